"""How many independent voices stand behind an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.across.credits import agency_named
from dragoman.across.telling import Telling

_VERBATIM = 0.85  # share of words from which two sentences are one text
_ENOUGH = 6  # words that such a sentence must have


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article's text comes from: its group of copies, and the agency that it credits."""

    group: str
    agency: str | None


def voices_of(tellings: Sequence[Telling], origins: Mapping[str, Origin]) -> Mapping[str, str]:
    """Of each telling the voice that vouches for it.

    One voice are: copies of one report; reports that credit one agency, or of one outlet; what one
    speaker says, wherever it is printed; and the same sentence in two reports.
    """
    marks: dict[str, str] = {}  # what tells a voice -> the telling that stands for it
    home = {telling.id: telling.id for telling in tellings}

    def top(each: str) -> str:
        while home[each] != each:
            each = home[each]
        return each

    for telling in sorted(tellings, key=lambda each: each.id):
        for mark in _marks(telling, origins.get(telling.article)):
            first = marks.setdefault(mark, telling.id)
            ends = sorted((top(first), top(telling.id)))
            home[ends[1]] = ends[0]
    for one, two in _verbatim(tellings):
        ends = sorted((top(one), top(two)))
        home[ends[1]] = ends[0]
    named = {telling.id: _named(telling, origins.get(telling.article)) for telling in tellings}
    return {telling.id: named[top(telling.id)] for telling in tellings}


def _marks(telling: Telling, origin: Origin | None) -> list[str]:
    if telling.speaker is not None:
        agency = agency_named(telling.speaker.name)
        return [f"agency {agency}" if agency else f"speaker {telling.speaker.key}"]
    found = [f"copies {origin.group if origin else telling.article}"]
    if origin and origin.agency:
        found.append(f"agency {origin.agency}")
    elif telling.source:
        found.append(f"outlet {telling.source.casefold()}")
    return found


def _named(telling: Telling, origin: Origin | None) -> str:
    """What to call the voice: the speaker, the agency, the outlet, else the article."""
    if telling.speaker is not None:
        return telling.speaker.name
    return (origin.agency if origin else None) or telling.source or telling.article


def _verbatim(tellings: Sequence[Telling]) -> list[tuple[str, str]]:
    """Pairs of narrators' sentences of two articles that are the same text."""
    own = [t for t in tellings if t.speaker is None and len(t.words) >= _ENOUGH]
    found = []
    for number, one in enumerate(own):
        for two in own[:number]:
            shared = len(set(one.words) & set(two.words))
            if shared / max(len(one.words), len(two.words)) >= _VERBATIM:
                found.append((one.id, two.id))
    return found
