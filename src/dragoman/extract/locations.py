"""Where an act happened: the mention of a place that its clause, or its nominal, names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.extract.reading import Reading


def locate_acts(reading: Reading, placed: Mapping[str, str]) -> Callable[[int], str | None]:
    """A function from the token index of an act to the id of the markable where it happened.

    ``placed`` maps markable ids to the ids of the places that they name.
    """
    return lambda head: None
