"""What leads to what: causal, conditional and purpose statements."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.reading import Bearings, Reading
from dragoman.records import Assessment, Attribute


def find_assessments(
    reading: Reading, bearings: Bearings, attributes: Sequence[Attribute]
) -> tuple[Assessment, ...]:
    """The assessments of an article in text order."""
    return ()
