"""What every store must do; a new engine adds itself to ``stores``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import InputError, ProjectError, UsageError
from dragoman.records import Coding, Span
from dragoman.store.base import Coder, Judgement, Source, Tally, digest_of, stamp_of
from dragoman.store.sqlite import SqliteStore
from tests.reports import first, second

OLD = Coder("dragoman 0", "old", {"code": "a"})
NEW = Coder("dragoman 1", "new", {"code": "b"})


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(tmp_path / "project.db" if request.param == "file" else ":memory:")
    yield made
    made.close()


def source(coding: Coding) -> Source:
    return Source(coding.article.text.encode(), "report.txt")


def put(store: SqliteStore, coding: Coding, coder: Coder = OLD) -> None:
    store.put(coding, source(coding), store.begin(coder))


def amounts(store: SqliteStore) -> list[int]:
    tables = ("articles", "codings", "records", "links")
    counts = (f"SELECT count(*) FROM {table}" for table in tables)  # noqa: S608 - constants
    return [store.connection.execute(count).fetchone()[0] for count in counts]


def test_what_is_put_comes_back(store: SqliteStore) -> None:
    for coding in (first(), second()):
        put(store, coding)
        assert store.get(coding.article.id) == coding


def test_putting_twice_changes_nothing(store: SqliteStore) -> None:
    put(store, first())
    before = amounts(store)
    put(store, first())
    assert amounts(store) == before


def test_new_coding_replaces_the_old_one_whole(store: SqliteStore) -> None:
    put(store, first())
    fewer = replace(first(), coder="dragoman 1", relations=(), assessments=())
    put(store, fewer, NEW)
    assert store.get(fewer.article.id) == fewer
    assert store.connection.execute("SELECT count(*) FROM record_words_docsize").fetchone()[
        0
    ] == sum(len(layer) for layer in (fewer.actors, fewer.claims, fewer.events))


def test_stamp_tells_what_a_coding_was_made_of(store: SqliteStore) -> None:
    assert store.stamp(first().article.id) is None
    put(store, first())
    article = first().article
    assert store.stamp(article.id) == stamp_of(article, source(first()), OLD)
    assert store.stamp(article.id) != stamp_of(article, source(first()), NEW)
    dated = replace(article, published=None)
    assert digest_of(dated) != digest_of(article)


def test_articles_come_by_date_of_publication(store: SqliteStore) -> None:
    put(store, second())
    put(store, first())
    assert list(store.articles()) == [first().article.id, second().article.id]


def test_another_report_under_a_known_id_is_refused(store: SqliteStore) -> None:
    put(store, first())
    other = replace(second(), article=replace(second().article, id=first().article.id))
    with pytest.raises(InputError, match="an id of its own"):
        put(store, other)
    assert store.get(first().article.id) == first()


def test_the_same_source_may_be_read_anew(store: SqliteStore) -> None:
    put(store, first())
    better = replace(first(), article=replace(first().article, headline="A port is shelled"))
    put(store, better, NEW)
    assert store.get(better.article.id).article.headline == "A port is shelled"


def test_unknown_article_is_an_error_with_a_remedy(store: SqliteStore) -> None:
    with pytest.raises(UsageError, match="show articles"):
        store.get("nothing")


def test_half_a_surrogate_pair_is_refused_and_nothing_kept(store: SqliteStore) -> None:
    broken = replace(first(), article=replace(first().article, headline="\ud800"))
    with pytest.raises(InputError, match="surrogate"):
        put(store, broken)
    assert amounts(store) == [0, 0, 0, 0]


def test_runs_are_counted(store: SqliteStore) -> None:
    run = store.begin(OLD)
    store.finish(run, Tally(3, 2, 1))
    row = store.connection.execute("SELECT * FROM runs").fetchone()
    assert (row["coded"], row["skipped"], row["failed"]) == (3, 2, 1)
    assert row["started"] <= row["finished"]
    assert row["parts"] == '{"code": "a"}'


def test_decisions_outlive_a_recoding(store: SqliteStore) -> None:
    put(store, first())
    judgement = Judgement(
        "ada", "reject", "events", first().article.id, Span(34, 41), "shelled", at="2020-06-11"
    )
    store.decide(judgement)
    put(store, first(), NEW)
    assert list(store.decisions()) == [judgement]


def test_decisions_cannot_be_changed_or_deleted(store: SqliteStore) -> None:
    put(store, first())
    store.decide(Judgement("ada", "accept", "events", first().article.id, Span(0, 1), "F"))
    for change in ("UPDATE decisions SET person = 'eve'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute(change)


def test_a_link_needs_its_record(store: SqliteStore) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.connection.execute("INSERT INTO links VALUES (1, 'actor', 0, 2)")


def test_full_disk_leaves_the_last_whole_state(store: SqliteStore) -> None:
    put(store, first())
    before = amounts(store)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages:d}")
    large = replace(second(), article=replace(second().article, text="word " * 100_000))
    with pytest.raises(ProjectError, match="free some space"):
        put(store, large)
    assert amounts(store) == before
    store.connection.execute("PRAGMA max_page_count = 1000000")
    put(store, second())
    assert store.get(second().article.id) == second()
