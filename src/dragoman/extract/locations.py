"""Where an act happened: the mention of a place that its clause, or its nominal, names.

The search goes from the act outwards and takes the first place on its way: what is said of the act
itself, then its object, what else its clause tells, its subject, and last the clauses that it is
joined with. A dateline or the country in the name of a party is never a place of an act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token
from dragoman.lexicon.placewords import load_placewords

OBJECTS = ("dobj", "nsubjpass", "attr", "oprd")
STEPS = 6  # how deep into a noun phrase a place may stand
CLAUSES = ("conj", "advcl", "xcomp", "acl", "relcl")
INNER = ("adjunct", "in-object")  # ways from an act to a place that may lie in another one
APART = frozenset(["after", "before", "since", "because", "if", "although", "though", "until"])


def locate_acts(reading: Reading, placed: Mapping[str, str]) -> Callable[[int], str | None]:
    """A function from the token index of an act to the id of the markable where it happened.

    ``placed`` maps markable ids to the ids of the places that they name.
    """
    search = _Search(reading, placed)

    def locate(head: int) -> str | None:
        found = next(search.routes(head), None)
        return search.narrowed(head, found).markable if found else None

    return locate


@dataclass(frozen=True, slots=True)
class Found:
    """A place on the way from an act, and by which way it was found."""

    markable: str
    route: str


class _Search:
    """The ways from an act to places, in one reading."""

    def __init__(self, reading: Reading, placed: Mapping[str, str]) -> None:
        self.reading, self.placed, self.words = reading, placed, load_placewords()
        self.parse = reading.parse
        self.local = (self.words["within"] | self.words["toward"]) - {"by"}
        self.still = self.words["within"] - {"by"}

    def routes(self, head: int) -> Iterator[Found]:
        """Every place that may be the act's, the likeliest first.

        Words are said where the clause itself says so, not where what they are about lies.
        """
        token = self.parse.tokens[head]
        if token.pos == "VERB" and token.lemma in self.words["saying"]:
            yield from self.told(head)
            return
        yield from self.own(head)
        yield from self.below(head, 2)
        yield from self.above(token)

    def told(self, head: int) -> Iterator[Found]:
        """As in "warned in Geneva that", "told reporters in Cairo"."""
        near = list(self.parse.children(head, "prep"))
        for each in self.parse.children(head, "dobj", "dative"):
            if each.lemma in self.words["audience"]:
                near += self.parse.children(each.i, "prep")
        for preposition in near:
            if preposition.lower in self.still:
                for noun in self.parse.children(preposition.i, "pobj"):
                    yield from _as("adjunct", self._named(noun))
                    if noun.lemma in self.words["occasion"]:
                        yield from _as("adjunct", self._phrase(noun, 2))

    def narrowed(self, head: int, found: Found) -> Found:
        """The town in the same words, where the first place is a country ("at Arden in Mali")."""
        if not self._is_country(found):
            return found
        inside = (each for each in self.own(head) if each.route in INNER)
        return next((each for each in inside if not self._is_country(each)), found)

    def _is_country(self, found: Found) -> bool:
        return any(m.id == found.markable and m.kind == "country" for m in self.reading.markables)

    # ------------------------------------------------------------ the act's own clause

    def own(self, head: int) -> Iterator[Found]:
        """The places that the clause or the phrase of an act tells."""
        token = self.parse.tokens[head]
        if token.pos in ("NOUN", "PROPN"):
            yield from _as("nominal", self._phrase(token, STEPS))
            return
        objects = list(self.parse.children(head, *OBJECTS))
        prepositions = list(self.parse.children(head, "prep", "agent"))
        before = [p for p in prepositions if p.i < head]
        after = [p for p in prepositions if p.i > head]
        known, vague = self._objects(token, objects)
        yield from _as("object", known)
        aimed = token.lemma in self.words["aiming"]  # "fired from X": not where the shells fell
        yield from _as(
            "adjunct", self._adjuncts(after, self.local - ({"from"} if aimed else set()))
        )
        yield from _as("vague-object", vague)
        yield from _as("in-object", self._in_objects(objects))
        yield from _as("fronted", self._adjuncts(before, self.local))
        yield from _as("indirect", self._indirect(prepositions))
        adverbs = self.parse.children(head, "advmod", "npadvmod")
        yield from _as("adverb", self._nested(adverbs, self.local))
        subjects = self.parse.children(head, "nsubj")
        yield from _as("in-subject", self._nested(subjects, self.still))
        for each in objects:
            if token.lemma not in self.words["voice"] and not self._is_body(each):
                yield from _as("owner", self._modifiers(each, "poss"))

    def _objects(self, verb: Token, objects: list[Token]) -> tuple[list[Markable], list[Markable]]:
        """What is entered, taken, shelled: the object itself, or "the town of X".

        Behind the rest comes a single word that the gazetteer lacks: it may be a person's.
        """
        found: list[Markable] = []
        if verb.lemma not in self.words["voice"]:
            for each in objects:
                found += self._named(each)
                if each.lemma in self.words["ground"]:
                    found += self._ground(each)
        vague = [m for m in found if self._unlisted(m) and m.first == m.last == m.head]
        vague = [m for m in vague if self.parse.tokens[m.head] in objects]
        return [m for m in found if m not in vague], vague

    def _unlisted(self, markable: Markable) -> bool:
        return self.placed[markable.id].startswith("l")

    def _in_objects(self, objects: list[Token]) -> Iterator[Markable]:
        """Places in the phrase of an object; a person "from X" or "of X" need not be there."""
        for each in objects:
            markable = self.reading.headed(each.i)
            person = markable is not None and markable.kind in ("person", "group")
            yield from self._inside(each, STEPS, self.still if person else self.local)

    def _ground(self, noun: Token) -> Iterator[Markable]:
        """The name of a stretch of ground: "the town of X", "the X district"."""
        before = list(self._modifiers(noun, "compound", "nmod", "amod"))
        yield from (m for m in before if self._unlisted(m))
        for preposition in self.parse.children(noun.i, "prep"):
            if preposition.lower == "of":
                for inner in self.parse.children(preposition.i, "pobj"):
                    yield from self._named(inner)
        yield from (m for m in before if m.kind != "country")

    def _adjuncts(
        self, prepositions: Iterable[Token], allowed: frozenset[str]
    ) -> Iterator[Markable]:
        for preposition in prepositions:
            if preposition.lower in allowed:
                yield from self._complement(preposition, STEPS)

    def _complement(self, preposition: Token, steps: int) -> Iterator[Markable]:
        """The places behind a preposition of place: its noun, or one inside that noun's phrase."""
        for child in self.parse.children(preposition.i, "pobj", "prep", "pcomp"):
            if child.dep == "prep":
                yield from self._complement(child, steps)
            elif child.dep == "pobj":
                yield from self._phrase(child, steps)
            else:
                yield from self._gerund(child)

    def _gerund(self, verb: Token) -> Iterator[Markable]:
        """The places of "fighting in X", "going to X" behind a preposition."""
        known, vague = self._objects(verb, list(self.parse.children(verb.i, "dobj")))
        yield from known
        yield from self._adjuncts(self.parse.children(verb.i, "prep"), self.local)
        yield from vague
        yield from self._nested(self.parse.children(verb.i, "dobj"), self.local)

    def _indirect(self, prepositions: Iterable[Token]) -> Iterator[Markable]:
        """Places inside other complements: "killed by snipers in X", "after a battle in X"."""
        for preposition in prepositions:
            if preposition.lower not in self.local:
                for child in self.parse.children(preposition.i, "pobj", "pcomp"):
                    yield from (
                        self._inside(child, STEPS, self.local)
                        if child.dep == "pobj"
                        else self._gerund(child)
                    )

    def _nested(self, nouns: Iterable[Token], allowed: frozenset[str]) -> Iterator[Markable]:
        for noun in nouns:
            yield from self._inside(noun, STEPS, allowed)

    # ------------------------------------------------------------ noun phrases

    def _phrase(self, noun: Token, steps: int) -> Iterator[Markable]:
        """The place that a noun phrase is, is named by, or holds; the nearest to it first."""
        named = list(self._named(noun))
        if named and noun.lower in self.words["house"]:
            yield from self._inside(noun, steps, self.still)
        yield from named
        if noun.lemma in self.words["ground"]:
            yield from self._ground(noun)
        else:
            yield from self._modifiers(noun, "compound", "nmod")
        yield from self._inside(noun, steps, self.local)
        yield from self._modifiers(noun, "compound", "nmod", "amod", "poss")

    def _named(self, noun: Token) -> Iterator[Markable]:
        for markable in self.reading.over(noun.i):
            if markable.id in self.placed and markable.head == noun.i and not _adjective(markable):
                yield markable

    def _modifiers(self, noun: Token, *labels: str) -> Iterator[Markable]:
        """The names before a noun; a country before what is no ground only says whose it is."""
        ground = noun.lemma in self.words["ground"]
        for child in self.parse.children(noun.i, *labels):
            for markable in self._named(child):
                if ground or child.dep == "poss" or markable.kind != "country":
                    yield markable

    def _is_body(self, noun: Token) -> bool:
        """Whether it is a body, which acts anywhere, whoever has it: "Russia's air force"."""
        return any(
            m.head == noun.i and m.kind in ("organisation", "group", "person")
            for m in self.reading.over(noun.i)
        )

    def _inside(self, noun: Token, steps: int, allowed: frozenset[str]) -> Iterator[Markable]:
        """Places in what stands after a noun: prepositions, appositions, short relatives."""
        if not steps:
            return
        for child in self.parse.children(noun.i, "prep", "appos", "acl", "conj", "relcl"):
            if child.dep == "prep" and child.lower in allowed:
                yield from self._complement(child, steps - 1)
            elif child.dep == "appos":
                yield from self._phrase(child, steps - 1)
            elif child.dep == "conj":
                yield from self._inside(child, steps - 1, allowed)
            elif child.dep in ("acl", "relcl"):
                yield from self._gerund(child)

    # ------------------------------------------------------------ other clauses

    def below(self, head: int, depth: int) -> Iterator[Found]:
        """The places of clauses that hang on an act: "killing three in X", "when it hit X"."""
        if not depth:
            return
        for child in self.parse.children(head, "advcl", "conj", "xcomp"):
            if child.pos in ("VERB", "AUX") and self._shares(child):
                yield from (Found(f.markable, f"below-{child.dep}") for f in self.own(child.i))
                yield from self.below(child.i, depth - 1)

    def _shares(self, verb: Token) -> bool:
        """Is it told as one with the act that it hangs on, not as what came before or after?"""
        if verb.dep == "conj":
            bare = verb.tag == "VBN" and self.parse.child(verb.i, "aux", "auxpass") is None
            return bare or self.parse.child(verb.i, "nsubj", "nsubjpass") is None
        mark = self.parse.child(verb.i, "mark")
        return mark is None or mark.lower not in APART

    def above(self, token: Token) -> Iterator[Found]:
        """The places of the clauses that an act hangs on, nearest first."""
        for _ in range(STEPS):
            governor = self.parse.tokens[token.head]
            if governor.i == token.i or token.dep not in _climbs(token):
                return
            if governor.pos in ("NOUN", "PROPN"):
                yield from _as("noun", self._phrase(governor, STEPS))
            elif governor.lemma not in self.words["saying"]:
                yield from (Found(f.markable, f"above-{token.dep}") for f in self.own(governor.i))
            token = governor


def _as(route: str, markables: Iterable[Markable]) -> Iterator[Found]:
    return (Found(markable.id, route) for markable in markables)


def _adjective(markable: Markable) -> bool:
    return (markable.entry or "").startswith(("demonym:", "nation:", "people:"))


def _climbs(token: Token) -> tuple[str, ...]:
    """The ties over which an act takes the place of what it hangs on."""
    if token.pos in ("NOUN", "PROPN"):
        return ("dobj", "nsubj", "nsubjpass", "pobj", "prep", *CLAUSES)
    return (*CLAUSES, "prep", "pcomp", "pobj")
