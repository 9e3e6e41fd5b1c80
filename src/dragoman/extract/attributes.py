"""Properties and state variables: age, rank, size, popularity, exports, rising or falling."""

from __future__ import annotations

from dragoman.extract.reading import Bearings, Reading
from dragoman.records import Attribute


def find_attributes(reading: Reading, bearings: Bearings) -> tuple[Attribute, ...]:
    """The attributes of an article in text order."""
    return ()
