"""Words of cause, condition and purpose (see data/assessments/causes.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml

CLASSES = ("promotes", "hinders", "changes", "weakens", "moves", "bars", "turns", "gives")
ROWS = ("reasons", "results", "despites", "conditions", "unless", "purposes")
WORDS = (
    "aimless",
    "saying",
    "instruments",
    "purpose_nouns",
    "anaphors",
    "not_conditions",
    "happenings",
    "causing",
    "caused",
    "into",
    "bare",
)
Rows = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Causes:
    """``verbs``: lemma to (class, companion word); ``rows``: class to first word to rows."""

    verbs: Mapping[str, tuple[tuple[str, str | None], ...]]
    given: Mapping[str, str]
    rows: Mapping[str, Rows]
    words: Mapping[str, frozenset[str]]


@cache
def load_causes() -> Causes:
    """The causes of the package. Raises DataError where the file is unsound."""
    source: Mapping[str, Any] = read_yaml(DATA / "assessments" / "causes.yaml")
    if missing := {*CLASSES, *ROWS, *WORDS, "given"} - set(source):
        raise DataError(f"no {min(missing)!r}", where="causes.yaml", remedy="see its header")
    verbs: dict[str, list[tuple[str, str | None]]] = {}
    for name in CLASSES:
        for entry in source[name]:
            lemma, _, companion = str(entry).partition(" ")
            verbs.setdefault(lemma, []).append((name, companion or None))
    return Causes(
        {lemma: tuple(senses) for lemma, senses in verbs.items()},
        {str(noun): str(sign) for noun, sign in source["given"].items()},
        {name: _rows(source[name]) for name in ROWS},
        {name: frozenset(map(str, source[name])) for name in WORDS},
    )


def _rows(entries: Iterable[str]) -> Rows:
    """Word rows by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(str(entry).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rows, key=len, reverse=True)) for first, rows in found.items()}
