"""The commands of the pictures: filters, formats, where the answer goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.corpus import Corpus
from dragoman.store.base import Source
from tests.analysis.pictures.crisis import one, three, two


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("p") / "crisis"
    with Corpus(folder) as corpus:
        number = corpus.project.store.begin(corpus.project.coder())
        for coding in (two(), one(), three()):
            corpus.project.keep(coding, Source(coding.article.text.encode(), "x"), number)
    return str(folder)


def answer(capsys: pytest.CaptureFixture[str], project: str, *arguments: str) -> tuple[str, str]:
    assert run([*arguments, "-p", project]) == 0
    out, err = capsys.readouterr()
    return out, err


def test_the_network_of_a_day(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = answer(capsys, project, "network", "--on", "2020-05", "--actor", "salim")
    assert out.splitlines()[1].startswith("Salim Nasr\tcommands\tHill Guard\t+\ttold\t2020-05-03")
    assert err.startswith("2 actors, 1 tie, 1 camp, no triad")
    out, _ = answer(capsys, project, "network", "--format", "json")
    assert json.loads(out)["day"] == "2020-06-12"
    out, _ = answer(capsys, project, "network", "--what", "actors", "--format", "csv")
    assert out.startswith("id,name,kind")


def test_the_timeline(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = answer(capsys, project, "timeline", "--type", "assault", "--from", "2020-06")
    assert out.splitlines()[1].startswith("8 June 2020\tASSAULT\tCoast Brigade\tHill Guard\tMocha")
    assert err == "1 event, 0 contested\n"
    out, _ = answer(capsys, project, "timeline", "--actor", "nobody of that name")
    assert len(out.splitlines()) == 1


def test_dyads_and_pairs(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = answer(capsys, project, "dyads", "--format", "jsonl")
    (pair,) = map(json.loads, out.splitlines())
    assert {pair["one"], pair["other"]} == {"Coast Brigade", "Hill Guard"}
    out, err = answer(capsys, project, "dyads", "hill", "coast", "--by", "week")
    assert out.splitlines()[1].startswith(
        "2020-W24\tCoast Brigade\tHill Guard\tmaterial conflict\t1"
    )
    assert err == "Hill Guard and Coast Brigade: 1 event\n"


def test_the_map(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = answer(capsys, project, "map", "--what", "events", "--on", "2020-06")
    assert out.splitlines()[1].startswith("8 June 2020\tASSAULT")
    assert err.startswith("0 places or things held, 0 contested; 1 event placed")
    out, _ = answer(capsys, project, "map", "--format", "geojson")
    assert json.loads(out)["type"] == "FeatureCollection"


@pytest.mark.parametrize("arguments", [("dyads", "one"), ("dyads", "--format", "svg")])
def test_a_dyad_has_two_sides(
    project: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run([*arguments, "-p", project]) == 2
    assert "two sides" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [("network",), ("timeline",), ("map",), ("dyads", "hill", "coast")]
)
def test_a_picture_goes_to_a_file(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    target = tmp_path / "picture.svg"
    out, err = answer(capsys, project, *command, "--format", "svg", "-o", str(target))
    assert out == ""
    assert err.endswith(f"{target}\n")
    assert target.read_text("utf-8").startswith("<svg")


def test_a_wrong_day_is_an_error_of_usage(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["network", "--on", "yesterday", "-p", project]) == 2
    assert "2016-11-29" in capsys.readouterr().err
