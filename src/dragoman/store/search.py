"""Full text over reports, quotes and actors: the best hits first, each with its words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.exchange.tables import Row, Table, table_of
from dragoman.language.words import Term, hits, query_of, terms_of


class Known(Protocol):
    """What can tell whether it has an actor of some id."""

    def __contains__(self, identity: str) -> bool: ...


KINDS = ("articles", "quotes", "actors")
WINDOW = 240  # code points of a report that a hit shows


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought: ``words`` (all must occur, "side by side", beginning*), where, and when.

    ``kinds``: articles, quotes, actors. ``begin`` and ``finish`` are days of publication; ``actor``
    is an id or words of a name: whom the report mentions, or who is quoted.
    """

    words: str
    kinds: tuple[str, ...] = KINDS
    actor: str | None = None
    begin: str | None = None
    finish: str | None = None
    limit: int = 50


_COLUMNS = (
    *("kind", "id", "title", "article", "published", "outlet", "reports", "text", "hits", "start"),
)
_SHOWN = ("kind", "id", "title", "published", "outlet", "text")


def search(db: sqlite3.Connection, wanted: Search, aliases: Mapping[str, Sequence[str]]) -> Table:
    """The hits of each kind, the best first; at most ``limit`` of each.

    ``aliases`` are the names that the knowledge base has for actors, by id. ``hits`` are pairs of
    offsets into ``text``; ``start`` is where that text begins in its report.
    """
    terms = terms_of(wanted.words)
    rows: list[Row] = []
    if "actors" in wanted.kinds:
        rows += _actors(db, wanted, terms, _fitting(aliases, terms))
    if "quotes" in wanted.kinds:
        rows += _quotes(db, wanted, terms)
    if "articles" in wanted.kinds:
        rows += _articles(db, wanted, terms)
    return table_of(rows, _COLUMNS, _SHOWN)


_ARTICLES = """
SELECT a.id, a.published, a.outlet, a.headline, a.text
FROM article_words w JOIN articles a ON a.number = w.rowid JOIN codings c ON c.article = a.id
WHERE article_words MATCH ? AND coalesce(a.published, '') BETWEEN ? AND ? AND (? IS NULL OR EXISTS (
  SELECT 1 FROM records r LEFT JOIN judged j ON j.record = r.number
  WHERE r.article = a.id AND r.layer = 'mentions'
  AND (coalesce(j.actor, r.actor) = ? OR coalesce(j.name, r.label) LIKE ?)))
ORDER BY round(bm25(article_words, 4.0, 1.0), 6), a.published DESC, a.id LIMIT ?"""
_QUOTES = """
SELECT r.id, coalesce(j.name, r.label) AS speaker, r.words, r.body, a.id AS article, a.published,
  a.outlet, a.text
FROM record_words w JOIN records r ON r.number = w.rowid JOIN articles a ON a.id = r.article
LEFT JOIN links l ON l.record = r.number AND l.part = 'source'
LEFT JOIN records m ON m.number = l.target LEFT JOIN judged j ON j.record = m.number
WHERE record_words MATCH ? AND r.layer = 'claims' AND coalesce(a.published, '') BETWEEN ? AND ?
AND (? IS NULL OR coalesce(j.actor, m.actor) = ? OR coalesce(j.name, r.label) LIKE ?)
ORDER BY round(bm25(record_words), 6), a.published DESC, a.id, r.id LIMIT ?"""
# SQLite takes the other columns from the row that holds the maximum: the last report's.
_ACTORS = """
WITH named AS (
  SELECT rowid AS record FROM record_words WHERE record_words MATCH ?
  UNION SELECT number FROM records WHERE id IN (SELECT value FROM json_each(?))
  UNION SELECT record FROM judged WHERE actor IN (SELECT value FROM json_each(?)))
SELECT f.key AS id, f.who AS name, f.outlet, a.id AS article, count(DISTINCT a.id) AS reports,
  f.published, max(coalesce(f.published, '') || a.id) AS last
FROM named n CROSS JOIN facts f ON f.record = n.record JOIN articles a ON a.number = f.article
WHERE f.layer = 'actors' AND coalesce(f.published, '') BETWEEN ? AND ?
AND (? IS NULL OR f.key = ? OR f.who LIKE ?)
GROUP BY f.key ORDER BY reports DESC, name, 1 LIMIT ?"""
# From each id to the next in the index: an actor stands in many reports.
_IDS = """
WITH RECURSIVE each(id) AS (
  SELECT min(key) FROM facts WHERE layer = 'actors' AND key IS NOT NULL
  UNION ALL SELECT (SELECT min(key) FROM facts WHERE layer = 'actors' AND key > each.id)
    FROM each WHERE each.id IS NOT NULL)
SELECT id FROM each WHERE id IS NOT NULL
UNION SELECT r.id FROM judged j CROSS JOIN records r ON r.number = j.record WHERE r.layer = 'actors'
ORDER BY 1"""


def _days(wanted: Search) -> tuple[str, str]:
    return wanted.begin or "", wanted.finish or "9999"


def _who(wanted: Search) -> tuple[str | None, str | None, str]:
    return wanted.actor, wanted.actor, f"%{wanted.actor}%"


def _articles(db: sqlite3.Connection, wanted: Search, terms: Sequence[Term]) -> Iterable[Row]:
    given = (query_of(terms), *_days(wanted), *_who(wanted), wanted.limit)
    for row in db.execute(_ARTICLES, given):
        start, text = _window(row["text"], hits(row["text"], terms))
        yield _row(row, "article", row["headline"], text, terms, article=row["id"], start=start)


def _quotes(db: sqlite3.Connection, wanted: Search, terms: Sequence[Term]) -> Iterable[Row]:
    given = (query_of(terms), *_days(wanted), *_who(wanted), wanted.limit)
    for row in db.execute(_QUOTES, given):
        start = min((span[0] for span in json.loads(row["body"])["content"]), default=None)
        title = row["speaker"] or "unnamed source"
        yield _row(row, "quote", title, row["words"], terms, article=row["article"], start=start)


def _actors(
    db: sqlite3.Connection, wanted: Search, terms: Sequence[Term], known: Mapping[str, str]
) -> Iterable[Row]:
    ids = json.dumps(sorted(known))
    given = (query_of(terms), ids, ids, *_days(wanted), *_who(wanted), wanted.limit)
    for row in db.execute(_ACTORS, given):
        name, alias = row["name"], known.get(row["id"], "")
        text = f"{name} ({alias})" if alias and not hits(name, terms) else name
        yield _row(row, "actor", name, text, terms, article=row["article"], reports=row["reports"])


def _row(
    row: Mapping[str, Any],
    kind: str,
    title: str | None,
    text: str,
    terms: Sequence[Term],
    **own: Any,
) -> Row:
    return {
        "kind": kind,
        "id": row["id"],
        "title": title,
        "published": row["published"],
        "outlet": row["outlet"],
        "reports": 1,
        "text": text,
        "hits": [list(hit) for hit in hits(text, terms)],
        "start": None,
    } | own


def _window(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, str]:
    """Where the words around most hits begin, and these words; cut between words."""
    if not found:  # the words stand in the headline only
        return 0, _cut(text, 0)
    within = [sum(s <= other[0] < s + WINDOW - 40 for other in found) for s, _ in found]
    best = found[within.index(max(within))][0]
    start = max(best - 40, 0)
    space = text.find(" ", start, best)
    start = space + 1 if start and space >= 0 else start
    return start, _cut(text, start)


def _cut(text: str, start: int) -> str:
    whole = text[start : start + WINDOW]
    if start + WINDOW >= len(text):
        return whole
    return whole[: whole.rfind(" ")] if " " in whole else whole


def actor_ids(db: sqlite3.Connection, known: Known) -> Iterator[str]:
    """The ids of the actors of a project that ``known`` holds, in order."""
    rows = db.execute(_IDS)
    yield from (row["id"] for row in rows if row["id"] in known)


def _fitting(aliases: Mapping[str, Sequence[str]], terms: Sequence[Term]) -> dict[str, str]:
    """The actors of whom one name or alias holds all terms, with the first that does."""
    return {
        actor: name
        for actor, names in aliases.items()
        for name in reversed(names)  # so that the first one stays
        if all(hits(name, [term]) for term in terms)
    }
