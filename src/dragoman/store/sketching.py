"""Copies and versions in a project: the sketch of each article, found again by its bands."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from datetime import date

from dragoman.across.copies import Sketch, groups_of, likeness, sketch
from dragoman.across.settle import components
from dragoman.across.versions import superseded
from dragoman.across.voices import Origin
from dragoman.records import Article


def keep_sketch(db: sqlite3.Connection, article: Article) -> set[str]:
    """Keeps the sketch of an article, its copies and versions.

    Gives the articles whose copies or versions are others than before, itself not among them.
    """
    own, known = sketch(article), _known(db, article.id)
    if known == own:
        return set()
    before = _beside(db, own.article)
    if known:
        _forget(db, known)
    _write(db, own)
    alike = _alike(db, own)
    for other in alike:
        shared = likeness(own, other)
        outlets = own.source is None or own.source != other.source
        if outlets and (shared.copy or shared.excerpt):
            one, two = sorted((own.article, other.article))
            db.execute(
                "INSERT INTO copies (one, two, whole, inside, runs) VALUES (?, ?, ?, ?, ?)",
                (one, two, shared.whole, shared.inside, shared.runs),
            )
    _keep_versions(db, own, alike)
    return (before | _beside(db, own.article)) - {own.article}


def _known(db: sqlite3.Connection, article: str) -> Sketch | None:
    row = db.execute("SELECT * FROM sketches WHERE article = ?", (article,)).fetchone()
    return _sketch(row) if row else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _forget(db: sqlite3.Connection, known: Sketch) -> None:
    bands = ((band, known.article) for band in known.bands)
    db.executemany("DELETE FROM bands WHERE band = ? AND article = ?", bands)
    for statement in (
        "DELETE FROM sketches WHERE article = ?",
        "DELETE FROM copies WHERE one = ?",
        "DELETE FROM copies WHERE two = ?",
        "DELETE FROM versions WHERE older = ?",
        "DELETE FROM versions WHERE newer = ?",
    ):
        db.execute(statement, (known.article,))


def _write(db: sqlite3.Connection, own: Sketch) -> None:
    bands = array("q", own.bands)
    db.execute(
        "INSERT INTO sketches (article, published, source, url, agency, runs, bands)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            own.article,
            _iso(own.published),
            own.source,
            own.url,
            own.agency,
            own.runs.tobytes(),
            bands.tobytes(),
        ),
    )
    rows = ((band, own.article) for band in own.bands)
    db.executemany("INSERT OR IGNORE INTO bands (band, article) VALUES (?, ?)", rows)


def _alike(db: sqlite3.Connection, own: Sketch) -> list[Sketch]:
    """The sketches that share a band, in the order of their articles."""
    rows = db.execute(
        "SELECT DISTINCT s.* FROM json_each(?) n JOIN bands b ON b.band = n.value"
        " JOIN sketches s ON s.article = b.article WHERE s.article != ? ORDER BY s.article",
        (json.dumps(own.bands), own.article),
    )
    return [_sketch(row) for row in rows]


def _sketch(row: sqlite3.Row) -> Sketch:
    runs, bands = array("I"), array("q")
    runs.frombytes(row["runs"])
    bands.frombytes(row["bands"])
    day = date.fromisoformat(row["published"]) if row["published"] else None
    return Sketch(row["article"], day, row["source"], row["url"], row["agency"], runs, tuple(bands))


def _keep_versions(db: sqlite3.Connection, own: Sketch, alike: Iterable[Sketch]) -> None:
    """Which older versions an article corrects, and which newer one corrects it."""
    rows = db.execute(
        "SELECT s.* FROM sketches s WHERE s.url = ? AND s.article != ?", (own.url, own.article)
    )
    others = {row["article"]: _sketch(row) for row in rows}
    others |= {each.article: each for each in alike if each.source == own.source}
    known = _next(db, others)
    found = superseded(
        ((own, other) for other in others.values()), read_times(db, [own.article, *others])
    )
    for older, newer in found.items():
        if older != own.article and older in known and not _sooner(db, newer, known[older]):
            continue
        db.execute("INSERT OR REPLACE INTO versions (older, newer) VALUES (?, ?)", (older, newer))


def _next(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    rows = db.execute(
        "SELECT older, newer FROM versions WHERE older IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    return {row["older"]: row["newer"] for row in rows}


def _sooner(db: sqlite3.Connection, one: str, two: str) -> bool:
    read = read_times(db, [one, two])
    rows = db.execute("SELECT article, published FROM sketches WHERE article IN (?, ?)", (one, two))
    times = {
        r["article"]: (r["published"] or "", read.get(r["article"], ""), r["article"]) for r in rows
    }
    return times[one] < times[two]


def read_times(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    """When the bytes of articles were first read, as far as it is known."""
    rows = db.execute(
        "SELECT a.id, r.at FROM articles a JOIN readings r ON r.source = a.source"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(articles)),),
    )
    return {row["id"]: row["at"] for row in rows}


def _beside(db: sqlite3.Connection, article: str) -> set[str]:
    """The articles that are copies or versions of one."""
    rows = db.execute(
        "SELECT two AS other FROM copies WHERE one = ? UNION SELECT one FROM copies WHERE two = ?"
        " UNION SELECT newer FROM versions WHERE older = ?"
        " UNION SELECT older FROM versions WHERE newer = ?",
        (article,) * 4,
    )
    return {row["other"] for row in rows}


def origins_in(db: sqlite3.Connection, articles: Iterable[str]) -> dict[str, Origin]:
    """Where the texts of articles come from: their groups of copies and their agencies."""
    wanted = set(articles)
    pairs = _copied(db, wanted)
    groups = groups_of({*wanted, *(each for pair in pairs for each in pair)}, pairs)
    rows = db.execute(
        "SELECT article, agency FROM sketches"
        " WHERE article IN (SELECT value FROM json_each(?)) AND agency IS NOT NULL",
        (json.dumps(sorted(wanted)),),
    )
    agencies = {row["article"]: row["agency"] for row in rows}
    return {each: Origin(groups[each], agencies.get(each)) for each in wanted}


def group_of(db: sqlite3.Connection, article: str) -> set[str]:
    """An article and all copies of its whole text."""
    return {article, *(each for pair in _copied(db, [article]) for each in pair)}


def _copied(db: sqlite3.Connection, articles: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of whole copies that hang together with some articles."""
    pairs = set[tuple[str, str]]()

    def partners(wave: set[str]) -> set[str]:
        rows = db.execute(_WHOLE, (json.dumps(sorted(wave)),) * 2).fetchall()
        pairs.update((row["one"], row["two"]) for row in rows)
        return {each for row in rows for each in (row["one"], row["two"])}

    components(articles, partners)
    return pairs


_WHOLE = (
    "SELECT c.one, c.two FROM json_each(?) n CROSS JOIN copies c ON c.one = n.value"
    " WHERE c.whole >= 0.45 OR c.inside >= 0.6"
    " UNION SELECT c.one, c.two FROM json_each(?) n CROSS JOIN copies c ON c.two = n.value"
    " WHERE c.whole >= 0.45 OR c.inside >= 0.6"
)


def is_old(db: sqlite3.Connection, article: str) -> bool:
    """Whether a newer version stands in an article's place."""
    return db.execute("SELECT 1 FROM versions WHERE older = ?", (article,)).fetchone() is not None


def versions_of(db: sqlite3.Connection, article: str) -> list[str]:
    """All versions of an article, oldest first; the article alone where there is no other."""

    def partners(wave: set[str]) -> list[str]:
        rows = db.execute(
            "SELECT v.newer AS other FROM json_each(?) n CROSS JOIN versions v ON v.older = n.value"
            " UNION SELECT v.older FROM json_each(?) n CROSS JOIN versions v ON v.newer = n.value",
            (json.dumps(sorted(wave)),) * 2,
        )
        return [row["other"] for row in rows.fetchall()]

    found = components([article], partners)
    newer = _next(db, found)
    return sorted(found, key=lambda each: (-_steps(each, newer), each))


def _steps(article: str, newer: Mapping[str, str]) -> int:
    """How many versions came after one."""
    steps = 0
    while article in newer:
        article, steps = newer[article], steps + 1
    return steps


def outdated(db: sqlite3.Connection) -> set[str]:
    """The articles that a newer version corrects."""
    return {row["older"] for row in db.execute("SELECT older FROM versions").fetchall()}
