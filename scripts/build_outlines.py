"""Makes src/dragoman/data/map/countries.tsv from the npm package world-atlas (Natural Earth).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python scripts/build_outlines.py package/countries-110m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src/dragoman/data/map/countries.tsv"
HEADER = """\
# countries.tsv: outlines of countries and territories, for the map of a page.
# Source: Natural Earth 4.1, Admin 0 countries 1:110m, by way of world-atlas 2.0.2 (npm).
# Licence: Natural Earth is in the public domain; world-atlas: ISC. Vintage: 2018.
# name: as Natural Earth has it; disputed: yes where states dispute the standing of the territory
# (its outline is dashed); rings: outer rings and holes, divided by "|", each "lon,lat lon,lat ..."
# in degrees WGS 84.
# Known gaps: what is smaller than 1:110m shows; Natural Earth draws who governs in fact. Crimea,
# which it gives to Russia, is set apart here; other claims within states (Golan, Kashmir, Aksai
# Chin, Abkhazia, South Ossetia, Transnistria and more) are not drawn.
# Made by scripts/build_outlines.py.
"""
# That states dispute the standing of these is said, not who is right.
DISPUTED = frozenset(
    ["W. Sahara", "N. Cyprus", "Somaliland", "Kosovo", "Taiwan", "Palestine", "Crimea"]
)
Point = tuple[float, float]
# A ring that Natural Earth gives to a state, set apart here: name, state, a point in it.
APART: tuple[str, str, Point] = ("Crimea", "Russia", (34.0, 45.2))


def main(source: Path) -> None:
    world = json.loads(source.read_text("utf-8"))
    arcs = [list(_degrees(arc, world["transform"])) for arc in world["arcs"]]
    shapes = world["objects"]["countries"]["geometries"]
    rings = {shape["properties"]["name"]: list(_rings(shape, arcs)) for shape in shapes}
    name, state, point = APART
    rings[name] = [ring for ring in rings[state] if _inside(point, ring)]
    rings[state] = [ring for ring in rings[state] if ring not in rings[name]]
    rows = [_row(name, rings[name]) for name in sorted(rings)]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(HEADER + "name\tdisputed\trings\n" + "".join(rows), "utf-8")


def _degrees(arc: Iterable[list[int]], transform: Mapping[str, Any]) -> Iterator[Point]:
    x = y = 0
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield round(x * kx + dx, 2), round(y * ky + dy, 2)


def _rings(shape: Mapping[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            yield _ring(ring, arcs)


def _inside(point: Point, ring: list[Point]) -> bool:
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _row(name: str, rings: Iterable[list[Point]]) -> str:
    told = "|".join(" ".join(f"{x:g},{y:g}" for x, y in ring) for ring in rings)
    return f"{name}\t{'yes' if name in DISPUTED else ''}\t{told}\n"


def _ring(parts: Iterable[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; an arc with a negative number runs backwards."""
    found: list[Point] = []
    for part in parts:
        points = arcs[part] if part >= 0 else arcs[~part][::-1]
        found += points[1:] if found else points
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
