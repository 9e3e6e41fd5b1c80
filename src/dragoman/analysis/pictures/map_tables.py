"""The tables behind the map, and the map as GeoJSON."""

from __future__ import annotations

from typing import Any

from dragoman.analysis.control import Holder
from dragoman.analysis.pictures.chronicle import Chronicle
from dragoman.analysis.pictures.control_map import CrisisMap, Site
from dragoman.analysis.pictures.event_tables import event_row, event_table, sentence
from dragoman.analysis.pictures.outlines import POLICY
from dragoman.analysis.wording import counted
from dragoman.exchange.geojson import as_geojson, feature
from dragoman.exchange.tables import Table, table_of

_CONTROL = (
    *("place", "holder", "since", "standing", "contested", "rivals", "on_the_word_of"),
    *("articles", "text", "evidence", "latitude", "longitude", "precision", "country"),
    *("place_id", "holder_id", "records"),
)
_SHOWN = ("place", "holder", "since", "standing", "contested", "on_the_word_of", "text")


def control_table(given: CrisisMap) -> Table:
    """One row for each holder of each place on the day."""
    rows = [_row(site, holder) for site in given.sites for holder in site.holders]
    return table_of(rows, _CONTROL, _SHOWN)


def located_table(given: CrisisMap) -> Table:
    """The events of the map, by date."""
    return event_table(Chronicle(given.entries, 0, 0))


def map_note(given: CrisisMap) -> str:
    """What is on the map and what is not."""
    contested = sum(site.contested for site in given.sites)
    held = counted(len(given.sites), "place or thing", "places or things")
    parts = [
        f"{held} held, {contested} contested",
        f"{counted(len(given.entries), 'event')} placed",
    ]
    lost = sum(site.place is None for site in given.sites)
    if lost:
        parts.append(f"{counted(lost, 'held thing')} without a place on the map")
    if given.placeless:
        parts.append(f"{counted(given.placeless, 'event')} without a place left out")
    return "; ".join(parts)


def as_collection(given: CrisisMap) -> str:
    """GeoJSON: a feature for each holder of a place (layer control) and each event (layer event).

    What has no coordinates has the geometry null.
    """
    control = [_control(site, holder) for site in given.sites for holder in site.holders]
    events = []
    for entry in given.entries:
        row, place = event_row(entry), entry.event.place
        at = (row.pop("longitude"), row.pop("latitude"))
        precision = place.precision if place else None
        events.append(
            feature(f"event:{row['id']}", *at, {"layer": "event", "precision": precision, **row})
        )
    day = given.day.isoformat() if given.day else None
    return as_geojson([*control, *events], {"day": day, "policy": POLICY})


def _control(site: Site, holder: Holder) -> dict[str, Any]:
    row = _row(site, holder)
    at = (row.pop("longitude"), row.pop("latitude"))
    return feature(f"control:{site.key}:{holder.key}", *at, {"layer": "control", **row})


def _row(site: Site, holder: Holder) -> dict[str, Any]:
    place = site.place
    return {
        "place": site.name,
        "holder": holder.name,
        "since": holder.since.isoformat() if holder.since else None,
        "standing": holder.standing,
        "contested": site.contested,
        "rivals": [other.name for other in site.holders if other.key != holder.key],
        "on_the_word_of": list(
            dict.fromkeys(quote.voice or "the narrator" for quote in holder.quotes)
        ),
        "articles": sorted({quote.report for quote in holder.quotes}),
        "text": sentence(holder.quotes[0]) if holder.quotes else "",
        "evidence": [sentence(quote) for quote in holder.quotes],
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "country": place.country if place else None,
        "place_id": site.key,
        "holder_id": holder.key,
        "records": [quote.record for quote in holder.quotes],
    }
