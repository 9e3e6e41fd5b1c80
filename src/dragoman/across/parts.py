"""Which event is part of a larger one: the meeting with the minister, of the visit.

The table ``wholes`` says which types hold which, and by which bond.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from dragoman.across.bars import is_visit
from dragoman.across.compare import everyone
from dragoman.across.rules import Rules
from dragoman.across.settle import Couple, Group
from dragoman.across.sides import SAME, UNKNOWN, agreement, common, likeness, together
from dragoman.across.telling import Telling
from dragoman.across.when import gap, window_of

_BOTH = 1.5  # likenesses in common from which two of a meeting are told
_CLOSE = 450  # characters within which an article goes on with a matter


def is_part(part: Telling, whole: Telling, rules: Rules) -> bool:
    """Whether one telling may be of a part of what another tells of."""
    if part.happened != whole.happened:
        return False
    return any(
        whole.type == each.type
        and part.type in each.parts
        and is_visit(whole) == (each.mode is not None)
        and not is_visit(part)
        and BONDS[each.bond](part, whole, rules)
        for each in rules.wholes
    )


def _in_visit(part: Telling, whole: Telling, rules: Rules) -> bool:
    """The one who visits takes part, in the days of the visit, with those who are visited."""
    return (
        (_visitor(part, whole) or _unnamed_visitor(part, whole))
        and _within(part, whole, rules)
        and not _hosts(whole).isdisjoint(_lands(part))
    )


def _in_meeting(part: Telling, whole: Telling, rules: Rules) -> bool:
    """Those who met sign or agree, as the same article goes on to tell."""
    if part.article != whole.article or whole.denied or part.denied:
        return False
    shared, _ = common(everyone(part), everyone(whole))
    return shared >= _BOTH and _within(part, whole, rules) and not _apart(part, whole)


def _in_attack(part: Telling, whole: Telling, rules: Rules) -> bool:
    """Who attacked kills or seizes, as the next words of the article tell."""
    close = 0 < part.at[0] - whole.at[0] < _CLOSE
    if part.article != whole.article or not close or part.denied or whole.denied:
        return False
    deed = part.type != whole.type or (_tolls(part) and not _tolls(whole))
    doers = agreement(part.actors, whole.actors) > UNKNOWN
    return deed and doers and _within(part, whole, rules) and _there(part, whole)


def _tolls(telling: Telling) -> bool:
    return any(toll.unit in ("killed", "wounded") for toll in telling.numbers)


def _there(part: Telling, whole: Telling) -> bool:
    """Whether the part has no place of its own, or that of the whole."""
    if part.place is None:
        return not part.towns
    return whole.place is not None and together(part.place, whole.place) == 1


def _apart(part: Telling, whole: Telling) -> bool:
    one, two = part.place, whole.place
    return one is not None and two is not None and together(one, two) < 0


BONDS: Mapping[str, Callable[[Telling, Telling, Rules], bool]] = {
    "visitor": _in_visit,
    "parties": _in_meeting,
    "deed": _in_attack,
}


def _visitor(part: Telling, whole: Telling) -> bool:
    """The one who visits takes part."""
    return any(likeness(a, b) == SAME for a in whole.actors for b in everyone(part))


def _unnamed_visitor(part: Telling, whole: Telling) -> bool:
    """Whether the next words tell of somebody without a name, and beside him of hosts alone."""
    near = part.article == whole.article and 0 < part.at[0] - whole.at[0] < _CLOSE
    persons = [side for side in part.actors if side.kind in ("person", "role")]
    named = [side for side in everyone(part) if side.named]
    hosts = bool(named) and all(side.party.country in _hosts(whole) for side in named)
    return near and hosts and any(not side.named for side in persons)


def _hosts(visit: Telling) -> set[str]:
    """The country that is visited, or whose place is ("the Russian capital")."""
    met = {side.party.country for side in visit.recipients}
    met |= {owner for side in visit.recipients for owner in side.owners}
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
    return part.article == whole.article and not inner.told and not gap(inner, outer)


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
