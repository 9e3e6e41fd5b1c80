"""How far two parties of different reports are the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import asin, cos, radians, sin, sqrt

from dragoman.across.telling import Side, fold
from dragoman.records import Place

SAME, STATE, OWNED, OFFICIAL, ALIKE, LAND, UNKNOWN, UNLIKE, CLASH = (
    1.0,
    0.6,
    0.6,
    0.5,
    0.4,
    0.2,
    0.0,
    -0.25,
    -1.0,
)
_PEOPLE = ("person", "group", "role", "organisation", "country")
NEAR = 5.0  # kilometres: two places this close may be one in reports
FAR = 40.0
_EARTH = 6371.0
_POINTS = ("point", "town", "district")
_EXACT = {*_POINTS, "unknown", "region"}


def likeness(one: Side, two: Side) -> float:
    """1 where two parties are one by identity, -1 where they cannot be; 0 where nobody knows."""
    if one.chain == two.chain or (one.named and one.party.key == two.party.key):
        return SAME
    if _owned(one, two):
        return OWNED
    land = one.party.country is not None and one.party.country == two.party.country
    if one.state and two.state:
        return STATE if land else CLASH
    if not (one.named and two.named):
        return _nameless(one, two, land)
    if _one_name(one, two):
        return SAME
    if _named_after(one, two) or _named_after(two, one):
        return OWNED
    if land and (one.state or two.state) and (serves(one) or serves(two)):
        return OFFICIAL
    if one.kind != two.kind and None in (one.party.country, two.party.country):
        return UNKNOWN
    return CLASH


def _owned(one: Side, two: Side) -> bool:
    """Whether one is the other's, or both are somebody's: "forces of the council", the council."""
    if not (one.owners or two.owners):
        return False
    left, right = _behind(one), _behind(two)
    return not left.isdisjoint(right)


def _behind(side: Side) -> set[str]:
    """Whom a party acts for: its owners, itself, an official's country."""
    own = {side.party.key} if side.named else set()
    land = {side.party.country} if side.party.country and (serves(side) or side.state) else set()
    return {*side.owners, *own, *land}


def _nameless(one: Side, two: Side, land: bool) -> float:
    """Parties of which one has no name: by noun and country."""
    if one.named or two.named or (one.kind in _PEOPLE) != (two.kind in _PEOPLE):
        return LAND if land else UNKNOWN
    if one.head == two.head and one.head:
        return LAND if one.vague else ALIKE
    if one.kind in _PEOPLE or one.vague or two.vague:
        return LAND if land else UNKNOWN
    return UNLIKE


def _one_name(one: Side, two: Side) -> bool:
    """Whether one name is a part of the other ("Shennib", "Adel Shennib"), for persons."""
    if "person" not in (one.kind, two.kind) or one.kind != two.kind:
        return False
    left, right = fold(one.party.name).split(), fold(two.party.name).split()
    shorter, longer = sorted((left, right), key=len)
    return set(shorter) <= set(longer) and shorter[-1] == longer[-1]


def _named_after(one: Side, two: Side) -> bool:
    """Whether a group is called after another: "rebels of the council", the council."""
    if " of " not in one.party.name or not {one.kind, two.kind}.isdisjoint(("person", "country")):
        return False
    whole, part = (fold(each.party.name).split(" (")[0] for each in (one, two))
    return " " in part and whole.endswith((f" of {part}", f" of the {part}"))


def serves(side: Side) -> bool:
    return side.kind == "person" and bool({"GOV", "MIL", "DIP", "SPY"} & set(side.sectors))


def agreement(left: Sequence[Side], right: Sequence[Side]) -> float:
    """The best likeness of two sides; below 0 where they differ; 0 where one is empty."""
    found = [likeness(one, two) for one, two in product(left, right)]
    best = max(found, default=UNKNOWN)
    return min(found) if found and best <= UNKNOWN else best


def common(left: Sequence[Side], right: Sequence[Side]) -> tuple[float, bool]:
    """For mutual acts: the sum of likenesses over parties in common, and whether another differs.

    Each party counts once. It differs where both sides have a named party left over.
    """
    total, ours, theirs = 0.0, list(left), list(right)
    while ours and theirs:
        best = max(product(ours, theirs), key=lambda pair: likeness(*pair))
        if likeness(*best) <= UNKNOWN:
            break
        total += likeness(*best)
        ours.remove(best[0])
        theirs.remove(best[1])
    open_seat = any(not side.named for side in (*ours, *theirs))
    clash = any(likeness(one, two) == CLASH for one, two in product(ours, theirs))
    return total, clash and not open_seat


def distance(one: Place, two: Place) -> float | None:
    """Kilometres between two places, None where a coordinate is missing."""
    if None in (one.latitude, one.longitude, two.latitude, two.longitude):
        return None
    a, b = radians(one.latitude or 0), radians(two.latitude or 0)
    d = radians((two.longitude or 0) - (one.longitude or 0))
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(d / 2) ** 2
    return 2 * _EARTH * asin(sqrt(h))


def together(one: Place, two: Place) -> float:
    """1 for one place, 0.3 for a place in the other, -1 for two that lie apart, 0 if unknown."""
    if one.id == two.id or (fold(one.name) == fold(two.name) and one.country == two.country):
        return 1.0 if {one.precision, two.precision} & _EXACT else 0.3
    if one.country and two.country and one.country != two.country:
        return -1.0
    if one.precision not in _POINTS or two.precision not in _POINTS:
        return 0.3 if one.country == two.country else 0.0
    far = distance(one, two)
    if far is None:
        return 0.0
    if one.precision == two.precision == "town":
        return 0.0 if far <= NEAR else -1.0
    return 1.0 if far <= NEAR else -1.0 if far > FAR else 0.0
