"""Which event is part of a larger one: the meeting with the minister, of the visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.across.bars import is_visit
from dragoman.across.compare import everyone
from dragoman.across.rules import Rules
from dragoman.across.settle import Couple, Group
from dragoman.across.sides import SAME, likeness
from dragoman.across.telling import Telling
from dragoman.across.when import window_of


def is_part(part: Telling, whole: Telling, rules: Rules) -> bool:
    """Whether one telling may be of a part of what another tells of."""
    kinds = any(
        (whole.type, whole.mode) == (each.type, each.mode)
        and is_visit(whole)
        and part.type in each.parts
        and not is_visit(part)
        for each in rules.wholes
    )
    return (
        kinds
        and part.happened == whole.happened
        and _visitor(part, whole)
        and _within(part, whole, rules)
        and not _hosts(whole).isdisjoint(_lands(part))
    )


def _visitor(part: Telling, whole: Telling) -> bool:
    """The one who visits takes part."""
    return any(likeness(a, b) == SAME for a in whole.actors for b in everyone(part))


def _hosts(visit: Telling) -> set[str]:
    """The country that is visited."""
    met = {side.party.country for side in visit.recipients}
    return {country for country in met | _place(visit) if country}


def _lands(telling: Telling) -> set[str]:
    """The countries of those who take part, and where it happens."""
    met = {side.party.country for side in everyone(telling)}
    return {country for country in met | _place(telling) if country}


def _place(telling: Telling) -> set[str | None]:
    return {telling.place.country} if telling.place else set()


def _within(part: Telling, whole: Telling, rules: Rules) -> bool:
    inner, outer = window_of(part, rules), window_of(whole, rules)
    if inner is None or outer is None or outer.width > 31:
        return False
    if inner.told and inner.width <= outer.width:
        return outer.begin <= inner.begin and inner.finish <= outer.finish
    return part.article == whole.article and not inner.told and inner.finish >= outer.begin


def wholes_of(
    groups: Sequence[Group], tellings: Mapping[str, Telling], found: Iterable[Couple]
) -> dict[Group, Group]:
    """Of each group the one that it is part of; where two claim it alike, none.

    ``found`` are pairs of tellings, part first.
    """
    home = {member: group for group in groups for member in group}
    votes: dict[Group, Counter[Group]] = {}
    for part, whole in found:
        if home[part] is not home[whole]:
            votes.setdefault(home[part], Counter())[home[whole]] += 1
    chosen = {}
    for group, counted in votes.items():
        (first, most), *rest = counted.most_common(2)
        if not rest or rest[0][1] < most:
            chosen[group] = first
    return chosen
