from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from dragoman.engine.local import Fault, code_articles, code_batch
from dragoman.exchange.contract import as_line
from dragoman.pipeline import Kit, code_article
from dragoman.records import Article, Coding

TEXTS = [
    "Rebels attacked a convoy near Goma on Monday, the governor said.",
    "The president of Chad denied that his troops had crossed the border.",
    "Envoys of Mali and France met in Bamako to discuss a ceasefire.",
]


def articles(count: int) -> list[Article]:
    return [Article(f"a{i}", TEXTS[i % 3], language="en") for i in range(count)]


def test_a_batch_is_coded_in_order_and_none_stays_none(kit: Kit) -> None:
    one, two = articles(2)
    found = code_batch([one, None, two], kit)
    assert [isinstance(each, Coding) for each in found] == [True, False, True]
    assert found[1] is None


def test_a_fault_in_one_article_spares_the_others(
    kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(article: Article, kit: Kit) -> Coding:
        if article.id == "a1":
            raise IndexError("out of range")
        return code_article(article, kit)

    monkeypatch.setattr("dragoman.engine.local.code_article", faulty)
    found = code_batch(articles(3), kit)
    assert isinstance(found[1], Fault)
    assert found[1].article == "a1"
    assert "IndexError in test_local.py" in found[1].what
    assert isinstance(found[2], Coding)


def test_articles_are_taken_as_they_are_needed(kit: Kit) -> None:
    taken: list[str] = []

    def source() -> Iterator[Article]:
        for article in articles(3):
            taken.append(article.id)
            yield article

    codings = code_articles(source(), make_kit=lambda: kit)
    assert isinstance(next(codings), Coding)
    assert taken == ["a0"]


def test_several_processes_give_the_same_bytes_in_the_same_order(kit: Kit) -> None:
    given: list[Article | None] = [*articles(20), None, *articles(3)]
    alone = list(code_articles(given, make_kit=lambda: kit))
    together = list(code_articles(given, workers=2))
    assert [c and as_line(c) for c in alone if not isinstance(c, Fault)] == [
        c and as_line(c) for c in together if not isinstance(c, Fault)
    ]
    assert len(together) == len(given)


def test_a_sentence_of_twenty_thousand_words_is_coded_in_reasonable_time(kit: Kit) -> None:
    clause = "and then the council of the {} valley said that it had met the envoys in Goma"
    words = " ".join(clause.format(name) for name in ("upper", "lower", "long", "green") * 312)
    text = f"The governor left {words}."
    assert len(text.split()) > 20_000
    began = time.process_time()
    [coding] = code_batch([Article("long", text, language="en")], kit)
    assert isinstance(coding, Coding)
    assert coding.events
    assert time.process_time() - began < 60
