from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.corpus import Corpus
from dragoman.store.base import Source
from tests.analysis.test_control import taken


@pytest.fixture
def project(tmp_path: Path) -> str:
    with Corpus(tmp_path / "p") as corpus:
        number = corpus.project.store.begin(corpus.project.coder())
        coding = taken()
        corpus.project.keep(coding, Source(coding.article.text.encode(), "x"), number)
    return str(tmp_path / "p")


def test_answer_and_its_sentences(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["control", "--asset", "oil port", "--on", "2020-05-01", "-p", project]) == 0
    out, err = capsys.readouterr()
    assert err == "the oil port on 2020-05-01: The army, as the reports tell\n"
    assert "The army holds the oil port." in out.splitlines()[1]


def test_day_of_the_last_report_by_default(project: str, tmp_path: Path) -> None:
    target = tmp_path / "held.json"
    arguments = ["control", "--place", "port", "--format", "json", "-o", str(target), "-p", project]
    assert run(arguments) == 0
    rows = json.loads(target.read_text("utf-8"))
    assert [row["who"] for row in rows if row["held"]] == ["The rebels"]
    assert {row["what"] for row in rows} == {"took", "lost", "tried to take"}
    assert all(row["report"] and row["record"] for row in rows)


def test_unknown_thing_says_what_is_known(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["control", "--asset", "moon", "-p", project]) == 2
    assert "the oil port" in capsys.readouterr().err
