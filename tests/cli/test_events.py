from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.corpus import Corpus
from dragoman.store.base import Source
from tests.across.scene import market, raid, visits

Output = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    with Corpus(tmp_path / "p") as corpus:
        started = corpus.project.store.begin(corpus.project.coder())
        for coding in (*market(), *visits(), *raid()):
            corpus.project.keep(coding, Source(coding.article.text.encode(), "x"), started)
    return str(tmp_path / "p")


def listed(folder: str, capsys: Output, *options: str) -> list[dict[str, object]]:
    assert run(["events", "list", "-p", folder, "--format", "jsonl", *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_list_counts_reports_and_sources(folder: str, capsys: Output) -> None:
    (strike,) = listed(folder, capsys, "--type", "assault", "--sources", "3")
    assert (strike["reports"], strike["sources"], strike["standing"]) == (3, 3, "told")
    assert len(listed(folder, capsys, "--actor", "Nasr")) == 2
    (november,) = listed(folder, capsys, "--type", "CONSULT", "--from", "2020-11")
    assert november["begin"] == "2020-11-19"


def test_show_quotes_both_sides(folder: str, capsys: Output) -> None:
    (contested,) = listed(folder, capsys, "--standing", "contested")
    assert run(["events", "show", str(contested["id"]), "-p", folder]) == 0
    told = capsys.readouterr().out
    assert "asserted by          Hill Council" in told
    assert "denied by            Coast Brigade" in told
    assert "r2 (Coast Brigade): The Coast Brigade denied" in told


def test_explain_names_features_and_losers(folder: str, capsys: Output) -> None:
    (strike,) = listed(folder, capsys, "--type", "ASSAULT", "--sources", "3")
    assert run(["events", "explain", str(strike["id"]), "-p", folder]) == 0
    assert "same day +2.0" in capsys.readouterr().out


def test_split_and_merge_by_hand(folder: str, capsys: Output) -> None:
    (strike,) = listed(folder, capsys, "--type", "ASSAULT", "--sources", "3")
    assert run(["events", "split", str(strike["id"]), "m2", "-p", folder]) == 0
    assert "decision 1" in capsys.readouterr().out
    assert not listed(folder, capsys, "--type", "ASSAULT", "--sources", "3")
    assert run(["events", "undo", "1", "-p", folder]) == 0
    capsys.readouterr()
    assert listed(folder, capsys, "--type", "ASSAULT", "--sources", "3")[0]["id"] == strike["id"]


def test_ratings_are_shown_and_filter(folder: str, capsys: Output) -> None:
    assert not listed(folder, capsys, "--reliability", "B")
    assert run(["sources", "rate", "Aden Star", "b", "-p", folder]) == 0
    capsys.readouterr()
    rated = listed(folder, capsys, "--reliability", "B")
    assert {"Aden Star": "B"} in [each["reliability"] for each in rated]
    assert run(["sources", "rate", "Aden Star", "Z", "-p", folder]) == 2
    assert run(["sources", "list", "-p", folder]) == 0
    assert run(["copies", "-p", folder]) == 0
    assert run(["history", "m1", "-p", folder]) == 0
    assert "published 2020-06-09" in capsys.readouterr().out
