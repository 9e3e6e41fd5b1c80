"""Long lists page by page: in any order, from where the last page ended or from any row."""

from __future__ import annotations

import base64
import binascii
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.errors import UsageError
from dragoman.exchange.tables import Table
from dragoman.store.answers import (
    ONCE,
    note,
    table_of_articles,
    table_of_once,
    told_as,
)
from dragoman.store.overview import happened_clauses, happenings
from dragoman.store.queries import (
    Clauses,
    Filter,
    article_clauses,
    articles_of,
    found,
    record_clauses,
)

LARGEST = 1000  # rows of one page


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list: ``sort`` is a column, with a minus before it from its end.

    ``cursor`` goes on after the page that gave it; ``offset`` passes over so many rows.
    """

    limit: int = 100
    sort: str = ""
    cursor: str | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, how many it has in all, and the cursor of what comes next."""

    table: Table
    total: int
    next: str | None


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of a list; ``name`` is as the user gave it."""

    name: str
    key: str
    descending: bool


_DAY = "f.day"
_COMMON = {"published": "f.published", "source": "f.outlet"}
_STANDING = {"status": "f.status", "standing": "f.standing", "said_by": "f.voice", **_COMMON}
_SORTS: Mapping[str, Mapping[str, str]] = {
    "events": {
        "date": _DAY,
        "type": "f.type",
        "actor": "f.who",
        "recipient": "f.whom",
        "place": "f.place",
        "intensity": "f.intensity",
        "confidence": "f.confidence",
        **_STANDING,
    },
    "claims": {"speaker": "f.who", "stance": "f.type", **_COMMON},
    "relations": {
        "date": _DAY,
        "kind": "f.type",
        "subject": "f.who",
        "object": "f.whom",
        **_STANDING,
    },
    "attributes": {"date": _DAY, "property": "f.type", "subject": "f.who", **_STANDING},
    "assessments": {"kind": "f.type", **_STANDING},
    "times": {"date": _DAY, **_COMMON},
    "articles": {"headline": "a.headline", "published": "a.published", "source": "a.outlet"},
    "happenings": {
        "date": "h.day",
        "type": "h.type",
        "actor": "h.who",
        "recipient": "h.whom",
        "place": "h.place",
        "standing": "h.standing",
        "status": "h.status",
        "intensity": "h.intensity",
        "reports": "h.reports",
        "sources": "h.sources",
        "voices": "h.voices",
    },
    "actors": {},
    "places": {},
}
SORTS: Mapping[str, Sequence[str]] = {layer: tuple(keys) for layer, keys in _SORTS.items()}


def page(db: sqlite3.Connection, layer: str, wanted: Filter, window: Window) -> Page:
    """A page of a layer under a filter. Raises UsageError for a cursor or an order that is none."""
    if not 1 <= window.limit <= LARGEST or window.offset < 0:
        raise UsageError(f"a page has 1 to {LARGEST} rows, and begins at row 0 or later")
    order = _order(layer, window.sort)
    if layer in ONCE:
        return _page_of_once(db, layer, wanted, window)
    asked = _asked(db, layer, wanted)
    rows = _keys(db, layer, asked, window, order)
    more, rows = len(rows) > window.limit, rows[: window.limit]
    table = _rows(db, layer, [row["number"] for row in rows], wanted)
    following = _cursor(layer, order, rows[-1]) if more else None
    return Page(table, _total(db, layer, asked), following)


def _order(layer: str, sort: str) -> _Order:
    if layer not in _SORTS:
        raise UsageError(f"no list {layer!r}", remedy=f"one of {', '.join(_SORTS)}")
    column = sort.removeprefix("-")
    if column and column not in _SORTS[layer]:
        known = ", ".join(SORTS[layer]) or "no column"
        raise UsageError(f"{layer} cannot be sorted by {column!r}", remedy=f"by {known}")
    return _Order(sort, _SORTS[layer].get(column, ""), sort.startswith("-"))


def _total(db: sqlite3.Connection, layer: str, asked: Clauses) -> int:
    clauses, values = asked
    rows = _TABLES.get(layer, _FACTS).rows
    counted = db.execute(f"{_COUNT} {rows} WHERE {' AND '.join(clauses)}", values)
    return int(counted.fetchone()[0])


def _asked(db: sqlite3.Connection, layer: str, wanted: Filter) -> Clauses:
    """What the rows of a list must fulfil."""
    if layer == "articles":
        return article_clauses(wanted)
    if layer == "happenings":
        return happened_clauses(db, wanted)
    return record_clauses(db, layer, wanted)


def _rows(db: sqlite3.Connection, layer: str, numbers: Sequence[int], wanted: Filter) -> Table:
    """The rows of these numbers as a table."""
    if layer == "articles":
        return table_of_articles(articles_of(db, numbers))
    if layer == "happenings":
        return happenings(db, numbers)
    return replace(told_as(layer, found(db, numbers)), note=note(db, layer, wanted))


@dataclass(frozen=True, slots=True)
class _Table:
    """What a list is read from: its rows, their number, and the columns of its usual order."""

    rows: str
    number: str
    ties: tuple[str, str, str]


_TABLES: Mapping[str, _Table] = {
    "articles": _Table(
        "articles a JOIN codings c ON c.article = a.id",
        "a.number",
        ("coalesce(a.published, '9999')", "a.number", "0"),
    ),
    "happenings": _Table("happened h", "h.event", ("h.day", "h.event", "0")),
}
_FACTS = _Table("facts f", "f.record", ("f.late", "f.article", "f.position"))
_SELECT, _COUNT = "SELECT", "SELECT count(*) FROM"  # what follows is put together of constants
_NAMES = ("flag", "key", "late", "article", "position")


def _keys(
    db: sqlite3.Connection, layer: str, asked: Clauses, window: Window, order: _Order
) -> list[sqlite3.Row]:
    """Numbers and sort keys of a page and one row more; what lacks the key stands last."""
    clauses, values = list(asked[0]), list(asked[1])
    table = _TABLES.get(layer, _FACTS)
    terms = [*_sorted_by(order), *table.ties]
    if window.cursor:
        sign = "<" if order.descending else ">"
        # a key that is NULL compares as an empty one: the flag before it keeps both apart
        keyed = [terms[0], f"coalesce({terms[1]}, '')", *terms[2:]] if order.key else terms[2:]
        clauses.append(f"({', '.join(keyed)}) {sign} ({', '.join('?' * len(keyed))})")
        values += _read_cursor(layer, order, window.cursor)[-len(keyed) :]
    way = " DESC" if order.descending else ""
    # what lacks the key stands last either way; from the end on SQLite has it so by itself
    first = [f"{order.key}{way or ' NULLS LAST'}"] if order.key else []
    by = ", ".join([*first, *(f"{term}{way}" for term in table.ties if term != "0")])
    told = ", ".join(f"{term} AS k_{name}" for term, name in zip(terms, _NAMES, strict=True))
    return db.execute(
        f"{_SELECT} {table.number} AS number, {told} FROM {table.rows}"
        f" WHERE {' AND '.join(clauses)}"
        f" ORDER BY {by} LIMIT ? OFFSET ?",
        (*values, window.limit + 1, window.offset),
    ).fetchall()


def _sorted_by(order: _Order) -> tuple[str, str]:
    """The key, and before it whether it is there at all."""
    if not order.key:
        return "0", "NULL"
    return f"({order.key}) IS {'NOT ' if order.descending else ''}NULL", order.key


def _cursor(layer: str, order: _Order, row: sqlite3.Row) -> str:
    keys = [row[f"k_{name}"] for name in _NAMES]
    told = json.dumps(
        [layer, order.name, keys[0], "" if keys[1] is None else keys[1], *keys[2:]],
        ensure_ascii=False,
    )
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read_cursor(layer: str, order: _Order, cursor: str) -> list[Any]:
    """The keys of a cursor that this list and order gave. Raises UsageError."""
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        told = None
    sound = isinstance(told, list) and told[:2] == [layer, order.name] and len(told) == 7
    if not sound or not all(isinstance(each, (str, int, float)) for each in told):
        raise UsageError(
            "the cursor is not one of this list in this order",
            remedy="begin again without a cursor, then follow `next`",
        )
    keys: list[Any] = told[2:]
    return keys


def _page_of_once(db: sqlite3.Connection, layer: str, wanted: Filter, window: Window) -> Page:
    """A page of actors or places; their cursor counts rows."""
    order = _Order("", "", False)
    start = window.offset
    if window.cursor:
        start += int(_read_cursor(layer, order, window.cursor)[0])
    table, total = table_of_once(db, layer, replace(wanted, limit=window.limit), start)
    end = start + len(table)
    told = json.dumps([layer, "", end, "", "", 0, 0])
    following = base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")
    return Page(table, total, following if len(table) and end < total else None)
