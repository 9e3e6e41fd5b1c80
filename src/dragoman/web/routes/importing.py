"""Reports in: files, pasted text, a folder of this machine, a page of the web."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from dragoman.errors import InputError
from dragoman.read.inputs import READERS
from dragoman.read.item import LONGEST_TEXT, Given
from dragoman.web.asking import WholeDay
from dragoman.web.coding import Order
from dragoman.web.imports import Imports, Kind, new_folder
from dragoman.web.replies import AtDesk, Responses, answer, errors
from dragoman.web.shapes import Import, Imported

router = APIRouter(tags=["importing"])
MOST_FILES = 5000
_MADE: Responses = {202: {"model": Import, "description": "The import waits or runs"}}
Short = Annotated[str, Field(max_length=500)]


def imports_of(request: Request) -> Imports:
    imports: Imports = request.app.state.imports
    return imports


Queue = Annotated[Imports, Depends(imports_of)]


class Told(BaseModel):
    """What is known of the reports; it goes before what they say themselves."""

    model_config = ConfigDict(extra="forbid")

    published: WholeDay | None = None
    source: Short | None = Field(default=None, description="The outlet")
    language: Short | None = Field(default=None, examples=["en"])

    def given(self, url: str | None = None) -> Given:
        return Given(self.published, self.source or None, self.language or None, url)


class Text(Told):
    """A report as it was pasted."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    url: Short | None = Field(default=None, description="Where it was found; it is not opened")


class Folder(Told):
    """A folder of this machine: all reports in it and in the folders below."""

    folder: Short = Field(min_length=1, examples=["/home/ana/reports"])


class Page(Told):
    """A page of the web, fetched from a public address."""

    url: str = Field(min_length=1, max_length=2000, examples=["https://example.org/report"])


@router.post(
    "/imports/files",
    status_code=202,
    response_class=Response,
    responses={**_MADE, **errors(400, 422, 503)},
)
def import_files(
    desk: AtDesk,
    imports: Queue,
    files: Annotated[
        list[UploadFile], File(description="Text, HTML, JSONL", max_length=MOST_FILES)
    ],
    published: Annotated[WholeDay | None, Form()] = None,
    source: Annotated[Short | None, Form()] = None,
    language: Annotated[Short | None, Form()] = None,
) -> Response:
    """Reports in files."""
    project, folder = desk.need(), new_folder()
    names = [_kept(each, folder, number) for number, each in enumerate(files)]
    given = Told(published=published, source=source, language=language).given()
    name = names[0] if len(names) == 1 else f"{len(names)} files"
    return _begun(imports, "files", name, Order(project.resolve(), names, folder, given))


@router.post(
    "/imports/text",
    status_code=202,
    response_class=Response,
    responses={**_MADE, **errors(400, 422, 503)},
)
def import_text(desk: AtDesk, imports: Queue, text: Text) -> Response:
    """A report as it was pasted."""
    project, folder = desk.need(), new_folder()
    name = "pasted text.txt"
    (folder / name).write_bytes(text.text.encode("utf-8", "replace"))
    order = Order(project.resolve(), [name], folder, text.given(text.url))
    return _begun(imports, "text", " ".join(text.text[:80].split()), order)


@router.post(
    "/imports/folder",
    status_code=202,
    response_class=Response,
    responses={**_MADE, **errors(400, 422, 503)},
)
def import_folder(desk: AtDesk, imports: Queue, place: Folder) -> Response:
    """All reports of a folder of this machine."""
    project, wanted = desk.need(), Path(place.folder).expanduser()
    try:
        sound = wanted.is_dir()
    except (OSError, ValueError):
        sound = False
    if not sound:
        raise InputError("no such folder", where=place.folder, remedy="give its whole path")
    order = Order(project.resolve(), [str(wanted.resolve())], new_folder(), place.given())
    return _begun(imports, "folder", place.folder, order)


@router.post(
    "/imports/url",
    status_code=202,
    response_class=Response,
    responses={**_MADE, **errors(400, 422, 503)},
)
def import_page(desk: AtDesk, imports: Queue, page: Page) -> Response:
    """A page of the web. Private addresses are refused, also after a redirect."""
    order = Order(desk.need().resolve(), [], new_folder(), page.given(), page.url)
    return _begun(imports, "url", page.url, order)


@router.get("/imports", response_class=Response, responses={200: {"model": Imported}})
def list_imports(imports: Queue) -> Response:
    """The imports since the server began, the latest first."""
    return answer({"items": imports.listed()})


@router.get(
    "/imports/{identity}",
    response_class=Response,
    responses={200: {"model": Import}, **errors(404, 422)},
)
def get_import(imports: Queue, identity: str) -> Response:
    """How an import goes."""
    return answer(imports.get(identity))


@router.delete(
    "/imports/{identity}",
    response_class=Response,
    responses={200: {"model": Import}, **errors(404, 422)},
)
def cancel_import(imports: Queue, identity: str) -> Response:
    """Stops an import. What it has coded is kept."""
    return answer(imports.cancel(identity))


def _begun(imports: Imports, kind: Kind, name: str, order: Order) -> Response:
    made = imports.begin(kind, name, order)
    reply = answer(made, 202)
    reply.headers["location"] = f"/api/v1/imports/{made['id']}"
    return reply


_ODD = re.compile(r"[^\w .()\-]+")


def _kept(file: UploadFile, folder: Path, number: int) -> str:
    """Writes an uploaded file into the folder; its name there."""
    given = re.split(r"[/\\]", file.filename or "")[-1]
    bare = _ODD.sub("_", given).strip(". ")[-100:] or "report"
    name = bare if not (folder / bare).exists() else f"{number} {bare}"
    if Path(name).suffix.lower() not in READERS:
        name = name.replace(".", "_")  # it is judged by how it begins
    with (folder / name).open("wb") as kept:
        while block := file.file.read(1 << 20):
            kept.write(block)
    return name
