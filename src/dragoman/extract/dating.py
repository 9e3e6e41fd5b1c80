"""When an act was and how long a state lasts, from the time expressions around its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.reading import Dating, Reading
from dragoman.records import TimeExpression


def date_acts(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of an act to its days."""
    published = reading.article.published
    return lambda head: Dating(None, None, published, "before" if published else "unknown")


def date_states(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of a state to the days that it is told to last."""
    return lambda head: Dating(None, None, None, "unknown")
