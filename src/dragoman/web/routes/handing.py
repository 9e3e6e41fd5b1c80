"""Pictures as files for other programs: GEXF, GraphML, GeoJSON, with the filter of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from dragoman import overviews
from dragoman.analysis.pictures.counted_files import collection_of_counts, graph_of_counts
from dragoman.exchange.graphs import Graph, as_gexf, as_graphml, as_node_link
from dragoman.web.replies import Project, Responses, errors
from dragoman.web.routes.picturing import Held, OnDay

router = APIRouter(tags=["exporting"])
_GRAPHS: Mapping[str, tuple[str, Callable[[Graph], str]]] = {
    "gexf": ("application/gexf+xml", as_gexf),
    "graphml": ("application/graphml+xml", as_graphml),
    "json": ("application/json", as_node_link),
}
_GEOJSON = "application/geo+json"


class GraphFile(OnDay):
    """The network of the screen, and the form of the file."""

    format: Literal["gexf", "graphml", "json"] = "gexf"


class MapFile(Held):
    """The map of the screen."""

    format: Literal["geojson"] = "geojson"


def _files(*media: str) -> Responses:
    return {200: {"description": "The file", "content": {each: {} for each in media}}}


@router.get(
    "/export/network",
    response_class=Response,
    responses={**_files(*(media for media, _ in _GRAPHS.values())), **errors(400, 422, 503)},
)
def export_network(corpus: Project, asked: Annotated[GraphFile, Query()]) -> Response:
    """The network on a day for Gephi and others; spells of ties are those that reports tell."""
    media, written = _GRAPHS[asked.format]
    found = overviews.counted_network(corpus, asked.on, asked.limit, **asked.wanted())
    return _file(written(graph_of_counts(found)), media, f"network.{asked.format}")


@router.get(
    "/export/map",
    response_class=Response,
    responses={**_files(_GEOJSON), **errors(400, 422, 503)},
)
def export_map(corpus: Project, asked: Annotated[MapFile, Query()]) -> Response:
    """Places with their numbers of events, and who is told to hold what on a day (RFC 7946)."""
    day, wanted = asked.on or date.today(), asked.wanted()
    held = overviews.control_on(corpus, day, **wanted)
    places = overviews.counted_map(corpus, **wanted)
    return _file(collection_of_counts(places, held, day.isoformat()), _GEOJSON, "map.geojson")


def _file(content: str, media: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content.encode("utf-8", "backslashreplace"), 200, headers, media)
