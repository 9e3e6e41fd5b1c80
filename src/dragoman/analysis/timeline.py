"""What happened when, as far as the reports tell: one line an event, uncertain days as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.across.merging import merge
from dragoman.across.records import Party
from dragoman.analysis.pictures.chronicle import Entry, entries_of
from dragoman.analysis.quotes import Quote, Standing
from dragoman.records import Coding


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was done, told by one report or by several.

    ``dated`` is false where no text gives a day: the thing is then only known to lie before its
    report. ``voices`` are the independent ones; ``events`` are pairs of article and event report.
    ``alleged`` are those whom no narrator names, or who deny it; ``contested`` says what accounts
    do not agree on (act, doer, number, place).
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
    voices: int
    alleged: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()

    @property
    def doers(self) -> str:
        """Who did it, in words; the alleged in brackets. Empty where nobody is named."""
        unsure = "contested" if "doer" in self.contested else "alleged"
        said = f"({unsure}: {', '.join(self.alleged)})" if self.alleged else ""
        return " ".join(each for each in (", ".join(self.actors), said) if each)


def timeline(codings: Iterable[Coding]) -> tuple[Happening, ...]:
    """The events of some reports, by date, each once; an undated one at its report's day."""
    given = list(codings)
    return happenings(entries_of(merge(given), given))


def happenings(entries: Iterable[Entry]) -> tuple[Happening, ...]:
    """The lines of some events, in their order."""
    return tuple(map(_happening, entries))


def _happening(entry: Entry) -> Happening:
    event = entry.event
    told = next((account.place for account in event.accounts if account.place), None)
    return Happening(
        event.begin,
        event.finish,
        entry.when,
        event.date_precision,
        event.dated,
        event.type,
        event.mode,
        _names(event.actors),
        _names(event.recipients),
        _names(event.assets),
        event.place.name if event.place else told,
        event.status,
        event.standing,
        (*entry.asserted, *entry.denied),
        entry.articles,
        tuple((each.article, report) for each in event.accounts for report in each.reports),
        event.voices,
        _names(event.alleged),
        event.contested,
    )


def _names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties))
