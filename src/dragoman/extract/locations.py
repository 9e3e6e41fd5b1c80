"""Where an act happened: the mention of a place that its clause, or its nominal, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dragoman.extract.reading import Reading

AT = frozenset("in at near on inside outside around across throughout within from to".split())


def locate_acts(reading: Reading, placed: Mapping[str, str]) -> Callable[[int], str | None]:
    """A function from the token index of an act to the id of the markable where it happened.

    ``placed`` maps markable ids to the ids of the places that they name.
    """

    def locate(head: int) -> str | None:
        for token in _adjuncts(reading, head):
            markable = reading.headed(token)
            if markable and markable.id in placed:
                return markable.id
        return None

    return locate


def _adjuncts(reading: Reading, head: int) -> Iterator[int]:
    """The nouns behind the prepositions of place of an act and of its object."""
    parse = reading.parse
    for governor in (head, *(each.i for each in parse.children(head, "dobj", "nsubjpass"))):
        for preposition in parse.children(governor, "prep"):
            if preposition.lower in AT:
                yield from (noun.i for noun in parse.children(preposition.i, "pobj"))
