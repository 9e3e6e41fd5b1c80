"""Parties: from the head token of a noun phrase to the markables that act or receive.

"the rebel positions" are no party, the rebels are; "dozens of protesters" are the protesters; a
list is all its members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.reading import Markable, Reading
from dragoman.language.parse import Token

PARTY_KINDS = frozenset(["person", "organisation", "group", "country", "role", "place"])
MOST_DEEP = 3
WHOSE = ("from", "by", "against", "on", "with", "for", "to", "between", "among")


class Parties:
    """Finds the markables that a noun phrase names as actors, recipients or assets."""

    def __init__(self, reading: Reading, partitive: frozenset[str]) -> None:
        self.reading, self.parse, self.partitive = reading, reading.parse, partitive

    def of(self, heads: Sequence[Token], deep: int = MOST_DEEP) -> list[Markable]:
        """The parties under the head tokens, coordinated ones included, in text order.

        ``deep``: how many steps to look into a phrase whose head is none ("positions of the
        rebels"); 1 stays with its owner.
        """
        found: dict[str, Markable] = {}
        for head in heads:
            for member in self.coordinated(head):
                for markable in self._party(member, deep):
                    found.setdefault(markable.id, markable)
        return sorted(found.values(), key=lambda m: m.span)

    def coordinated(self, head: Token) -> Iterator[Token]:
        """A token and the members of the list that it opens ("officials, including X and Y")."""
        yield head
        inner = self._countries_of(head)
        for conj in self.parse.children(head.i, "conj"):
            if conj.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and not (
                inner and self._is_country(conj)
            ):
                yield from self.coordinated(conj)
        for preposition in self.parse.children(head.i, "prep"):
            if preposition.lower == "including":
                for noun in self.parse.children(preposition.i, "pobj"):
                    yield from self.coordinated(noun)

    def _is_country(self, token: Token) -> bool:
        markable = self.reading.headed(token.i)
        return markable is not None and markable.kind == "country"

    def _countries_of(self, head: Token) -> bool:
        """As in "ministers of Chad, Mali and Niger": the list is that of the "of", not of them."""
        return not self._is_country(head) and any(
            self._is_country(noun)
            for preposition in self.parse.children(head.i, "prep")
            if preposition.lower == "of"
            for noun in self.parse.children(preposition.i, "pobj")
        )

    def _party(self, head: Token, depth: int) -> Iterator[Markable]:
        markable = self.reading.headed(head.i)
        members = list(self._members(head, depth))
        if members:
            yield from members
        elif markable is not None and markable.kind in PARTY_KINDS:
            yield self._named(markable)
        elif depth:
            yield from self._inside(head, depth - 1)

    def _members(self, head: Token, depth: int) -> Iterator[Markable]:
        for noun in self.counted(head):
            yield from self._party(noun, max(depth - 1, 0))

    def counted(self, head: Token) -> Iterator[Token]:
        """ "dozens of protesters", "columns of militiamen": those who are counted."""
        if head.lemma in self.partitive:
            for preposition in self.parse.children(head.i, "prep"):
                if preposition.lower == "of":
                    yield from self.parse.children(preposition.i, "pobj")

    def _named(self, markable: Markable) -> Markable:
        """The name in apposition where there is one ("his counterpart, Ali Hassan")."""
        if markable.form != "nominal":
            return markable
        for apposed in self.parse.children(markable.head, "appos"):
            name = self.reading.headed(apposed.i)
            if name is not None and name.form == "name" and name.kind == "person":
                return name
        return markable

    def _inside(self, head: Token, depth: int) -> Iterator[Markable]:
        """The first of "of" phrase, possessor, modifiers, other prepositions that is a party."""
        for group in self._parts(head, depth):
            found = [m for noun in group for m in self._party(noun, depth)]
            if found:
                yield from found
                return

    def _modifiers(self, head: Token) -> Iterator[Token]:
        """Words before the noun that may name whose it is: no mere places ("the Gaza attack")."""
        for child in self.parse.children(head.i, "compound", "nmod", "amod"):
            markable = self.reading.headed(child.i)
            if markable is not None and markable.kind != "place":
                yield child

    def _parts(self, head: Token, depth: int) -> Iterator[list[Token]]:
        """Where a party may stand inside a noun phrase, likeliest first; never where it happens."""
        phrases = {
            preposition.lower: [
                each
                for noun in self.parse.children(preposition.i, "pobj")
                for each in self.coordinated(noun)
            ]
            for preposition in self.parse.children(head.i, "prep")
        }
        yield phrases.get("of", [])
        owners = (own for own in self.parse.children(head.i, "poss") if own.tag != "PRP$")
        yield [each for own in owners for each in self.coordinated(own)]
        yield from ([each] for each in self._modifiers(head))
        if depth:
            yield from (phrases[word] for word in WHOSE if word in phrases)
