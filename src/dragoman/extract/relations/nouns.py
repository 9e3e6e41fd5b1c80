"""Ties told by compounds ("X-backed forces") and by nouns with an owner or a place beside them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.reading import Markable, Reading
from dragoman.extract.relations.ends import HELD, MOST_UP, SPEAKERS, UNITS, Ends, Tie, nested
from dragoman.language.parse import Token
from dragoman.lexicon.relations import Ties
from dragoman.records import RelationKind

PARTY = frozenset(["person", "organisation", "group", "country", "role", "place"])
BODY = frozenset(["organisation", "group", "asset", "place"])
RELATIVE = frozenset(["who", "which", "that", "whose", "our", "my", "your", "we", "you", "i"])
HYPHENS = frozenset(["-", "‐", "‑", "–"])


class NounTies:
    """The ties of one reading that stand in a noun phrase."""

    def __init__(self, reading: Reading, ends: Ends, ties: Ties) -> None:
        self.reading, self.parse, self.ends, self.ties = reading, reading.parse, ends, ties

    def __iter__(self) -> Iterator[Tie]:
        for token in self.parse.tokens:
            if token.text in HYPHENS:
                yield from self._compound(token)
            elif token.lower in self.ties.rivals and token.dep == "amod":
                yield from self._rival(token)
            elif token.lower in self.ties.hyphenated and token.dep == "amod":
                yield from self._recognised(token)
            elif token.pos in ("NOUN", "PROPN"):
                yield from self._of_noun(token)

    # ------------------------------------------------------------ compounds

    def _compound(self, hyphen: Token) -> Iterator[Tie]:
        """As in "X-backed forces", "pro-X forces": the noun that the whole stands before, and X."""
        i, tokens = hyphen.i, self.parse.tokens
        if not 0 < i < len(tokens) - 1 or tokens[i + 1].sentence != tokens[i - 1].sentence:
            return
        before, after = tokens[i - 1], tokens[i + 1]
        if before.end != hyphen.start or hyphen.end != after.start:
            return
        if after.lower in self.ties.hyphenated:
            kind = self.ties.hyphenated[after.lower]
            inner = self._ending_at(before.i)
            yield from self._joined(kind, after, inner, True)
        elif before.lower in self.ties.prefixed:
            kind = self.ties.prefixed[before.lower]
            inner = self._starting_at(after.i)
            yield from self._joined(
                kind, self.parse.tokens[inner.last] if inner else after, inner, False
            )

    def _recognised(self, token: Token) -> Iterator[Tie]:
        """As in "the internationally recognised parliament", without a hyphen."""
        inner = self._ending_at(token.i - 1) if token.i else None
        if inner is not None and inner.rule == "internationally":
            yield from self._joined(self.ties.hyphenated[token.lower], token, inner, True)

    def _joined(
        self, kind: RelationKind, last: Token, inner: Markable | None, inner_acts: bool
    ) -> Iterator[Tie]:
        noun = self._noun_after(last.i)
        if inner is None or noun is None:
            return
        wanted = HELD if kind == "controls" else SPEAKERS | ({"other"} if inner_acts else set())
        outer = self.reading.headed(noun.i)
        if outer is None or outer.kind not in wanted or outer.id == inner.id:
            return
        ends = (inner, outer) if inner_acts else (outer, inner)
        rule = f"compound:{last.lower}:{kind}"
        yield Tie(kind, ends[0], ends[1], noun.i, rule, 0.75, presupposed=True)

    def _noun_after(self, i: int) -> Token | None:
        """The noun that a modifier ending at token ``i`` stands before."""
        token = self.parse.tokens[i]
        for _ in range(6):
            if token.dep in (
                "amod",
                "compound",
                "nmod",
                "npadvmod",
                "punct",
                "acl",
                "advmod",
                "poss",
            ):
                token = self.parse.tokens[token.head]
                if token.pos in ("NOUN", "PROPN") and token.i > i:
                    return token
            else:
                break
        for token in self.parse.tokens[i + 1 : i + 4]:
            if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod"):
                return token
            if token.pos not in ("ADJ", "NOUN", "PROPN"):
                return None
        return None

    def _ending_at(self, i: int) -> Markable | None:
        found = [m for m in self.reading.over(i) if m.last == i and m.kind in PARTY]
        return max(found, key=lambda m: m.last - m.first, default=None)

    def _starting_at(self, i: int) -> Markable | None:
        found = [m for m in self.reading.over(i) if m.first == i and m.kind in PARTY]
        return max(found, key=lambda m: m.last - m.first, default=None)

    # ------------------------------------------------------------ nouns with an owner or a place

    def _of_noun(self, token: Token) -> Iterator[Tie]:
        if token.lemma in self.ties.seated:
            yield from self._seat(token)
        if token.lemma in self.ties.forces:
            yield from self._owned(token, "commands", ("possessor", "of"), frozenset(["person"]))
        if token.lemma in self.ties.held:
            yield from self._owned(token, "controls", ("possessor", "modifier"), UNITS)
        outer = self.reading.headed(token.i)
        if token.lower in self.ties.offices.units and outer is not None:
            yield from self._nested_unit(outer)
        if outer is not None and self._are_people(token, outer):
            for body in self.ends.first(token.i, ("from",), UNITS):
                if self._directly(token, body) and not nested(outer, body):
                    yield Tie(
                        "member_of", outer, body, token.i, "noun:from", 0.65, presupposed=True
                    )

    def _are_people(self, token: Token, outer: Markable) -> bool:
        """Persons, or a body of them ("a team from X"), not "resistance from X"."""
        several = token.tag in ("NNS", "NNPS") or token.lemma in self.ties.teams
        several = several and (outer.kind == "group" or token.tag == "NNPS")
        named = outer.form == "name" and token.tag != "NNPS"
        return not named and (several or outer.kind == "person")

    def _nested_unit(self, inner: Markable) -> Iterator[Tie]:
        """As in "2nd Battalion, 5th Regiment": the first belongs to the second."""
        i = inner.last + 1
        if inner.form != "name" or i + 1 >= len(self.parse.tokens):
            return
        of = self.parse.tokens[i].lower == "of"
        i += 2 if of and self.parse.tokens[i + 1].lower == "the" else 1
        outer = self._starting_at(i)
        if self.parse.tokens[inner.last + 1].lower in (",", "of") and outer is not None:
            last = self.parse.tokens[outer.last].lower
            unit = outer.kind in UNITS and outer.form == "name"
            if unit and (of or last in self.ties.offices.units) and outer.id != inner.id:
                yield Tie("member_of", inner, outer, inner.head, "name:unit", 0.7, presupposed=True)

    def _directly(self, token: Token, body: Markable) -> bool:
        """Does the "from" hang on the noun itself, not on its verb?"""
        return any(
            p.lower == "from" and p.left <= body.head <= p.right
            for p in self.parse.children(token.i, "prep")
        )

    def _owned(
        self, token: Token, kind: RelationKind, slots: tuple[str, ...], kinds: frozenset[str]
    ) -> Iterator[Tie]:
        """As in "the general's troops", "Front checkpoints"."""
        thing = self.reading.headed(token.i)
        if thing is None or thing.kind not in (UNITS if kind == "commands" else HELD):
            return
        if kind == "commands" and (thing.form == "name" or self._is_past(token)):
            return
        for owner in self.ends.first(token.i, slots, kinds):
            if owner.id != thing.id and self.reading.token(owner.head).lower not in RELATIVE:
                yield Tie(
                    kind,
                    owner,
                    thing,
                    token.i,
                    f"noun:{token.lemma}:{kind}",
                    0.65,
                    presupposed=True,
                )
                return

    def _is_past(self, token: Token) -> bool:
        """As in "his former army", "the rump of X's army": no longer his."""
        of = self.parse.tokens[token.head]
        remnant = (
            self.parse.tokens[of.head].lemma in self.ties.remnants if token.dep == "pobj" else False
        )
        return remnant or any(
            word.lower in self.ties.offices.former for word in self.parse.children(token.i, "amod")
        )

    # ------------------------------------------------------------ rivals and seats

    def _rival(self, token: Token) -> Iterator[Tie]:
        """As in "seized the port from rival militias": they stand against who acts."""
        noun = self.parse.tokens[token.head]
        rival = self.reading.headed(noun.i)
        if rival is None or rival.kind not in ("group", "organisation", "person"):
            return
        if (
            noun.dep not in ("dobj", "pobj")
            or self.parse.tokens[noun.head].lower in self.ties.aside
        ):
            return
        for _, verb in zip(range(MOST_UP), self.parse.ancestors(noun.i), strict=False):
            if verb.pos == "VERB":
                for actor in self.ends.first(verb.i, ("subject",), SPEAKERS):
                    own = self.parse.tokens[actor.head]
                    if actor.id != rival.id and not own.left <= noun.i <= own.right:
                        yield Tie(
                            "opposes",
                            rival,
                            actor,
                            noun.i,
                            "adjective:rival",
                            0.6,
                            presupposed=True,
                        )
                return

    def _seat(self, token: Token) -> Iterator[Tie]:
        """As in "the government in Tripoli"."""
        body = self.reading.headed(token.i)
        if body is None or body.kind not in BODY:
            return
        for preposition in self.parse.children(token.i, "prep"):
            if preposition.lower in ("in", "at"):
                for noun in self.parse.children(preposition.i, "pobj"):
                    place = self.reading.headed(noun.i)
                    if place is not None and place.kind in ("place", "country"):
                        yield Tie(
                            "located_in",
                            body,
                            place,
                            token.i,
                            "noun:in-place",
                            0.7,
                            presupposed=True,
                        )
