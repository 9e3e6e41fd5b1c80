"""The word lists that decide whose date a time expression is (data/times/clauses.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.extract.times.vocabulary import FOLDER
from dragoman.files import read_yaml
from dragoman.language.parse import Token
from dragoman.lexicon.predicates import load_predicates


@dataclass(frozen=True, slots=True)
class DatingWords:
    """The lists of clauses.yaml; ``relations`` and ``marks`` by word."""

    relations: Mapping[str, str]
    marks: Mapping[str, str]
    light: frozenset[str]
    reacting: frozenset[str]
    telling: frozenset[str]
    forward: frozenset[str]
    during: frozenset[str]
    continuing: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]
    happenings: frozenset[str]
    standing: frozenset[str]
    causing: frozenset[str]

    def names_act(self, token: Token) -> bool:
        """Whether a noun names an act ("visit", "offensive") rather than a thing."""
        if token.pos not in ("NOUN", "PROPN") or token.entity in ("PERSON", "GPE", "ORG", "NORP"):
            return False
        lemma = token.lemma
        known = lemma in self.happenings or lemma.endswith(self.endings)
        return known or bool(load_predicates().of("noun", lemma))


@cache
def load_dating_words() -> DatingWords:
    """The lists. Raises DataError where the file is unsound."""
    data = read_yaml(FOLDER / "clauses.yaml")
    return DatingWords(
        relations=_by_word(data["relations"]),
        marks=_by_word(data["marks"]),
        light=frozenset(_words(data["light"])),
        reacting=frozenset(_words(data["reacting"])),
        telling=frozenset(_words(data["telling"])),
        forward=frozenset(_words(data["forward"])),
        during=frozenset(_words(data["during"])),
        continuing=tuple(tuple(each.split()) for each in _words(data["continuing"])),
        endings=tuple(_words(data["events"])),
        happenings=frozenset(_words(data["happenings"])),
        standing=frozenset(_words(data["standing"])),
        causing=frozenset(_words(data["causing"])),
    )


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


def _by_word(groups: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in groups.items() for word in _words(words)}
