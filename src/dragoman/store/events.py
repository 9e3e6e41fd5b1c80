"""The events of a project: ids that last, redirects, and the records themselves."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dragoman.across.building import event_of
from dragoman.across.records import Event
from dragoman.across.settle import Group
from dragoman.across.telling import Telling
from dragoman.across.voices import Origin
from dragoman.errors import UnknownError, UsageError
from dragoman.exchange.contract import plain
from dragoman.exchange.revive import revive
from dragoman.records import identify
from dragoman.store.sketching import origins_in

Get = Callable[[Iterable[str]], Sequence[Telling]]


@dataclass(frozen=True, slots=True)
class Given:
    """Which event each group of tellings is, and which older ids lead to it from now on."""

    ids: Mapping[Group, str]
    heirs: Mapping[str, str]


def assign(
    groups: Sequence[Group], before: Mapping[str, str | None], ages: Mapping[str, int]
) -> Given:
    """Gives groups the ids that their tellings had.

    An id goes with most of its tellings. A group of several such ids keeps the oldest, and the
    others lead to it. A group without any gets none here. ``ages``: the number of each event.
    """
    shares: dict[str, Counter[Group]] = {}
    for group in groups:
        for each in group:
            known = before.get(each)
            if known is not None:
                shares.setdefault(known, Counter())[group] += 1
    claims: dict[Group, list[str]] = {}
    for event, counted in shares.items():
        heir = min(counted, key=lambda group: (-counted[group], min(group)))
        claims.setdefault(heir, []).append(event)
    ids = {group: min(own, key=lambda event: ages[event]) for group, own in claims.items()}
    heirs = {e: ids[group] for group, own in claims.items() for e in own if e != ids[group]}
    return Given(ids, heirs)


class Events:
    """Writes events beside the tellings that they are made of."""

    def __init__(self, db: sqlite3.Connection, get: Get) -> None:
        self.db, self.get = db, get

    def write(self, groups: Sequence[Group], touched: Set[str]) -> None:
        """Makes the events of settled groups; what has not changed is left alone."""
        members = sorted(each for group in groups for each in group)
        before = self._before(members)
        given = assign(groups, before, self._ages(set(before.values()) - {None}))
        stale = set[str]()
        for group in groups:
            event = given.ids.get(group) or self._new(group)
            moved = {each for each in group if before[each] != event}
            stale |= {old for each in moved if (old := before[each])}
            if moved or group & touched:
                stale.add(event)
            self.db.executemany(
                "UPDATE tellings SET event = ? WHERE id = ?", ((event, each) for each in moved)
            )
        for old, heir in given.heirs.items():
            self.db.execute("UPDATE events SET heir = ? WHERE id = ?", (heir, old))
        self.rebuild(stale | self._parts_of(stale))

    def rebuild(self, events: Iterable[str]) -> None:
        """Makes the records of some events from their tellings; one without any has none."""
        told: dict[str, list[str]] = {event: [] for event in sorted(events)}
        rows = self.db.execute(
            "SELECT event, id FROM tellings WHERE event IN (SELECT value FROM json_each(?))"
            " ORDER BY event, id",
            (json.dumps(list(told)),),
        )
        for row in rows:
            told[row["event"]].append(row["id"])
        given = {t.id: t for t in self.get([each for ids in told.values() for each in ids])}
        origins = origins_in(self.db, {telling.article for telling in given.values()})
        for event, ids in told.items():
            body = self._body(event, [given[each] for each in ids], origins) if ids else None
            self.db.execute("UPDATE events SET body = ? WHERE id = ?", (body, event))

    def _body(self, event: str, tellings: Sequence[Telling], origins: Mapping[str, Origin]) -> str:
        made = event_of(event, tellings, origins, self._whole(event))
        return json.dumps(plain(made), ensure_ascii=False, separators=(",", ":"))

    def _before(self, members: Sequence[str]) -> dict[str, str | None]:
        rows = self.db.execute(
            "SELECT id, event FROM tellings WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(members),),
        )
        return {row["id"]: row["event"] for row in rows}

    def _ages(self, events: Iterable[str | None]) -> dict[str, int]:
        rows = self.db.execute(
            "SELECT id, number FROM events WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(filter(None, events))),),
        )
        return {row["id"]: row["number"] for row in rows}

    def _new(self, group: Group) -> str:
        first = min(group)
        (telling,) = self.get([first])
        event, number = identify("v", telling.article, first), 0
        while self.db.execute("SELECT 1 FROM events WHERE id = ?", (event,)).fetchone():
            number += 1
            event = identify("v", telling.article, first, number)
        self.db.execute("INSERT INTO events (id) VALUES (?)", (event,))
        return event

    def _whole(self, event: str) -> str | None:
        """The event that one is part of: named by most of its tellings, by no other as often."""
        counted = self.db.execute(_WHOLES, (event, event)).fetchall()
        clear = len(counted) == 1 or (counted and counted[0]["votes"] > counted[1]["votes"])
        return str(counted[0]["event"]) if clear else None

    def _parts_of(self, events: Iterable[str]) -> set[str]:
        rows = self.db.execute(_PARTS, (json.dumps(sorted(events)),))
        return {row["event"] for row in rows if row["event"]}


def known_event(db: sqlite3.Connection, prefix: str) -> str:
    """The id of the one event whose id, or one that leads to it, begins so. Raises UsageError."""
    rows = db.execute(
        "SELECT id, heir, body IS NULL AS gone FROM events WHERE id >= ? AND id < ?"
        " ORDER BY id LIMIT 6",
        (prefix, prefix + "\U0010ffff"),
    ).fetchall()
    exact = [row for row in rows if row["id"] == prefix] or rows
    ends = {_follow(db, row["id"]) for row in exact if row["heir"] or not row["gone"]}
    if len(ends) == 1:
        return ends.pop()
    told = f"{prefix!r} is the beginning of several ids: {', '.join(sorted(ends))}"
    raise (UsageError if ends else UnknownError)(
        told if ends else f"no event has an id that begins with {prefix!r}",
        remedy="give more of it" if ends else "`dragoman events list` lists them",
    )


def _follow(db: sqlite3.Connection, event: str) -> str:
    """Where an id leads in the end."""
    seen = {event}
    while True:
        row = db.execute("SELECT heir FROM events WHERE id = ?", (event,)).fetchone()
        if row is None or row["heir"] is None or row["heir"] in seen:
            return event
        event = row["heir"]
        seen.add(event)


def event_in(db: sqlite3.Connection, event: str) -> Event:
    """The record of an event."""
    row = db.execute("SELECT body FROM events WHERE id = ?", (event,)).fetchone()
    return revive(Event, json.loads(row["body"]))


_ALL = "SELECT body FROM events WHERE body IS NOT NULL"
_SOME = " AND number IN (SELECT value FROM json_each(?))"
_BY_DAY = " ORDER BY coalesce(begin, finish, '9999'), coalesce(finish, '9999'), id"


def events_in(db: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[Event]:
    """All events, by the day on which they begin; undated ones by the latest day they can have.

    ``numbers``: those of these numbers alone.
    """
    if numbers is None:
        rows = db.execute(_ALL + _BY_DAY)
    else:
        rows = db.execute(_ALL + _SOME + _BY_DAY, (json.dumps(list(numbers)),))
    return [revive(Event, json.loads(row["body"])) for row in rows]


_WHOLES = (
    "SELECT w.event, count(*) AS votes FROM tellings p JOIN likenesses k ON k.one = p.id"
    " AND k.kind = 'part' JOIN tellings w ON w.id = k.two"
    " WHERE p.event = ? AND w.event != ? GROUP BY w.event ORDER BY votes DESC, w.event LIMIT 2"
)
_PARTS = (
    "SELECT DISTINCT p.event FROM tellings w JOIN likenesses k ON k.two = w.id"
    " AND k.kind = 'part' JOIN tellings p ON p.id = k.one"
    " WHERE w.event IN (SELECT value FROM json_each(?))"
)
