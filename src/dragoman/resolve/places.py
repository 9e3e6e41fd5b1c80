"""Names to places of the gazetteer: which words name a place, and which of its namesakes is meant.

``places_usage`` decides whether words are used for a place, ``places_choice`` which of the places
of that name they mean. A name that the gazetteer lacks gets a place of its own that lies, as far as
the text tells, where the place around it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.extract.reading import Markable, Reading
from dragoman.lexicon.gazetteer import Gazetteer, Spot, fold, load_gazetteer
from dragoman.records import Place, identify
from dragoman.resolve.places_choice import choose
from dragoman.resolve.places_usage import Named, find_named

__all__ = ["Gazetteer", "PlaceLinks", "link_places", "load_gazetteer"]
NEAR = 60  # tokens before an unknown place within which a known one tells where it lies
COARSER = {"point": "district", "district": "town", "town": "region", "region": "region"}


@dataclass(frozen=True, slots=True)
class PlaceLinks:
    """Where the markables lie. ``by_markable``: markable id to place id."""

    places: tuple[Place, ...]
    by_markable: Mapping[str, str]


def link_places(reading: Reading, gazetteer: Gazetteer) -> PlaceLinks:
    """The place of each markable that names one, in text order.

    A place that stands for a government, a people, a team or a document gets none.
    """
    named = find_named(reading, gazetteer)
    chosen = choose(reading, named)
    found: dict[str, Place] = {}
    by_markable: dict[str, str] = {}
    for index, each in enumerate(named):
        if each.figurative:
            continue
        place = _place(reading, named, chosen, index)
        if place is not None:
            found[place.id] = place
            by_markable[each.markable.id] = place.id
    return PlaceLinks(tuple(found.values()), by_markable)


def _place(
    reading: Reading, named: list[Named], chosen: Mapping[int, Spot], index: int
) -> Place | None:
    each, spot = named[index], chosen.get(index)
    if spot is not None and not each.part:
        return place_of(spot)
    if not each.sure:
        return None
    around = spot or _around(reading, named, chosen, index)
    return unlisted(reading, each, around)


def _around(
    reading: Reading, named: list[Named], chosen: Mapping[int, Spot], index: int
) -> Spot | None:
    """The place that the text tells an unknown one to be in: right after it, or else near it."""
    here = named[index].markable
    for other in range(index + 1, min(index + 3, len(named))):
        spot, there = chosen.get(other), named[other].markable
        if spot and there.first - here.last <= 4 and _joined(reading, here.last, there.first):
            return spot
    before, after = range(index - 1, -1, -1), range(index + 1, len(named))
    return _first_near(named, chosen, here, before) or _first_near(named, chosen, here, after)


def _first_near(
    named: list[Named], chosen: Mapping[int, Spot], here: Markable, others: Iterable[int]
) -> Spot | None:
    """The first known town or region on the way, if it is near enough."""
    for other in others:
        there, spot = named[other].markable, chosen.get(other)
        if abs(here.first - there.first) > NEAR:
            return None
        if spot and (spot.precision in ("town", "district", "point") or spot.kind == "admin1"):
            return spot
    return None


def _joined(reading: Reading, last: int, first: int) -> bool:
    between = {token.lower for token in reading.parse.tokens[last + 1 : first]}
    return bool(between) and between <= {",", "in", "of", "the", "(", "near", "'s", "’s"}


def place_of(spot: Spot) -> Place:
    """The record of a place of the gazetteer."""
    known = f"geo:{spot.geonames_id}" if spot.geonames_id else f"place:{fold(spot.name)}"
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


def unlisted(reading: Reading, each: Named, around: Spot | None) -> Place:
    """The record of a place that the gazetteer lacks; it lies in or by ``around``, if anywhere."""
    name = reading.words(each.markable)
    precision = COARSER.get(around.precision, "country") if around else "unknown"
    return Place(
        identify("l", reading.article.id, fold(name), around.index if around else None),
        name,
        around.country if around else None,
        around.admin1 if around else None,
        around.latitude if around else None,
        around.longitude if around else None,
        None,
        precision,
    )
