"""Words that decide how an act stands: modals, hedges, negation, governors of clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from dragoman.errors import DataError
from dragoman.files import DATA, read_table, read_yaml
from dragoman.records import Status

Statuses = Mapping[str, Status]
LISTS = (
    "nobody",
    "conditions",
    "future",
    "denied",
    "refusing",
    "voiced",
    "light",
    "bringing",
    "drafts",
    "nearly",
    "sure",
    "odds",
    "vain",
)


@dataclass(frozen=True, slots=True)
class Hedges:
    """Word to status, by kind of word (see data/hedges/words.yaml and governors.tsv).

    ``governors``: lemma to frame to the status that it gives to its complement.
    """

    modals: Statuses
    adverbs: Statuses
    adjectives: Statuses
    cues: Statuses
    governors: Mapping[str, Statuses]
    nobody: frozenset[str]
    conditions: frozenset[str]
    future: frozenset[str]
    denied: frozenset[str]
    refusing: frozenset[str]
    voiced: frozenset[str]
    light: frozenset[str]
    bringing: frozenset[str]
    drafts: frozenset[str]
    nearly: frozenset[str]
    sure: frozenset[str]
    odds: frozenset[str]
    vain: frozenset[str]


@cache
def load_hedges() -> Hedges:
    """The hedges of the package. Raises DataError where a file is unsound."""
    words = read_yaml(DATA / "hedges" / "words.yaml")
    return Hedges(
        modals=by_word(words["modals"]),
        adverbs=by_word(words["adverbs"]),
        adjectives=by_word(words["adjectives"]),
        cues=by_word(words["cues"]),
        governors=governors(),
        **{name: frozenset(words[name].split()) for name in LISTS},
    )


def by_word(groups: Mapping[str, Any]) -> dict[str, Status]:
    """Word to status from status to words; the first status of a word stands."""
    found: dict[str, Status] = {}
    for status, words in groups.items():
        for word in words.split():
            found.setdefault(word, checked(status, word))
    return found


def governors() -> dict[str, dict[str, Status]]:
    """Lemma to frame to status; several lines of one lemma are joined."""
    found: dict[str, dict[str, Status]] = {}
    for row in read_table(DATA / "hedges" / "governors.tsv"):
        frames = found.setdefault(row["lemma"], {})
        for frame in row["frames"].split():
            frames.setdefault(frame, checked(row["status"], row["lemma"]))
    return found


def checked(status: str, where: str) -> Status:
    if status not in get_args(Status):
        raise DataError(f"unknown status {status!r}", where=where, remedy="mend data/hedges")
    return cast("Status", status)
