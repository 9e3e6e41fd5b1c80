"""The verbs of ``Corpus`` that draw or list a picture: network, timeline, map, control, dyads."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dragoman.analysis.days import first_day, last_day
from dragoman.analysis.pictures.sieve import Sieve
from dragoman.exchange.tables import Table
from dragoman.records import Coding
from dragoman.store.rulings import Rulings

if TYPE_CHECKING:
    from dragoman.across.records import Event
    from dragoman.analysis.pictures.dyads import By
    from dragoman.analysis.pictures.picture import (
        DyadPicture,
        MapPicture,
        NetworkPicture,
        TimelinePicture,
    )


def _day_of(on: str | None, codings: Sequence[Coding]) -> date | None:
    """A day that is given, the last one of a month or year, else the day of the last report."""
    if on:
        return date.fromisoformat(last_day(on))
    return max((c.article.published for c in codings if c.article.published), default=None)


class PictureVerbs(ABC):
    """What a corpus draws."""

    @abstractmethod
    def codings(self, **wanted: Any) -> list[Coding]:
        """All layers of the articles under a filter."""

    @abstractmethod
    def rulings(self) -> Rulings:
        """What people decided about actors."""

    @abstractmethod
    def _merged(self, codings: Sequence[Coding]) -> Sequence[Event]:
        """The events that some codings tell of together."""

    def network(self, on: str | None = None, **wanted: Any) -> NetworkPicture:
        """Who stands with whom on a day, by default that of the last report.

        Of the reports published ``begin`` to ``finish``; ``actor``, ``type`` (a kind of tie),
        ``status`` (told, claimed, contested) and ``text`` choose ties.
        """
        from dragoman.analysis.pictures.actor_network import network_on
        from dragoman.analysis.pictures.picture import NetworkPicture

        codings = self._published(wanted)
        return NetworkPicture(network_on(codings, _day_of(on, codings), self._sieve(wanted)))

    def timeline(self, **wanted: Any) -> TimelinePicture:
        """Events across reports by date, under the fields of ``Sieve``."""
        from dragoman.analysis.pictures.chronicle import chronicle
        from dragoman.analysis.pictures.picture import TimelinePicture

        codings = self.codings()
        return TimelinePicture(chronicle(self._merged(codings), codings, self._sieve(wanted)))

    def control(
        self, on: str | None = None, *, asset: str | None = None, place: str | None = None
    ) -> Table:
        """Who held what on a day, by default that of the last report; ``note`` is the answer.

        ``asset`` or ``place``: words of the name of the thing. The rows are all statements about
        it, those first that prove the answer. Raises UsageError where no report tells of it.
        """
        from dragoman.analysis.holdings import as_table, holdings

        codings = self.codings()
        words = " ".join(each for each in (asset, place) if each) or None
        return as_table(holdings(codings, _day_of(on, codings), words))

    def map(self, on: str | None = None, **wanted: Any) -> MapPicture:
        """Who holds what on a day, by default that of the last report, and the events until then.

        The fields of ``Sieve`` choose events; actor, status and text also choose what is held.
        """
        from dragoman.analysis.pictures.control_map import crisis_map
        from dragoman.analysis.pictures.picture import MapPicture

        codings, given = self.codings(), self.timeline(**wanted).chronicle
        day = _day_of(on, codings)
        return MapPicture(crisis_map(codings, given, day, self._sieve(wanted)))

    def dyads(self, one: str, other: str, by: By = "month", **wanted: Any) -> DyadPicture:
        """What two sides do to each other, by week or month; a side is an id or words of a name.

        The fields of ``Sieve`` choose events.
        """
        from dragoman.analysis.pictures.dyads import series
        from dragoman.analysis.pictures.picture import DyadPicture

        follow = self.rulings().follow
        return DyadPicture(series(self._events(wanted), follow(one), follow(other), by))

    def pairs(self, **wanted: Any) -> Table:
        """The pairs of actors with events between them, the busiest first."""
        from dragoman.analysis.pictures.dyad_tables import pair_table
        from dragoman.analysis.pictures.dyads import actor_keys, pairs

        return pair_table(pairs(self._events(wanted), actor_keys(self.codings())))

    def _events(self, wanted: dict[str, Any]) -> list[Event]:
        """The events across reports that pass a filter."""
        return [entry.event for entry in self.timeline(**wanted).chronicle.entries]

    def _published(self, wanted: dict[str, Any]) -> list[Coding]:
        """The codings of the reports of the days that are wanted, which then no longer are."""
        days = {name: wanted.pop(name, None) for name in ("begin", "finish")}
        return self.codings(**{name: day for name, day in days.items() if day})

    def _sieve(self, wanted: dict[str, Any]) -> Sieve:
        """The filter of a picture, its days whole, its actor the one that people decided on."""
        asked = dict(wanted)
        for name, edge in (("begin", first_day), ("finish", last_day)):
            asked[name] = date.fromisoformat(edge(asked[name])) if asked.get(name) else None
        if asked.get("actor"):
            asked["actor"] = self.rulings().follow(asked["actor"])
        return Sieve(**asked)
