"""How routes answer: JSON as it is, lists as pages, the errors that each may give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from dragoman.corpus import Corpus
from dragoman.store.pages import Page
from dragoman.web.desk import Desk
from dragoman.web.problems import MEDIA, Problem

Responses = dict[int | str, dict[str, Any]]


class Listing(BaseModel):
    """A page of a list."""

    items: list[dict[str, Any]] = Field(description="The rows; all of one list have the same keys")
    total: int = Field(description="Rows of the whole list under this filter")
    next: str | None = Field(description="Cursor of the page that follows; null on the last one")
    note: str = Field(description="What the filter leaves out, in words; may be empty")


def errors(*statuses: int) -> Responses:
    """The errors of a route for its description."""
    content = {MEDIA: {"schema": Problem.model_json_schema()}}
    told = {400: "No such column, day or cursor", 404: "Nothing is called so", 409: "No"}
    told |= {422: "A parameter is not as it must be", 503: "No project is open"}
    return {s: {"description": told.get(s, "Refused"), "content": content} for s in statuses}


def answer(body: Any, status: int = 200) -> Response:
    """JSON as it is; half a surrogate pair, which JSON cannot carry in UTF-8, is escaped."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    try:
        return Response(content.encode(), status, media_type="application/json")
    except UnicodeEncodeError:
        return Response(json.dumps(body).encode(), status, media_type="application/json")


def listing(page: Page) -> Response:
    """The answer of a list."""
    table = page.table
    return answer(
        {"items": table.to_dicts(), "total": page.total, "next": page.next, "note": table.note}
    )


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _corpus(request: Request) -> Iterator[Corpus]:
    with desk_of(request).corpus() as corpus:
        yield corpus


Project = Annotated[Corpus, Depends(_corpus)]
AtDesk = Annotated[Desk, Depends(desk_of)]
