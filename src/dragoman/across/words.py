"""Words that matter when accounts are compared, from ``data/across/words.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.files import DATA, read_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """See the header of the data file; ``earlier`` holds each cue as its words."""

    belonging: frozenset[str]
    earlier: tuple[tuple[str, ...], ...]
    empty: frozenset[str]
    generic: frozenset[str]
    back: frozenset[str]
    further: frozenset[str]
    acts: tuple[str, ...]
    weapons: frozenset[str]


@cache
def load_words(path: Path = DATA / "across" / "words.yaml") -> Words:
    """The words of the package."""
    found = read_yaml(path)
    return Words(
        frozenset(found["belonging"]),
        tuple(tuple(cue.split()) for cue in found["earlier"]),
        frozenset(found["empty"]),
        frozenset(found["generic"]),
        frozenset(found["back"]),
        frozenset(found["further"]),
        tuple(found["acts"]),
        frozenset(found["weapons"]),
    )
