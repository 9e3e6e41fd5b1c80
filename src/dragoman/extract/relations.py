"""Standing ties: who commands, leads, backs, opposes, belongs to, holds what."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.reading import Bearings, Reading
from dragoman.records import Relation


def find_relations(
    reading: Reading, chains: Mapping[str, str], bearings: Bearings
) -> tuple[Relation, ...]:
    """The relations of an article in text order."""
    return ()
