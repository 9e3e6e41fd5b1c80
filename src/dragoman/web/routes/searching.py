"""Full text over the project, and names of the knowledge base."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from dragoman.store.search import KINDS
from dragoman.web.asking import Day, Words
from dragoman.web.replies import Project, answer, errors
from dragoman.web.shapes import Hits, KnownActors

router = APIRouter(tags=["searching"])


class Sought(BaseModel):
    """What is sought, and where."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    words: Words = Field(
        description='All must occur, in any script; "side by side", beginning*',
        examples=['"oil port" Haft*'],
    )
    kind: list[Literal["articles", "quotes", "actors"]] = Field(default=[], max_length=3)
    actor: Words | None = Field(default=None, description="Whom the report mentions or quotes")
    begin: Day | None = Field(default=None, alias="from", description="Published from this day on")
    finish: Day | None = Field(default=None, alias="to", description="Published up to this day")
    limit: int = Field(default=20, ge=1, le=200, description="Hits of each kind")


class Named(BaseModel):
    """A name to look up."""

    model_config = ConfigDict(extra="forbid")

    name: Words
    limit: int = Field(default=20, ge=1, le=200)


@router.get(
    "/search",
    response_class=Response,
    responses={200: {"model": Hits, "description": "The best first"}, **errors(400, 422, 503)},
)
def search(corpus: Project, sought: Annotated[Sought, Query()]) -> Response:
    """Hits in articles, quotes and names of actors; ``hits`` are offsets into ``text``."""
    wanted = sought.model_dump(include={"actor", "begin", "finish"}, exclude_none=True)
    kinds = tuple(sought.kind) or KINDS
    table = corpus.search(sought.words, kinds=kinds, limit=sought.limit, **wanted)
    return answer({"items": table.to_dicts()})


@router.get(
    "/known-actors",
    response_class=Response,
    responses={200: {"model": KnownActors, "description": "The best first"}, **errors(422, 503)},
)
def known_actors(corpus: Project, named: Annotated[Named, Query()]) -> Response:
    """Actors of the knowledge base by name, alias, surname, acronym or another spelling."""
    return answer({"items": corpus.known_actors(named.name, named.limit).to_dicts()})
