"""Outlines of countries and the flat map that they are drawn on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians

from dragoman.files import DATA, read_table

POLICY = (
    "Outlines: Natural Earth 1:110m, public domain, who governs in fact; disputed territories are"
    " dashed. No line here says whose a territory is, or that a border is settled."
)
_LEAST = 9.0  # degrees of latitude that a map is wide; the outlines are too rough for less
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``rings`` are longitudes and latitudes."""

    name: str
    disputed: bool
    rings: tuple[tuple[Point, ...], ...]


@cache
def load_outlines() -> tuple[Country, ...]:
    """All outlines of ``data/map/countries.tsv``."""
    return tuple(
        Country(row["name"], row["disputed"] == "yes", tuple(map(_ring, row["rings"].split("|"))))
        for row in read_table(DATA / "map" / "countries.tsv")
    )


def _ring(told: str) -> tuple[Point, ...]:
    pairs = (pair.split(",") for pair in told.split())
    return tuple((float(longitude), float(latitude)) for longitude, latitude in pairs)


@dataclass(frozen=True, slots=True)
class Frame:
    """Degrees that a map shows, and its size; distances are true along the middle parallel."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the globe is drawn."""
        x = (longitude - self.west) / (self.east - self.west) * self.width
        y = (self.north - latitude) / (self.north - self.south) * self.height
        return x, y

    def holds(self, longitude: float, latitude: float) -> bool:
        inside = self.west <= longitude <= self.east
        return inside and self.south <= latitude <= self.north


def frame_of(points: Sequence[Point], width: float, lowest: float, highest: float) -> Frame:
    """A frame with the points and a margin around them; its height follows from its width."""
    longitudes, latitudes = ([each[axis] for each in points] for axis in (0, 1))
    middle = (min(latitudes) + max(latitudes)) / 2
    narrow = max(cos(radians(middle)), 0.2)  # of a degree of longitude
    wide = max((max(longitudes) - min(longitudes)) * narrow * 1.35, _LEAST)
    high = max((max(latitudes) - min(latitudes)) * 1.35, _LEAST / 2)
    wide = max(wide, high * width / highest)
    high = max(high, wide * lowest / width)
    centre = (min(longitudes) + max(longitudes)) / 2
    half = wide / narrow / 2
    return Frame(
        centre - half,
        max(middle - high / 2, -90.0),
        centre + half,
        min(middle + high / 2, 90.0),
        width,
        width * high / wide,
    )


def inside(ring: Sequence[Point], frame: Frame) -> list[Point]:
    """The part of a ring within the frame (Sutherland and Hodgman 1974), in degrees."""
    found = list(ring)
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, frame.west, lambda value, edge: value >= edge),
        (0, frame.east, lambda value, edge: value <= edge),
        (1, frame.south, lambda value, edge: value >= edge),
        (1, frame.north, lambda value, edge: value <= edge),
    )
    for axis, edge, within in sides:
        found = list(_cut(found, axis, edge, within))
    return found


def _cut(
    ring: Sequence[Point], axis: int, edge: float, within: Callable[[float, float], bool]
) -> Iterator[Point]:
    for i, point in enumerate(ring):
        before = ring[i - 1]
        if within(point[axis], edge) != within(before[axis], edge):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield (
                before[0] + share * (point[0] - before[0]),
                before[1] + share * (point[1] - before[1]),
            )
        if within(point[axis], edge):
            yield point


def area(ring: Sequence[Point]) -> float:
    """The area of a ring on the flat map, in its own units."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True) if ring else ()
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def heart(ring: Sequence[Point]) -> Point:
    """A point well inside a ring: of a grid, the one that is farthest from its edge."""
    xs, ys = ([point[axis] for point in ring] for axis in (0, 1))
    edge = [(x, y) for one, other in pairwise([*ring, ring[0]]) for x, y in _along(one, other)]
    grid = (
        (min(xs) + (max(xs) - min(xs)) * i / 16, min(ys) + (max(ys) - min(ys)) * j / 12)
        for i in range(1, 16)
        for j in range(1, 12)
    )
    return max(
        (point for point in grid if _within(point, ring)),
        key=lambda point: min((point[0] - x) ** 2 + (2.5 * (point[1] - y)) ** 2 for x, y in edge),
        default=ring[0],
    )


def _along(one: Point, other: Point) -> Iterator[Point]:
    """Four points on the way from one to the other."""
    for i in range(4):
        yield one[0] + (other[0] - one[0]) * i / 4, one[1] + (other[1] - one[1]) * i / 4


def _within(point: Point, ring: Sequence[Point]) -> bool:
    x, y = point
    crossings = (
        x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
        if (y1 > y) != (y2 > y)
    )
    return sum(crossings) % 2 == 1
