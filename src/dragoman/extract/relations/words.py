"""Ties told by verbs, nouns and adjectives with two ends ("X backs Y", "X is an ally of Y")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import COPULAS, HELD, SPEAKERS, UNITS, Ends, Tie, nested
from dragoman.language.parse import Token
from dragoman.lexicon.predicates import PREPOSITIONS
from dragoman.lexicon.relations import TiePattern, Ties
from dragoman.records import RelationKind

FORM_OF = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "AUX": "verb"}
DEFINITE = frozenset(["the", "its", "their", "this", "that", "these", "those", "both", "all"])


class WordTies:
    """The ties of one reading that single words tell."""

    def __init__(self, reading: Reading, ends: Ends, ties: Ties) -> None:
        self.reading, self.parse, self.ends, self.ties = reading, reading.parse, ends, ties

    def __iter__(self) -> Iterator[Tie]:
        for token in self.parse.tokens:
            form = FORM_OF.get(token.pos)
            patterns = self.ties.patterns.get((form, token.lemma)) if form else None
            if patterns and not self._in_name(token):
                yield from self._told(token, patterns)

    def _in_name(self, token: Token) -> bool:
        return token.pos in ("NOUN", "PROPN") and any(
            m.form == "name" and m.first < m.last for m in self.reading.over(token.i)
        )

    # ------------------------------------------------------------ predicates

    def _told(self, token: Token, patterns: Sequence[TiePattern]) -> Iterator[Tie]:
        told: set[RelationKind] = set()
        for pattern in patterns:
            if pattern.kind not in told:
                found = list(self._fitted(token, pattern))
                told |= {tie.kind for tie in found}
                yield from found

    def _fitted(self, token: Token, pattern: TiePattern) -> Iterator[Tie]:
        carrier = self._carrier(token, pattern)
        if carrier is None or not self._accompanied(token, pattern):
            return
        if pattern.alone and self._has_deed(token):
            return
        tie = Tie(
            pattern.kind,
            self.reading.markables[0],
            self.reading.markables[0],
            carrier.i,
            pattern.id,
            0.7 if pattern.form == "verb" else 0.65,
            presupposed=pattern.stance or (carrier.i == token.i and pattern.form != "verb"),
            taking=pattern.taking,
            former=pattern.former,
            losing=pattern.losing,
        )
        undone = self._undone(token) if pattern.taking else None
        if undone is not None:
            tie = replace(tie, head=undone.i, taking=False, losing=True)
        pairs = list(self._pairs(token, pattern))
        for subject, object_ in pairs:
            if subject.id != object_.id and not nested(subject, object_):
                whole = replace(tie, subject=subject, object=object_)
                yield self._said_of(token, whole)
        if pattern.taking and pairs:
            yield from self._lost(token, replace(tie, object=pairs[0][1]))
        elif pattern.losing and pairs and pattern.form == "verb":
            yield from self._won(token, replace(tie, object=pairs[0][1]))

    def _lost(self, token: Token, tie: Tie) -> Iterator[Tie]:
        """As in "seized the port from the militias": they held it until then."""
        at = self.parse.tokens[token.head].i if token.dep == "dobj" else token.i
        for loser in self.ends.first(at, ("from",), SPEAKERS):
            if loser.id != tie.object.id and not nested(loser, tie.object):
                yield replace(
                    tie,
                    subject=loser,
                    rule=f"{tie.rule}:from",
                    taking=False,
                    losing=True,
                    presupposed=True,
                )

    def _won(self, token: Token, tie: Tie) -> Iterator[Tie]:
        """As in "lost the port to the militias": they hold it from then on."""
        for winner in self.ends.first(token.i, ("to",), UNITS):
            if winner.id != tie.object.id and not nested(winner, tie.object):
                rule = f"{tie.rule}:to"
                yield replace(tie, subject=winner, rule=rule, taking=True, losing=False)

    def _undone(self, token: Token) -> Token | None:
        """As in "seized the port but were driven out": the verb that ends the hold."""
        for later in self.parse.children(token.i, "conj"):
            own = self.parse.child(later.i, "nsubj", "nsubjpass")
            ended = later.lemma in self.ties.leaving or (
                later.lemma in self.ties.expelling and self.ends.slots.is_passive(later.i)
            )
            if ended and (own is None or own.pos == "PRON"):
                return later
        return None

    def _said_of(self, token: Token, tie: Tie) -> Tie:
        """As in "X is among the states that back Y": the tie is that of X, told by the copula."""
        if token.dep not in ("acl", "relcl"):
            return tie
        noun = self.parse.tokens[token.head]
        above = self.parse.tokens[noun.head]
        if noun.dep == "pobj" and above.lower in self.ties.samples:
            above = self.parse.tokens[above.head]
        elif noun.dep != "attr":
            return tie
        if above.lemma not in COPULAS:
            return tie
        for head in self.ends.slots.heads(above.i, "subject"):
            named = self.reading.headed(head.i)
            if named is not None and named.kind in SPEAKERS | HELD:
                if tie.subject.head == noun.i:
                    return replace(tie, subject=named, head=above.i)
                if tie.object.head == noun.i and named.id != tie.subject.id:
                    return replace(tie, object=named, head=above.i)
        return tie

    def _pairs(
        self, token: Token, pattern: TiePattern
    ) -> Iterator[tuple[Markable, Markable]] | Sequence[tuple[Markable, Markable]]:
        if pattern.both:
            return list(combinations(self.ends.first(token.i, pattern.subject, pattern.of), 2))
        slots = pattern.subject
        if pattern.passive and self.ends.slots.is_passive(token.i):
            slots = pattern.passive
        objects = self.ends.first(token.i, pattern.object, pattern.to, pattern.of_states)
        carrier = self._carrier(token, pattern)
        if not objects and pattern.light and carrier is not None and carrier.i != token.i:
            linked = tuple(slot for slot in pattern.object if slot in PREPOSITIONS)
            objects = self.ends.first(carrier.i, linked, pattern.to)
        if pattern.named:
            objects = [markable for markable in objects if markable.form == "name"]
        if pattern.losing:
            objects = [markable for markable in objects if self._is_definite(markable)]
        if pattern.whole:
            objects = [markable for markable in objects if self._is_whole(markable)]
        if not objects:
            return ()
        return product(self.ends.first(token.i, slots, pattern.of, pattern.of_states), objects)

    def _has_deed(self, token: Token) -> bool:
        """As in "joined the union in calling for it": what they share is the deed."""
        words = self.parse.tokens[token.i : token.right + 1]
        return any(
            word.dep == "pcomp" and self.parse.tokens[word.head].lower == "in" for word in words
        )

    def _is_definite(self, markable: Markable) -> bool:
        """A thing that is known ("the port", "Gao"), not "five tanks"."""
        return markable.form == "name" or self.parse.tokens[markable.first].lower in DEFINITE

    def _is_whole(self, markable: Markable) -> bool:
        """One body, or the members of one ("Alliance states"), not "the victims"."""
        head = self.parse.tokens[markable.head]
        if markable.form != "nominal" or head.tag != "NNS":
            return True
        makers = self.parse.children(head.i, "compound", "nmod", "poss")
        return any(maker.text[0].isupper() for maker in makers)

    def _carrier(self, token: Token, pattern: TiePattern) -> Token | None:
        """The token whose clause tells of the tie; None where the pattern does not fit."""
        if pattern.form == "verb":
            return token if token.dep not in ("aux", "auxpass") else None
        governor = self.parse.tokens[token.head]
        if pattern.form == "adjective":
            return governor if token.dep in ("acomp", "oprd") else token
        if pattern.light and token.dep in ("dobj", "nsubjpass"):
            if governor.lemma in pattern.light:
                return governor
            owned = pattern.kind == "opposes" and self.parse.child(token.i, "poss")
            return token if owned else None
        if token.dep in ("attr", "oprd") and governor.lemma in COPULAS:
            return governor
        made = self.ends.made_by(token)
        if made is not None and "bearer" in pattern.subject:
            return made
        if "under-subject" in pattern.object and token.dep == "pobj":
            above = self.parse.tokens[self.parse.tokens[token.head].head]
            return above if above.pos in ("VERB", "AUX") else token
        return token

    def _accompanied(self, token: Token, pattern: TiePattern) -> bool:
        if pattern.companion is None:
            return True
        return any(
            child.lower == pattern.companion or child.lemma == pattern.companion
            for child in self.parse.children(token.i)
            if child.dep in ("prep", "prt", "agent", "dative", "dobj", "advmod", "acomp")
        ) or self._later_preposition(token, pattern.companion)

    def _later_preposition(self, token: Token, word: str) -> bool:
        return bool(
            word in ("with", "to", "in", "against") and self.ends.slots.heads(token.i, word)
        )
