"""Who holds which place on a day, and what happened where until then: for a map.

All comes from the control ledger and from the events across reports; nothing is settled here: where
voices disagree, every holder is on the map with his voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.control import Holder, holders, ledger
from dragoman.analysis.pictures.chronicle import Chronicle, Entry
from dragoman.analysis.pictures.sieve import Sieve, names_fit, words_fit
from dragoman.records import Coding, Place


@dataclass(frozen=True, slots=True)
class Site:
    """A place or thing with those who hold it on the day; ``place`` is None where it has none."""

    key: str
    name: str
    place: Place | None
    holders: tuple[Holder, ...]
    denied: bool

    @property
    def contested(self) -> bool:
        """Do voices disagree about who holds it?"""
        unsure = any(holder.standing == "contested" for holder in self.holders)
        return self.denied or unsure or len(self.holders) > 1


@dataclass(frozen=True, slots=True)
class CrisisMap:
    """A day with its sites, and the events until it that have a place.

    ``unheld`` sites have no holder on the day; ``placeless`` events are without a place.
    """

    day: date | None
    sites: tuple[Site, ...]
    entries: tuple[Entry, ...]
    unheld: int
    placeless: int


def crisis_map(
    codings: Iterable[Coding], given: Chronicle, day: date | None, sieve: Sieve | None = None
) -> CrisisMap:
    """The map of a day. Of the sieve, actor, status and text choose holders; ``given`` is sieved.

    The order of the codings does not matter.
    """
    known = sorted(codings, key=lambda coding: coding.article.id)
    places = {place.id: place for coding in known for place in coding.places}
    sites = [site for site in _sites(known, places, day) if site]
    chosen = [site for site in sites if site.holders and _passes(site, sieve or Sieve())]
    until = [entry for entry in given.entries if _until(entry, day)]
    placed = [entry for entry in until if _located(entry.event.place)]
    return CrisisMap(
        day,
        tuple(chosen),
        tuple(placed),
        sum(not site.holders for site in sites),
        len(until) - len(placed),
    )


def _sites(
    codings: Sequence[Coding], places: Mapping[str, Place], day: date | None
) -> Iterable[Site]:
    for page in ledger(codings):
        held = holders(page, day) if day else ()
        place = places.get(page.key)
        yield Site(page.key, page.thing, place if _located(place) else None, held, page.contested)


def _passes(site: Site, sieve: Sieve) -> bool:
    keys = [holder.key for holder in site.holders]
    standings = [holder.standing for holder in site.holders]
    quotes = (quote.text for holder in site.holders for quote in holder.quotes)
    return (
        names_fit(sieve.actor, keys, (holder.name for holder in site.holders))
        and (sieve.status is None or sieve.status in standings)
        and words_fit(sieve.text, quotes)
    )


def _located(place: Place | None) -> bool:
    return place is not None and None not in (place.latitude, place.longitude)


def _until(entry: Entry, day: date | None) -> bool:
    """Had it begun by the day, or, without a date, been told by then?"""
    first = entry.event.begin or entry.event.finish
    return day is None or (first is not None and first <= day)
