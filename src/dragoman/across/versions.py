"""Versions: a report that its publisher corrects stands in place of the older one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal, NamedTuple

from dragoman.across.copies import Sketch, likeness

_PIECES = "\n"


class Change(NamedTuple):
    """A run of words that one version has and the other has not, or that both have."""

    kind: Literal["same", "gone", "new"]
    words: str


def succeeds(newer: Sketch, older: Sketch, read: Mapping[str, str] | None = None) -> bool:
    """Whether a report corrects another: same address or near-copy of one outlet, and later.

    Of two reports of one day the one read later counts as the later; ``read`` tells when, by
    article.
    """
    if newer.source != older.source or not _later(newer, older, read or {}):
        return False
    if newer.url and newer.url == older.url:
        return True
    named = newer.source is not None and newer.published != older.published
    return named and likeness(newer, older).copy


def _later(newer: Sketch, older: Sketch, read: Mapping[str, str]) -> bool:
    if newer.published is None or older.published is None:
        return False
    return _time(newer, read) > _time(older, read)


def _time(one: Sketch, read: Mapping[str, str]) -> tuple[date, str, str]:
    return one.published or date.min, read.get(one.article, ""), one.article


def superseded(
    pairs: Iterable[tuple[Sketch, Sketch]], read: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Of each older version the next newer one, among pairs of sketches that may be versions."""
    found: dict[str, Sketch] = {}
    for one, two in pairs:
        for newer, older in ((one, two), (two, one)):
            if succeeds(newer, older, read):
                known = found.get(older.article)
                if known is None or _later(known, newer, read or {}):
                    found[older.article] = newer
    return {older: newer.article for older, newer in found.items()}


def candidates(sketches: Sequence[Sketch]) -> Iterable[tuple[Sketch, Sketch]]:
    """The pairs of one address or one outlet; for a few reports, all at once."""
    groups: dict[str, list[Sketch]] = {}
    for each in sketches:
        groups.setdefault(each.source or each.url or each.article, []).append(each)
    for group in groups.values():
        yield from combinations(group, 2)


def difference(older: str, newer: str) -> list[Change]:
    """What changed from one version to the next, word by word, in runs."""
    left, right = older.split(), newer.split()
    changes: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            changes.append(Change("same", " ".join(left[a:b])))
            continue
        if b > a:
            changes.append(Change("gone", " ".join(left[a:b])))
        if d > c:
            changes.append(Change("new", " ".join(right[c:d])))
    return changes
