"""Properties told once: age, rank, size of a force, origin, what a person is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.extract.attributes.states import Trait
from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.states import States
from dragoman.records import Span

AGE = re.compile(r"1?\d{1,2}")
COUNT = re.compile(r"\d[\d,.]*(?:[-\s]?(?:k|m))?")
CLOSERS = frozenset([",", ".", ")", ";", "and", "who", "was", "is", "has", "-", "—"])
YOUNGEST, OLDEST = 5, 115
BODIES = frozenset(["group", "organisation", "person", "country"])


class PersonTraits:
    """Ages, ranks, sizes and origins of one reading."""

    def __init__(self, reading: Reading, slots: Slots, states: States) -> None:
        self.reading, self.parse, self.slots, self.states = reading, reading.parse, slots, states
        self.tokens = reading.parse.tokens

    def __iter__(self) -> Iterator[Trait]:
        for token in self.tokens:
            if token.text[0].isdigit():
                yield from self._age(token)
            if token.lower == "strong":
                yield from self._strength(token)
            elif token.lemma in self.states.sets["promotions"] | self.states.sets["demotions"]:
                yield from self._rank(token)
            elif token.lower in self.states.sets["makers"]:
                yield from self._made(token)
            elif token.lemma in self.states.sets["traits"]:
                yield from self._trait(token)
            elif token.lemma in self.states.sets["remnants"]:
                yield from self._remnant(token)

    # ------------------------------------------------------------ age

    def _age(self, token: Token) -> Iterator[Trait]:
        if not AGE.fullmatch(token.text) or not YOUNGEST <= int(token.text) <= OLDEST:
            return
        person = self._beside(token) or self._aged(token) or self._years_old(token)
        if person is not None:
            yield self._told(person, "age", token, token.text, "age")

    def _told(self, subject: Markable, name: str, token: Token, value: str, rule: str) -> Trait:
        words = Span(min(subject.span.start, token.start), max(subject.span.end, token.end))
        return Trait(
            subject, name, token.i, f"property:{rule}", value, None, words, 0.8, presupposed=True
        )

    def _beside(self, token: Token) -> Markable | None:
        """As in "Hanna Weiss, 41, said", "Hanna Weiss (41)"."""
        i = token.i
        if not 1 < i < len(self.tokens) - 1 or self.tokens[i + 1].lower not in CLOSERS:
            return None
        if self.tokens[i - 1].text not in (",", "("):
            return None
        return self._person(lambda m: m.last == i - 2, i - 2)

    def _aged(self, token: Token) -> Markable | None:
        """As in "Hanna Weiss, aged 41", "a man aged 30"."""
        if token.i < 2 or self.tokens[token.i - 1].lower not in ("aged", "age"):
            return None
        end = token.i - 2
        if self.tokens[end].text == ",":
            end -= 1
        return self._person(lambda m: m.first <= end <= m.last, end)

    def _years_old(self, token: Token) -> Markable | None:
        """As in "the 41-year-old engineer", "she is 41 years old"."""
        following = [t.lower for t in self.tokens[token.i + 1 : token.i + 5]]
        hyphened = following == ["-", "year", "-", "old"]
        if not hyphened and following[:2] != ["years", "old"]:
            return None
        old = self.tokens[token.i + (4 if hyphened else 2)]
        governor = self.tokens[old.head]
        if governor.pos in ("AUX", "VERB"):
            heads = self.slots.heads(governor.i, "subject")
        else:
            heads = [governor, old, *self.parse.children(governor.i, "appos")]
        for head in heads:
            markable = self.reading.headed(head.i)
            if markable is not None and markable.kind == "person":
                return markable
        return self._person(lambda m: m.first <= old.i <= m.last, old.i)

    def _person(self, fits: Callable[[Markable], bool], i: int) -> Markable | None:
        found = [m for m in self.reading.over(i) if m.kind == "person" and fits(m)]
        return max(found, key=lambda m: m.last - m.first, default=None)

    # ------------------------------------------------------------ size and rank

    def _strength(self, token: Token) -> Iterator[Trait]:
        """As in "a 3,000-strong force"."""
        hyphened = token.i > 1 and self.tokens[token.i - 1].text == "-"
        number = self.tokens[token.i - 2] if hyphened else self.tokens[max(token.i - 1, 0)]
        if number.pos != "NUM" and not COUNT.fullmatch(number.text):
            return
        body = self._modified(token)
        if body is not None:
            yield self._told(body, "size", number, number.text, "size")

    def _rank(self, verb: Token) -> Iterator[Trait]:
        """As in "was promoted from colonel to general in May"."""
        if verb.pos != "VERB" or not self.slots.is_passive(verb.i):
            objects = list(self.parse.children(verb.i, "dobj"))
        else:
            objects = self.slots.heads(verb.i, "object")
        rank = self._rank_after(verb)
        if rank is not None:
            for person in objects:
                markable = self.reading.headed(person.i)
                if markable is not None and markable.kind in ("person", "role"):
                    up = verb.lemma in self.states.sets["promotions"]
                    yield Trait(
                        markable,
                        "rank",
                        verb.i,
                        "property:rank",
                        rank.of(self.parse.text),
                        "up" if up else "down",
                        Span(verb.start, rank.end),
                        0.75,
                        begins=True,
                    )

    def _rank_after(self, verb: Token) -> Span | None:
        """The words of a rank after "to": read in a row, since parsers take "field" for a verb."""
        first = None
        for token in self.tokens[verb.i + 1 : verb.i + 14]:
            if token.sentence != verb.sentence:
                break
            if token.lower == "to":
                first = token.i + 1
            elif first is not None and token.i - first > 4:
                first = None
            elif first is not None and self._ends_rank(token):
                return self.parse.span(first, token.i)
        return None

    def _ends_rank(self, token: Token) -> bool:
        """Is it the last noun of a rank ("marshal" of "field marshal")?"""
        ranks = self.states.sets["ranks"]
        return token.lemma.lower() in ranks and self._following(token) not in ranks

    def _following(self, token: Token) -> str:
        return self.tokens[token.i + 1].lemma.lower() if token.i + 1 < len(self.tokens) else ""

    # ------------------------------------------------------------ origin

    def _made(self, token: Token) -> Iterator[Trait]:
        """As in "the UN-brokered government", "Lagos-born general"."""
        if token.i < 2 or self.tokens[token.i - 1].text != "-":
            return
        body = self._modified(token)
        maker = self.tokens[token.i - 2]
        if body is not None and (maker.pos == "PROPN" or self.reading.over(maker.i)[1:]):
            value = self.parse.span(maker.i, token.i).of(self.parse.text)
            yield self._told(body, "origin", maker, value, "origin")

    def _modified(self, token: Token) -> Markable | None:
        """The mention that a compound ending at a token stands before."""
        governor = self.tokens[token.head]
        for _ in range(4):
            markable = self.reading.headed(governor.i)
            if markable is not None and markable.kind in BODIES and governor.i > token.i:
                return markable
            governor = self.tokens[governor.head]
        return None

    def _trait(self, noun: Token) -> Iterator[Trait]:
        """As in "his Soviet-era training": a person's, with a word that says which."""
        owners = self.slots.heads(self._top(noun).i, "possessor") or self.slots.heads(
            noun.i, "possessor"
        )
        told = [c for c in self.parse.children(noun.i, "amod", "compound", "nmod") if c.i < noun.i]
        for owner in owners if told else ():
            markable = self.reading.headed(owner.i)
            if markable is not None and markable.kind in ("person", "role"):
                first = min(c.left for c in told)
                span = self.parse.span(first, noun.i)
                yield Trait(
                    markable,
                    noun.lemma,
                    noun.i,
                    "property:trait",
                    span.of(self.parse.text),
                    words=span,
                    presupposed=True,
                )

    def _top(self, noun: Token) -> Token:
        while noun.dep == "conj" and self.tokens[noun.head].pos in ("NOUN", "PROPN"):
            noun = self.tokens[noun.head]
        return noun

    def _remnant(self, noun: Token) -> Iterator[Trait]:
        """As in "the rump of the old army": what a body came from."""
        for whole in self.slots.heads(noun.i, "of"):
            markable = self.reading.headed(noun.i) or self.reading.headed(whole.i)
            if markable is not None and noun.pos == "NOUN":
                span = self.parse.span(noun.i, whole.i)
                yield Trait(
                    markable,
                    "origin",
                    noun.i,
                    "property:remnant",
                    span.of(self.parse.text),
                    words=span,
                    presupposed=True,
                )
