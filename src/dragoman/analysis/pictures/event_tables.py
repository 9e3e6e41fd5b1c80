"""The table behind timeline and map: one row an event, with its accounts and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dragoman.across.records import EventAccount
from dragoman.analysis.pictures.chronicle import Chronicle, Entry
from dragoman.analysis.quotes import Quote
from dragoman.analysis.wording import counted
from dragoman.exchange.tables import Table, table_of

_COLUMNS = (
    *("id", "date", "begin", "finish", "date_precision", "dated", "type", "mode", "quad"),
    *("intensity", "actors", "recipients", "assets", "place", "latitude", "longitude", "status"),
    *(
        "standing",
        "voices",
        "sources",
        "reports",
        "articles",
        "outlets",
        "asserted_by",
        "denied_by",
    ),
    *("text", "evidence", "denials", "actor_ids", "recipient_ids", "records", "part_of"),
)
_SHOWN = ("date", "type", "actors", "recipients", "place", "standing", "voices", "reports", "text")


def event_table(given: Chronicle) -> Table:
    """One row an event, by date."""
    return table_of([event_row(entry) for entry in given.entries], _COLUMNS, _SHOWN)


def event_note(given: Chronicle) -> str:
    """How many events there are, and what is left out."""
    count = len(given.entries)
    contested = sum(entry.event.standing == "contested" for entry in given.entries)
    parts = [f"{counted(count, 'event')}, {contested} contested"]
    if given.open:
        parts.append(f"{given.open} not done as far as told are left out (--status shows them)")
    if given.undated:
        parts.append(f"{given.undated} without a date in the text are left out")
    return "; ".join(parts)


def event_row(entry: Entry) -> dict[str, Any]:
    """An event with all that is told of it."""
    event, place = entry.event, entry.event.place
    quotes = entry.asserted or entry.denied
    return {
        "id": event.id,
        "date": entry.when,
        "begin": _iso(event.begin),
        "finish": _iso(event.finish),
        "date_precision": event.date_precision,
        "dated": event.dated,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "intensity": event.intensity,
        "actors": [party.name for party in event.actors],
        "recipients": [party.name for party in event.recipients],
        "assets": [party.name for party in event.assets],
        "place": place.name if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "status": event.status,
        "standing": event.standing,
        "voices": event.voices,
        "sources": event.sources,
        "reports": len(entry.articles),
        "articles": list(entry.articles),
        "outlets": list(entry.outlets),
        "asserted_by": _speakers(each for each in event.accounts if not each.denied),
        "denied_by": _once(quote.voice or "the narrator" for quote in entry.denied),
        "text": sentence(quotes[0]) if quotes else "",
        "evidence": [sentence(quote) for quote in entry.asserted],
        "denials": [sentence(quote) for quote in entry.denied],
        "actor_ids": [party.key for party in event.actors],
        "recipient_ids": [party.key for party in event.recipients],
        "records": [report for account in event.accounts for report in account.reports],
        "part_of": event.part_of,
    }


def sentence(quote: Quote) -> str:
    """The words of a quote on one line."""
    return " ".join(quote.text.split())


def _speakers(accounts: Iterable[EventAccount]) -> list[str]:
    return _once(account.speaker or account.source or "the narrator" for account in accounts)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
