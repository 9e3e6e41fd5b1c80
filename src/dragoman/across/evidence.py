"""What identifies an event beside its kind and who did it: day, place, victim, number, words.

Acts of one kind by one actor recur. Accounts of two reports must share more than that, in ways that
do not follow from each other; each way is worth 1 where it is firm, less where it is implied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from dragoman.across.sides import ALIKE, SAME
from dragoman.across.telling import bare
from dragoman.across.when import NARROW

if TYPE_CHECKING:
    from dragoman.across.compare import Pair

_IMPLIED = 0.5
_FEW = 3  # counts up to this are met by chance
_SOME, _MOST = 0.4, 0.6  # shares of words


def evidence(pair: Pair) -> float:
    """How much two accounts share beside kind and actor."""
    return sum(way(pair) for way in WAYS.values())


def _day(pair: Pair) -> float:
    """The same day told, or a day that both allow."""
    one, two = pair.windows
    if not one or not two or pair.gap or max(one.width, two.width) > 31:
        return 0.0
    if one.told and two.told and max(one.width, two.width) <= NARROW:
        return 1.0 if one == two or max(one.width, two.width) <= 2 else 0.75
    return _IMPLIED


def _place(pair: Pair) -> float:
    """The same town told, or told by one in whose place the other's article has it."""
    return 1.0 if pair.places == 1.0 else _IMPLIED if pair.place_around else 0.0


def _whom(pair: Pair) -> float:
    """Whom or what it was done to; of a mutual act the second party in common."""
    if pair.mutual:
        around = _IMPLIED if pair.shared[0] and pair.parties_around else 0.0
        return max(min(pair.shared[0] - 1, 1.0), around)
    if pair.recipients >= SAME or _one_thing(pair):
        return 1.0
    return _IMPLIED if pair.recipients >= ALIKE else 0.0


def _one_thing(pair: Pair) -> bool:
    """Whether both say by the same two words or more what it was done to."""
    left, right = (
        {bare(side.party.name) for side in (*each.recipients, *each.assets) if not side.vague}
        for each in (pair.one, pair.two)
    )
    return any(" " in name for name in left & right)


def _number(pair: Pair) -> float:
    """A count in common; small ones are met by chance."""
    shared = [
        a.low or a.high or 0
        for a in pair.one.numbers
        for b in pair.two.numbers
        if a.unit == b.unit and (a.low, a.high) == (b.low, b.high)
    ]
    return 0.0 if not shared else 1.0 if max(shared) > _FEW else _IMPLIED


def _words(pair: Pair) -> float:
    return 1.0 if pair.rest >= _MOST else _IMPLIED if pair.rest >= _SOME else 0.0


def _answer(pair: Pair) -> float:
    """A denial within days goes back to what somebody else asserts."""
    return _IMPLIED * pair.answers


WAYS: Mapping[str, Callable[[Pair], float]] = {
    "day": _day,
    "place": _place,
    "whom": _whom,
    "number": _number,
    "words": _words,
    "answer": _answer,
}
