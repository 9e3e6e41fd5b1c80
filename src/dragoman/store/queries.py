"""Questions to a project: the read side over its database. Rows out, records untouched."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.language.words import query_of, terms_of

Part = str
Some = str | tuple[str, ...] | None
Clauses = tuple[list[str], list[Any]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What to leave in; a field that is None (or empty) lets everything pass.

    Of several values of a field any one will do.

    ``actor``: an id, or words of a name of who plays any part; ``type``: event type, kind, stance
    or property; ``begin`` and ``finish``: inclusive ISO days that the record's own must meet (a
    record without a date in the text then stays out; a claim or an assessment has the day of its
    report); ``text``: words that its sentence holds;
    ``article``: the start of an article's id; ``source``: its outlet;
    ``standing``: told, claimed, contested, negated, denied, open; ``place``: an id or words of a
    name; ``id``: ids of records; ``pair``: of events across reports, who acts on whom, ids as
    ``actor|recipient``; ``review``: accepted, corrected, added, commented, or unreviewed;
    ``outlets``: those that are trusted enough, where only they shall be heard (none is too).
    """

    actor: Some = None
    type: Some = None
    status: Some = None
    begin: str | None = None
    finish: str | None = None
    text: str | None = None
    article: str | None = None
    source: Some = None
    standing: Some = None
    place: Some = None
    id: Some = None
    pair: Some = None
    review: Some = None
    outlets: tuple[str, ...] | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A record that answers a question: its body, its words, and who has which part in it.

    ``text`` is the whole text of its article, ``review`` what people made of the record.
    """

    number: int
    article: str
    text: str
    published: str | None
    outlet: str | None
    id: str
    label: str | None
    words: str | None
    body: Mapping[str, Any]
    review: Mapping[str, Any] | None
    parts: Mapping[Part, Sequence[Party]]

    def quote(self, field: str) -> str | None:
        """The words of a span of the record, None where it has none."""
        span = self.body[field]
        return " ".join(self.text[span[0] : span[1]].split()) if span else None

    def names(self, part: Part) -> list[str]:
        """What those in a part are called."""
        return [party.label or "unnamed source" for party in self.parts.get(part, ())]

    def name(self, part: Part) -> str | None:
        """What the first one in a part is called, None where there is nobody."""
        return next(iter(self.names(part)), None)

    def ids(self, part: Part) -> list[str]:
        """The ids of the actors, places or records in a part, "" where there is none."""
        return [party.known_as for party in self.parts.get(part, ())]


@dataclass(frozen=True, slots=True)
class Party:
    """A mention or claim with a part: ``known_as`` is the id of its actor or place, or its own."""

    label: str | None
    known_as: str


def find(db: sqlite3.Connection, layer: str, wanted: Filter) -> list[Found]:
    """The records of a layer that pass the filter, by date of publication, then text order."""
    clauses, values = record_clauses(db, layer, wanted)
    numbers = db.execute(
        _NUMBERS + " AND ".join(clauses) + _IN_ORDER,
        (*values, -1 if wanted.limit is None else wanted.limit),
    )
    return found(db, [row["record"] for row in numbers])


def ids_of(
    db: sqlite3.Connection, layer: str, wanted: Filter, among: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """Article and id of the records that pass the filter, of the articles ``among`` if given."""
    clauses, values = record_clauses(db, layer, wanted)
    if among is not None:
        clauses.append(_IN_REPORTS)
        values.append(json.dumps(sorted(among)))
    rows = db.execute(_IDS + " AND ".join(clauses), values)
    return [(row["article"], row["id"]) for row in rows]


def found(db: sqlite3.Connection, numbers: Sequence[int]) -> list[Found]:
    """The records of these numbers in their order, each with who has which part in it."""
    rows = db.execute(_RECORDS, (json.dumps(list(numbers)),)).fetchall()
    parts = _parts(db, [row["number"] for row in rows])
    texts = _texts(db, {row["article"] for row in rows})
    return [
        Found(
            **{**dict(row), **{name: json.loads(row[name]) for name in ("body", "review")}},
            text=texts[row["article"]],
            parts=parts[row["number"]],
        )
        for row in rows
    ]


def count_undated(db: sqlite3.Connection, layer: str, wanted: Filter) -> int:
    """How many records of a layer pass the filter but have no day in the text."""
    clauses, values = record_clauses(db, layer, wanted)
    asked = " AND ".join(["NOT f.dated", *clauses])
    return int(db.execute(_COUNT + asked, values).fetchone()[0])


def count(db: sqlite3.Connection, layer: str, wanted: Filter) -> int:
    """How many records of a layer pass the filter, whatever its limit."""
    clauses, values = record_clauses(db, layer, wanted)
    return int(db.execute(_COUNT + " AND ".join(clauses), values).fetchone()[0])


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many articles there are, and how many records of each layer; actors once an article."""
    articles = db.execute("SELECT count(*) FROM codings").fetchone()[0]
    layers = db.execute("SELECT layer, count(*) FROM facts GROUP BY layer ORDER BY layer")
    return {"articles": articles, **{row[0]: row[1] for row in layers}}


def find_last(
    db: sqlite3.Connection, layer: str, wanted: Filter, offset: int = 0
) -> tuple[list[tuple[Mapping[str, Any], int]], int]:
    """Actors or places, each as its last report has it, with the number of its articles.

    And how many there are in all.
    """
    clauses, values = record_clauses(db, layer, wanted)
    # under a filter the whole layer is read in one go, else its index alone
    there = "f.key IS NOT NULL" if len(clauses) == 1 else "+f.key IS NOT NULL"
    asked = " AND ".join([there, *clauses])
    limit = -1 if wanted.limit is None else wanted.limit
    rows = db.execute(_ONCE + asked + _ONCE_IN_ORDER, (*values, limit, offset)).fetchall()
    keys = json.dumps([row["key"] for row in rows])
    bodies = {row["key"]: _as_judged(row) for row in db.execute(_LAST, (keys, layer))}
    found = [(bodies[row["key"]], row["articles"]) for row in rows]
    if rows or not offset:
        return found, rows[0]["whole"] if rows else 0
    return found, int(db.execute(_COUNT_ONCE + asked, values).fetchone()[0])


def _as_judged(row: sqlite3.Row) -> Mapping[str, Any]:
    """The body of an actor or place; where its reports have it only by decision, renamed."""
    body = json.loads(row["body"])
    return {**body, "id": row["key"], "name": row["name"] or body["name"]}


def _texts(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    rows = db.execute(
        "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    return {row["id"]: row["text"] for row in rows}


# Questions are put together of these constants; what a user gives is bound to a parameter.
_NUMBERS = "SELECT f.record FROM facts f WHERE "
_IDS = "SELECT r.article, r.id FROM facts f JOIN records r ON r.number = f.record WHERE "
_IN_REPORTS = (
    "f.article IN (SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?)))"
)
_IN_ORDER = " ORDER BY f.late, f.article, f.position, f.record LIMIT ?"
_COUNT = "SELECT count(*) FROM facts f WHERE "
_RECORDS = """
SELECT r.number, r.article, a.published, a.outlet, r.id, r.label, r.words, r.body,
  coalesce(v.body, 'null') AS review
FROM json_each(?) n JOIN records r ON r.number = n.value JOIN articles a ON a.id = r.article
LEFT JOIN reviewed v ON v.article = r.article AND v.layer = r.layer AND v.record = r.id
ORDER BY n.key"""
_ARTICLE_NUMBERS = """
SELECT a.number, a.id FROM articles a JOIN codings c ON c.article = a.id WHERE """
_ARTICLES_IN_ORDER = " ORDER BY a.published IS NULL, a.published, a.number LIMIT ?"
_ARTICLES = """
SELECT a.id, a.published, a.outlet AS source, a.headline, a.body ->> '$.language' AS language,
  (SELECT count(*) FROM facts f WHERE f.article = a.number AND f.layer = 'events') AS events,
  (SELECT count(*) FROM facts f WHERE f.article = a.number AND f.layer = 'claims') AS claims,
  length(a.text) AS characters, a.body ->> '$.notes' AS notes, c.coder
FROM json_each(?) n JOIN articles a ON a.number = n.value JOIN codings c ON c.article = a.id
ORDER BY n.key"""
_PARTIES = """
SELECT p.record, p.part, p.name, p.key
FROM json_each(?) n CROSS JOIN parties p ON p.record = n.value
ORDER BY p.record, p.part, p.position"""
_ONCE = """
SELECT f.key, count(DISTINCT f.article) AS articles, count(*) OVER () AS whole
FROM facts f WHERE """
_ONCE_IN_ORDER = " GROUP BY f.key ORDER BY articles DESC, min(f.who), f.key LIMIT ? OFFSET ?"
_COUNT_ONCE = "SELECT count(DISTINCT f.key) FROM facts f WHERE "
# One that people decided on has another name than its report: its own reports go before.
_LAST = """
SELECT n.value AS key, r.body, j.name
FROM json_each(?1) n CROSS JOIN records r ON r.number = coalesce(
  (SELECT f.record FROM facts f WHERE f.layer = ?2 AND f.key = n.value
   AND f.record NOT IN (SELECT record FROM judged) ORDER BY f.late DESC, f.article DESC LIMIT 1),
  (SELECT f.record FROM facts f WHERE f.layer = ?2 AND f.key = n.value
   ORDER BY f.late DESC, f.article DESC LIMIT 1))
LEFT JOIN judged j ON j.record = r.number"""

_REVIEWED = """
SELECT r.number FROM reviewed v JOIN records r
  ON r.article = v.article AND r.layer = v.layer AND r.id = v.record"""
_ONCE_A_PROJECT = ("actors", "places")
_HAS_PART = (
    "EXISTS (SELECT 1 FROM parties p WHERE p.record = f.record AND (p.key = ? OR p.name LIKE ?))"
)
_HAS_KEY = "f.record IN (SELECT record FROM parties WHERE key = ?)"
_HERE = "a.number IN (SELECT article FROM facts WHERE layer = 'actors' AND (key = ? OR who LIKE ?))"


def record_clauses(db: sqlite3.Connection, layer: str, wanted: Filter) -> Clauses:
    """What the facts of a layer must fulfil, as SQL, and the values bound to it."""
    # where few records are named, SQLite shall begin with these and not with the layer
    few = wanted.text or wanted.id or (layer not in _ONCE_A_PROJECT and _are_ids(db, wanted.actor))
    clauses, values = ["+f.layer = ?" if few else "f.layer = ?"], [layer]
    _add_actors(db, clauses, values, layer, wanted)
    for column in ("type", "status", "standing"):
        _add_any(clauses, values, f"f.{column}", getattr(wanted, column))
    _add_any(clauses, values, "f.outlet", wanted.source)
    _add_outlets(clauses, values, "f.outlet", wanted)
    _add_review(clauses, values, each_of(wanted.review))
    if wanted.begin or wanted.finish:
        clauses.append(_DATED if layer in WITH_DAYS else "f.published BETWEEN ? AND ?")
        values += [wanted.begin or "0000", wanted.finish or "9999"]
    if wanted.text:
        clauses.append("f.record IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)")
        values.append(query_of(terms_of(wanted.text)))
    if wanted.article:
        clauses.append("f.article IN (SELECT number FROM articles WHERE id >= ? AND id < ?)")
        values += [wanted.article, wanted.article + LAST]
    if wanted.place:
        given = each_of(wanted.place)
        clauses.append(f"({' OR '.join([_HAS_PART] * len(given))})")
        values += [value for place in given for value in (place, f"%{place}%")]
    if wanted.id:
        clauses.append(_HAS_ID)
        values.append(json.dumps(each_of(wanted.id)))
    return clauses, values


LAST = "\U0010ffff"
_AMONG = "{} IN (SELECT value FROM json_each(?))"
_HAS_ID = "f.record IN (SELECT number FROM records WHERE id IN (SELECT value FROM json_each(?)))"


def _are_ids(db: sqlite3.Connection, wanted: Some) -> bool:
    """Whether all of some actors are given by an id that has a part in a record."""
    known = "SELECT 1 FROM parties WHERE key = ? LIMIT 1"
    given = each_of(wanted)
    return bool(given) and all(db.execute(known, (each,)).fetchone() for each in given)


def each_of(value: Some) -> tuple[str, ...]:
    """The values of a field of a filter."""
    return (value,) if isinstance(value, str) and value else tuple(value or ())


def _add_any(clauses: list[str], values: list[Any], column: str, wanted: Some) -> None:
    """Asks for a column to be one of the values, whatever their case."""
    given = each_of(wanted)
    if given:
        clauses.append(f"{column} COLLATE NOCASE IN ({', '.join('?' * len(given))})")
        values += given


def _add_outlets(clauses: list[str], values: list[Any], column: str, wanted: Filter) -> None:
    """Asks for one of the outlets that are trusted enough."""
    if wanted.outlets is not None:
        clauses.append(_AMONG.format(column))
        values.append(json.dumps(wanted.outlets))


def _add_actors(
    db: sqlite3.Connection, clauses: list[str], values: list[Any], layer: str, wanted: Filter
) -> None:
    """Asks for a part of an actor; words that are an id need not be sought in all names."""
    tests = []
    for actor in each_of(wanted.actor):
        known = db.execute("SELECT 1 FROM parties WHERE key = ? LIMIT 1", (actor,)).fetchone()
        if layer == "actors":
            tests.append("(f.key = ? OR f.who LIKE ?)")
        else:
            tests.append(_HAS_KEY if known else _HAS_PART)
        values += [actor] if tests[-1] == _HAS_KEY else [actor, f"%{actor}%"]
    if tests:
        clauses.append(f"({' OR '.join(tests)})")


def _add_review(clauses: list[str], values: list[Any], given: Sequence[str]) -> None:
    """Asks for what people made of a record."""
    tests = []
    states = [state for state in given if state != "unreviewed"]
    if states:
        tests.append(f"f.record IN ({_REVIEWED} WHERE v.state IN ({', '.join('?' * len(states))}))")
        values += states
    if "unreviewed" in given:
        tests.append(f"f.record NOT IN ({_REVIEWED})")
    if tests:
        clauses.append(f"({' OR '.join(tests)})")


WITH_DAYS = ("events", "relations", "attributes", "times")
_DATED = "f.dated AND coalesce(f.finish, '9999') >= ? AND coalesce(f.begin, '0000') <= ?"


def _parts(
    db: sqlite3.Connection, numbers: Iterable[int]
) -> defaultdict[int, dict[Part, list[Party]]]:
    found: defaultdict[int, dict[Part, list[Party]]] = defaultdict(dict)
    for row in db.execute(_PARTIES, (json.dumps(list(numbers)),)):
        party = Party(row["name"], row["key"])
        found[row["record"]].setdefault(row["part"], []).append(party)
    return found


def find_articles(db: sqlite3.Connection, wanted: Filter) -> list[sqlite3.Row]:
    """The coded articles that pass the filter, with the number of their claims and events."""
    return articles_of(db, [row["number"] for row in _passing(db, wanted)])


def article_ids(
    db: sqlite3.Connection, wanted: Filter, among: Iterable[str] | None = None
) -> list[str]:
    """The ids of the coded articles that pass the filter, of those in ``among`` where it is given.

    By date of publication.
    """
    return [row["id"] for row in _passing(db, wanted, among)]


def _passing(
    db: sqlite3.Connection, wanted: Filter, among: Iterable[str] | None = None
) -> list[sqlite3.Row]:
    clauses, values = article_clauses(wanted)
    if among is not None:
        clauses.append("a.id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(among)))
    return db.execute(
        _ARTICLE_NUMBERS + " AND ".join(clauses) + _ARTICLES_IN_ORDER,
        (*values, -1 if wanted.limit is None else wanted.limit),
    ).fetchall()


def articles_of(db: sqlite3.Connection, numbers: Sequence[int]) -> list[sqlite3.Row]:
    """The articles of these numbers in their order."""
    return db.execute(_ARTICLES, (json.dumps(list(numbers)),)).fetchall()


def article_clauses(wanted: Filter) -> Clauses:
    """What articles must fulfil, as SQL, and the values bound to it."""
    clauses, values = ["true"], list[Any]()
    if wanted.begin or wanted.finish:
        clauses.append("a.published BETWEEN ? AND ?")
        values += [wanted.begin or "0000", wanted.finish or "9999"]
    if wanted.text:
        clauses.append("a.number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
        values.append(query_of(terms_of(wanted.text)))
    if wanted.article:
        clauses.append("a.id >= ? AND a.id < ?")
        values += [wanted.article, wanted.article + LAST]
    given = each_of(wanted.actor)
    if given:
        clauses.append(f"({' OR '.join([_HERE] * len(given))})")
        values += [value for actor in given for value in (actor, f"%{actor}%")]
    _add_any(clauses, values, "a.outlet", wanted.source)
    _add_outlets(clauses, values, "a.outlet", wanted)
    return clauses, values
