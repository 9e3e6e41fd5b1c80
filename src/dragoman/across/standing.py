"""How an event stands: whether it happened, and apart from that who did it.

A strike that narrators tell plainly has happened, though nobody owns to it: a denial that names its
own doer then leaves the act standing and makes the doer contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from dragoman.across.records import Point, Standing, Toll
from dragoman.across.rules import load_rules
from dragoman.across.sides import CLASH, UNKNOWN, agreement, likeness, together
from dragoman.across.telling import Side, Telling

_FIRM: Sequence[Standing] = ("told", "claimed", "negated", "denied", "open")
_DOUBTED: frozenset[Standing] = frozenset(("contested", "negated", "denied"))
_CLOSE = 1.34  # tolls within a third of each other are one toll that grew


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether an event happened, who did it by those who vouch for it, and who is only said to."""

    standing: Standing
    actors: tuple[Side, ...]
    alleged: tuple[Side, ...]
    contested: tuple[Point, ...]


def stance_of(tellings: Sequence[Telling]) -> Stance:
    """How an event of these tellings stands. Pure; the order of the tellings does not matter."""
    plain = [each for each in tellings if _vouches(each, tellings)]
    found = {each.standing for each in tellings}
    if "told" in found and not plain:
        found = (found - {"told"}) | {"claimed"}
    disputed = not found.isdisjoint(_DOUBTED) and not found.isdisjoint(
        ("told", "claimed", "contested")
    )
    only_doer = disputed and _only_doer(plain, tellings)
    standing: Standing = "contested" if disputed and not only_doer else _firmest(found)
    if only_doer:
        standing = "told"
    told, alleged = _doers(plain, tellings) if standing == "told" else (_sides(tellings), ())
    return Stance(standing, tuple(told), tuple(alleged), tuple(_points(standing, tellings)))


def _firmest(found: Iterable[Standing]) -> Standing:
    return min(found, key=lambda each: _FIRM.index(each) if each in _FIRM else 0)


def _vouches(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether a narrator tells the act as a fact; "the attack" only goes back to what was told."""
    if telling.speaker is not None or telling.standing not in ("told", "contested"):
        return False
    return not telling.echo or not any(
        other.article == telling.article and not other.echo and other.standing != "told"
        for other in tellings
    )


def _only_doer(plain: Sequence[Telling], tellings: Sequence[Telling]) -> bool:
    """Whether every denial names who did not do it, and some narrator tells the act without him."""
    denials = [each for each in tellings if each.standing == "denied"]
    if not denials or any(each.standing == "negated" for each in tellings):
        return False
    return all(any(_named(d)) and _told_without(d, plain, denials) for d in denials)


def _told_without(denial: Telling, plain: Sequence[Telling], denials: Sequence[Telling]) -> bool:
    """Whether in some article the narrator tells the act and never lays it to who denies it."""
    articles = {each.article for each in plain} - {
        each.article for each in plain if agreement(each.actors, denial.actors) > UNKNOWN
    }
    explained = {each.article for each in denials}
    return any(
        each.standing == "told" or each.article in explained
        for each in plain
        if each.article in articles
    )


def _named(telling: Telling) -> Iterator[Side]:
    yield from (side for side in telling.actors if side.named and side.kind != "place")


def _doers(plain: Sequence[Telling], tellings: Sequence[Telling]) -> tuple[list[Side], list[Side]]:
    """Who did it by the narrators, and who else is said to have, or denies it."""
    told = list(_sides(plain))
    if tellings[0].type in load_rules().mutual:
        return list(_sides(tellings)), []
    denied = [side for each in tellings if each.standing == "denied" for side in each.actors]
    clash = [s for each in plain for s in each.actors if _blamed_otherwise(s, each, plain)]
    firm = [s for s in told if s not in clash and not _among(s, denied)]
    others = [s for s in (*told, *_sides(tellings)) if s.named and not _among(s, firm)]
    return firm, others


def _blamed_otherwise(side: Side, telling: Telling, plain: Sequence[Telling]) -> bool:
    """Whether another narrator names a doer, and none who can be this one."""
    others = (list(_named(each)) for each in plain if each is not telling)
    return any(named and all(likeness(side, s) == CLASH for s in named) for named in others)


def _among(side: Side, others: Iterable[Side]) -> bool:
    return any(likeness(side, other) > UNKNOWN for other in others)


def _sides(tellings: Iterable[Telling]) -> tuple[Side, ...]:
    return tuple(side for each in tellings for side in each.actors)


def _points(standing: Standing, tellings: Sequence[Telling]) -> Iterator[Point]:
    """What the accounts do not agree on."""
    if standing == "contested":
        yield "act"
    upheld = [each for each in tellings if not each.denied]
    denied = [s for each in tellings if each.standing == "denied" for s in _named(each)]
    pairs = list(combinations(upheld, 2))
    mutual = tellings[0].type in load_rules().mutual
    if denied or (not mutual and any(_blame_clash(*pair) for pair in pairs)):
        yield "doer"
    if any(_numbers_clash(*pair) for pair in pairs):
        yield "number"
    if any(a.place and b.place and together(a.place, b.place) < 0 for a, b in pairs):
        yield "place"


def _blame_clash(one: Telling, two: Telling) -> bool:
    left, right = list(_named(one)), list(_named(two))
    return bool(left and right) and all(likeness(a, b) == CLASH for a, b in product(left, right))


def _numbers_clash(one: Telling, two: Telling) -> bool:
    """Counts of one thing that do not meet, by reports of one day, or the later the lower."""
    if one.article == two.article:
        return False
    pairs = [(a, b) for a, b in product(one.numbers, two.numbers) if a.unit == b.unit]
    if not pairs or any(meet(a, b) > 0 for a, b in pairs):
        return False
    first, last = sorted(
        (one, two), key=lambda each: (each.published is not None, each.published, each.article)
    )
    if first.published == last.published:
        return True
    return max(_most(t) for t in last.numbers) < max(_most(t) for t in first.numbers)


def _most(toll: Toll) -> float:
    return toll.high or toll.low or 0.0


def meet(one: Toll, two: Toll) -> float:
    """1 where two counts can be the same, 0.5 where they are close, -1 where they are not."""
    low, high = one.low or one.high or 0, one.high or one.low or 0
    other_low, other_high = two.low or two.high or 0, two.high or two.low or 0
    if low <= other_high and other_low <= high:
        return 1.0
    smaller, larger = sorted((max(low, other_low), min(high, other_high)))
    return 0.5 if smaller and larger / smaller <= _CLOSE else -1.0
