from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.corpus import Corpus
from dragoman.engine.local import code_batch
from dragoman.errors import InputError
from dragoman.pipeline import Kit, code_article
from dragoman.records import Article, Coding
from dragoman.runs import Coded, Failed

TEXTS = {
    "a": "Rebels attacked a convoy near Goma on Monday, the governor said.",
    "b": "Envoys of Mali and France met in Bamako to discuss a ceasefire.",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = [json.dumps({"id": key, "text": text}) for key, text in TEXTS.items()]
    path.write_text("\n".join([lines[0], "{", lines[1]]))
    return path


def told(outcomes: list[Coded | Failed]) -> list[str]:
    return [o.coding.article.id if isinstance(o, Coded) else "failed" for o in outcomes]


def test_outcomes_come_in_order_with_what_failed(reports: Path, kit: Kit) -> None:
    corpus = Corpus()
    outcomes = corpus.code(reports)
    assert told(outcomes) == ["a", "failed", "b"]
    assert isinstance(outcomes[1], Failed)
    assert isinstance(outcomes[1].error, InputError)
    assert not outcomes[1].unexpected
    assert corpus.coding("a").article.text == TEXTS["a"]


def test_what_is_stored_is_not_coded_again(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus()
    first = corpus.code(reports)

    def never(article: Article, kit: Kit) -> Coding:
        raise AssertionError(f"{article.id} is coded again")

    monkeypatch.setattr("dragoman.engine.local.code_article", never)
    again = corpus.code(reports)
    assert told(again) == told(first)
    assert [o.anew for o in again if isinstance(o, Coded)] == [False, False]
    assert [o.coding for o in again if isinstance(o, Coded)] == [
        o.coding for o in first if isinstance(o, Coded)
    ]


def test_a_broken_off_run_goes_on(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus()

    def stopped(article: Article, kit: Kit) -> Coding:
        if article.id == "b":
            raise KeyboardInterrupt
        return code_article(article, kit)

    monkeypatch.setattr("dragoman.engine.local.code_article", stopped)
    with pytest.raises(KeyboardInterrupt):
        corpus.code(reports)
    monkeypatch.undo()
    outcomes = corpus.code(reports)
    assert [o.anew for o in outcomes if isinstance(o, Coded)] == [False, True]


def test_the_batch_function_is_pure(kit: Kit) -> None:
    article = Article("a", TEXTS["a"], language="en")
    assert code_batch([article], kit) == code_batch([article], kit) == [code_article(article, kit)]
