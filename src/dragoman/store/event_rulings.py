"""What people decided about events: which reports are of one, which are not, how far to trust.

A decision points at the words of event reports, not at their ids, so it outlives a new coding. On
one pair of reports the last decision counts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from dragoman.across.settle import Couple, couple
from dragoman.store.base import Judgement
from dragoman.store.rulings import numbered

_ON_PAIRS = ("same", "different")
AROUND = 30  # characters kept on both sides of the words


@dataclass(frozen=True, slots=True)
class Ruled:
    """Pairs of event reports that people joined or told apart; decisions that fit nothing now."""

    same: frozenset[Couple] = frozenset()
    different: frozenset[Couple] = frozenset()
    lost: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratings:
    """Admiralty ratings that people gave: outlets A to F, event reports 1 to 6."""

    sources: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Words:
    """An event report as it stands in the store."""

    id: str
    start: int
    end: int
    quote: str
    type: str


def ruled_of(db: sqlite3.Connection, decisions: Iterable[Judgement]) -> Ruled:
    """The pairs of event reports that decisions are about, as far as they are still told."""
    same, different, lost = set[Couple](), set[Couple](), list[int]()
    for ruling in numbered(decisions):
        made = ruling.judgement
        if not ruling.stands or made.layer != "accounts" or made.verdict not in _ON_PAIRS:
            continue
        sides = (made.change["own"], made.change["others"])
        own, others = ([report_at(db, each) for each in side] for side in sides)
        pairs = {couple(a, b) for a, b in product(own, others) if a and b}
        if not pairs:
            lost.append(ruling.number)
        joined = made.verdict == "same"
        same = same | pairs if joined else same - pairs
        different = different - pairs if joined else different | pairs
    return Ruled(frozenset(same), frozenset(different), tuple(lost))


def reaches(own: str, least: str) -> bool:
    """Is a rating of an outlet so good, or better? F cannot be judged: it reaches F alone."""
    return own == "F" if least == "F" else own <= least


def ratings_of(db: sqlite3.Connection, decisions: Iterable[Judgement]) -> Ratings:
    """The ratings that stand; of one outlet or report the last."""
    sources: dict[str, str] = {}
    reports: dict[str, int] = {}
    for ruling in numbered(decisions):
        made = ruling.judgement
        if not ruling.stands or made.verdict != "rate":
            continue
        if made.layer == "sources":
            sources[made.quote] = made.change["reliability"]
        elif report := report_at(db, anchor_of(made)):
            reports[report] = made.change["credibility"]
    return Ratings(sources, reports)


def anchor_of(made: Judgement) -> Mapping[str, Any]:
    """The words that a decision is about, as its other side is kept."""
    return {
        "article": made.article,
        "span": list(made.span),
        "quote": made.quote,
        "before": made.before,
        "after": made.after,
        "type": made.change.get("type"),
    }


def report_at(db: sqlite3.Connection, anchor: Mapping[str, Any]) -> str | None:
    """The event report on some words: at the same place, else on the same words near by.

    Of several there the one of the same type. None where the words are no longer coded.
    """
    text, reports = _reports(db, anchor["article"])
    start, end = anchor["span"]
    found = [each for each in reports if (each.start, each.end) == (start, end)]
    if not found or found[0].quote != anchor["quote"]:
        found = [each for each in reports if each.quote == anchor["quote"]]

    def rank(each: _Words) -> tuple[bool, int, bool, str]:
        around = text[max(each.start - AROUND, 0) : each.start].endswith(anchor["before"][-10:])
        return not around, abs(each.start - start), each.type != anchor["type"], each.id

    return min(found, key=rank).id if found else None


def _reports(db: sqlite3.Connection, article: str) -> tuple[str, list[_Words]]:
    rows = db.execute(
        "SELECT r.id, r.type, r.body ->> '$.trigger[0]' AS start, r.body ->> '$.trigger[1]' AS end,"
        " a.text FROM records r JOIN articles a ON a.id = r.article"
        " WHERE r.article = ? AND r.layer = 'events' ORDER BY r.position",
        (article,),
    ).fetchall()
    text = rows[0]["text"] if rows else ""
    return text, [
        _Words(r["id"], r["start"], r["end"], text[r["start"] : r["end"]], r["type"]) for r in rows
    ]


def anchor_at(db: sqlite3.Connection, article: str, report: str) -> dict[str, Any]:
    """The words of an event report with a little of what stands around them."""
    text, reports = _reports(db, article)
    found = next(each for each in reports if each.id == report)
    return {
        "article": article,
        "span": [found.start, found.end],
        "quote": found.quote,
        "before": text[max(found.start - AROUND, 0) : found.start],
        "after": text[found.end : found.end + AROUND],
        "type": found.type,
    }


def tellings_with(db: sqlite3.Connection, reports: Iterable[str]) -> dict[str, str]:
    """Of event reports the telling that each is in."""
    rows = db.execute(
        "SELECT t.id, r.value AS report FROM json_each(?) n JOIN records e ON e.id = n.value"
        " JOIN tellings t ON t.article = e.article, json_each(t.body, '$.reports') r"
        " WHERE r.value = n.value",
        (json.dumps(sorted(set(reports))),),
    )
    return {row["report"]: row["id"] for row in rows}
