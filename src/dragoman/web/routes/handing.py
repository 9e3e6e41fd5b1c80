"""Pictures as files: GEXF, GraphML, GeoJSON, and their tables, with the filter of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from dragoman import overviews
from dragoman.analysis.pictures.counted_files import collection_of_counts, graph_of_counts
from dragoman.analysis.pictures.counted_tables import pair_rows, place_rows, tie_rows
from dragoman.exchange.graphs import Graph, as_gexf, as_graphml, as_node_link
from dragoman.exchange.tables import FORMATS
from dragoman.web.replies import Project, Responses, errors
from dragoman.web.routes.picturing import Held, Most, OnDay

router = APIRouter(tags=["exporting"])
_GRAPHS: Mapping[str, tuple[str, Callable[[Graph], str]]] = {
    "gexf": ("application/gexf+xml", as_gexf),
    "graphml": ("application/graphml+xml", as_graphml),
    "json": ("application/json", as_node_link),
}
_GEOJSON = "application/geo+json"
_CSV = "text/csv; charset=utf-8; header=present"


class GraphFile(OnDay):
    """The network of the screen, and the form of the file."""

    format: Literal["gexf", "graphml", "json", "csv"] = "gexf"


class MapFile(Held):
    """The map of the screen."""

    format: Literal["geojson", "csv"] = "geojson"


def _files(*media: str) -> Responses:
    return {200: {"description": "The file", "content": {each: {} for each in media}}}


@router.get(
    "/export/network",
    response_class=Response,
    responses={**_files(*(media for media, _ in _GRAPHS.values()), _CSV), **errors(400, 422, 503)},
)
def export_network(corpus: Project, asked: Annotated[GraphFile, Query()]) -> Response:
    """The network on a day for Gephi and others; spells of ties are those that reports tell."""
    found = overviews.counted_network(corpus, asked.on, asked.limit, **asked.wanted())
    if asked.format == "csv":
        return _file(FORMATS["csv"](tie_rows(found)), _CSV, "network.csv")
    media, written = _GRAPHS[asked.format]
    return _file(written(graph_of_counts(found)), media, f"network.{asked.format}")


@router.get(
    "/export/map",
    response_class=Response,
    responses={**_files(_GEOJSON, _CSV), **errors(400, 422, 503)},
)
def export_map(corpus: Project, asked: Annotated[MapFile, Query()]) -> Response:
    """Places with their numbers of events, and who is told to hold what on a day (RFC 7946)."""
    day, wanted = asked.on or date.today(), asked.wanted()
    places = overviews.counted_map(corpus, **wanted)
    if asked.format == "csv":
        return _file(FORMATS["csv"](place_rows(places)), _CSV, "places.csv")
    held = overviews.control_on(corpus, day, **wanted)
    return _file(collection_of_counts(places, held, day.isoformat()), _GEOJSON, "map.geojson")


@router.get(
    "/export/dyads",
    response_class=Response,
    responses={**_files(_CSV), **errors(400, 422, 503)},
)
def export_dyads(corpus: Project, asked: Annotated[Most, Query()]) -> Response:
    """Who acts on whom most often, as CSV."""
    pairs = overviews.counted_pairs(corpus, asked.limit, **asked.wanted())
    return _file(FORMATS["csv"](pair_rows(pairs)), _CSV, "dyads.csv")


def _file(content: str, media: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content.encode("utf-8", "backslashreplace"), 200, headers, media)
