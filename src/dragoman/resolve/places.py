"""Names to places of the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.reading import Reading
from dragoman.records import Place


@dataclass(frozen=True, slots=True)
class PlaceLinks:
    """Where the markables lie. ``by_markable``: markable id to place id."""

    places: tuple[Place, ...]
    by_markable: Mapping[str, str]


class Gazetteer:
    """The compiled gazetteer."""


def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package. Raises DataError where its file is unsound."""
    return Gazetteer()


def link_places(reading: Reading, gazetteer: Gazetteer) -> PlaceLinks:
    """The place of each markable that names one."""
    return PlaceLinks((), {})
