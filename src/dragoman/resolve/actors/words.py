"""The word lists that linking asks: sectors of nouns, metonyms, cues, ministries by rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.files import DATA, read_table, read_yaml, word_lists
from dragoman.resolve.actors.names import key

FOLDER = DATA / "actors"


@dataclass(frozen=True, slots=True)
class Metonym:
    """A place or building that stands for ``actor``: ``always``, or where words around say so."""

    actor: str
    always: bool
    begin: str
    finish: str

    def holds(self, day: date | None) -> bool:
        year = day.isoformat()[:4] if day else "9998"
        return (self.begin or "0000") <= year <= (self.finish or "9999")


@dataclass(frozen=True, slots=True)
class SectorWords:
    """Lemma to PLOVER sectors: of heads, of modifiers; and to non-state codes."""

    nouns: Mapping[str, str]
    modifiers: Mapping[str, str]
    codes: Mapping[str, str]


@cache
def sector_words() -> SectorWords:
    """The lists of ``data/actors/sectors.yaml``; a word under two sectors has the first."""
    content = read_yaml(FOLDER / "sectors.yaml")
    codes = {word: code for code, words in content["codes"].items() for word in words}
    return SectorWords(_turned(content["nouns"]), _turned(content["modifiers"]), codes)


def _turned(table: Mapping[str, str]) -> dict[str, str]:
    turned: dict[str, str] = {}
    for sector, words in table.items():
        for word in words.split():
            turned.setdefault(word, sector)
    return turned


@cache
def metonyms() -> Mapping[str, Metonym]:
    """Folded name to what it stands for."""
    return {
        key(row["name"]): Metonym(row["actor"], row["always"] == "yes", row["begin"], row["finish"])
        for row in read_table(FOLDER / "metonyms.tsv")
    }


def cues() -> Mapping[str, frozenset[str]]:
    """The lists of ``data/actors/cues.yaml``."""
    return word_lists("actors/cues.yaml")


@cache
def institution_words() -> Mapping[str, str]:
    """What a body is called where its country is known from elsewhere -> id of the institution."""
    found: dict[str, str] = {}
    for identity, entry in read_yaml(FOLDER / "institutions.yaml").items():
        for words in entry["words"]:
            found.setdefault(key(words), identity)
    return found
