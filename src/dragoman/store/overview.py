"""Events across reports, and pictures of large projects: filtered and counted in the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UnknownError
from dragoman.exchange.tables import Row, Table, table_of
from dragoman.language.words import query_of, terms_of
from dragoman.store.answers import told_date
from dragoman.store.events import known_event
from dragoman.store.queries import LAST, Clauses, Filter, each_of, record_clauses

Answer = dict[str, Any]
HAPPENED = ("told", "claimed", "contested")
_COLUMNS = (
    *("id", "date", "begin", "finish", "date_precision", "dated", "type", "mode", "quad"),
    *("intensity", "actors", "actor_ids", "recipients", "recipient_ids", "assets", "place"),
    *("place_id", "latitude", "longitude", "status", "standing", "reports", "sources", "voices"),
    *("articles", "records", "part_of"),
)
_SHOWN = ("id", "date", "type", "actors", "recipients", "place", "standing", "voices", "reports")

_SIDE = "EXISTS (SELECT 1 FROM sides s WHERE s.event = h.event AND (s.key = ? OR s.name LIKE ?))"
_SIDE_KEY = "h.event IN (SELECT event FROM sides WHERE key = ?)"
_TOLD_BY = "h.event IN (SELECT event FROM tellers WHERE source COLLATE NOCASE IN ({}))"
_TOLD_IN = "h.event IN (SELECT event FROM tellers WHERE article >= ? AND article < ?)"
_WORDS = """h.event IN (
SELECT t.event FROM record_words w CROSS JOIN records r ON r.number = w.rowid
CROSS JOIN tellers t ON t.article = r.article AND t.report = r.id
WHERE record_words MATCH ? AND r.layer = 'events')"""  # from the words on: else all is read
_DATED = "h.dated AND coalesce(h.finish, '9999') >= ? AND coalesce(h.begin, '0000') <= ?"


_OF_REPORT = """
SELECT h.id, h.reports FROM tellers t JOIN happened h ON h.event = t.event
WHERE t.article = ? AND t.report = ?"""


def told_by(db: sqlite3.Connection, article: str, report: str) -> Answer | None:
    """The event that a report of an article tells of: its id and how many reports it has."""
    row = db.execute(_OF_REPORT, (article, report)).fetchone()
    return dict(row) if row else None


def happened_clauses(db: sqlite3.Connection, wanted: Filter) -> Clauses:
    """What events must fulfil, as SQL. Those that did not happen are out unless they are asked for.

    ``status`` is a status or a standing; ``text`` words of any of its reports.
    """
    tests, values = ["true"], list[Any]()

    def ask(test: str, *given: Any) -> None:
        tests.append(test)
        values.extend(given)

    _ask_sides(db, wanted, tests, values)
    for column in ("type", "standing", "id"):
        given = each_of(getattr(wanted, column))
        if given:
            ask(f"h.{column} COLLATE NOCASE IN ({_marks(given)})", *given)
    acted = each_of(wanted.pair)
    if acted:
        ask(_ACTED.format(_marks(acted)), *acted)
    status = each_of(wanted.status)
    if status:
        ask(f"(h.status IN ({_marks(status)}) OR h.standing IN ({_marks(status)}))", *status * 2)
    elif not each_of(wanted.standing) and not each_of(wanted.id):
        ask(f"h.standing IN ({_marks(HAPPENED)})", *HAPPENED)
    if wanted.begin or wanted.finish:
        ask(_DATED, wanted.begin or "0000", wanted.finish or "9999")
    if wanted.text:
        ask(_WORDS, query_of(terms_of(wanted.text)))
    if wanted.article:
        ask(_TOLD_IN, wanted.article, wanted.article + LAST)
    sources = each_of(wanted.source)
    if sources:
        ask(_TOLD_BY.format(_marks(sources)), *sources)
    if wanted.outlets is not None:
        ask(_TOLD_BY.format("SELECT value FROM json_each(?)"), json.dumps(wanted.outlets))
    return tests, values


def _ask_sides(db: sqlite3.Connection, wanted: Filter, tests: list[str], values: list[Any]) -> None:
    found = []
    for actor in each_of(wanted.actor):
        known = db.execute("SELECT 1 FROM sides WHERE key = ? LIMIT 1", (actor,)).fetchone()
        found.append(_SIDE_KEY if known else _SIDE)
        values += [actor] if known else [actor, f"%{actor}%"]
    if found:
        tests.append(f"({' OR '.join(found)})")
    places = each_of(wanted.place)
    if places:
        tests.append(f"({' OR '.join(['h.place_key = ? OR h.place LIKE ?'] * len(places))})")
        values += [value for place in places for value in (place, f"%{place}%")]


_ACTED = """h.event IN (SELECT c.event FROM pairs p JOIN acts c ON c.pair = p.number
WHERE p.actor_id || '|' || p.recipient_id IN ({}))"""


def _marks(given: Sequence[Any]) -> str:
    return ", ".join("?" * len(given))


def number_of(db: sqlite3.Connection, event: str) -> int:
    """The number of the event that an id, or its beginning, leads to. Raises UsageError."""
    found = known_event(db, event)
    row = db.execute("SELECT event FROM happened WHERE id = ?", (found,)).fetchone()
    if row is None:
        raise UnknownError(f"no event {event!r}", remedy="GET /happenings lists them")
    return int(row["event"])


def happenings(db: sqlite3.Connection, numbers: Sequence[int]) -> Table:
    """The events of these numbers in their order, as a table."""
    rows = db.execute(
        "SELECT e.body, h.reports FROM json_each(?) n JOIN events e ON e.number = n.value"
        " JOIN happened h ON h.event = e.number ORDER BY n.key",
        (json.dumps(list(numbers)),),
    )
    return table_of([_row(json.loads(r["body"]), r["reports"]) for r in rows], _COLUMNS, _SHOWN)


def _row(body: Mapping[str, Any], reports: int) -> Row:
    place, accounts = body["place"] or {}, body["accounts"]
    same = ("id", "begin", "finish", "date_precision", "type", "mode", "quad", "intensity")
    more = ("status", "standing", "sources", "voices", "part_of")
    return {
        **{name: body[name] for name in (*same, *more)},
        "date": told_date(body["begin"], body["finish"], body["date_precision"]),
        "dated": bool(body["dated"]),
        "actors": [party["name"] for party in body["actors"]],
        "actor_ids": [party["key"] for party in body["actors"]],
        "recipients": [party["name"] for party in body["recipients"]],
        "recipient_ids": [party["key"] for party in body["recipients"]],
        "assets": [party["name"] for party in body["assets"]],
        "place": place.get("name"),
        "place_id": place.get("id"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "reports": reports,
        "articles": list(dict.fromkeys(each["article"] for each in accounts)),
        "records": list(dict.fromkeys(r for each in accounts for r in each["reports"])),
    }


# In each question the tests of the filter stand for $tests; what a user gives is only ever bound.
_BY_DAY = """
SELECT h.begin, h.finish, h.standing, count(*) AS events FROM happened h
WHERE h.dated AND $tests GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
_AMOUNTS = "SELECT count(*), coalesce(sum(NOT h.dated), 0) FROM happened h WHERE $tests"
_PASSING = "SELECT h.event FROM happened h WHERE $tests ORDER BY h.day, h.event"
_BUSIEST = """
SELECT event FROM (
  SELECT h.event, h.day FROM happened h WHERE h.dated AND $tests
  ORDER BY h.voices DESC, h.reports DESC, abs(h.intensity) DESC, h.id LIMIT ?
) ORDER BY day, event"""
_BY_PLACE = """
SELECT h.place_key AS id, h.place AS name, h.latitude, h.longitude, h.standing, count(*) AS events
FROM happened h WHERE h.latitude IS NOT NULL AND $tests GROUP BY 1, 5 ORDER BY 1, 5"""
_PAIRS = """
SELECT p.actor_id, (SELECT name FROM sides s WHERE s.key = p.actor_id LIMIT 1) AS actor,
  p.recipient_id, (SELECT name FROM sides s WHERE s.key = p.recipient_id LIMIT 1) AS recipient,
  n.events, n.told, n.claimed, n.contested, n.conflict, n.cooperation
FROM (
  SELECT c.pair, count(*) AS events, sum(h.standing = 'told') AS told,
    sum(h.standing = 'claimed') AS claimed, sum(h.standing = 'contested') AS contested,
    sum(h.quad IN (3, 4)) AS conflict, sum(h.quad IN (1, 2)) AS cooperation
  FROM happened h CROSS JOIN acts c ON c.event = h.event
  WHERE $tests GROUP BY c.pair ORDER BY events DESC, c.pair LIMIT ?
) n JOIN pairs p ON p.number = n.pair ORDER BY n.events DESC, actor, recipient, n.pair"""
_BETWEEN = """
SELECT h.id, h.dated, h.begin, h.finish, h.standing, h.quad, h.intensity,
  a.key AS actor_id, a.name AS actor,
  b.key AS recipient_id, b.name AS recipient
FROM sides a JOIN sides b ON b.event = a.event AND b.part = 'recipient'
JOIN happened h ON h.event = a.event
WHERE a.part = 'actor' AND ((a.key = ? AND b.key = ?) OR (a.key = ? AND b.key = ?))
AND $tests ORDER BY h.day, h.id"""
_MOST_TIED = """
WITH edges AS MATERIALIZED (
  SELECT a.key AS source, b.key AS target
  FROM facts f CROSS JOIN parties a ON a.record = f.record AND a.part = 'subject'
  CROSS JOIN parties b ON b.record = f.record AND b.part = 'object'
  WHERE $tests AND f.standing IN ('told', 'claimed', 'contested')
  GROUP BY a.key, f.type, b.key
), ends AS (SELECT source AS id FROM edges UNION ALL SELECT target FROM edges)
SELECT id, count(*) AS ties, count(*) OVER () AS actors, sum(count(*)) OVER () / 2 AS whole
FROM ends GROUP BY id ORDER BY ties DESC, id LIMIT ?"""
_TIES = """
SELECT r.id, f.type AS kind, f.standing, f.begin, f.finish, f.published, f.article,
  a.key AS source_id, b.key AS target_id
FROM json_each(?) n CROSS JOIN parties a ON a.key = n.value AND a.part = 'subject'
CROSS JOIN parties b ON b.record = a.record AND b.part = 'object'
  AND b.key IN (SELECT value FROM json_each(?))
CROSS JOIN facts f ON f.record = a.record CROSS JOIN records r ON r.number = f.record
WHERE $tests ORDER BY f.late, f.article, f.position"""
_NAMED = """
SELECT n.value AS id, coalesce(
  (SELECT p.name FROM parties p WHERE p.key = n.value AND p.part = 'subject' LIMIT 1),
  (SELECT p.name FROM parties p WHERE p.key = n.value AND p.part = 'object' LIMIT 1)) AS name
FROM json_each(?) n"""
_HOLDINGS = """
SELECT r.id, r.body, r.words, r.article, f.standing, f.begin, f.finish, f.published, f.voice,
  a.key AS holder_id, a.name AS holder, b.key AS thing_id, b.name AS thing,
  (SELECT q.body FROM records q WHERE q.article = r.article AND q.layer = 'places'
    AND q.id = b.key) AS place
FROM facts f JOIN parties a ON a.record = f.record AND a.part = 'subject'
JOIN parties b ON b.record = f.record AND b.part = 'object'
JOIN records r ON r.number = f.record
WHERE $tests AND f.type = 'controls' ORDER BY f.late, f.article, f.position"""
_FACETS = """
SELECT f.type, f.status, f.standing, f.outlet, count(*) AS records FROM facts f
WHERE $tests GROUP BY 1, 2, 3, 4"""


def _ask(db: sqlite3.Connection, question: str, tests: Sequence[str], *values: Any) -> list[Answer]:
    rows = db.execute(question.replace("$tests", " AND ".join(tests)), values)
    return [dict(row) for row in rows]


def by_day(db: sqlite3.Connection, wanted: Filter) -> list[Answer]:
    """How many events there are by first and last day, and by standing."""
    tests, values = happened_clauses(db, wanted)
    return _ask(db, _BY_DAY, tests, *values)


def amounts(db: sqlite3.Connection, wanted: Filter) -> tuple[int, int]:
    """How many events pass a filter, and how many of these have no day in any text."""
    tests, values = happened_clauses(db, wanted)
    whole, undated = _ask(db, _AMOUNTS, tests, *values)[0].values()
    return int(whole), int(undated)


def busiest(db: sqlite3.Connection, wanted: Filter, most: int) -> list[int]:
    """The dated events that most voices, then most reports, tell of, in the order of their days."""
    tests, values = happened_clauses(db, wanted)
    return [row["event"] for row in _ask(db, _BUSIEST, tests, *values, most)]


def passing(db: sqlite3.Connection, wanted: Filter) -> list[int]:
    """All events under a filter, dated or not, in the order of their days."""
    tests, values = happened_clauses(db, wanted)
    return [row["event"] for row in _ask(db, _PASSING, tests, *values)]


def by_place(db: sqlite3.Connection, wanted: Filter) -> list[Answer]:
    """How many events there are at each place that has coordinates, by standing."""
    tests, values = happened_clauses(db, wanted)
    return _ask(db, _BY_PLACE, tests, *values)


def pairs(db: sqlite3.Connection, wanted: Filter, most: int) -> list[Answer]:
    """Who acts on whom most often: counts by standing, of conflict and of cooperation."""
    tests, values = happened_clauses(db, wanted)
    return _ask(db, _PAIRS, tests, *values, most)


def between(db: sqlite3.Connection, one: str, other: str, wanted: Filter) -> list[Answer]:
    """The events in which one acts on the other, either way."""
    tests, values = happened_clauses(db, wanted)
    return _ask(db, _BETWEEN, tests, one, other, other, one, *values)


@dataclass(frozen=True, slots=True)
class Tied:
    """The actors with most ties, each with id, name and ``ties``, and the rows of these ties.

    ``actors`` and ``ties`` count all of them, given here or not.
    """

    most: list[Answer]
    rows: list[Answer]
    actors: int
    ties: int


def ties(db: sqlite3.Connection, wanted: Filter, on: str | None, most: int) -> Tied:
    """The ``most`` actors with most ties on a day, and the relations between these, in time order.

    One row a report of a relation. One without a date holds from the day of its report on.
    """
    tests, values = record_clauses(db, "relations", wanted)
    if on:
        tests.append("coalesce(f.begin, CASE WHEN f.finish IS NULL THEN f.late ELSE '' END) <= ?")
        tests.append("coalesce(f.finish, '9999') >= ?")
        values += [on, on]
    tests += ["f.type NOT IN ('controls', 'located_in', 'same_as')", "a.key != b.key"]
    found = _ask(db, _MOST_TIED, tests, *values, most)
    ids = json.dumps([row["id"] for row in found])
    names = {row["id"]: row["name"] for row in db.execute(_NAMED, (ids,))}
    nodes = [{"id": r["id"], "name": names[r["id"]], "ties": r["ties"]} for r in found]
    rows = _ask(db, _TIES, tests, ids, ids, *values)
    actors, whole = (found[0]["actors"], found[0]["whole"]) if found else (0, 0)
    return Tied(nodes, rows, actors, whole)


def holdings(db: sqlite3.Connection, wanted: Filter) -> list[Answer]:
    """What is told of who controls what, with the place of the thing where it has one."""
    tests, values = record_clauses(db, "relations", wanted)
    return _ask(db, _HOLDINGS, tests, *values)


def facets(db: sqlite3.Connection, layer: str, wanted: Filter) -> dict[str, list[Row]]:
    """The values of type, status, standing and outlet under a filter, each with its number."""
    tests, values = record_clauses(db, layer, wanted)
    columns = {"type": "type", "status": "status", "standing": "standing", "source": "outlet"}
    counted = _ask(db, _FACETS, tests, *values)
    return {name: _summed(counted, column) for name, column in columns.items()}


def _summed(counted: Sequence[Answer], column: str) -> list[Row]:
    sums: dict[str, int] = {}
    for row in counted:
        if row[column] is not None:
            sums[row[column]] = sums.get(row[column], 0) + row["records"]
    ranked = sorted(sums.items(), key=lambda each: (-each[1], each[0]))
    return [{"value": value, "count": amount} for value, amount in ranked[:100]]
