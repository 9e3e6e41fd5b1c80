"""Counted pictures of large projects as files for other programs: exactly what is on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.analysis.pictures.outlines import POLICY
from dragoman.exchange.geojson import as_geojson, feature
from dragoman.exchange.graphs import Graph

Row = Mapping[str, Any]
_ABOUT = ("on", "actors", "ties", "triads", "balanced", "unbalanced")


def graph_of_counts(network: Row) -> Graph:
    """The graph of ``panorama.network``, for GEXF, GraphML and node-link JSON.

    An edge without days begins on the day of the last report that tells of it.
    """
    nodes = [{**node, "label": node["name"] or node["id"]} for node in network["nodes"]]
    about = {name: network[name] for name in _ABOUT}
    return Graph(nodes, [_edge(edge) for edge in network["edges"]], about)


def _edge(edge: Row) -> dict[str, Any]:
    dated = edge["begin"] is not None or edge["finish"] is not None
    return {
        **{name: edge[name] for name in ("id", "source", "target", "kind", "sign", "standing")},
        "label": edge["kind"],
        "weight": float(edge["reports"]),
        "start": edge["begin"] if dated else edge["as_of"],
        "end": edge["finish"],
        "dated": dated,
        "as_of": edge["as_of"],
        "records": edge["records"],
    }


def collection_of_counts(places: Iterable[Row], held: Iterable[Row], on: str) -> str:
    """GeoJSON: a feature for each place with its numbers of events, and for each holder of a thing.

    ``places``: as ``panorama.located`` gives them; ``held``: as ``holdings.held`` does. What has no
    coordinates has the geometry null.
    """
    features = [_place(place) for place in places]
    features += [_holder(thing, holder) for thing in held for holder in thing["holders"]]
    return as_geojson(features, {"day": on, "policy": POLICY})


def _place(place: Row) -> dict[str, Any]:
    told = {name: value for name, value in place.items() if name not in ("longitude", "latitude")}
    at = (place["longitude"], place["latitude"])
    return feature(f"events:{place['id']}", *at, {"layer": "events", **told})


def _holder(thing: Row, holder: Row) -> dict[str, Any]:
    told = {
        "layer": "control",
        "thing": thing["thing"],
        "thing_id": thing["id"],
        "holder": holder["name"],
        "holder_id": holder["id"],
        **{name: holder[name] for name in ("since", "standing", "voices", "text", "records")},
        "contested": thing["contested"],
        "precision": thing["precision"],
    }
    at = (thing["longitude"], thing["latitude"])
    return feature(f"control:{thing['id']}:{holder['id']}", *at, told)
