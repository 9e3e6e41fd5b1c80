"""Five short reports from their bytes to events, by commands: two visits, a copy, a denial."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import run
from dragoman.pipeline import Kit

NOVEMBER = (
    "General Yusuf Tahiri, who commands the Northern Guard, visited Ankara on Tuesday to ask for"
    " drones and spare parts.\n\nOfficials of the Turkish defence ministry showed him a factory"
    " near the airport and gave a dinner in his honour. {} No paper was signed, his office"
    " said.\n\nTahiri had visited Ankara in June. That journey brought him a field hospital and"
    " much advice, and the opposition in Sanaa asked who had paid for the aircraft."
)
REPORTS: list[dict[str, str]] = [
    {
        "id": "june",
        "source": "Gulf Wire",
        "published": "2019-06-12",
        "text": "General Yusuf Tahiri visited Ankara on Monday and inspected a field hospital.",
    },
    {
        "id": "november",
        "source": "Red Sea Post",
        "published": "2019-11-20",
        "text": NOVEMBER.format("The weather was cold and the streets were empty."),
    },
    {
        "id": "copy",
        "source": "Aden Star",
        "published": "2019-11-20",
        "text": NOVEMBER.format("The weather was bad and the streets were empty."),
    },
    {
        "id": "charge",
        "source": "Gulf Wire",
        "published": "2019-12-06",
        "text": "The council of Marib accused the Northern Guard of bombing a depot in Harib on"
        " Thursday. The council said that four watchmen were killed.",
    },
    {
        "id": "denial",
        "source": "Red Sea Post",
        "published": "2019-12-07",
        "text": "The Northern Guard denied on Saturday that it had bombed a depot in Harib.",
    },
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> Path:
    return tmp_path_factory.mktemp("five")


def _code(folder: Path, *reports: dict[str, str]) -> str:
    lines, project = folder / "in.jsonl", str(folder / "p")
    lines.write_text("".join(json.dumps(each) + "\n" for each in reports), "utf-8")
    assert run(["code", str(lines), "--project", project]) == 0
    return project


def _listed(project: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[Any]:
    capsys.readouterr()
    assert run(["events", "list", "-p", project, "--format", "jsonl", *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_two_visits_one_voice_and_a_charge_that_becomes_contested(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = _code(folder, *REPORTS[:4])
    visits = [e for e in _listed(project, capsys, "--actor", "Tahiri") if e["mode"] == "visit"]
    assert [visit["begin"] for visit in visits] == ["2019-06-10", "2019-11-19"]
    june, november = visits
    assert set(june["articles"]) == {"june", "november", "copy"}
    assert (november["reports"], november["sources"]) == (2, 1)
    charged = _listed(project, capsys, "--type", "ASSAULT")
    assert charged
    assert not {event["standing"] for event in charged} & {"told", "contested"}
    _code(folder, REPORTS[4])
    (contested,) = _listed(project, capsys, "--type", "ASSAULT", "--standing", "contested")
    assert set(contested["articles"]) == {"charge", "denial"}
    assert not _listed(project, capsys, "--type", "ASSAULT", "--standing", "told")


def test_the_copy_is_listed_as_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = _code(folder, *REPORTS)
    capsys.readouterr()
    assert run(["copies", "-p", project, "--format", "jsonl"]) == 0
    (pair,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {pair["one"], pair["two"]} == {"copy", "november"}
