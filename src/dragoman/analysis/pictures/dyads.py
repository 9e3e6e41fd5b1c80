"""What two sides do to each other, by week or month: events counted once, however often told.

An event counts in a period only where its days lie within it. What is told, what somebody claims
and what is contested are counted apart; what is planned, denied or not done is not counted.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Literal

from dragoman.across.records import Event, Party
from dragoman.analysis.pictures.chronicle import HAPPENED
from dragoman.analysis.pictures.sieve import names_fit
from dragoman.records import Coding

By = Literal["week", "month"]
QUADS: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """The events of one quad class in a period, in one direction.

    The means are of the PLOVER intensity, ``None`` where there is no event.
    """

    begin: date
    finish: date
    actor: str
    recipient: str
    quad: int
    told: int
    claimed: int
    contested: int
    mean_told: float | None
    mean_unsure: float | None
    events: tuple[str, ...]

    @property
    def whole(self) -> int:
        """All events, told or not."""
        return self.told + self.claimed + self.contested


@dataclass(frozen=True, slots=True)
class Series:
    """The cells of a dyad that hold events, by period.

    ``first`` and ``second`` are the names that were found on each side. ``unplaced`` are events
    whose days do not lie within one period, or are not told.
    """

    by: By
    first: tuple[str, ...]
    second: tuple[str, ...]
    cells: tuple[Cell, ...]
    unplaced: tuple[str, ...]

    @property
    def periods(self) -> list[tuple[date, date]]:
        """All periods from the first to the last, also those without an event."""
        if not self.cells:
            return []
        return list(_periods(self.cells[0].begin, self.cells[-1].finish, self.by))


def series(events: Iterable[Event], one: str, other: str, by: By = "month") -> Series:
    """The series of a dyad; a side is an id or words of a name. Order of events is no matter."""
    sides: tuple[dict[str, str], dict[str, str]] = ({}, {})
    groups: dict[tuple[date, bool, int], list[Event]] = {}
    unplaced = []
    for event in sorted(events, key=lambda each: each.id):
        ways = _ways(event, one, other, sides) if event.standing in HAPPENED else ()
        period = _within(event, by)
        for way in ways:
            if period is None:
                unplaced.append(event.id)
            else:
                groups.setdefault((period[0], way, event.quad), []).append(event)
    first, second = (
        tuple(sorted(side.values())) or (asked,)
        for side, asked in zip(sides, (one, other), strict=True)
    )
    cells = (
        _cell(begin, by, quad, *((first, second) if way else (second, first)), group)
        for (begin, way, quad), group in sorted(
            groups.items(), key=lambda g: (g[0][0], not g[0][1], g[0][2])
        )
    )
    return Series(by, first, second, tuple(cells), tuple(dict.fromkeys(unplaced)))


def _ways(
    event: Event, one: str, other: str, sides: tuple[dict[str, str], dict[str, str]]
) -> Iterator[bool]:
    """True where the first side acts on the second, False where the second does on the first."""
    for way, (doer, done) in ((True, (one, other)), (False, (other, one))):
        doers = [party for party in event.actors if _is(party, doer)]
        done_to = [party for party in event.recipients if _is(party, done)]
        if doers and done_to and {p.key for p in doers} != {p.key for p in done_to}:
            for side, parties in zip(sides if way else sides[::-1], (doers, done_to), strict=True):
                side.update((party.key, party.name) for party in parties)
            yield way


def _is(party: Party, asked: str) -> bool:
    return names_fit(asked, (party.key,), (party.name,))


def _cell(
    begin: date,
    by: By,
    quad: int,
    actors: Sequence[str],
    recipients: Sequence[str],
    group: Sequence[Event],
) -> Cell:
    count = Counter(event.standing for event in group)
    told = [event.intensity for event in group if event.standing == "told"]
    unsure = [event.intensity for event in group if event.standing != "told"]
    return Cell(
        begin,
        _last(begin, by),
        ", ".join(actors),
        ", ".join(recipients),
        quad,
        count["told"],
        count["claimed"],
        count["contested"],
        _mean(told),
        _mean(unsure),
        tuple(event.id for event in group),
    )


def _mean(numbers: Sequence[float]) -> float | None:
    return round(sum(numbers) / len(numbers), 2) if numbers else None


def _within(event: Event, by: By) -> tuple[date, date] | None:
    """The period in which all days of an event lie, None where there is none."""
    if not event.dated or event.begin is None or event.finish is None:
        return None
    begin = _first(event.begin, by)
    return (begin, _last(begin, by)) if event.finish <= _last(begin, by) else None


def _first(day: date, by: By) -> date:
    return day.replace(day=1) if by == "month" else day - timedelta(day.weekday())


def _last(begin: date, by: By) -> date:
    if by == "week":
        return begin + timedelta(6)
    return begin.replace(day=monthrange(begin.year, begin.month)[1])


def _periods(begin: date, finish: date, by: By) -> Iterator[tuple[date, date]]:
    first = _first(begin, by)
    while first <= finish:
        yield first, _last(first, by)
        first = _last(first, by) + timedelta(1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors and the events between them, in both directions together."""

    one: str
    other: str
    one_key: str
    other_key: str
    told: int
    claimed: int
    contested: int
    conflict: int
    cooperation: int


def actor_keys(codings: Iterable[Coding]) -> frozenset[str]:
    """The keys that the actors of some reports may have as parties of events."""
    actors = [actor for coding in codings for actor in coding.actors]
    return frozenset(key for each in actors for key in (each.id, each.name.casefold()))


def pairs(events: Iterable[Event], actors: Container[str]) -> tuple[Pair, ...]:
    """All pairs of ``actors`` that have events between them, the busiest first."""
    found: dict[tuple[str, str], dict[str, Event]] = {}
    names: dict[str, str] = {}
    for event in sorted(events, key=lambda each: each.id):
        if event.standing not in HAPPENED:
            continue
        for doer, done in product(event.actors, event.recipients):
            if doer.key != done.key and doer.key in actors and done.key in actors:
                names |= {doer.key: doer.name, done.key: done.name}
                pair = min(doer.key, done.key), max(doer.key, done.key)
                found.setdefault(pair, {})[event.id] = event
    made = (_pair(pair, names, list(group.values())) for pair, group in found.items())
    return tuple(sorted(made, key=lambda p: (-_busy(p), p.one, p.other, p.one_key, p.other_key)))


def _busy(pair: Pair) -> int:
    return pair.told + pair.claimed + pair.contested


def _pair(keys: tuple[str, str], names: Mapping[str, str], group: Sequence[Event]) -> Pair:
    def count(fits: Callable[[Event], bool]) -> int:
        return sum(fits(event) for event in group)

    return Pair(
        names[keys[0]],
        names[keys[1]],
        *keys,
        count(lambda event: event.standing == "told"),
        count(lambda event: event.standing == "claimed"),
        count(lambda event: event.standing == "contested"),
        count(lambda event: event.quad in (3, 4)),
        count(lambda event: event.quad in (1, 2)),
    )
