"""What happened when, as far as the reports tell: one line a happening, uncertain days as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.account import Names
from dragoman.analysis.days import tell
from dragoman.analysis.quotes import Quote, Standing, once, quote_of, standing_of, together
from dragoman.records import Coding, EventReport


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was done, told by one report or by several.

    ``dated`` is false where no text gives a day: the thing is then only known to lie before its
    report. ``events`` are pairs of article and event.
    """

    begin: date | None
    finish: date | None
    when: str
    precision: str
    dated: bool
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    assets: tuple[str, ...]
    place: str | None
    status: str
    standing: Standing
    quotes: tuple[Quote, ...]
    reports: tuple[str, ...]
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """An event report in its coding."""

    coding: Coding
    names: Names
    event: EventReport


def timeline(codings: Iterable[Coding]) -> tuple[Happening, ...]:
    """The happenings of some reports, by date; an undated one stands at its report's day.

    Reports of one article are one happening where the coder says so; reports of several articles
    only where type, mode, known parties, day and place are all the same.
    """
    groups: dict[object, list[_Told]] = {}
    for coding in codings:
        names = Names(coding)
        for event in coding.events:
            told = _Told(coding, names, event)
            groups.setdefault(_key(told), []).append(told)
    joined = _joined(groups.values())
    return tuple(sorted((_happening(group) for group in joined), key=_order))


def _key(told: _Told) -> object:
    """What the mentions of one happening have in common inside their article."""
    event = told.event
    return (told.coding.article.id, event.happening or event.id, event.status, event.claim)


def _joined(groups: Iterable[list[_Told]]) -> list[list[_Told]]:
    """Groups of several articles that agree in everything that is told of them."""
    found: dict[object, list[_Told]] = {}
    for group in groups:
        first = _best(group)
        key = _world_key(first) or (first.coding.article.id, first.event.id)
        found.setdefault(key, []).extend(group)
    return list(found.values())


def _world_key(told: _Told) -> object | None:
    """What makes one event of two reports: None where too little is told to say so."""
    event, names = told.event, told.names
    actors = frozenset(map(names.key, event.actors))
    known = all(key in names.actors for key in actors)
    if event.date_precision != "day" or not actors or not known:
        return None
    recipients = frozenset(map(names.key, event.recipients))
    place = names.key(event.place) if event.place else None
    return (event.type, event.mode, event.status, actors, recipients, event.begin, place)


def _best(group: Sequence[_Told]) -> _Told:
    """The report that tells most: the narrator's own before a claim, dated before undated."""
    return min(group, key=lambda told: (_rank(told.event), told.event.trigger.start))


def _rank(event: EventReport) -> tuple[bool, bool, int]:
    known = len(event.actors) + len(event.recipients) + (event.place is not None)
    return (event.claim is not None, event.begin is None, -known)


def _happening(group: Sequence[_Told]) -> Happening:
    best = _best(group)
    event, names = best.event, best.names
    dated = event.begin is not None or event.date_precision not in ("before", "unknown")
    return Happening(
        event.begin,
        event.finish,
        tell(event.begin, event.finish, event.date_precision),
        event.date_precision,
        dated,
        event.type,
        event.mode,
        tuple(names.list(event.actors)),
        tuple(names.list(event.recipients)),
        tuple(names.list(event.assets)),
        names.place(event.place) if event.place else None,
        event.status,
        together(standing_of(told.event) for told in group),
        once(quote_of(told.coding, "events", told.event.id) for told in group),
        tuple(dict.fromkeys(told.coding.article.id for told in group)),
        tuple((told.coding.article.id, told.event.id) for told in group),
    )


def _order(happening: Happening) -> tuple[date, bool, date, tuple[str, int]]:
    late = date.max
    begin = happening.begin or happening.finish or late
    return (begin, not happening.dated, happening.finish or late, happening.quotes[0].at)
