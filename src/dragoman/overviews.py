"""Questions about whole projects that are answered by counting: part of ``Corpus``."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.analysis.days import first_day
from dragoman.errors import UsageError
from dragoman.exchange.tables import Row, Table
from dragoman.records import Coding
from dragoman.store import overview
from dragoman.store.event_rulings import Ratings
from dragoman.store.events import events_in
from dragoman.store.queries import Filter, each_of, ids_of

if TYPE_CHECKING:
    from dragoman.across.records import Event
    from dragoman.analysis.account import Account
    from dragoman.analysis.briefing import Briefing
    from dragoman.analysis.masking import Mode, Whom
    from dragoman.analysis.pictures.panorama import Unit
    from dragoman.store.project import Project


class _Asks(Protocol):
    @property
    def project(self) -> Project: ...

    def asked(self, **wanted: Any) -> Filter: ...

    def account(self, layer: str, record: str) -> Account: ...

    def codings(self, **wanted: Any) -> list[Coding]: ...

    def joined_events(self) -> list[Event]: ...

    @property
    def title(self) -> str: ...

    def ratings(self) -> Ratings: ...


MOST = 40  # reports of an event that are told one by one


@dataclass(frozen=True, slots=True)
class Happening:
    """An event across reports with the records that tell of it, at most ``MOST``.

    ``rated``: its ``credibility`` and the ``reliability`` of its outlets, as people rated them.
    """

    row: Row
    accounts: list[Account]
    rated: Row


def happening(corpus: _Asks, event: str) -> Happening:
    """An event by its id, one that leads to it, or the beginning of one. Raises UsageError."""
    db = corpus.project.store.connection
    row = overview.happenings(db, [overview.number_of(db, event)])[0]
    records = row["records"][:MOST]
    accounts = [corpus.account("events", record) for record in records]
    return Happening(row, accounts, _rated(corpus.ratings(), row, accounts))


def event_of(corpus: _Asks, report: Account) -> dict[str, Any] | None:
    """The event across reports that a report tells of: ``id`` and ``reports``; None if of none."""
    article, record = report.coding.article.id, report.record.id
    return overview.told_by(corpus.project.store.connection, article, record)


def _rated(ratings: Ratings, row: Row, accounts: list[Account]) -> Row:
    outlets = sorted({each.coding.article.source or "" for each in accounts})
    found = [ratings.reports[each] for each in row["records"] if each in ratings.reports]
    return {
        "credibility": max(found, default=None),  # the most doubtful of several
        "reliability": {o: ratings.sources[o] for o in outlets if o in ratings.sources},
    }


def counted_timeline(
    corpus: _Asks, most: int = 400, unit: Unit | None = None, **wanted: Any
) -> dict[str, Any]:
    """Events across reports by period, and the ``most`` that most voices tell of."""
    from dragoman.analysis.pictures.panorama import bins

    db, asked = corpus.project.store.connection, corpus.asked(**wanted)
    total, undated = overview.amounts(db, asked)
    items: Table = overview.happenings(db, overview.busiest(db, asked, most))
    counted = bins(overview.by_day(db, asked), unit)
    return {**counted, "items": items.to_dicts(), "total": total, "undated": undated}


def counted_network(corpus: _Asks, on: date | None, most: int, **wanted: Any) -> dict[str, Any]:
    """Who stands with whom on a day: actors with most ties, placed with a seed."""
    from dragoman.analysis.pictures.panorama import network

    day = on.isoformat() if on else None
    tied = overview.ties(corpus.project.store.connection, corpus.asked(**wanted), day, most)
    told = network(tied.most, tied.rows)
    return {"on": day, **told, "actors": tied.actors, "ties": tied.ties}


def counted_map(corpus: _Asks, **wanted: Any) -> list[dict[str, Any]]:
    """Places with their numbers of events, the busiest first."""
    from dragoman.analysis.pictures.panorama import located

    return located(overview.by_place(corpus.project.store.connection, corpus.asked(**wanted)))


def control_on(corpus: _Asks, on: date, **wanted: Any) -> list[dict[str, Any]]:
    """Who is told to hold what on a day."""
    from dragoman.analysis.pictures.holdings import held

    rows = overview.holdings(corpus.project.store.connection, corpus.asked(**wanted))
    return held(rows, on)


def counted_pairs(corpus: _Asks, most: int, **wanted: Any) -> list[dict[str, Any]]:
    """Who acts on whom most often."""
    db = corpus.project.store.connection
    return overview.pairs(db, corpus.asked(**wanted), most)


def counted_series(
    corpus: _Asks, one: str, other: str, unit: Unit, **wanted: Any
) -> dict[str, Any]:
    """What two actors do to each other by period: ``items``; ``others`` lie in no one period."""
    from dragoman.analysis.pictures.panorama import series

    db = corpus.project.store.connection
    items, others = series(overview.between(db, one, other, corpus.asked(**wanted)), unit)
    return {"unit": unit, "items": items, "others": others}


def facets(corpus: _Asks, layer: str, **wanted: Any) -> dict[str, Any]:
    """The values of type, status, standing and outlet under a filter, with their numbers."""
    return overview.facets(corpus.project.store.connection, layer, corpus.asked(**wanted))


_TIES = ("relations", "attributes", "assessments")
_STANDINGS = ("told", "claimed", "contested", "negated", "denied", "open")


def filtered_briefing(
    corpus: _Asks,
    title: str | None = None,
    since: str | None = None,
    names: Mode = "keep",
    private: Whom = "unknown",
    drawn: bool = True,
    **wanted: Any,
) -> Briefing:
    """The briefing of what passes a filter: events across reports whole, with all their accounts.

    ``names`` and ``private``: whose names are withheld, and how. Raises UsageError where nothing
    passes.
    """
    from dragoman.across.merging import merge
    from dragoman.analysis.briefing import brief  # late: the template engine is slow
    from dragoman.analysis.masking import limits, masked

    codings, events = _passing(corpus, wanted)
    if not codings:
        raise UsageError("nothing to brief on passes the filter", remedy="widen the filter")
    shown = masked(codings, names, private)
    told = {account.article for event in events for account in event.accounts}
    known = names == "keep" and told <= {coding.article.id for coding in codings}
    day = date.fromisoformat(first_day(since)) if since else None
    merged = events if known else merge(shown)
    return brief(shown, title or corpus.title, drawn, merged, day, limits(names))


def _passing(corpus: _Asks, wanted: dict[str, Any]) -> tuple[list[Coding], list[Event]]:
    """The codings with the records that pass, oldest first, and the events that these tell.

    An event passes with all its accounts: one without a day, a denial above all, must not be lost
    to a filter by days. A record without a day passes by days where an event of its report does.
    """
    from dragoman.analysis.narrowing import narrowed

    if not wanted:
        return corpus.codings(), corpus.joined_events()
    corpus.project.joiner.catch_up()
    db, asked = corpus.project.store.connection, corpus.asked(**wanted)
    events = _events_told(db, asked)
    accounts = [account for event in events for account in event.accounts]
    reports = {account.article for account in accounts}
    found = {layer: _by_day(db, layer, asked, reports) for layer in _TIES}
    ids = {layer: {record for _, record in each} for layer, each in found.items()}
    ids["events"] = {record for account in accounts for record in account.reports}
    told = reports.union(article for each in found.values() for article, _ in each)
    return [narrowed(coding, ids) for coding in corpus.codings(among=told)], events


def _events_told(db: sqlite3.Connection, asked: Filter) -> list[Event]:
    """The events across reports under a filter; ids may be of these or of their reports."""
    standing = asked.standing or (None if asked.status else _STANDINGS)
    numbers = overview.passing(db, replace(asked, standing=standing, id=None))
    ids, events = set(each_of(asked.id)), events_in(db, numbers)
    return [event for event in events if not ids or not ids.isdisjoint(_ids(event))]


def _ids(event: Event) -> Iterator[str]:
    yield event.id
    for account in event.accounts:
        yield from account.reports


def _by_day(
    db: sqlite3.Connection, layer: str, asked: Filter, reports: Collection[str]
) -> set[tuple[str, str]]:
    """Article and id of the records under a filter; those without a day go by their report."""
    found = set(ids_of(db, layer, asked))
    if asked.begin or asked.finish:
        whole = set(ids_of(db, layer, replace(asked, begin=None, finish=None), reports))
        if layer != "assessments":  # these look ahead from the day of their report
            dated = replace(asked, begin=_FIRST, finish=_LAST)
            whole -= set(ids_of(db, layer, dated, reports))
        found |= whole
    return found


_FIRST, _LAST = date.min.isoformat(), date.max.isoformat()
