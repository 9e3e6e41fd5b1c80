from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.files import DATA, read_table
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.resolve.actors import ActorBase, load_actors
from dragoman.resolve.actors.careers import KnownActor, Spell, first_day, last_day, pack, unpack
from dragoman.resolve.actors.ledger import Ledger, write_ledger
from dragoman.resolve.actors.names import core, key, person_words, sound, words_of
from dragoman.resolve.actors.offices import load_offices, office_of
from dragoman.resolve.actors.words import metonyms, sector_words


@pytest.mark.parametrize(
    "spellings",
    [
        ["Thinni", "Thani", "THINI"],
        ["Sarraj", "SARAJ"],
        ["Shoigu", "Shoygu", "Шойгу"],
        ["Haftar", "Hafter", "Hifter", "Хафтар"],
        ["Jadhran", "Jathran"],
        ["Taliban", "Taleban"],
        ["Hezbollah", "Hizballah"],
        ["Qaddafi", "Gaddafi", "Kadhafi"],
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: list[str]) -> None:
    assert len({sound(words_of(name)[0]) for name in spellings}) == 1


def test_names_are_folded() -> None:
    assert key("U.N.") == "un"
    assert key("Aḥmad al-Mismārī’s") == "ahmad mismari"
    assert core("the Army of the Nile") == ("army", "of", "nile")
    assert person_words("Gen. Anna Maria Berg Jr.") == ("anna", "maria", "berg")
    assert key("خليفة حَفْتَر") == key("خليفه حفتر")


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Khalifa Hifter", "Khalifa Haftar"),
        ("Khalifa Belqasim Haftar", "Khalifa Haftar"),
        ("خليفة حفتر", "Khalifa Haftar"),
        ("Халифа Хафтар", "Khalifa Haftar"),
        ("Aqilah Salah Issa", "Aguila Saleh"),
        ("Sergei Shoigu", "Sergey Shoygu"),
        ("Fayez Seraj", "Fayez al-Sarraj"),
        ("Taleban", "Taliban"),
        ("Hizballah", "Hezbollah"),
        ("Ansar Allah", "Houthi movement"),
        ("LNA", "Libyan National Army"),
        ("Russian Foreign Ministry", "Foreign Ministry of Russia"),
    ],
)
def test_search_finds_an_actor_by_any_spelling(spelling: str, name: str) -> None:
    assert load_actors().search(spelling)[0].name == name


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("RUS", "foreign minister", "2016-11-29", "Sergey Lavrov"),
        ("USA", "president", "2004-05-01", "George W. Bush"),
        ("EGY", "president", "2012-12-01", "Mohamed Morsi"),
        ("GBR", "prime minister", "2003-03-20", "Tony Blair"),
        ("FRA", "foreign minister", "2016-03-01", "Jean-Marc Ayrault"),
        ("USA", "defence minister", "2005-01-01", "Donald Rumsfeld"),
    ],
)
def test_office_has_its_holder_on_a_day(country: str, office: str, day: str, name: str) -> None:
    assert load_actors().in_office(country, office, date.fromisoformat(day))[0].name == name


def test_codes_follow_the_career() -> None:
    commander = load_actors().search("Khalifa Haftar")[0]
    assert commander.code(date(1985, 1, 1)).sectors == ("MIL",)
    assert commander.code(date(1989, 1, 1)).sectors[0] in {"ELI", "OPP"}
    assert commander.code(date(2016, 12, 1)).sectors == ("MIL",)
    president = load_actors().search("Hosni Mubarak")[0]
    assert president.code(date(2005, 1, 1)).sectors == ("GOV",)
    assert president.code(date(2015, 1, 1)).sectors == ("ELI",)
    movement = load_actors().search("Taliban")[0]
    assert movement.code(date(2010, 1, 1)).sectors == ("REB",)
    assert movement.code(date(2022, 1, 1)).sectors == ("GOV",)


def test_a_servant_of_a_body_has_its_code() -> None:
    envoy = load_actors().search("Martin Kobler")[0]
    assert envoy.code(date(2016, 6, 1)).country == "UNO"
    assert envoy.code(date(2018, 6, 1)).country == "DEU"


def test_base_is_large_and_quick_to_load() -> None:
    start = time.perf_counter()
    base = ActorBase()
    assert base.named("United Nations")
    assert time.perf_counter() - start < 0.5
    ids = [actor.id for actor in base.all()]
    assert len(ids) == len(set(ids)) > 40_000


def test_every_metonym_and_institution_is_an_actor() -> None:
    base = load_actors()
    missing = {m.actor for m in metonyms().values() if m.actor not in base}
    assert {actor for actor in missing if not actor.startswith("X-") and actor != "EUR"} <= {"UNO"}


def test_spells_by_hand_are_in_order() -> None:
    for path in sorted((DATA / "actors").glob("people_*.tsv")):
        for row in read_table(path):
            actor = next(
                (a for a in load_actors().named(row["name"]) if a.name == row["name"]), None
            )
            assert actor is not None, row["name"]
            for spell in actor.spells:
                if spell.begin and spell.finish:
                    assert first_day(spell.begin) <= last_day(spell.finish), (row["name"], spell)


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("Minister of Foreign Affairs", "RUS", "foreign minister"),
        ("secretary of state", "USA", "foreign minister"),
        ("foreign secretary", "GBR", "foreign minister"),
        ("director of the prime minister's office", "ISR", "office staff"),
        ("chairman of the joint chiefs of staff", "USA", "chief of staff"),
        ("deputy defence minister", "UKR", "deputy minister"),
        ("president", "EGY", "president"),
        ("president of the senate", "ITA", "speaker"),
    ],
)
def test_titles_name_offices(title: str, country: str, office: str) -> None:
    found = office_of(title, country)
    assert found is not None
    assert found.name == office


def test_sectors_are_codes_of_plover() -> None:
    codes = set(sector_words().nouns.values()) | {s for o in load_offices() for s in o.sectors}
    assert codes <= set(
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP"
        " PRE REL SOC".split()
    )


def test_actor_survives_packing() -> None:
    spell = Spell("harbour master", "", "Port of Sula", "LBY", ("GOV",), "2001-05", "", 1)
    actor = KnownActor(
        "x", "Ada Ben", "person", "LBY", ("GOV",), "1960", "", 1.5, ("A. Ben",), (spell,)
    )
    assert unpack("x", pack(actor)) == actor


def test_partial_days() -> None:
    assert first_day("2016") == date(2016, 1, 1)
    assert last_day("2016-02") == date(2016, 2, 28)
    assert last_day("2016-04-31") == date(2016, 4, 30)


def test_seen_spell_holds_near_its_sighting() -> None:
    spell = Spell("clerk", "", "", "LBY", (), "2019-05", "2019-06", 0, seen=True)
    assert spell.holds(date(2018, 6, 1))
    assert not spell.holds(date(2012, 6, 1))
    assert spell.role().begin is None


def test_ledger_gives_back_what_was_written(tmp_path: Path) -> None:
    content = {f"n:key {i:04}": f"value {i}" for i in range(500)}
    path = tmp_path / "small.ledger"
    write_ledger(path, content)
    first = path.read_bytes()
    write_ledger(path, dict(reversed(content.items())))
    assert path.read_bytes() == first
    ledger = Ledger(path)
    assert all(ledger.get(k) == v for k, v in content.items())
    assert ledger.get("n:key") is None
    assert ledger.get("zzz") is None
    assert dict(ledger.starting("n:key 04")) == {
        k: v for k, v in content.items() if k[:8] == "n:key 04"
    }


def test_broken_ledger_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        Ledger(tmp_path / "none")
    (tmp_path / "bad").write_bytes(b"something else")
    with pytest.raises(DataError, match="not a ledger"):
        Ledger(tmp_path / "bad")


def test_kosovo_has_the_code_of_plover() -> None:
    base = load_actors()
    (state,) = [actor for actor in base.named("Kosovo") if actor.kind == "country"]
    assert (state.id, state.country) == ("KOS", "KOS")
    codes = {a.country for a in base.all()} | {s.country for a in base.all() for s in a.spells}
    assert "XKX" not in codes
    assert base.search("Hashim Thaci")[0].country == "KOS"
    assert {spot.country for spot in load_gazetteer().find("Pristina")} == {"KOS"}
