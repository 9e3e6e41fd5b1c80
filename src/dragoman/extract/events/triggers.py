"""Triggers: which words of a parse are which sense of which predicate, what lost and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Reading
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.predicates import Form, Predicates, Sense
from dragoman.records import Span

GENERAL = frozenset(["of", "with", "against", "for", "about", "from", "on"])
PARTICLES = ("prt", "advmod", "prep", "acomp", "dative", "oprd")
PLAIN_PREPOSITIONS = frozenset(["in"])  # with a noun never the particle ("sent in 2011")
FARTHEST = 8  # tokens between a noun and its verb in one trigger
FORM_OF: Mapping[str, Form] = {
    "VERB": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that fires a sense. ``carrier`` is the token whose clause tells of it.

    That is the light verb for a noun that has one ("launched an attack"), else the token itself.
    ``noun`` is one that says the same ("imposed a curfew");
    ``lost`` are the senses of the same word that fit less well, ``unfit`` those that did not fit.
    """

    token: Token
    carrier: Token
    sense: Sense
    lost: tuple[Sense, ...] = ()
    unfit: tuple[Sense, ...] = ()
    noun: Token | None = None

    @property
    def span(self) -> Span:
        """The words that tell it, with a verb or noun beside it that is part of the telling."""
        told = (self.token, self.carrier, self.noun or self.token)
        first, last = min(told, key=lambda each: each.i), max(told, key=lambda each: each.i)
        near = last.i - first.i <= FARTHEST
        return Span(first.start, last.end) if near else self.token.span


def find_triggers(
    reading: Reading, predicates: Predicates, slots: Slots, parties: Parties
) -> Iterator[Trigger]:
    """The triggers of a reading in text order; a word fires one sense at most."""
    for judged in judge_words(reading, predicates, slots, parties):
        if judged.fit and judged.fit[0].type is not None:
            carrier = slots.carrier(judged.token.i)
            yield Trigger(judged.token, carrier, judged.fit[0], judged.fit[1:], judged.unfit)


class Judged(NamedTuple):
    """A word that predicates know: the senses that fit its company, the best first, and others."""

    token: Token
    fit: tuple[Sense, ...]
    unfit: tuple[Sense, ...]


def judge_words(
    reading: Reading, predicates: Predicates, slots: Slots, parties: Parties
) -> Iterator[Judged]:
    """All words that may fire, with their senses; a best sense without type blocks the word."""
    matcher = Matcher(reading, slots, parties)
    for token in reading.parse.tokens:
        form = FORM_OF.get(token.pos)
        senses = predicates.of(form, joined_lemma(reading.parse, token)) if form else ()
        if senses and _may_fire(reading, token) and not _is_over(reading, token, predicates):
            fit = matcher.ranked(token, senses)
            yield Judged(token, fit, tuple(sense for sense in senses if sense not in fit))


def joined_lemma(parse: Parse, token: Token) -> str:
    """The lemma, a hyphened compound written as one word ("cease-fire": ceasefire)."""
    before = token.i - 2
    if before >= 0 and parse.tokens[token.i - 1].text == "-":
        first = parse.tokens[before]
        if first.end + 1 == token.start and first.dep in ("compound", "amod", "nmod", "advmod"):
            return first.lower + token.lemma
    return token.lemma


def _may_fire(reading: Reading, token: Token) -> bool:
    """Not inside a name ("Strike Force"), not a mere modifier ("attack helicopter")."""
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        if token.dep in ("compound", "nmod") or (token.pos != "ADJ" and token.dep == "amod"):
            return False
        if token.tag == "NN" and _is_general(reading, token):
            return False
        return not any(m.form == "name" and m.first < m.last for m in reading.over(token.i)) and (
            token.pos != "PROPN" or token.entity == ""
        )
    if reading.parse.child(token.i, "det") is not None:
        return False  # "the wounded" are people
    return token.dep not in ("amod", "compound", "aux", "auxpass")


def _is_over(reading: Reading, noun: Token, predicates: Predicates) -> bool:
    """As in "lifted the embargo": the verb tells what is new."""
    governor = reading.token(noun.head)
    object_ = noun.pos == "NOUN" and noun.dep == "dobj"
    return object_ and governor.lemma in predicates.ending


def _is_general(reading: Reading, noun: Token) -> bool:
    """A kind of act, no act: "convicted of murder", "a law against torture"."""
    above = reading.token(noun.head)
    return noun.dep == "pobj" and above.lower in GENERAL and not noun.children


class Matcher:
    """Does a sense fit a token in its company, and how closely?"""

    def __init__(self, reading: Reading, slots: Slots, parties: Parties) -> None:
        self.reading, self.slots, self.parties = reading, slots, parties

    def ranked(self, token: Token, senses: Sequence[Sense]) -> tuple[Sense, ...]:
        """The senses that fit, the closest first.

        Of two as close the one that blocks; then the one with the shorter lists, kinds of mention
        after words; then as they stand in their files.
        """
        found = [(self.closeness(token, sense), sense) for sense in senses]
        fit = [(close, sense) for close, sense in found if close is not None]
        fit.sort(key=lambda pair: (-pair[0], *pair[1].order))
        return tuple(sense for _, sense in fit)

    def closeness(self, token: Token, sense: Sense) -> float | None:
        """How closely the company fits (None: it does not).

        A word of a list tells 2 (1.75 where the list takes kinds as well), a kind of mention 1.5,
        anything at all .5; a particle 3, what must not stand there .5, a use that is no event 1.
        """
        if sense.particle is not None and not self._has_particle(token, sense.particle):
            return None
        close = 3.0 * (sense.particle is not None) + 0.5 * len(sense.unless)
        for slot, words in sense.when.items():
            weight = self._weight(token, slot, words)
            if not weight:
                return None
            close += weight
        if any(self._weight(token, slot, words) for slot, words in sense.unless.items()):
            return None
        return close + (sense.type is None)

    def _has_particle(self, token: Token, particle: str) -> bool:
        """Its particles, adverbs or prepositions hold the words in order."""
        words = particle.split()
        if len(words) > 1:
            following = self.reading.parse.tokens[token.i + 1 : token.i + 1 + len(words)]
            return [each.lower for each in following] == words
        near = self.reading.parse.children(token.i, *PARTICLES)
        return any(child.lower == particle and self._is_particle(child) for child in near)

    def _is_particle(self, child: Token) -> bool:
        """No true preposition of time or place, as in "sent in 2011"."""
        noun = self.reading.parse.child(child.i, "pobj")
        if child.dep != "prep" or noun is None:
            return True
        return child.lower not in PLAIN_PREPOSITIONS and noun.entity not in ("DATE", "TIME")

    def _weight(self, token: Token, slot: str, words: frozenset[str]) -> float:
        heads = self.slots.heads(token.i, slot)
        return max((self._is(each, words) for head in heads for each in self._all(head)), default=0)

    def _all(self, head: Token) -> Iterator[Token]:
        """The members of a list, and those whom a number or a part of them counts."""
        for member in self.parties.coordinated(head):
            yield member
            yield from self.parties.counted(member)

    def _is(self, token: Token, words: frozenset[str]) -> float:
        named = (token.lemma, token.lower, joined_lemma(self.reading.parse, token))
        if any(word in words for word in named):
            return 1.75 if any(word.startswith("@") for word in words) else 2.0
        if "@party" in words and self.parties.of([token], deep=0):
            return 1.5
        markable = self.reading.headed(token.i)
        if markable is not None and f"@{markable.kind}" in words:
            return 1.5
        return 0.5 if "@any" in words else 0.0
