"""What was read: lists of each layer, an article with its layers, one record with its reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Response

from dragoman import overviews
from dragoman.web.asking import Lists
from dragoman.web.replies import Listing, Project, answer, errors, listing
from dragoman.web.telling import STANDING_LAYERS, account_as_object, coding_as_object

router = APIRouter(tags=["reading"])
LISTS = {
    "articles": "The reports that are coded",
    "happenings": "Events across reports: one row for each, however many reports tell of it",
    "events": "Events as told: one row for each report of one",
    "claims": "Who says what",
    "relations": "Standing ties: who commands, backs, opposes, holds",
    "attributes": "Properties, and what rises or falls",
    "assessments": "What is said to lead to what",
    "actors": "Who acts, each actor once",
    "places": "Places, each once",
    "times": "Time expressions and how they were understood",
}
Id = Annotated[str, Path(min_length=1, max_length=300, description="An id or its beginning")]


def _list_of(layer: str) -> Callable[[Project, Lists], Response]:
    def route(corpus: Project, asked: Lists) -> Response:
        return listing(corpus.page(layer, asked.window(), **asked.wanted()))

    route.__name__ = f"list_{layer}"
    return route


def _record_of(layer: str) -> Callable[[Project, Id], Response]:
    def route(corpus: Project, record: Id) -> Response:
        told = corpus.account(layer, record)
        event = overviews.event_of(corpus, told) if layer == "events" else None
        return answer({**account_as_object(told), "happening": event})

    route.__name__ = f"get_{layer.removesuffix('s')}"
    return route


for _layer, _summary in LISTS.items():
    router.add_api_route(
        f"/{_layer}",
        _list_of(_layer),
        summary=_summary,
        response_class=Response,
        responses={200: {"model": Listing, "description": "A page"}, **errors(400, 422, 503)},
    )
for _layer in STANDING_LAYERS:
    router.add_api_route(
        f"/{_layer}/{{record}}",
        _record_of(_layer),
        summary=f"One of {_layer}: its sentence, voices, parties, and why",
        response_class=Response,
        responses={
            200: {"description": "The record", "content": {"application/json": {}}},
            **errors(400, 404, 422, 503),
        },
    )


@router.get("/happenings/{event}", response_class=Response, responses=errors(400, 404, 422, 503))
def get_happening(corpus: Project, event: Id) -> Response:
    """An event across reports with what each report says of it."""
    found = overviews.happening(corpus, event)
    accounts = [account_as_object(each) for each in found.accounts]
    return answer({**found.row, **found.rated, "accounts": accounts})


@router.get("/articles/{article}", response_class=Response, responses=errors(400, 404, 422, 503))
def get_article(corpus: Project, article: Id) -> Response:
    """An article: text and all layers, with names and standings."""
    return answer(coding_as_object(corpus.coding(article)))


@router.get("/actors/{actor:path}", response_class=Response, responses=errors(400, 404, 422, 503))
def get_actor(corpus: Project, actor: Id) -> Response:
    """An actor of the project: its names and its dated career."""
    return answer(corpus.dossier(actor))
