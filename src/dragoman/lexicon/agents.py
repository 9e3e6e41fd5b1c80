"""Words for people, bodies, groups, places and things, compiled from ``data/agents``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.errors import DataError
from dragoman.files import DATA, read_table, word_lists
from dragoman.language.parse import Token
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.records import Kind

FOLDER = DATA / "agents"
NOUN_KINDS = (
    "role",
    "person",
    "group",
    "plural_group",
    "organisation",
    "country",
    "place",
    "asset",
    "quantity",
    "abstract",
)
Words = frozenset[str]
KNOWN_PLACE = 5_000  # inhabitants from which a name in the gazetteer speaks for a place
KNOWN_OTHERWISE = 20_000  # inhabitants from which an alternate name does
KNOWN_CITY = 100_000  # inhabitants from which it outweighs the recogniser
KNOWN_NEAR = 20_000  # inhabitants from which it does where the report names its country
_SPLIT = re.compile(r"[.\-]")  # "maj.-gen"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u200e": None, "\u200f": None, "`": "'"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the files: its words in lower case, its kind and the entry it belongs to.

    ``entry`` is "country:LBY", "demonym:LBY", "nation:LBY" (its people), "people:Kurd" or
    "body:United Nations". ``cased``: a short acronym, known only as it is written.
    """

    words: tuple[str, ...]
    surface: tuple[str, ...]
    kind: Kind
    entry: str

    @property
    def cased(self) -> bool:
        return len(self.words) == 1 and len(self.words[0]) <= 4 and self.surface[0].isupper()


@dataclass(frozen=True, slots=True)
class Agents:
    """The compiled word lists of ``data/agents``.

    ``nouns``: lemma to kind as in nouns.yaml; ``naming``: the sets of naming.yaml by their key;
    ``names``: the known names by their first word, longest first; ``given_names``: given name to
    "male", "female" or "either".
    """

    nouns: Mapping[str, str]
    female: Words
    male: Words
    naming: Mapping[str, Words]
    names: Mapping[str, Sequence[KnownName]]
    given_names: Mapping[str, str]

    def plain(self, text: str) -> str:
        """A word as the tables have it: lower case, straight apostrophes, no direction marks."""
        return text.lower().translate(_PLAIN)

    def bare(self, token: Token) -> str:
        """A word without case and full stop ("Gen." is "gen")."""
        return token.lower.rstrip(".")

    def place_weight(self, name: str) -> int:
        """How surely a name is a place's: 0 no, 1 a town of that name, 2 a city or region.

        An alternate name counts from a larger town on, and never for more than a town's.
        """
        spots = load_gazetteer().find(name)
        usual = max((spot.weight for spot in spots if spot.usual), default=0)
        other = max((spot.weight for spot in spots), default=0)
        return max((usual >= KNOWN_PLACE) + (usual >= KNOWN_CITY), int(other >= KNOWN_OTHERWISE))

    def lies_in(self, name: str, countries: Collection[str]) -> bool:
        """Whether a town of that name, or a larger place, lies in one of the countries (alpha-3).

        The one that is best known by the name must, or the name be the place's usual one there.
        """
        spots = [spot for spot in load_gazetteer().find(name) if spot.weight >= KNOWN_NEAR]
        return any(spot.country in countries and (spot.usual or spot is spots[0]) for spot in spots)

    def noun(self, lemma: str, lower: str = "") -> str | None:
        """The kind of a noun as nouns.yaml has it; of a hyphenated one that of its last part."""
        for word in (lemma, lower, lower.removesuffix("s"), lemma.rsplit("-", 1)[-1]):
            if word in self.nouns:
                return self.nouns[word]
        return None

    def is_title(self, lower: str) -> bool:
        """Whether the word may stand before a person's name as (the end of) a title."""
        if self.nouns.get(lower) == "role":
            return True
        parts = [part for part in _SPLIT.split(lower) if part]
        short = self.naming["rank"] | self.naming["honorific"]
        return bool(parts) and all(part in short for part in parts)


@cache
def load_agents() -> Agents:
    """The word lists of the package. Raises DataError where a file is unsound."""
    lists = word_lists("agents/nouns.yaml")
    nouns: dict[str, str] = {}
    for kind in NOUN_KINDS:
        for word in sorted(lists[kind]):
            if word in nouns:
                raise DataError(
                    f"{word!r} stands under {nouns[word]!r} and {kind!r}",
                    where="nouns.yaml",
                    remedy="leave it under one of them",
                )
            nouns[word] = kind
    naming = word_lists("agents/naming.yaml")
    given = word_lists("agents/given_names.yaml")
    return Agents(
        nouns,
        lists["female"],
        lists["male"],
        naming,
        _by_first_word(_known_names()),
        {name: gender for gender, names in given.items() for name in names},
    )


def _known_names() -> Iterator[KnownName]:
    for row in read_table(FOLDER / "countries.tsv"):
        code = row["iso3"]
        yield from _named(row["names"], "country", f"country:{code}")
        yield from _named(row["adjectives"], "country", f"demonym:{code}")
        yield from _named(row["people"], "country", f"nation:{code}")
    for row in read_table(FOLDER / "peoples.tsv"):
        yield from _named(row["name"], "group", "people:" + row["name"].split("|")[0])
    for row in read_table(FOLDER / "organisations.tsv"):
        kind: Kind = "group" if row["kind"] == "group" else "organisation"
        yield from _named(row["name"], kind, "body:" + row["name"].split("|")[0])


def _named(forms: str, kind: Kind, entry: str) -> Iterator[KnownName]:
    for form in filter(None, forms.split("|")):
        surface = tuple(split_words(form))
        yield KnownName(tuple(word.lower() for word in surface), surface, kind, entry)


def split_words(name: str) -> list[str]:
    """A name cut as the tokenizer cuts it: at blanks, hyphens between letters and before 's."""
    spaced = name.replace("-", " - ").replace("'s", " 's")
    return spaced.split()


def _differs(one: KnownName, other: KnownName) -> bool:
    """Whether two names with the same letters are told apart by their capitals."""
    return one.cased and one.surface != other.surface


def _by_first_word(names: Iterator[KnownName]) -> Mapping[str, Sequence[KnownName]]:
    """Longest first; of two entries with the same words the one that came first stays."""
    table: dict[str, list[KnownName]] = {}
    for name in names:
        known = table.setdefault(name.words[0], [])
        if all(other.words != name.words or _differs(other, name) for other in known):
            known.append(name)
    return {
        word: tuple(sorted(known, key=lambda name: -len(name.words)))
        for word, known in table.items()
    }
