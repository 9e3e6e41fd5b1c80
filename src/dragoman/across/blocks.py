"""Which tellings are compared at all: keys of type, party, place and days that both must share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dragoman.across.rules import Rules
from dragoman.across.sides import serves
from dragoman.across.telling import Side, Telling, fold
from dragoman.across.when import WIDE, window_of

_DAYS = 8  # length of a bucket of days
_CAST = 12  # names of an article by which a vague telling without any is looked for
_SLACK = 2  # days by which accounts of one event may differ


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a telling is looked for.

    ``near``: keys with a bucket of days in them; tellings that share one are compared. ``loose``:
    keys of two parties (or party and place) without days, by which a vague telling finds the others
    whose days meet ``begin`` to ``finish``. A telling of a long time has no ``near`` keys.
    """

    near: tuple[int, ...]
    loose: tuple[int, ...]
    begin: int
    finish: int
    vague: bool


def keys_of(telling: Telling, rules: Rules) -> Keys | None:
    """The keys of a telling; None where it tells too little to be compared with anything."""
    window = window_of(telling, rules)
    if window is None:
        return None
    long = window.width > WIDE
    singles, pairs = _names(telling)
    lands = [pair for pair in pairs if not any((each,) in singles for each in pair)]
    if long and not any(side.named for side in telling.actors):
        pairs += combinations(telling.around[:_CAST], 2)
    families = sorted(rules.families[telling.type])
    loose = tuple(_hash(family, *pair) for family in families for pair in pairs)
    near: list[int] = []
    if not long:
        first, last = (window.begin - _SLACK) // _DAYS, (window.finish + _SLACK) // _DAYS
        for bucket in map(str, range(first, last + 1)):
            near += [_hash(f, *key, bucket) for f in families for key in (*singles, *lands)]
            near.append(_hash(telling.article, bucket))
            near += [_hash("whole", *key, bucket) for key in _of_wholes(telling, singles, rules)]
    return Keys(tuple(dict.fromkeys(near)), loose, window.begin, window.finish, long)


def _names(telling: Telling) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """What identifies a telling: names that are telling alone, and pairs of names."""
    alone, lands = set(_things(telling)), set[str]()
    for side in (*telling.actors, *telling.recipients, *telling.assets):
        alone |= set(_alone(side))
        if side.state or serves(side):
            lands |= {side.party.country} - {None} if side.party.country else set()
    if telling.place and telling.place.precision != "country":
        alone.add(fold(telling.place.name))
    if telling.place and telling.place.country:
        lands.add(telling.place.country)
    pairs: list[tuple[str, ...]] = sorted(combinations(sorted(alone | lands), 2))
    if not pairs:
        pairs = [(each, telling.trigger) for each in sorted(lands | alone)]
    return [(each,) for each in sorted(alone)], pairs


def _alone(side: Side) -> Iterator[str]:
    if side.named and side.kind != "country":
        yield side.party.key if side.kind != "person" else fold(side.party.name).split()[-1]
    yield from side.owners


def _things(telling: Telling) -> Iterator[str]:
    """Nouns of what it was done to, and counts: what tells an act whose parties have no names."""
    for side in (*telling.recipients, *telling.assets):
        if not side.named and not side.vague and side.head:
            yield f"a {side.head}"
    for toll in telling.numbers:
        yield f"{toll.unit} {toll.low or toll.high or 0:g}"


def _of_wholes(
    telling: Telling, singles: Sequence[tuple[str, ...]], rules: Rules
) -> Iterable[tuple[str, ...]]:
    """The parties by which a part finds its whole."""
    return singles if any(_in(telling, rules)) else ()


def _in(telling: Telling, rules: Rules) -> Iterator[bool]:
    for whole in (each for each in rules.wholes if each.bond == "visitor"):
        yield (telling.type, telling.mode) == (whole.type, whole.mode)
        yield telling.type in whole.parts


@lru_cache(maxsize=1 << 16)
def _hash(*parts: str) -> int:
    """The same 63 bits in every process."""
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
