"""Pictures of a project: each a table of numbers, every number with the way to its list."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from dragoman import overviews
from dragoman.web.asking import Asked, Asks, WholeDay, Words
from dragoman.web.replies import Project, answer, errors
from dragoman.web.shapes import Control, Facets, Network, Pairs, PlaceCounts, Series, Timeline

router = APIRouter(tags=["pictures"])
Unit = Literal["day", "week", "month", "year"]


class OnTime(Asked):
    """The filter, and how the timeline is cut."""

    unit: Unit | None = Field(default=None, description="Chosen by the span of days if null")
    limit: int = Field(default=400, ge=1, le=2000, description="Events told one by one")


class OnDay(Asked):
    """The filter, and the day; ``from`` and ``to`` choose relations, not the day."""

    on: WholeDay | None = Field(default=None, description="The day; of all days if null")
    limit: int = Field(default=40, ge=2, le=80, description="Actors, those with most ties")


class Held(Asked):
    """The filter and the day."""

    on: WholeDay | None = Field(default=None, description="Today if null")


class Most(Asked):
    """The filter, and how many pairs."""

    limit: int = Field(default=100, ge=1, le=1000)


class Between(Asked):
    """The filter and the two sides, by id."""

    one: Words
    other: Words
    unit: Unit = "month"


class Faceted(Asked):
    """The filter and the list."""

    layer: Literal["events", "claims", "relations", "attributes", "assessments"] = "events"


@router.get(
    "/timeline",
    response_class=Response,
    responses={200: {"model": Timeline, "description": "Bins and events"}, **errors(400, 422, 503)},
)
def timeline(corpus: Project, asked: Annotated[OnTime, Query()]) -> Response:
    """Events across reports by period; those that most voices tell of one by one."""
    return answer(overviews.counted_timeline(corpus, asked.limit, asked.unit, **asked.wanted()))


@router.get(
    "/network",
    response_class=Response,
    responses={200: {"model": Network, "description": "The network"}, **errors(400, 422, 503)},
)
def network(corpus: Project, asked: Annotated[OnDay, Query()]) -> Response:
    """Who stands with whom on a day, with places for the nodes."""
    return answer(overviews.counted_network(corpus, asked.on, asked.limit, **asked.wanted()))


@router.get(
    "/map",
    response_class=Response,
    responses={200: {"model": PlaceCounts, "description": "Places"}, **errors(400, 422, 503)},
)
def crisis_map(corpus: Project, asked: Asks) -> Response:
    """Places with their numbers of events."""
    return answer({"items": overviews.counted_map(corpus, **asked.wanted())})


@router.get(
    "/control",
    response_class=Response,
    responses={200: {"model": Control, "description": "Holders"}, **errors(400, 422, 503)},
)
def control(corpus: Project, asked: Annotated[Held, Query()]) -> Response:
    """Who is told to hold what on a day."""
    day = asked.on or date.today()
    items = overviews.control_on(corpus, day, **asked.wanted())
    return answer({"on": day.isoformat(), "items": items})


@router.get(
    "/dyads",
    response_class=Response,
    responses={200: {"model": Pairs, "description": "Pairs"}, **errors(400, 422, 503)},
)
def dyads(corpus: Project, asked: Annotated[Most, Query()]) -> Response:
    """Who acts on whom most often."""
    return answer({"items": overviews.counted_pairs(corpus, asked.limit, **asked.wanted())})


@router.get(
    "/dyads/series",
    response_class=Response,
    responses={200: {"model": Series, "description": "Cells"}, **errors(400, 422, 503)},
)
def dyad_series(corpus: Project, asked: Annotated[Between, Query()]) -> Response:
    """What two actors do to each other, by period, direction and quad class."""
    wanted = asked.wanted()
    return answer(overviews.counted_series(corpus, asked.one, asked.other, asked.unit, **wanted))


@router.get(
    "/facets",
    response_class=Response,
    responses={200: {"model": Facets, "description": "Values"}, **errors(400, 422, 503)},
)
def facets(corpus: Project, asked: Annotated[Faceted, Query()]) -> Response:
    """The values of the filter with their numbers, for the filter bar."""
    return answer(overviews.facets(corpus, asked.layer, **asked.wanted()))
