"""Questions about whole projects that are answered by counting: part of ``Corpus``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.exchange.tables import Row, Table
from dragoman.store import overview
from dragoman.store.queries import Filter

if TYPE_CHECKING:
    from dragoman.analysis.account import Account
    from dragoman.analysis.pictures.panorama import Unit
    from dragoman.store.project import Project


class _Asks(Protocol):
    @property
    def project(self) -> Project: ...

    def asked(self, **wanted: Any) -> Filter: ...

    def account(self, layer: str, record: str) -> Account: ...


MOST = 40  # reports of an event that are told one by one


@dataclass(frozen=True, slots=True)
class Happening:
    """An event across reports with the records that tell of it, at most ``MOST``."""

    row: Row
    accounts: list[Account]


def happening(corpus: _Asks, event: str) -> Happening:
    """An event by its id, one that leads to it, or the beginning of one. Raises UsageError."""
    db = corpus.project.store.connection
    row = overview.happenings(db, [overview.number_of(db, event)])[0]
    records = row["records"][:MOST]
    return Happening(row, [corpus.account("events", record) for record in records])


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
) -> list[dict[str, Any]]:
    """What two actors do to each other by period."""
    from dragoman.analysis.pictures.panorama import series

    db = corpus.project.store.connection
    return series(overview.between(db, one, other, corpus.asked(**wanted)), unit)


def facets(corpus: _Asks, layer: str, **wanted: Any) -> dict[str, Any]:
    """The values of type, status, standing and outlet under a filter, with their numbers."""
    return overview.facets(corpus.project.store.connection, layer, corpus.asked(**wanted))
