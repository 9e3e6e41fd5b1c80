"""An axis of days. Long empty times are cut out, and each cut is marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.analysis.days import MONTHS

_CUT = 30.0  # width of a cut
_EMPTY = 45  # days without anything that are worth a cut, at least
_SHARE = 7  # ... and at least this part of the whole
_LEAST = 56.0  # width of the shortest stretch
_ROOM = 78.0  # between two ticks


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``begin`` to ``finish`` that are drawn between two places."""

    begin: date
    finish: date
    left: float
    right: float

    def x(self, day: date) -> float:
        whole = (self.finish - self.begin).days or 1
        return self.left + (self.right - self.left) * (day - self.begin).days / whole


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the axis names."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches of days from left to right, with a cut between each two."""

    stretches: tuple[Stretch, ...]

    @property
    def cuts(self) -> list[float]:
        """Where the axis is cut."""
        return [(one.right + other.left) / 2 for one, other in pairwise(self.stretches)]

    def x(self, day: date) -> float:
        """Where a day stands; one that is cut out, in the middle of its cut."""
        before = self.stretches[0]
        for stretch in self.stretches:
            if day < stretch.begin:
                return (before.right + stretch.left) / 2 if stretch is not before else before.left
            if day <= stretch.finish:
                return stretch.x(day)
            before = stretch
        return before.right

    def ticks(self) -> list[Tick]:
        """Days, months or years, so many as there is room for."""
        return [tick for stretch in self.stretches for tick in _ticks(stretch)]


def axis_of(days: Sequence[date], left: float, right: float) -> Axis:
    """The axis on which all the days have a place."""
    ordered = sorted(set(days))
    whole = (ordered[-1] - ordered[0]).days
    empty = max(_EMPTY, whole // _SHARE)
    parts: list[list[date]] = [[]]
    for day in ordered:
        if parts[-1] and (day - parts[-1][-1]).days > empty:
            parts.append([])
        parts[-1].append(day)
    room = right - left - _CUT * (len(parts) - 1) - _LEAST * len(parts)
    widths = [_LEAST + room * share for share in _shares(parts, days)]
    return Axis(tuple(_stretches(parts, widths, left)))


def _shares(parts: Sequence[Sequence[date]], days: Sequence[date]) -> list[float]:
    """How much of the room each stretch gets: half by its days, half by what stands in it."""
    spans = [(part[-1] - part[0]).days + 1 for part in parts]
    counts = [sum(part[0] <= day <= part[-1] for day in days) for part in parts]
    return [
        (span / sum(spans) + count / sum(counts)) / 2
        for span, count in zip(spans, counts, strict=True)
    ]


def _stretches(
    parts: Sequence[Sequence[date]], widths: Sequence[float], left: float
) -> Iterator[Stretch]:
    for part, width in zip(parts, widths, strict=True):
        margin = timedelta(max(1, (part[-1] - part[0]).days // 30))
        begin = _moved(part[0], -margin)
        yield Stretch(begin, _moved(part[-1], margin), left, left + width)
        left += width + _CUT


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _ticks(stretch: Stretch) -> list[Tick]:
    """The finest ticks that have room in a stretch."""
    whole = (stretch.finish - stretch.begin).days or 1
    most = max(int((stretch.right - stretch.left) / _ROOM), 1)
    for step in (1, 2, 5, 10):
        if whole / step <= most:
            return _told([stretch.begin + timedelta(i) for i in range(1, whole, step)], stretch)
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600):
        found = list(_firsts(stretch, months))
        if found and len(found) <= most:
            return _told(found, stretch)
    return _told([stretch.begin + timedelta(whole // 2)], stretch)


def _firsts(stretch: Stretch, months: int) -> Iterator[date]:
    """The first days of every so many months, counted from January, that lie in a stretch."""
    first = stretch.begin.year * 12 // months * months
    last = stretch.finish.year * 12 + stretch.finish.month
    for number in range(first, last, months):
        day = date(max(number // 12, 1), number % 12 + 1, 1)
        if stretch.begin <= day <= stretch.finish:
            yield day


def _told(days: Sequence[date], stretch: Stretch) -> list[Tick]:
    """Ticks with as many words as they need."""
    months = all(day.day == 1 for day in days)
    years = months and all(day.month == 1 for day in days)
    return [Tick(stretch.x(day), _word(day, months, years)) for day in days]


def _word(day: date, months: bool, years: bool) -> str:
    if years:
        return str(day.year)
    month = f"{MONTHS[day.month - 1][:3]} {day.year}"
    return month if months else f"{day.day} {month}"
