"""Triggers: which words of a parse are which sense of which predicate, what lost and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.extract.parties import Parties
from dragoman.extract.reading import Reading
from dragoman.extract.slots import Slots
from dragoman.language.parse import Token
from dragoman.lexicon.predicates import Form, Predicates, Sense
from dragoman.records import Span

GENERAL = frozenset(["of", "with", "against", "for", "about", "from", "on"])
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
    ``lost`` are the senses of the same word that fit less well, ``unfit`` those that did not fit.
    """

    token: Token
    carrier: Token
    sense: Sense
    lost: tuple[Sense, ...] = ()
    unfit: tuple[Sense, ...] = ()

    @property
    def span(self) -> Span:
        """The words that tell it: the verb that carries a noun included where it stands near."""
        first, last = sorted((self.token, self.carrier), key=lambda token: token.i)
        near = last.i - first.i <= FARTHEST
        return Span(first.start, last.end) if near else self.token.span


def find_triggers(
    reading: Reading, predicates: Predicates, slots: Slots, parties: Parties
) -> Iterator[Trigger]:
    """The triggers of a reading in text order; a word fires one sense at most."""
    matcher = _Matcher(reading, slots, parties)
    for token in reading.parse.tokens:
        form = FORM_OF.get(token.pos)
        senses = predicates.of(form, token.lemma) if form else ()
        if senses and _may_fire(reading, token) and not _is_over(reading, token, predicates):
            fit = [sense for sense in senses if matcher.fits(token, sense)]
            if fit and fit[0].type is not None:
                unfit = tuple(sense for sense in senses if sense not in fit)
                carrier = slots.carrier(token.i)
                yield Trigger(token, carrier, fit[0], tuple(fit[1:]), unfit)


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


class _Matcher:
    """Does a sense fit a token in its company?"""

    def __init__(self, reading: Reading, slots: Slots, parties: Parties) -> None:
        self.reading, self.slots, self.parties = reading, slots, parties

    def fits(self, token: Token, sense: Sense) -> bool:
        if sense.particle is not None and not self._has_particle(token, sense.particle):
            return False
        return all(
            self._stands(token, slot, words) for slot, words in sense.when.items()
        ) and not any(self._stands(token, slot, words) for slot, words in sense.unless.items())

    def _has_particle(self, token: Token, particle: str) -> bool:
        """Its particles, adverbs or prepositions hold the words in order."""
        words = particle.split()
        near = self.reading.parse.children(token.i, "prt", "advmod", "prep", "acomp", "dative")
        found = [child.lower for child in near]
        if len(words) == 1:
            return words[0] in found
        following = self.reading.parse.tokens[token.i + 1 : token.i + 1 + len(words)]
        return [each.lower for each in following] == words

    def _stands(self, token: Token, slot: str, words: frozenset[str]) -> bool:
        heads = self.slots.heads(token.i, slot)
        return any(self._is(each, words) for head in heads for each in self._all(head))

    def _all(self, head: Token) -> Iterator[Token]:
        return self.parties.coordinated(head)

    def _is(self, token: Token, words: frozenset[str]) -> bool:
        if token.lemma in words or token.lower in words or "@any" in words:
            return True
        if "@party" in words:
            return bool(self.parties.of([token], deep=0))
        markable = self.reading.headed(token.i)
        return markable is not None and f"@{markable.kind}" in words
