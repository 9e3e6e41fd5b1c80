from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.corpus import Corpus
from dragoman.store.base import Source
from tests.reports import first, second


@pytest.fixture
def project(tmp_path: Path) -> str:
    with Corpus(tmp_path / "p") as corpus:
        number = corpus.project.store.begin(corpus.project.coder())
        for coding in (first(), second()):
            corpus.project.keep(coding, Source(coding.article.text.encode(), "x"), number)
    return str(tmp_path / "p")


def test_hits_are_marked_and_counted(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "FUEL", "depot", "-p", project]) == 0
    out, err = capsys.readouterr()
    assert "the brigade had seized the [fuel] [depot]" in out
    assert err == "2 hits\n"


def test_programs_get_offsets(project: str, tmp_path: Path) -> None:
    target = tmp_path / "hits.json"
    arguments = ["search", '"coast brigade"', "--in", "actors", "--format", "json"]
    assert run([*arguments, "-p", project, "-o", str(target)]) == 0
    (hit,) = json.loads(target.read_text("utf-8"))
    assert (hit["text"], hit["hits"], hit["reports"]) == ("Coast Brigade", [[0, 13]], 2)


def test_nothing_to_search_for_is_an_error_of_usage(
    project: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "***", "-p", project]) == 2
    assert "nothing to search for" in capsys.readouterr().err
