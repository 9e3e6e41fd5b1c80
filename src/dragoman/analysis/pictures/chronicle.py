"""Events across reports in the order of their days, each with its sentences; the filter of it.

What is planned, possible, denied or told as not done did not happen as far as told: it is left out
unless a status is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.across.merging import order
from dragoman.across.records import Event, EventAccount
from dragoman.analysis.days import tell
from dragoman.analysis.pictures.sieve import Sieve, names_fit, words_fit
from dragoman.analysis.quotes import Quote, once, quote_of
from dragoman.records import Coding

HAPPENED = ("told", "claimed", "contested")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with the sentences that assert it and those that deny it."""

    event: Event
    asserted: tuple[Quote, ...]
    denied: tuple[Quote, ...]

    @property
    def when(self) -> str:
        """The day in words."""
        return tell(self.event.begin, self.event.finish, self.event.date_precision)

    @property
    def exact(self) -> bool:
        """Is it one day that the text tells?"""
        return self.event.dated and self.event.begin == self.event.finish is not None

    @property
    def articles(self) -> tuple[str, ...]:
        """The reports that tell of it, each once."""
        return tuple(dict.fromkeys(account.article for account in self.event.accounts))

    @property
    def outlets(self) -> tuple[str, ...]:
        found = (account.source for account in self.event.accounts)
        return tuple(sorted({source for source in found if source}))


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Entries by date. ``open`` events are left out, ``undated`` ones under a filter on days."""

    entries: tuple[Entry, ...]
    open: int
    undated: int


def chronicle(
    events: Iterable[Event], codings: Iterable[Coding], sieve: Sieve | None = None
) -> Chronicle:
    """The events that pass the sieve. ``codings`` hold the sentences; their order is no matter."""
    return chosen(entries_of(events, codings), sieve or Sieve())


def entries_of(events: Iterable[Event], codings: Iterable[Coding]) -> tuple[Entry, ...]:
    """All events with their sentences, by date."""
    known = {coding.article.id: coding for coding in codings}
    return tuple(_entry(event, known) for event in sorted(events, key=order))


def chosen(entries: Iterable[Entry], sieve: Sieve) -> Chronicle:
    """The entries that pass a sieve."""
    found, open_, undated = list[Entry](), 0, 0
    for entry in entries:
        event = entry.event
        if not _fits(entry, sieve):
            continue
        happened = sieve.status is not None or event.standing in HAPPENED
        if not event.dated and (sieve.begin or sieve.finish):
            undated += happened
        elif in_days(event, sieve.begin, sieve.finish):
            open_ += not happened
            found += [entry] if happened else []
    return Chronicle(tuple(found), open_, undated)


def in_days(event: Event, begin: date | None, finish: date | None) -> bool:
    """May the event have been between two days?"""
    first, last = event.begin or date.min, event.finish or date.max
    return first <= (finish or date.max) and (begin or date.min) <= last


def _fits(entry: Entry, sieve: Sieve) -> bool:
    event = entry.event
    parties = (*event.actors, *event.recipients, *event.assets)
    status = (sieve.status or "").casefold()
    return (
        names_fit(sieve.actor, [p.key for p in parties], (p.name for p in parties))
        and (sieve.type is None or sieve.type.casefold() == event.type.casefold())
        and status in ("", event.status, event.standing)
        and words_fit(sieve.text, (q.text for q in (*entry.asserted, *entry.denied)))
    )


def _entry(event: Event, known: Mapping[str, Coding]) -> Entry:
    sides: tuple[list[Quote], list[Quote]] = ([], [])
    for account in event.accounts:
        for side, quote in _quotes(account, known):
            sides[side].append(quote)
    return Entry(event, once(sides[0]), once(sides[1]))


def _quotes(account: EventAccount, known: Mapping[str, Coding]) -> Iterable[tuple[int, Quote]]:
    """The sentences of an account: 0 for those that assert the event, 1 for those that deny it."""
    coding = known.get(account.article)
    if coding is None:
        return
    reports = {event.id: event for event in coding.events}
    for report in account.reports:
        yield int(account.denied), quote_of(coding, "events", report)
        for claim in reports[report].denied_by:
            yield 1, quote_of(coding, "claims", claim)


def parties(entry: Entry) -> tuple[str, str]:
    """Who, and to whom or what, in words."""
    event = entry.event
    who = ", ".join(party.name for party in event.actors) or "somebody"
    return who, ", ".join(dict.fromkeys(p.name for p in (*event.recipients, *event.assets)))


def busiest(entries: Sequence[Entry], most: int) -> list[Entry]:
    """The entries that most voices, then most reports, tell of; in the order of their days."""
    ranked = sorted(
        range(len(entries)),
        key=lambda i: (
            -entries[i].event.voices,
            -len(entries[i].articles),
            -abs(entries[i].event.intensity),
            entries[i].event.id,
        ),
    )
    return [entries[i] for i in sorted(ranked[:most])]
