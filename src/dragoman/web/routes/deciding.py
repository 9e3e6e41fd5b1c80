"""What people decide: one record, many at once, who is who; what was decided; what to look at."""

from __future__ import annotations

import getpass
import os
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from dragoman.exchange.tables import Table
from dragoman.records import Span
from dragoman.store import deciding
from dragoman.store.base import Judgement
from dragoman.store.deciding import By
from dragoman.web.asking import Asked
from dragoman.web.problems import problem
from dragoman.web.replies import Project, answer, errors
from dragoman.web.shapes import Decided, Decisions, Queue

router = APIRouter(tags=["deciding"])
Layer = Literal["events", "claims", "relations", "attributes", "assessments"]
Verdict = Literal["accept", "reject", "correct", "comment"]
Name = Annotated[str, Field(min_length=1, max_length=300)]
Fields = Annotated[
    dict[str, str | list[str] | None],
    Field(examples=[{"status": "denied", "actors": ["the marshal=khalifa-haftar-lby"]}]),
]
_MADE: dict[int | str, dict[str, Any]] = {201: {"model": Decided, "description": "The decision"}}
_COUNTED: dict[int | str, dict[str, Any]] = {
    200: {"model": Decided, "description": "Only counted, since no count was given"}
}
MOST = 100  # articles that the queue looks at: three times as many take a second


class Deciding(BaseModel):
    """Who decides, and why."""

    model_config = ConfigDict(extra="forbid")

    person: Name | None = Field(default=None, description="DRAGOMAN_PERSON or the user if null")
    comment: str = Field(default="", max_length=5000)

    def by(self) -> By:
        return By(self.person or os.environ.get("DRAGOMAN_PERSON") or _user(), self.comment)


class One(Deciding):
    """A decision about a record. ``fields`` go with correct."""

    verdict: Verdict
    layer: Layer
    record: Name
    fields: Fields | None = None


class Added(Deciding):
    """A record that the machine missed, on the words from ``start`` to ``end`` of an article."""

    layer: Layer
    article: Name
    start: int = Field(ge=0, le=10**8, strict=True)
    end: int = Field(ge=1, le=10**8, strict=True)
    fields: Fields


class Bulk(Deciding):
    """One decision about every record of a layer under the filter.

    Without ``count`` nothing is done and the number of records is told; with it they are decided
    on, if they still are so many.
    """

    verdict: Verdict
    layer: Layer
    filter: Asked
    fields: Fields | None = None
    count: int | None = Field(default=None, ge=0, strict=True)


class Merge(Deciding):
    """Two actors are one: the mentions of ``other`` count as those of ``kept``."""

    kept: Name
    other: Name


class Split(Deciding):
    """Mentions of an actor in an article are of somebody else; with ``words`` only these."""

    actor: Name
    article: Name
    words: Name | None = None


class SameEvent(Deciding):
    """Two events across reports are one."""

    kept: Name
    other: Name


class OtherEvent(Deciding):
    """What a report tells is of another event: an article, or one event report, by its id."""

    event: Name
    part: Name


class NewActor(Deciding):
    """An actor of the project's own, by the columns of `dragoman actors add`."""

    name: Name
    kind: Literal["person", "organisation", "group"] = "person"
    codes: str = Field(default="", max_length=200, examples=["LBY MIL"])
    aliases: list[Name] = []
    born: str = Field(default="", max_length=40)
    weight: str = Field(default="", max_length=10)
    spells: list[Name] = Field(
        default=[], examples=[["minister @ council [LBY GOV] 2014-03..2016"]]
    )
    id: str = Field(default="", max_length=200)


class Undone(Deciding):
    """An undo."""


class Queued(Asked):
    """What to look at first among the reports under the filter."""

    by: Literal["both", "uncertainty", "importance"] = "both"
    layer: list[Layer] = Field(default=[], max_length=5)
    anew: bool = Field(default=False, description="Those as well on which somebody decided")
    limit: int = Field(default=50, ge=1, le=500)


@router.post(
    "/decisions", status_code=201, response_class=Response, responses=_MADE | errors(400, 404, 422)
)
def decide(corpus: Project, one: One) -> Response:
    """Accept, reject, correct or comment on a record."""
    desk = corpus.review
    made = desk.decide(one.verdict, [desk.target(one.layer, one.record)], one.by(), one.fields)
    return _told(corpus, made)


@router.post(
    "/decisions/add",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def add_record(corpus: Project, added: Added) -> Response:
    """Add a record on selected words."""
    words = Span(added.start, added.end)
    fields = added.fields
    made = corpus.review.add(added.layer, added.article, words, fields, added.by())
    return _told(corpus, [made])


@router.post(
    "/decisions/bulk",
    status_code=201,
    response_class=Response,
    responses=_COUNTED | _MADE | errors(400, 404, 409, 422),
)
def decide_all(corpus: Project, bulk: Bulk) -> Response:
    """One decision on all records under a filter; first only their number."""
    targets = corpus.review.over(bulk.layer, corpus.asked(**bulk.filter.wanted()))
    if bulk.count is None:
        return answer({"count": len(targets), "decisions": []}, 200)
    if bulk.count != len(targets):
        told = f"{bulk.count} records were shown, {len(targets)} pass the filter by now"
        return problem(409, told, kind="changed", remedy="look at the list again, then decide")
    made = corpus.review.decide(bulk.verdict, targets, bulk.by(), bulk.fields) if targets else []
    return _told(corpus, made)


@router.post(
    "/decisions/{number}/undo",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def undo(corpus: Project, number: Annotated[int, Path(ge=1, le=10**9)], undone: Undone) -> Response:
    """Take a decision back; an undone undo brings it back."""
    return _told(corpus, [corpus.review.undo(number, undone.by())])


@router.post(
    "/decisions/merge",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def merge(corpus: Project, two: Merge) -> Response:
    """Two actors are one."""
    return _told(corpus, [deciding.merge(corpus.project, two.kept, two.other, two.by())])


@router.post(
    "/decisions/split",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def split(corpus: Project, one: Split) -> Response:
    """Mentions are of somebody else."""
    made = deciding.split(corpus.project, one.actor, one.article, one.words, one.by())
    return _told(corpus, [made])


@router.post(
    "/decisions/merge-events",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def merge_events(corpus: Project, two: SameEvent) -> Response:
    """Two events are one, whatever the weights say."""
    return _told(corpus, [corpus.merge_events(two.kept, two.other, two.by())])


@router.post(
    "/decisions/split-event",
    status_code=201,
    response_class=Response,
    responses=_MADE | errors(400, 404, 422),
)
def split_event(corpus: Project, one: OtherEvent) -> Response:
    """What a report tells is of another event."""
    return _told(corpus, [corpus.split_event(one.event, one.part, one.by())])


@router.post(
    "/decisions/actor", status_code=201, response_class=Response, responses=_MADE | errors(400, 422)
)
def add_actor(corpus: Project, actor: NewActor) -> Response:
    """Add an actor; reports coded from now on are linked to it."""
    row = actor.model_dump(include={"name", "kind", "codes", "born", "weight", "id"})
    row |= {"aliases": "|".join(actor.aliases), "spells": "; ".join(actor.spells)}
    return _told(corpus, [deciding.add(corpus.project, row, actor.by())])


@router.get(
    "/decisions", response_class=Response, responses={200: {"model": Decisions}, **errors(422, 503)}
)
def decisions(
    corpus: Project,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:
    """Who decided what and when, the latest first, and what became of it."""
    rows = corpus.review.decisions().to_dicts()[::-1]
    return answer({"items": rows[offset : offset + limit], "total": len(rows)})


@router.get(
    "/queue", response_class=Response, responses={200: {"model": Queue}, **errors(400, 422)}
)
def queue(corpus: Project, asked: Annotated[Queued, Query()]) -> Response:
    """What to look at first, with the reasons, among the first reports under the filter."""
    from dragoman.review.queue import as_table

    layers = {"layers": tuple(asked.layer)} if asked.layer else {}
    wanted = {**asked.wanted(), **layers, "limit": MOST}
    for only_records in ("type", "status", "standing", "place", "id", "review"):
        wanted.pop(only_records, None)
    found = corpus.queue(by=asked.by, anew=asked.anew, **wanted)
    rows = as_table(found[: asked.limit]).to_dicts()
    return answer({"items": rows, "total": len(found), "articles": MOST})


@router.get("/agreement", response_class=Response, responses=errors(503))
def agreement(corpus: Project) -> Response:
    """How every two reviewers agree: Cohen's kappa, Krippendorff's alpha."""
    from dragoman.review.agreement import as_table

    return answer({"items": as_table(corpus.agreement()).to_dicts()})


def _told(corpus: Project, made: list[Judgement]) -> Response:
    """The decisions that were made, with their numbers."""
    corpus.project.joiner.catch_up()
    table: Table = corpus.review.decisions()
    rows = table.to_dicts()[-len(made) :] if made else []
    return answer({"count": len(made), "decisions": rows}, 201)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
