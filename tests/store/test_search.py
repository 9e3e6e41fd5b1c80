from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dragoman.corpus import Corpus
from dragoman.records import Coding
from dragoman.store.base import Source
from dragoman.store.migrate import migrations
from tests.builder import Builder
from tests.reports import first, second
from tests.store.versions import drop_later


def foreign() -> Coding:
    b = Builder("أعلن الجَيش أنه دخل المدينة. Хафтар прибыл в Москву. Café Zuwārah.", "2020-07-01")
    b.actor("Хафтар", "Hill Marshal")
    return b.coding


def kept(*codings: Coding, folder: Path | None = None) -> Corpus:
    made = Corpus(folder)
    run = made.project.store.begin(made.project.coder())
    for coding in codings:
        made.project.keep(coding, Source(coding.article.text.encode(), "x"), run)
    return made


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return kept(first(), second(), foreign())


def found(corpus: Corpus, words: str, **wanted: Any) -> list[tuple[str, str | None]]:
    return [(row["kind"], row["title"]) for row in corpus.search(words, **wanted)]


def test_hits_come_from_actors_quotes_and_reports(corpus: Corpus) -> None:
    *quotes, article = found(corpus, "depot")
    assert set(quotes) == {("quote", "Coast Brigade"), ("quote", "Salim Nasr")}
    assert article == ("article", "Port shelled")
    assert found(corpus, "council", kinds=("actors",)) == [("actor", "Aden Council")]


@pytest.mark.parametrize(
    "words", ["الجيش", "الجَيش", "Хафтар", "хафт*", "МОСКВУ", "cafe", "zuwarah", "Zuw*"]
)
def test_any_script_with_and_without_accents(corpus: Corpus, words: str) -> None:
    (hit,) = corpus.search(words, kinds=("articles",))
    assert hit["article"] == foreign().article.id
    ((start, end),) = hit["hits"]
    assert hit["text"][start:end] in foreign().article.text


def test_the_text_of_a_hit_stands_in_its_report(corpus: Corpus) -> None:
    for hit in corpus.search("brigade", kinds=("articles", "quotes")):
        text = corpus.coding(hit["article"]).article.text
        assert text[hit["start"] :].startswith(hit["text"])
        assert hit["hits"]


def test_a_long_report_shows_the_words_around_the_hit() -> None:
    b = Builder("Much was said. " * 100 + "Then the ferry sank. " + "More was said. " * 100)
    (hit,) = kept(b.coding).search("ferry sank")
    assert [hit["text"][start:end] for start, end in hit["hits"]] == ["ferry", "sank"]
    assert len(hit["text"]) <= 240
    assert b.article.text[hit["start"] :].startswith(hit["text"])


def test_an_actor_is_found_by_an_alias_of_the_knowledge_base() -> None:
    b = Builder("Haftar spoke.", id="1")
    b.actor("Haftar", "Khalifa Haftar")
    actor = b.coding.actors[0]
    known = "khalifa-haftar-lby"
    (mention,) = b.coding.mentions
    text = b.coding
    coding = Coding(
        text.article,
        text.coder,
        (type(mention)(*_fields(mention, actor=known, chain=known)),),
        (type(actor)(*_fields(actor, id=known)),),
    )
    (hit,) = kept(coding).search("حفتر", kinds=("actors",))
    assert (hit["id"], hit["title"], hit["reports"]) == (known, "Khalifa Haftar", 1)
    assert "حفتر" in [hit["text"][start:end] for start, end in hit["hits"]]


def _fields(record: Any, **changed: Any) -> list[Any]:
    return [changed.get(name, getattr(record, name)) for name in record.__slots__]


@pytest.mark.parametrize(
    "words",
    [
        'depot" OR "port',
        "depot AND (",
        "text:depot",
        "depot NEAR/2 port",
        "'; DROP TABLE x; --",
        "a^b*",
    ],
)
def test_whatever_a_user_types_is_only_words(corpus: Corpus, words: str) -> None:
    assert len(corpus.search(words)) == 0


def test_filters_of_days_and_actors(corpus: Corpus) -> None:
    assert found(corpus, "shelled", begin="2020-06-12") == [
        ("quote", "residents"),
        ("article", None),
    ]
    assert found(corpus, "shelled", actor="Salim") == [("article", "Port shelled")]
    assert len(corpus.search("brigade", kinds=("articles",), limit=1)) == 1


def test_the_order_of_the_reports_does_not_matter() -> None:
    one, other = kept(first(), second(), foreign()), kept(foreign(), second(), first())
    for words in ("brigade", "mocha", "the"):
        assert one.search(words) == other.search(words)


def test_a_project_of_version_2_gets_the_index(tmp_path: Path) -> None:
    kept(foreign(), folder=tmp_path / "p").close()
    _set_back(tmp_path / "p" / "project.db")
    with Corpus(tmp_path / "p") as corpus:
        assert len(corpus.search("الجيش")) == 1
        assert [row["kind"] for row in corpus.search("hill marshal")] == ["actor"]


def _set_back(path: Path) -> None:
    """Makes of a project one as version 2 had it."""
    tables = next(each.script for each in migrations() if each.number == 1)
    db = sqlite3.connect(path)
    drop_later(db, 3)
    for trigger in ("articles_added", "articles_read_again", "records_added", "records_gone"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("DROP TABLE article_words")
    db.execute("DROP TABLE record_words")
    db.executescript(tables[tables.index("CREATE VIRTUAL TABLE article_words") :])
    db.execute("PRAGMA user_version = 2")
    db.commit()
    db.close()
