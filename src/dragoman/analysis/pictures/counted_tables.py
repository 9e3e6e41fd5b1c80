"""The tables behind counted pictures (``panorama``): ties, places, pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.exchange.tables import Table, table_of

Object = Mapping[str, Any]
_TIES = (
    *("source", "kind", "target", "sign", "standing", "begin", "finish", "as_of", "reports"),
    *("source_id", "target_id", "records"),
)
_PLACES = ("id", "name", "latitude", "longitude", "events", "told", "claimed", "contested", "other")
_PAIRS = (
    *("actor", "recipient", "events", "told", "claimed", "contested", "conflict", "cooperation"),
    *("actor_id", "recipient_id"),
)


def tie_rows(network: Object) -> Table:
    """One row a tie, with the names of both ends."""
    names = {node["id"]: node["name"] or node["id"] for node in network["nodes"]}
    rows = [
        {
            **edge,
            "source": names[edge["source"]],
            "target": names[edge["target"]],
            "source_id": edge["source"],
            "target_id": edge["target"],
        }
        for edge in network["edges"]
    ]
    return table_of([{name: row[name] for name in _TIES} for row in rows], _TIES, _TIES)


def place_rows(places: Sequence[Object]) -> Table:
    """One row a place with its numbers of events."""
    return table_of([dict(place) for place in places], _PLACES, _PLACES)


def pair_rows(pairs: Sequence[Object]) -> Table:
    """One row for each pair of who acts on whom."""
    return table_of([{name: pair[name] for name in _PAIRS} for pair in pairs], _PAIRS, _PAIRS)
