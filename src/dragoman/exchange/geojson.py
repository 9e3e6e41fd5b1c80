"""GeoJSON (RFC 7946): a collection of points, or of features that have no place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

_DIGITS = 5  # about a metre


def feature(
    identity: str, longitude: float | None, latitude: float | None, told: Mapping[str, Any]
) -> dict[str, Any]:
    """A feature at a point; its geometry is null where it has none."""
    geometry = None
    if longitude is not None and latitude is not None:
        position = [round(longitude, _DIGITS), round(latitude, _DIGITS)]
        geometry = {"type": "Point", "coordinates": position}
    return {"type": "Feature", "id": identity, "geometry": geometry, "properties": dict(told)}


def as_geojson(features: Sequence[Mapping[str, Any]], about: Mapping[str, Any]) -> str:
    """A feature collection; ``about`` are members that RFC 7946 leaves to the writer."""
    whole = {"type": "FeatureCollection", **about, "features": list(features)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
