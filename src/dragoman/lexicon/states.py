"""State variables and what moves them (see data/attributes/states.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml

SETS = (
    *("rises", "falls", "raises", "lowers", "gains", "loses", "growths", "declines", "growing"),
    *(
        "shrinking",
        "absences",
        "less",
        "contraries",
        "shares",
        "traits",
        "promotions",
        "demotions",
        "ranks",
        "makers",
    ),
    "remnants",
)


@dataclass(frozen=True, slots=True)
class States:
    """Word to property for nouns and qualities, and the sets of the file by their names."""

    properties: Mapping[str, str]
    qualities: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Is the word in the set of that name?"""
        return word in self.sets[name]


@cache
def load_states() -> States:
    """The states of the package. Raises DataError where the file is unsound."""
    given: Mapping[str, Any] = read_yaml(DATA / "attributes" / "states.yaml")
    if missing := {"properties", "qualities", *SETS} - set(given):
        raise DataError(f"no {min(missing)!r}", where="states.yaml", remedy="see its header")
    return States(
        _by_word(given["properties"]),
        _by_word(given["qualities"]),
        {name: frozenset(map(str, given[name])) for name in SETS},
    )


def _by_word(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {str(word): name for name, words in groups.items() for word in words}
