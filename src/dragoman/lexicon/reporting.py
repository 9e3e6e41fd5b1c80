"""Words of report and of doubt: verbs, nouns, adverbs that tell whose words a clause is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml
from dragoman.records import Stance

Frames = Mapping[str, Stance]


@dataclass(frozen=True, slots=True)
class Reporting:
    """What governs a claim: lemma to frames, frame to stance (see data/reporting/verbs.yaml)."""

    verbs: Mapping[str, Frames]
    nouns: Mapping[str, Frames]
    adverbs: Mapping[str, Stance]
    adjectives: Mapping[str, Stance]
    unsaying: frozenset[str]
    carriers: frozenset[str]
    issuing: frozenset[str]
    making: frozenset[str]
    media: frozenset[str]
    views: Mapping[str, Stance]


@cache
def load_reporting() -> Reporting:
    """The reporting words of the package. Raises DataError where a file is unsound."""
    folder = DATA / "reporting"
    verbs = read_yaml(folder / "verbs.yaml")
    nouns = read_yaml(folder / "nouns.yaml")
    return Reporting(
        compile_groups(verbs["groups"], "verbs"),
        compile_groups(nouns["nouns"], "nouns"),
        compile_words(nouns["adverbs"]),
        compile_words(nouns["adjectives"]),
        frozenset(nouns["unsaying"].split()),
        frozenset(nouns["carriers"].split()),
        frozenset(nouns["issuing"].split()),
        frozenset([*nouns["issuing"].split(), *nouns["making"].split()]),
        frozenset(nouns["media"].split()),
        compile_words(nouns["views"]),
    )


def compile_groups(groups: Iterable[Mapping[str, Any]], field: str) -> dict[str, Frames]:
    """Lemma to frames; what an earlier group says of a frame stands."""
    found: dict[str, dict[str, Stance]] = {}
    for group in groups:
        for lemma in group[field].split():
            frames = found.setdefault(lemma, {})
            for frame in group["frames"]:
                name, _, stance = frame.partition("=")
                frames.setdefault(name, checked(stance or group["stance"], lemma))
    return cast("dict[str, Frames]", found)


def compile_words(groups: Mapping[str, str]) -> dict[str, Stance]:
    return {w: checked(stance, w) for stance, words in groups.items() for w in words.split()}


def checked(stance: str, where: str) -> Stance:
    if stance not in get_args(Stance):
        raise DataError(f"unknown stance {stance!r}", where=where, remedy="mend data/reporting")
    return cast("Stance", stance)
