"""Who says what: source, cue and content of quotations and reported speech, nested."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.reading import Reading
from dragoman.records import Claim


def find_claims(reading: Reading, chains: Mapping[str, str]) -> tuple[Claim, ...]:
    """The claims of an article in text order."""
    return ()
