"""Tellings without a day or place take those of what they go back to in their own article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.across.compare import compare
from dragoman.across.rules import Rules, load_rules
from dragoman.across.telling import Telling, tellings_of
from dragoman.records import Coding


def grounded(coding: Coding, rules: Rules | None = None) -> tuple[Telling, ...]:
    """The tellings of an article in text order, as far as it says when and where. Pure."""
    rules = rules or load_rules()
    return ground(tellings_of(coding), rules)


def ground(tellings: Sequence[Telling], rules: Rules) -> tuple[Telling, ...]:
    """Lends days and places, from the surest to the least sure, until nothing more is lent."""
    found = list(tellings)
    for _ in range(len(found)):
        lent = [each if each.lent or each.dated else _lend(each, found, rules) for each in found]
        if lent == found:
            break
        found = lent
    return tuple(found)


def _lend(telling: Telling, others: Sequence[Telling], rules: Rules) -> Telling:
    """A telling with the days of the one that it fits best, itself where it fits none."""
    scored = [
        (score, -abs(other.at[0] - telling.at[0]), other)
        for other in others
        if other is not telling and _days(other) and not _ahead(telling, other)
        if (score := _fit(telling, other, rules)) is not None
    ]
    if not scored:
        return telling
    _, _, best = max(scored, key=lambda each: each[:2])
    return replace(telling, lent=_days(best), place=telling.place or best.place)


def _ahead(telling: Telling, other: Telling) -> bool:
    """Whether a denial would go back to what is told only after it."""
    return telling.denied and not other.denied and other.at[0] > telling.at[0]


def _fit(telling: Telling, other: Telling, rules: Rules) -> float | None:
    compared = compare(telling, other, rules)
    if not compared.barred and compared.score >= rules.threshold:
        return compared.score
    framed = telling.sentence == other.sentence and telling.happened == other.happened
    return rules.threshold if framed and rules.kin(telling.type, other.type) else None


def _days(telling: Telling) -> tuple[date, date] | None:
    if telling.lent:
        return telling.lent
    if telling.dated and telling.begin and telling.finish:
        return telling.begin, telling.finish
    return None
