"""States that move: "exports have been rising", "gained leverage", "a lack of progress"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.events.slots import Slots
from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.states import States
from dragoman.records import Span

HOLDERS = frozenset(["person", "organisation", "group", "country", "place", "role", "asset"])


@dataclass(frozen=True, slots=True)
class Trait:
    """An attribute as found, before its status and days are known; ``head`` is its predicate."""

    subject: Markable
    property: str
    head: int
    rule: str
    value: str | None = None
    change: str | None = None
    words: Span | None = None
    confidence: float = 0.65
    presupposed: bool = False
    negated: bool = False
    begins: bool = False


class MovingStates:
    """The state variables of one reading that are told to rise, fall, be won or be missing."""

    def __init__(self, reading: Reading, slots: Slots, states: States) -> None:
        self.reading, self.parse, self.slots, self.states = reading, reading.parse, slots, states

    def __iter__(self) -> Iterator[Trait]:
        for token in self.parse.tokens:
            if token.pos in ("NOUN", "PROPN") and token.lemma in self.states.properties:
                yield from self._of_noun(token)
            elif token.pos == "ADJ" and self._quality(token) is not None:
                yield from self._of_quality(token)

    # ------------------------------------------------------------ nouns

    def _of_noun(self, noun: Token) -> Iterator[Trait]:
        told = self._movement(noun)
        if told is None:
            return
        head, change, rule = told
        holder = self._holder(noun, head, rule)
        if holder is not None:
            yield Trait(
                holder,
                self._property(noun),
                head,
                f"state:{rule}",
                value=self._value(noun),
                change=change,
                words=self._words(noun, head),
                presupposed=rule == "adjective",
                negated=rule == "absence",
            )

    def _movement(self, noun: Token) -> tuple[int, str | None, str] | None:
        """Token that tells, direction, rule: by verb, by noun before "of" or "in", by adjective."""
        told = self._by_verb(noun) or self._by_noun(noun) or self._by_adjective(noun)
        return told or self._by_share(noun) or self._by_copula(noun)

    def _by_verb(self, noun: Token) -> tuple[int, str | None, str] | None:
        verb = self.parse.tokens[self._top(noun).head]
        if verb.pos != "VERB" or verb.dep == "pcomp":
            return None
        dep = self._top(noun).dep
        if dep == "nsubj":
            moved = self._direction(verb.lemma, "rises", "falls")
        elif dep in ("dobj", "nsubjpass"):
            won = self._direction(verb.lemma, "gains", "loses")
            if won and dep == "dobj":
                return verb.i, won, "gain"
            moved = self._direction(verb.lemma, "raises", "lowers")
        else:
            return None
        return (verb.i, moved, "verb") if moved else None

    def _by_noun(self, noun: Token) -> tuple[int, str | None, str] | None:
        governor = self.parse.tokens[noun.head]
        if noun.dep != "pobj" or governor.lower not in ("of", "in"):
            return None
        above = self.parse.tokens[governor.head]
        if self.states.has("absences", above.lemma):
            return above.i, None, "absence"
        moved = self._direction(above.lemma, "growths", "declines")
        return (above.i, moved, "noun") if moved and above.pos == "NOUN" else None

    def _by_adjective(self, noun: Token) -> tuple[int, str | None, str] | None:
        for child in self.parse.children(noun.i, "amod"):
            moved = self._direction(child.lower, "growing", "shrinking")
            if moved:
                return noun.i, moved, "adjective"
        return None

    def _by_share(self, noun: Token) -> tuple[int, str | None, str] | None:
        """As in "lost a third of its value"."""
        share = self.parse.tokens[self.parse.tokens[noun.head].head]
        of_share = noun.dep == "pobj" and self.states.has("shares", share.lemma)
        return self._by_verb(share) if of_share else None

    def _by_copula(self, noun: Token) -> tuple[int, str | None, str] | None:
        """As in "support is dwindling", read as an adjective."""
        verb = self.parse.tokens[noun.head]
        said = self.parse.child(verb.i, "acomp") if noun.dep == "nsubj" else None
        moved = self._direction(said.lower, "growing", "shrinking") if said else None
        return (verb.i, moved, "verb") if moved else None

    def _direction(self, word: str, up: str, down: str) -> str | None:
        if self.states.has(up, word):
            return "up"
        return "down" if self.states.has(down, word) else None

    def _top(self, noun: Token) -> Token:
        """The head of the list that the noun stands in."""
        while noun.dep == "conj" and self.parse.tokens[noun.head].pos in ("NOUN", "PROPN"):
            noun = self.parse.tokens[noun.head]
        return noun

    def _property(self, noun: Token) -> str:
        """The property, with what the noun is of where a compound says it ("oil exports")."""
        before = [c for c in self.parse.children(noun.i, "compound") if c.pos == "NOUN"]
        if before:
            return " ".join([*(c.lower for c in before), noun.lower])
        return self.states.properties[noun.lemma]

    def _value(self, noun: Token) -> str:
        return self.parse.span(self._left(noun), noun.i).of(self.parse.text)

    def _left(self, noun: Token) -> int:
        near = [
            c.i for c in self.parse.children(noun.i, "amod", "compound", "nmod") if c.i < noun.i
        ]
        return min([noun.i, *near])

    def _words(self, noun: Token, head: int) -> Span | None:
        first, last = min(self._left(noun), head), max(noun.i, head)
        span = self.parse.span(first, last)
        return span if span.end - span.start <= 250 else None

    # ------------------------------------------------------------ whose

    def _holder(self, noun: Token, head: int, rule: str) -> Markable | None:
        """Who has the state: who gains it, its possessor, what its "of" names, or itself."""
        slots = ("subject",) if rule == "gain" else ("possessor", "of", "by", "for", "modifier")
        at = head if rule == "gain" else noun.i
        places = ((at, slots), (head, ("possessor", "by", "subject")), (noun.i, ("word",)))
        for i, names in places[: 3 if rule != "gain" else 1]:
            for slot in names:
                found = self._named(i, slot)
                if found is not None:
                    return found
        return self.reading.headed(noun.i)

    def _named(self, i: int, slot: str) -> Markable | None:
        for head in self.slots.heads(i, slot):
            markable = self.reading.headed(head.i)
            if markable is not None and markable.kind in HOLDERS:
                return markable
        return None

    # ------------------------------------------------------------ qualities

    def _of_quality(self, token: Token) -> Iterator[Trait]:
        """As in "became more popular", "made him less acceptable", "increasingly isolated"."""
        grade = self._grade(token)
        if grade is None:
            return
        for bearer in self._bearers(token):
            markable = self.reading.headed(bearer.i)
            if markable is not None and markable.kind in HOLDERS:
                yield Trait(
                    markable,
                    self.states.qualities[str(self._quality(token))],
                    self._teller(token),
                    "state:quality",
                    value=token.lower,
                    change=grade,
                    words=self.parse.span(token.left, token.i),
                )

    def _quality(self, token: Token) -> str | None:
        """The adjective without the ending of a comparative ("stronger")."""
        plain = (
            token.lower.removesuffix("r").removesuffix("e") if token.tag == "JJR" else token.lower
        )
        spelt = (token.lower, plain, plain + "e", plain.removesuffix("i") + "y")
        return next((word for word in spelt if word in self.states.qualities), None)

    def _grade(self, token: Token) -> str | None:
        """Which way the property moves; more of its contrary ("weaker") is less of it."""
        told = self._degree(token)
        if told and self.states.has("contraries", str(self._quality(token))):
            return "down" if told == "up" else "up"
        return told

    def _degree(self, token: Token) -> str | None:
        for child in self.parse.children(token.i, "advmod"):
            for word in (child, *self.parse.children(child.i, "advmod")):
                if self.states.has("less", word.lower):
                    return "down"
                if word.lower in ("more", "increasingly"):
                    return "up"
        return "up" if token.tag == "JJR" and token.lower.endswith("er") else None

    def _teller(self, token: Token) -> int:
        governor = self.parse.tokens[token.head]
        while governor.pos not in ("VERB", "AUX") and governor.head != governor.i:
            governor = self.parse.tokens[governor.head]
        return governor.i if governor.pos in ("VERB", "AUX") else token.i

    def _bearers(self, token: Token) -> Iterator[Token]:
        """Whom the quality describes: the subject of its copula, the object that is made so."""
        governor = self.parse.tokens[token.head]
        if token.dep in ("acomp", "oprd", "attr"):
            own = self.parse.child(token.i, "nsubj")
            objects = self.parse.child(governor.i, "dobj")
            if own is not None or objects is not None:
                yield own or objects  # type: ignore[misc]
            else:
                yield from self.slots.heads(governor.i, "subject")
        elif token.dep == "ccomp":
            yield from self.parse.children(token.i, "nsubj")
        elif token.dep == "amod":
            yield governor
