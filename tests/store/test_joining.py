from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from dragoman.across.merging import merge
from dragoman.across.records import Event
from dragoman.records import Coding
from dragoman.store.base import Coder, Source
from dragoman.store.events import events_in, known_event
from dragoman.store.joining import Joiner
from dragoman.store.sqlite import SqliteStore
from tests.across.scene import market, scene


def joined(codings: Sequence[Coding]) -> tuple[SqliteStore, Joiner]:
    store = SqliteStore()
    joiner = Joiner(store)
    for coding in codings:
        joiner.join(coding)
    return store, joiner


def sets(events: Sequence[Event]) -> set[frozenset[str]]:
    return {frozenset(r for a in event.accounts for r in a.reports) for event in events}


Shape = set[tuple[object, ...]]


def shape(events: Sequence[Event]) -> Shape:
    """What events are, whatever their ids: accounts, standing, sources, the whole of a part."""
    told = {event.id: frozenset(r for a in event.accounts for r in a.reports) for event in events}
    return {
        (told[e.id], told.get(e.part_of or ""), e.standing, e.contested, e.sources, e.voices)
        for e in events
    }


@pytest.mark.parametrize("seed", range(8))
def test_events_do_not_depend_on_the_order_in_which_reports_come(seed: int) -> None:
    codings = scene()
    random.Random(seed).shuffle(codings)  # noqa: S311 - an order, not a secret
    store, _ = joined(codings)
    assert shape(events_in(store.connection)) == shape(merge(scene()))


@pytest.mark.parametrize("seed", range(4))
def test_reports_joined_in_one_batch_make_the_same_events(seed: int) -> None:
    codings = scene()
    random.Random(seed).shuffle(codings)  # noqa: S311 - an order, not a secret
    store = SqliteStore()
    Joiner(store).join_all(codings)
    assert shape(events_in(store.connection)) == shape(merge(scene()))


def test_an_event_keeps_its_id_when_accounts_join_it() -> None:
    first, *others = market()
    store, joiner = joined([first])
    (before,) = [e.id for e in events_in(store.connection) if e.type == "ASSAULT"]
    for coding in others:
        joiner.join(coding)
    (after,) = [e for e in events_in(store.connection) if e.type == "ASSAULT"]
    assert after.id == before
    assert len(after.accounts) == 1 + len(others)


def test_joining_again_changes_nothing() -> None:
    store, joiner = joined(scene())
    before = events_in(store.connection)
    for coding in scene():
        joiner.join(coding)
    assert events_in(store.connection) == before


def test_what_is_not_joined_is_caught_up_with() -> None:
    store = SqliteStore()
    run = store.begin(Coder("test", "0", {}))
    for coding in market():
        store.put(coding, Source(coding.article.text.encode(), "x"), run)
    joiner = Joiner(store)
    assert joiner.catch_up() == len(market())
    assert joiner.catch_up() == 0
    assert sets(events_in(store.connection)) == sets(merge(market()))
    event = events_in(store.connection)[0]
    assert known_event(store.connection, event.id[:6]) == event.id
