"""When an act was and how long a state lasts, from the time expressions around its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.extract.reading import Dating, Reading
from dragoman.language.parse import Token
from dragoman.records import TimeExpression

CLAUSES = frozenset(["VERB", "AUX"])
PRECISION = {"time": "day", "century": "range"}


def date_acts(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of an act to its days."""
    by_clause = _by_clause(reading, times)
    published = reading.article.published
    undated = Dating(None, None, published, "before" if published else "unknown")

    def date(head: int) -> Dating:
        time = by_clause.get(head) or by_clause.get(_clause(reading, reading.token(head)))
        if time is None or time.begin is None:
            return undated
        precision = PRECISION.get(time.granularity, time.granularity)
        return Dating(time.id, time.begin, time.finish, precision, "point")

    return date


def date_states(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of a state to the days that it is told to last."""
    return lambda head: Dating(None, None, None, "unknown")


def _by_clause(reading: Reading, times: Sequence[TimeExpression]) -> dict[int, TimeExpression]:
    found: dict[int, TimeExpression] = {}
    for time in times:
        if time.granularity in ("set", "duration", "reference", "unknown"):
            continue
        token = reading.parse.token_at(time.span.end - 1)
        if token is not None:
            found.setdefault(_clause(reading, token), time)
    return found


def _clause(reading: Reading, token: Token) -> int:
    """The verb that governs a token, itself included; the root where there is none."""
    while token.pos not in CLAUSES and token.head != token.i:
        token = reading.token(token.head)
    return token.i
