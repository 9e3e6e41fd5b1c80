"""What dictionaries find in a language whose events are not coded: actors and places by name.

No grammar is read: a name counts where it stands as whole words in the original script. A name that
may be several well-known actors is left out; so is a town that a common word may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Any

from dragoman.files import DATA, read_yaml
from dragoman.lexicon.gazetteer import Gazetteer, Spot
from dragoman.records import Actor, Article, Kind, Mention, Place, Span, identify
from dragoman.resolve.actors import ActorBase, KnownActor
from dragoman.resolve.actors.desk import as_record
from dragoman.resolve.actors.names import key
from dragoman.resolve.actors.words import metonyms
from dragoman.resolve.places import place_of

LONGEST = 5  # words of a name
MOST_FORMS = 80  # of one stretch of words
SHORTEST = 3  # letters of a single word that is no acronym
KNOWN = 1.2  # weight of an actor from which a name of several words counts
WELL_KNOWN = 1.5  # the same of a name of one word
LEAD = 0.3  # by which the weight of one namesake must pass that of the next
TOWN = 15_000  # weight from which a town counts
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE_ENDS = '.!?؟\n«"“'


@dataclass(frozen=True, slots=True)
class Habits:
    """How names stand in a language: see ``data/language/foreign.yaml``."""

    endings: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]
    places: frozenset[str]
    common: frozenset[str]
    towns: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, and what it names: a known actor or a place."""

    span: Span
    actor: KnownActor | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignLayers:
    """What dictionaries find, in text order."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


@cache
def habits_of(language: str) -> Habits:
    """The habits of a language; of one that the file lacks, none. Raises DataError."""
    row: Mapping[str, Any] = read_yaml(DATA / "language" / "foreign.yaml").get(language, {})
    endings = tuple((one, other) for one, other in row.get("endings", ()))
    places, common = (frozenset(row.get(name, "").split()) for name in ("places", "common"))
    return Habits(endings, tuple(row.get("prefixes", ())), places, common, row.get("towns", TOWN))


def find_by_dictionary(
    article: Article, actors: ActorBase, gazetteer: Gazetteer, language: str
) -> ForeignLayers:
    """Mentions, actors and places of an article, by name alone; countries count as actors."""
    named = list(_Reader(article, actors, gazetteer, habits_of(language)).read())
    countries = {each.actor.id for each in named if each.actor and each.actor.kind == "country"}
    mentions: list[Mention] = []
    found: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for each in named:
        place = place_of(_likeliest(each.spots, countries)) if each.spots else None
        if each.actor:
            reason = f"name in the dictionary: {each.span.of(article.text)}"
            found.setdefault(each.actor.id, as_record(each.actor, article.published, reason))
        if place:
            places[place.id] = place
        mentions.append(_mention(article, each, place))
    return ForeignLayers(tuple(mentions), tuple(found.values()), tuple(places.values()))


def _likeliest(spots: Sequence[Spot], countries: set[str]) -> Spot:
    """The weightiest place in a country that the text names, else the weightiest of all."""
    near = (spot for spot in spots if spot.country in countries)
    return next(near, spots[0])


def _mention(article: Article, each: Named, place: Place | None) -> Mention:
    kind: Kind = each.actor.kind if each.actor else "place"
    actor = each.actor.id if each.actor else None
    where = place.id if place else None
    chain = identify("c", article.id, actor or where)
    name = identify("m", article.id, *each.span)
    return Mention(name, each.span, kind, actor, where, chain, "dictionary")


class _Reader:
    """Reads one article from left to right, the longest name at each place."""

    def __init__(
        self, article: Article, actors: ActorBase, gazetteer: Gazetteer, habits: Habits
    ) -> None:
        self.text, self.actors, self.gazetteer = article.text, actors, gazetteer
        self.habits, self.day = habits, article.published
        self.words = [Span(*found.span()) for found in WORD.finditer(article.text)]

    def read(self) -> Iterator[Named]:
        i = 0
        while i < len(self.words):
            found = self._longest(i)
            if found is not None:
                yield found[0]
            i = found[1] if found else i + 1

    def _longest(self, i: int) -> tuple[Named, int] | None:
        if not self._may_begin(i):
            return None
        for end in range(min(len(self.words), i + LONGEST), i, -1):
            if "\n" in self.text[self.words[i].start : self.words[end - 1].end]:
                continue
            for start, name in self._forms(i, end):
                named = self._named(i, end, name)
                if named is not None:
                    actor, spots = named
                    return Named(Span(start, self.words[end - 1].end), actor, spots), end
        return None

    def _may_begin(self, i: int) -> bool:
        """Whether a name may begin here: in scripts that have capitals, with one."""
        letter = self.text[self.words[i].start]
        return letter.isupper() or not (letter.islower() or letter.isdigit())

    def _forms(self, i: int, end: int) -> Iterator[tuple[int, str]]:
        """What a stretch may be looked up as, and where the name begins in it."""
        first, last = self.words[i], self.words[end - 1]
        yield first.start, self.text[first.start : last.end]
        words = [span.of(self.text) for span in self.words[i:end]]
        if self.habits.endings:
            whole = product(*(self._nominatives(word) for word in words))
            yield from ((first.start, " ".join(form)) for form in islice(whole, MOST_FORMS))
        for prefix in self.habits.prefixes:
            rest = words[0].removeprefix(prefix)
            if rest != words[0] and len(rest) >= SHORTEST:
                yield first.start + len(prefix), " ".join([rest, *words[1:]])

    def _nominatives(self, word: str) -> list[str]:
        if not word[0].isupper():
            return [word]
        forms = [word]
        for ending, nominative in self.habits.endings:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST:
                forms.append(stem + nominative)
        return list(dict.fromkeys(forms))

    def _named(
        self, i: int, end: int, name: str
    ) -> tuple[KnownActor | None, tuple[Spot, ...]] | None:
        """What a name names: an actor or a country before a town; None where nothing is sure."""
        alone = end - i == 1
        if alone and len(name) < SHORTEST and not name.isupper():
            return None
        spots = self.gazetteer.find(name)
        if spots and spots[0].kind == "country" and (spots[0].country or "") in self.actors:
            return self.actors.actor(spots[0].country or ""), ()
        actor = self._actor(name, WELL_KNOWN if alone else KNOWN)
        if actor is not None and not (alone and self._opens_sentence(i) and spots):
            return actor, ()
        towns = tuple(s for s in spots if s.kind != "country" and s.weight >= TOWN)
        if not towns or name in self.habits.common or (alone and self._in_longer_name(i)):
            return None
        return (None, towns) if self._places(i, end, towns[0]) else None

    def _actor(self, name: str, least: float) -> KnownActor | None:
        seat = metonyms().get(key(name))
        if seat and seat.always and seat.holds(self.day) and seat.actor in self.actors:
            return self.actors.actor(seat.actor)
        named = [actor for actor in self.actors.named(name) if actor.kind != "country"]
        if not named or named[0].weight < least:
            return None
        if len(named) > 1 and named[0].weight - named[1].weight < LEAD:
            return None
        return named[0]

    def _in_longer_name(self, i: int) -> bool:
        """Whether another word with a capital follows at once: "Vladimir", a person's name."""
        if i + 1 >= len(self.words) or not self.text[self.words[i].start].isupper():
            return False
        here, there = self.words[i], self.words[i + 1]
        if self.text[here.end : there.start] != " " or not self.text[there.start].isupper():
            return False
        before = self.words[i - 1].of(self.text) if i else ""
        after = self._longest(i + 1)  # "in Kyiv Volodymyr Zelensky"
        return not (0 < len(before) <= SHORTEST and after and after[0].actor)

    def _opens_sentence(self, i: int) -> bool:
        before = self.text[: self.words[i].start].rstrip(" \t")
        return not before or before[-1] in SENTENCE_ENDS

    def _places(self, i: int, end: int, spot: Spot) -> bool:
        """Whether the words may be that town and no common word."""
        capital = self.text[self.words[i].start].isupper()
        if capital:
            return not self._opens_sentence(i) or spot.kind == "capital" or end - i > 1
        if spot.weight >= self.habits.towns:
            return True
        before = self.words[i - 1].of(self.text) if i else ""
        return before in self.habits.places
