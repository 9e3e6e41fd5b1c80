"""The project in hand: what it holds; making or opening one."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from dragoman import __version__
from dragoman.store.project import is_project
from dragoman.web.desk import Desk
from dragoman.web.joining import join_beside
from dragoman.web.replies import AtDesk, answer, errors

router = APIRouter(tags=["project"])


class Place(BaseModel):
    """A folder that is a project, or is to be one."""

    model_config = ConfigDict(extra="forbid")

    folder: str = Field(min_length=1, max_length=1000, examples=["libya-2019"])


@router.get("/project", response_class=Response)
def get_project(desk: AtDesk) -> Response:
    """The open project: folder, title, how much it holds; ``open`` is false where there is none."""
    return answer(_state(desk))


@router.post("/project", response_class=Response, responses=errors(422, 503))
def open_project(desk: AtDesk, place: Place) -> Response:
    """Opens the project in a folder of this machine; made where there is none."""
    folder = Path(place.folder).expanduser()
    made = not is_project(folder)
    desk.open(folder)
    join_beside(desk)
    return answer(_state(desk), 201 if made else 200)


def _state(desk: Desk) -> dict[str, object]:
    head = {"version": __version__, "suggested": str(desk.suggested)}
    if desk.folder is None:
        return {**head, "open": False, "folder": None, "title": None, "counts": {}, "waiting": 0}
    with desk.corpus() as corpus:
        folder = str(desk.folder.resolve())
        named = {"folder": folder, "title": corpus.title, "counts": corpus.counts()}
        waiting = len(corpus.project.joiner.waiting())
        return {**head, "open": True, **named, "waiting": waiting}
