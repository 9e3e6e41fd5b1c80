from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.errors import UsageError
from dragoman.store.answers import LAYERS_SHOWN, answer
from dragoman.store.base import Coder, Source
from dragoman.store.locating import locate, locate_article
from dragoman.store.queries import Filter
from dragoman.store.sqlite import SqliteStore
from tests.reports import first, second


@pytest.fixture(scope="module")
def store() -> Iterator[SqliteStore]:
    made = SqliteStore()
    run = made.begin(Coder("dragoman", "d", {}))
    for coding in (first(), second()):
        made.put(coding, Source(coding.article.text.encode(), "x"), run)
    yield made
    made.close()


def ask(store: SqliteStore, layer: str, **wanted: Any) -> list[dict[str, Any]]:
    return answer(store.connection, layer, Filter(**wanted)).to_dicts()


def test_events_tell_who_where_when_and_on_whose_word(store: SqliteStore) -> None:
    shelled, seized, again = ask(store, "events")
    assert (shelled["actors"], shelled["place"]) == (["Coast Brigade"], "Mocha")
    assert (shelled["date"], shelled["said_by"]) == ("2020-06-08", None)
    assert (seized["said_by"], seized["denied_by"]) == ("Salim Nasr", ["Coast Brigade"])
    assert seized["assets"] == ["the fuel depot"]
    assert again["said_by"] == "residents"
    assert again["text"] == "The Coast Brigade shelled Mocha on 8 June 2020, residents said."


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        ({"actor": "coast"}, ["ASSAULT", "COERCE", "ASSAULT"]),
        ({"actor": "Hill"}, []),
        ({"type": "coerce"}, ["COERCE"]),
        ({"status": "denied"}, []),
        ({"text": "depot"}, ["COERCE"]),
        ({"text": "fuel nasr"}, ["COERCE"]),
        ({"text": 'depot" OR "port'}, []),
        ({"begin": "2020-06-08", "finish": "2020-06-08"}, ["ASSAULT", "ASSAULT"]),
        ({"begin": "2020-06-09"}, []),
        ({"limit": 1}, ["ASSAULT"]),
    ],
)
def test_filters_of_events(store: SqliteStore, wanted: dict[str, Any], types: list[str]) -> None:
    assert [row["type"] for row in ask(store, "events", **wanted)] == types


def test_actor_may_be_an_id(store: SqliteStore) -> None:
    brigade = next(a for a in first().actors if a.name == "Coast Brigade")
    assert len(ask(store, "events", actor=brigade.id)) == 3


def test_a_filter_on_days_says_what_it_leaves_out(store: SqliteStore) -> None:
    table = answer(store.connection, "events", Filter(begin="2020-01-01"))
    assert len(table) == 2
    assert table.note == "1 without a date in the text are left out"


def test_claims_and_assessments_have_the_day_of_their_report(store: SqliteStore) -> None:
    assert len(ask(store, "claims", begin="2020-06-11")) == 1
    assert len(ask(store, "assessments", finish="2020-06-11")) == 1


def test_relations_name_both_ends(store: SqliteStore) -> None:
    rows = ask(store, "relations")
    assert [(row["subject"], row["kind"], row["object"]) for row in rows] == [
        ("Salim Nasr", "commands", "Hill Guard"),
        ("Hill Guard", "supports", "Aden Council"),
        ("Hill Guard", "opposes", "Coast Brigade"),
    ]


def test_assessments_quote_their_parts(store: SqliteStore) -> None:
    (row,) = ask(store, "assessments")
    assert row["condition"] == "the port stays shut"
    assert (row["status"], row["hedge"]) == ("likely", "likely")


def test_actors_stand_once_with_the_number_of_their_articles(store: SqliteStore) -> None:
    rows = ask(store, "actors")
    assert [(row["name"], row["articles"]) for row in rows[:2]] == [
        ("Coast Brigade", 2),
        ("Hill Guard", 2),
    ]
    assert len(rows) == 5


def test_articles_are_found_by_their_text(store: SqliteStore) -> None:
    assert len(ask(store, "articles")) == 2
    (row,) = ask(store, "articles", text="residents")
    assert (row["source"], row["events"], row["notes"]) == ("Red Sea Post", 1, [])


@pytest.mark.parametrize("layer", LAYERS_SHOWN)
def test_every_row_has_every_column(store: SqliteStore, layer: str) -> None:
    table = answer(store.connection, layer, Filter())
    assert set(table.shown) <= set(table.columns)
    assert all(set(row) == set(table.columns) for row in table)


def test_an_id_may_be_cut_short(store: SqliteStore) -> None:
    event = first().events[0]
    found = locate(store.connection, "events", event.id[:6])
    assert found == (first().article.id, event.id)
    assert locate_article(store.connection, first().article.id[:5]) == first().article.id


def test_no_such_id_is_an_error_with_a_remedy(store: SqliteStore) -> None:
    with pytest.raises(UsageError, match="dragoman show events"):
        locate(store.connection, "events", "zzz")
    with pytest.raises(UsageError, match="no article"):
        locate_article(store.connection, "zzz")


def test_an_id_cut_too_short_names_the_candidates(store: SqliteStore) -> None:
    with pytest.raises(UsageError, match="several ids") as caught:
        locate(store.connection, "events", "e")
    assert first().events[0].id in str(caught.value)


def test_a_search_for_nothing_is_an_error(store: SqliteStore) -> None:
    with pytest.raises(UsageError, match="nothing to search for"):
        ask(store, "events", text=' " ')
