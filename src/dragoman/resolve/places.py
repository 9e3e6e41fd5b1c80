"""Names to places of the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon.gazetteer import Gazetteer, Spot, load_gazetteer
from dragoman.records import Place

__all__ = ["Gazetteer", "PlaceLinks", "link_places", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class PlaceLinks:
    """Where the markables lie. ``by_markable``: markable id to place id."""

    places: tuple[Place, ...]
    by_markable: Mapping[str, str]


def link_places(reading: Reading, gazetteer: Gazetteer) -> PlaceLinks:
    """The place of each markable that names one."""
    found: dict[str, Place] = {}
    by_markable: dict[str, str] = {}
    for markable in reading.markables:
        if markable.form != "name" or markable.kind not in ("place", "country"):
            continue
        spots = gazetteer.find(reading.words(markable))
        if spots:
            place = place_of(spots[0])
            found[place.id] = place
            by_markable[markable.id] = place.id
    return PlaceLinks(tuple(found.values()), by_markable)


def place_of(spot: Spot) -> Place:
    """The record of a place of the gazetteer."""
    known = f"geo:{spot.geonames_id}" if spot.geonames_id else f"place:{spot.name}".lower()
    return Place(
        known,
        spot.name,
        spot.country,
        spot.admin1,
        spot.latitude,
        spot.longitude,
        spot.geonames_id,
        spot.precision,
    )
