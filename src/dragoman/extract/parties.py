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


class Parties:
    """Finds the markables that a noun phrase names as actors, recipients or assets."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.parse = reading, reading.parse

    def of(self, heads: Sequence[Token], deep: bool = True) -> list[Markable]:
        """The parties under the head tokens, coordinated ones included, in text order.

        ``deep``: look inside a phrase whose head is none ("positions of the rebels").
        """
        found: dict[str, Markable] = {}
        for head in heads:
            for member in self.coordinated(head):
                for markable in self._party(member, MOST_DEEP if deep else 0):
                    found.setdefault(markable.id, markable)
        return sorted(found.values(), key=lambda m: m.span)

    def coordinated(self, head: Token) -> Iterator[Token]:
        """A token and the members of the list that it opens."""
        yield head
        for conj in self.parse.children(head.i, "conj"):
            if conj.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                yield from self.coordinated(conj)

    def _party(self, head: Token, depth: int) -> Iterator[Markable]:
        markable = self.reading.headed(head.i)
        if markable is not None and markable.kind in PARTY_KINDS:
            yield markable
        elif depth:
            yield from self._inside(head, depth - 1)

    def _inside(self, head: Token, depth: int) -> Iterator[Markable]:
        """The first of possessor, "of" phrase, modifiers that is a party."""
        for preposition in self.parse.children(head.i, "prep"):
            if preposition.lower == "of":
                for noun in self.parse.children(preposition.i, "pobj"):
                    found = [m for each in self.coordinated(noun) for m in self._party(each, depth)]
                    if found:
                        yield from found
                        return
        for child in self.parse.children(head.i, "poss", "compound", "nmod", "amod"):
            found = list(self._party(child, 0))
            if found:
                yield from found
                return
