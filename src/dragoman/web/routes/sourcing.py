"""Where reports come from: outlets and ratings, copies, versions; why accounts are one event."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Response
from pydantic import Field

from dragoman.corpus import Corpus
from dragoman.store.event_deciding import CREDIBILITY, RELIABILITY
from dragoman.web.replies import Project, answer, errors
from dragoman.web.routes.deciding import Deciding, Name
from dragoman.web.shapes import Decided
from dragoman.web.source_shapes import (
    Copies,
    CopyPair,
    Letter,
    Ratings,
    Reasons,
    Sources,
    Versions,
)

router = APIRouter(tags=["sources"])
Id = Annotated[str, Path(min_length=1, max_length=300, description="An id or its beginning")]
_MADE: dict[int | str, dict[str, Any]] = {201: {"model": Decided, "description": "The decision"}}


class OutletRating(Deciding):
    """How reliable an outlet is (Admiralty: A completely ... E unreliable, F cannot be judged)."""

    outlet: Name
    reliability: Letter


class EventRating(Deciding):
    """How credible it is that an event happened (Admiralty: 1 confirmed ... 6 cannot be judged)."""

    event: Name = Field(description="Of /happenings: an id or its beginning")
    credibility: int = Field(ge=1, le=6, strict=True)


@router.get("/sources", response_class=Response, responses={200: {"model": Sources}, **errors(503)})
def sources(corpus: Project) -> Response:
    """The outlets: how much they report, how often corrected or copied, how they are rated."""
    credibility = {str(number): words for number, words in CREDIBILITY.items()}
    scales = {"reliability": RELIABILITY, "credibility": credibility}
    return answer({"items": corpus.sources().to_dicts(), **scales})


@router.get("/ratings", response_class=Response, responses={200: {"model": Ratings}, **errors(503)})
def ratings(corpus: Project) -> Response:
    """The ratings that people gave; nothing is rated by itself."""
    found = corpus.ratings()
    return answer({"sources": dict(found.sources), "reports": dict(found.reports)})


@router.post(
    "/ratings/source",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 422, 503),
)
def rate_source(corpus: Project, rating: OutletRating) -> Response:
    """Rates an outlet; the last rating counts, and is undone like any decision."""
    corpus.rate_source(rating.outlet, rating.reliability, rating.by())
    return _told(corpus)


@router.post(
    "/ratings/event",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422, 503),
)
def rate_event(corpus: Project, rating: EventRating) -> Response:
    """Rates an event across reports."""
    corpus.rate_event(rating.event, rating.credibility, rating.by())
    return _told(corpus)


@router.get("/copies", response_class=Response, responses={200: {"model": Copies}, **errors(503)})
def copies(corpus: Project) -> Response:
    """Reports that are copies of each other, or hold passages of another."""
    columns = CopyPair.model_fields
    return answer({"items": [{name: row[name] for name in columns} for row in corpus.copies()]})


@router.get(
    "/articles/{article}/versions",
    response_class=Response,
    responses={200: {"model": Versions}, **errors(400, 404, 422, 503)},
)
def versions(corpus: Project, article: Id) -> Response:
    """The versions of a report, and the words that changed from each to the next."""
    return answer({"items": corpus.history(article)})


@router.get(
    "/happenings/{event}/reasons",
    response_class=Response,
    responses={200: {"model": Reasons}, **errors(400, 404, 422, 503)},
)
def reasons(corpus: Project, event: Id) -> Response:
    """Why the accounts of an event are one, and which other events came near."""
    return answer({"items": corpus.explain(event).to_dicts()})


def _told(corpus: Corpus) -> Response:
    """The decision that was made, with its number."""
    rows = corpus.review.decisions().to_dicts()
    return answer({"count": 1, "decisions": rows[-1:]}, 201)
