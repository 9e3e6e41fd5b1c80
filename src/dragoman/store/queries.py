"""Questions to a project: the read side over its database. Rows out, records untouched."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UnknownError, UsageError
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
    ``article``: the start of an article's id; ``source``: its outlet; ``review``: accepted,
    corrected, added, commented, or unreviewed.
    """

    actor: Some = None
    type: Some = None
    status: Some = None
    begin: str | None = None
    finish: str | None = None
    text: str | None = None
    article: str | None = None
    source: Some = None
    review: Some = None
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
    clauses, values = record_clauses(layer, wanted)
    numbers = db.execute(
        _NUMBERS + " AND ".join(clauses) + _IN_ORDER + ", r.position LIMIT ?",
        (*values, -1 if wanted.limit is None else wanted.limit),
    )
    return found(db, [row["number"] for row in numbers])


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


def count(db: sqlite3.Connection, layer: str, wanted: Filter) -> int:
    """How many records of a layer pass the filter, whatever its limit."""
    clauses, values = record_clauses(layer, wanted)
    return int(db.execute(_COUNT + " AND ".join(clauses), values).fetchone()[0])


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many articles, and how many records of each layer, there are; actors once an article."""
    articles = db.execute("SELECT count(*) FROM codings").fetchone()[0]
    layers = db.execute("SELECT layer, count(*) FROM records GROUP BY layer ORDER BY layer")
    return {"articles": articles, **{row[0]: row[1] for row in layers}}


def count_last(db: sqlite3.Connection, layer: str, wanted: Filter) -> int:
    """How many actors or places pass the filter, each counted once."""
    clauses, values = record_clauses(layer, wanted)
    return int(db.execute(_COUNT_LAST + " AND ".join(clauses), values).fetchone()[0])


def find_last(
    db: sqlite3.Connection, layer: str, wanted: Filter, offset: int = 0
) -> list[tuple[Mapping[str, Any], int]]:
    """Actors or places, each as its last report has it, with the number of its articles."""
    clauses, values = record_clauses(layer, wanted)
    rows = db.execute(
        _LAST + " AND ".join(clauses) + " GROUP BY known_as"
        " ORDER BY articles DESC, coalesce(j.name, r.label), known_as LIMIT ? OFFSET ?",
        (*values, -1 if wanted.limit is None else wanted.limit, offset),
    )
    return [(_as_judged(row), row["articles"]) for row in rows]


def _as_judged(row: sqlite3.Row) -> Mapping[str, Any]:
    """The body of an actor or place; where its reports have it only by decision, renamed."""
    body = json.loads(row["body"])
    return {**body, "id": row["known_as"], "name": row["name"] or body["name"]}


def _texts(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    rows = db.execute(
        "SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    return {row["id"]: row["text"] for row in rows}


# Questions are put together of these constants; what a user gives is bound to a parameter.
_NUMBERS = """
SELECT r.number FROM records r JOIN articles a ON a.id = r.article WHERE """
_RECORDS = """
SELECT r.number, r.article, a.published, a.outlet, r.id, r.label, r.words, r.body,
  coalesce(v.body, 'null') AS review
FROM json_each(?) n JOIN records r ON r.number = n.value JOIN articles a ON a.id = r.article
LEFT JOIN reviewed v ON v.article = r.article AND v.layer = r.layer AND v.record = r.id
ORDER BY n.key"""
_REVIEW = (
    "coalesce((SELECT v.state FROM reviewed v WHERE v.article = r.article AND v.layer = r.layer"
    " AND v.record = r.id), 'unreviewed')"
)
_ARTICLE_NUMBERS = """
SELECT a.number FROM articles a JOIN codings c ON c.article = a.id WHERE """
_ARTICLES = """
SELECT a.id, a.published, a.outlet AS source, a.headline, a.body ->> '$.language' AS language,
  (SELECT count(*) FROM records r WHERE r.article = a.id AND r.layer = 'events') AS events,
  (SELECT count(*) FROM records r WHERE r.article = a.id AND r.layer = 'claims') AS claims,
  length(a.text) AS characters, a.body ->> '$.notes' AS notes, c.coder
FROM json_each(?) n JOIN articles a ON a.number = n.value JOIN codings c ON c.article = a.id
ORDER BY n.key"""
_IN_ORDER = " ORDER BY a.published IS NULL, a.published, a.number"
_PARTIES = """
SELECT l.record, l.part, coalesce(j.name, m.label) AS label,
  coalesce(j.actor, m.actor, m.body ->> '$.place', m.id) AS known_as
FROM json_each(?) n JOIN links l ON l.record = n.value JOIN records m ON m.number = l.target
LEFT JOIN judged j ON j.record = m.number
ORDER BY l.record, l.part, l.position"""

_COUNT = """
SELECT count(*) FROM records r JOIN articles a ON a.id = r.article WHERE """
_COUNT_LAST = """
SELECT count(DISTINCT coalesce(j.actor, r.id)) FROM records r JOIN articles a ON a.id = r.article
LEFT JOIN judged j ON j.record = r.number WHERE """
# SQLite takes the other columns from the row that holds the maximum: the last report's.
_LAST = """
SELECT r.body, count(DISTINCT r.article) AS articles, coalesce(j.actor, r.id) AS known_as, j.name,
  max((j.record IS NULL) || coalesce(a.published, '') || a.id) AS last
FROM records r JOIN articles a ON a.id = r.article
LEFT JOIN judged j ON j.record = r.number WHERE """

_HAS_PART = (
    "EXISTS (SELECT 1 FROM links l JOIN records m ON m.number = l.target"
    " LEFT JOIN judged j ON j.record = m.number WHERE l.record = r.number AND m.layer = 'mentions'"
    " AND (coalesce(j.actor, m.actor) = ? OR coalesce(j.name, m.label) LIKE ?))"
)
_IS = (
    "(coalesce((SELECT actor FROM judged WHERE record = r.number), r.id) = ?"
    " OR coalesce((SELECT name FROM judged WHERE record = r.number), r.label) LIKE ?)"
)
_MENTIONS = (
    "EXISTS (SELECT 1 FROM records r LEFT JOIN judged j ON j.record = r.number"
    " WHERE r.article = a.id AND r.layer = 'mentions'"
    " AND (coalesce(j.actor, r.actor) = ? OR coalesce(j.name, r.label) LIKE ?))"
)


def record_clauses(layer: str, wanted: Filter) -> Clauses:
    """What records of a layer must fulfil, as SQL, and the values bound to it."""
    clauses, values = ["r.layer = ?"], [layer]
    _add_actors(clauses, values, _IS if layer == "actors" else _HAS_PART, wanted)
    _add_any(clauses, values, "r.type", wanted.type)
    _add_any(clauses, values, "r.status", wanted.status)
    _add_any(clauses, values, "a.outlet", wanted.source)
    _add_any(clauses, values, _REVIEW, wanted.review)
    if wanted.begin or wanted.finish:
        clauses.append(_DATED if layer in WITH_DAYS else "a.published BETWEEN ? AND ?")
        values += [wanted.begin or "0000", wanted.finish or "9999"]
    if wanted.text:
        clauses.append("r.number IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)")
        values.append(query_of(terms_of(wanted.text)))
    if wanted.article:
        clauses.append("substr(r.article, 1, length(?)) = ?")
        values += [wanted.article] * 2
    return clauses, values


def each_of(value: Some) -> tuple[str, ...]:
    """The values of a field of a filter."""
    return (value,) if isinstance(value, str) and value else tuple(value or ())


def _add_any(clauses: list[str], values: list[Any], column: str, wanted: Some) -> None:
    """Asks for a column to be one of the values, whatever their case."""
    given = each_of(wanted)
    if given:
        clauses.append(f"{column} COLLATE NOCASE IN ({', '.join('?' * len(given))})")
        values += given


def _add_actors(clauses: list[str], values: list[Any], test: str, wanted: Filter) -> None:
    given = each_of(wanted.actor)
    if given:
        clauses.append(f"({' OR '.join([test] * len(given))})")
        values += [value for actor in given for value in (actor, f"%{actor}%")]


WITH_DAYS = ("events", "relations", "attributes", "times")
# An undated event is known only to lie before its report: it answers no question about days.
_DATED = (
    "coalesce(r.begin, r.finish) IS NOT NULL"
    " AND NOT (r.begin IS NULL AND r.body ->> '$.date_precision' IN ('before', 'unknown')"
    " AND r.finish IS a.published)"
    " AND coalesce(r.finish, '9999') >= ? AND coalesce(r.begin, '0000') <= ?"
)


def _parts(
    db: sqlite3.Connection, numbers: Iterable[int]
) -> defaultdict[int, dict[Part, list[Party]]]:
    found: defaultdict[int, dict[Part, list[Party]]] = defaultdict(dict)
    for row in db.execute(_PARTIES, (json.dumps(list(numbers)),)):
        party = Party(row["label"], row["known_as"])
        found[row["record"]].setdefault(row["part"], []).append(party)
    return found


def find_articles(db: sqlite3.Connection, wanted: Filter) -> list[sqlite3.Row]:
    """The coded articles that pass the filter, with the number of their claims and events."""
    clauses, values = article_clauses(wanted)
    numbers = db.execute(
        _ARTICLE_NUMBERS + " AND ".join(clauses) + _IN_ORDER + " LIMIT ?",
        (*values, -1 if wanted.limit is None else wanted.limit),
    )
    return articles_of(db, [row["number"] for row in numbers])


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
        clauses.append("substr(a.id, 1, length(?)) = ?")
        values += [wanted.article] * 2
    _add_actors(clauses, values, _MENTIONS, wanted)
    _add_any(clauses, values, "a.outlet", wanted.source)
    return clauses, values


def locate(db: sqlite3.Connection, layer: str, prefix: str) -> tuple[str, str]:
    """Article and id of the one record of a layer whose id begins with ``prefix``.

    An actor or a place may stand in many articles; one of them is given. Raises UsageError where
    no id begins so, or more than one does.
    """
    rows = db.execute(
        "SELECT min(article) AS article, id FROM records WHERE layer = ? AND id >= ? AND id < ?"
        " GROUP BY id ORDER BY id LIMIT 6",
        (layer, prefix, prefix + "\U0010ffff"),
    ).fetchall()
    exact = [row for row in rows if row["id"] == prefix] or rows
    if len(exact) != 1:
        raise _not_one(layer, prefix, [row["id"] for row in exact])
    return exact[0]["article"], exact[0]["id"]


def locate_article(db: sqlite3.Connection, prefix: str) -> str:
    """The id of the one article whose id begins so. Raises UsageError as ``locate`` does."""
    rows = db.execute(
        "SELECT id FROM articles WHERE substr(id, 1, length(?)) = ? ORDER BY id LIMIT 6",
        (prefix, prefix),
    ).fetchall()
    ids = [row["id"] for row in rows]
    if prefix in ids:
        return prefix
    if len(ids) != 1:
        raise _not_one("articles", prefix, ids)
    return str(ids[0])


def _not_one(layer: str, prefix: str, ids: Sequence[str]) -> UsageError:
    one = layer.removesuffix("s")
    if not ids:
        return UnknownError(
            f"no {one} has an id that begins with {prefix!r}",
            remedy=f"`dragoman show {layer}` lists them",
        )
    return UsageError(
        f"{prefix!r} is the beginning of several ids: {', '.join(ids[:5])} ...",
        remedy="give more of it",
    )
