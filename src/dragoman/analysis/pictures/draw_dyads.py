"""A dyad as SVG: for each period conflict above and cooperation below, unsure events hollow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.analysis.days import MONTHS
from dragoman.analysis.pictures.dyads import QUADS, Cell, Series
from dragoman.analysis.pictures.svg import Drawing, element, group, label, line, short, tip

_EDGE, _HIGH, _TOP, _LEGEND = 20.0, 140.0, 24.0, 64.0
_LEAST, _MOST, _SLOT, _UNIT = 560.0, 1000.0, 46.0, 16.0


def draw_dyad(given: Series, name: str = "dyad") -> Drawing:
    """A block an event: up what is against, down what is with; verbal lighter, unsure hollow."""
    periods = given.periods
    width = min(max(_LEAST, 2 * _EDGE + _SLOT * len(periods)), _MOST)
    slot = (width - 2 * _EDGE) / max(len(periods), 1)
    up, down = _tallest(given)
    unit = min(_UNIT, _HIGH / (up + down))
    middle = _TOP + up * unit
    bottom = middle + down * unit
    stacks = (
        _stack(given, begin, _EDGE + slot * i, slot, middle, unit)
        for i, (begin, _) in enumerate(periods)
    )
    body = [
        label(_EDGE, _TOP - 10, "events against ↑, with ↓", "key"),
        line(_EDGE, middle, width - _EDGE, middle, "axis"),
        *stacks,
        *_ticks(given, periods, slot, bottom + 17),
        _legend(bottom + 34),
    ]
    return Drawing(
        name, width, middle + _HIGH + _LEGEND, _title(given), _told(given), "".join(body)
    )


def _title(given: Series) -> str:
    sides = (short(", ".join(side), 60) for side in (given.first, given.second))
    return f"{' and '.join(sides)}, by {given.by}"


def _told(given: Series) -> str:
    counts = {quad: sum(c.whole for c in given.cells if c.quad == quad) for quad in QUADS}
    told = ", ".join(f"{count} of {QUADS[quad]}" for quad, count in counts.items() if count)
    left = f"; {len(given.unplaced)} events without a clear {given.by}" if given.unplaced else ""
    return f"Events in both directions: {told or 'none'}{left}. The table has the counts."


def _tallest(given: Series) -> tuple[int, int]:
    """The most events of a period against and with, one at least."""
    up, down = Counter[date](), Counter[date]()
    for cell in given.cells:
        (up if cell.quad > 2 else down)[cell.begin] += cell.whole
    return max([1, *up.values()]), max([1, *down.values()])


def _stack(given: Series, begin: date, left: float, slot: float, middle: float, unit: float) -> str:
    """The blocks of a period: one for each event, material nearest to the axis."""
    wide = min(slot - 4, 26)
    x = left + (slot - wide) / 2
    parts, up, down = [], middle, middle
    for quad in (4, 3, 2, 1):
        for cell in (c for c in given.cells if c.begin == begin and c.quad == quad):
            for standing in _standings(cell):
                side = "against" if quad > 2 else "with"
                y = up - unit if quad > 2 else down
                up, down = (y, down) if quad > 2 else (up, y + unit)
                kind = "material" if quad in (2, 4) else "verbal"
                block = element(
                    "rect",
                    tip(f"{cell.actor} → {cell.recipient}: {QUADS[quad]}, {standing}"),
                    x=x,
                    y=y + 1,
                    width=wide,
                    height=max(unit - 2, 1),
                    class_=f"mark {side} {kind} {standing}",
                )
                parts.append(block)
    return group(parts)


def _standings(cell: Cell) -> list[str]:
    return ["told"] * cell.told + ["claimed"] * cell.claimed + ["contested"] * cell.contested


def _ticks(
    given: Series, periods: Sequence[tuple[date, date]], slot: float, y: float
) -> Iterator[str]:
    step = max(int(64 // slot), 1) if slot < 64 else 1
    for i, (begin, _) in enumerate(periods):
        if i % step == 0:
            yield label(_EDGE + slot * (i + 0.5), y, _word(begin, given.by), "tick", "middle")


def _word(begin: date, by: str) -> str:
    month = MONTHS[begin.month - 1][:3]
    return (
        f"{month} {begin.year}" if by == "month" else f"{begin.day} {month} {begin.year % 100:02}"
    )


def _legend(y: float) -> str:
    known = (
        ("material told", "material"),
        ("verbal told", "verbal"),
        ("material claimed", "claimed: hollow"),
        ("material contested", "contested: thick"),
    )
    parts = []
    x = _EDGE
    for class_, told in known:
        parts.append(
            element("rect", x=x, y=y, width=16, height=12, class_=f"mark against {class_}")
        )
        parts.append(label(x + 21, y + 10, told, "key"))
        x += 46 + 6.2 * len(told)
    return group(parts, "legend")
