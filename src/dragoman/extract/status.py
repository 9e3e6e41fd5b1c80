"""How an act stands where it is said: asserted, negated, denied, possible, likely, intended ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.reading import Reading, Standing
from dragoman.records import Claim


def judge_status(reading: Reading, claims: Sequence[Claim]) -> Callable[[int], Standing]:
    """A function from the token index of a predicate to its standing."""
    return lambda head: Standing("asserted")
