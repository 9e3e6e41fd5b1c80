"""How an act stands where it is said: asserted, negated, denied, possible, likely, intended ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.reading import Reading, Standing
from dragoman.records import Claim


def judge_status(reading: Reading, claims: Sequence[Claim]) -> Callable[[int], Standing]:
    """A function from the token index of a predicate to its standing."""
    holders: list[str | None] = [None] * len(reading.parse.tokens)
    ordered = sorted(claims, key=lambda c: -sum(s.end - s.start for s in c.content))
    for claim in ordered:
        for span in claim.content:
            for token in reading.parse.tokens_in(span):
                holders[token.i] = claim.id
    return lambda head: Standing("asserted", None, holders[head])
