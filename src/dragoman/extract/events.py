"""Events: triggers, senses and roles to PLOVER event reports."""

from __future__ import annotations

from dragoman.extract.reading import Bearings, Reading
from dragoman.lexicon import Lexicon
from dragoman.records import EventReport


def find_events(reading: Reading, bearings: Bearings, lexicon: Lexicon) -> tuple[EventReport, ...]:
    """The events of an article, the surest of each sentence first."""
    return ()
