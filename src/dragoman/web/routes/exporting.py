"""Any list as a file, exactly as it is filtered and sorted on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from dragoman.corpus import Corpus
from dragoman.exchange.tables import FORMATS, Table
from dragoman.web.asking import Exported, Exports
from dragoman.web.replies import Project, errors

router = APIRouter(tags=["exporting"])
MEDIA = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}
Layer = Literal[
    "articles",
    "happenings",
    "events",
    "claims",
    "relations",
    "attributes",
    "assessments",
    "actors",
    "places",
    "times",
]


@router.get(
    "/export/{layer}",
    response_class=StreamingResponse,
    responses={
        200: {"description": "The file", "content": {media: {} for media in MEDIA.values()}},
        **errors(400, 422, 503),
    },
)
def export(corpus: Project, layer: Layer, asked: Exports) -> StreamingResponse:
    """All rows of a list under a filter: CSV (RFC 4180), JSON lines or JSON."""
    tables = _tables(corpus, layer, asked)
    first = next(tables)  # what is wrong with the question is said before the file begins
    disposition = f'attachment; filename="{layer}.{asked.format}"'
    return StreamingResponse(
        _WRITERS[asked.format](first, tables),
        media_type=MEDIA[asked.format],
        headers={"content-disposition": disposition, "cache-control": "no-store"},
    )


def _tables(corpus: Corpus, layer: str, asked: Exported) -> Iterator[Table]:
    """The pages of the list, one after the other."""
    window = asked.window()
    while True:
        page = corpus.page(layer, window, **asked.wanted())
        yield page.table
        if page.next is None:
            return
        window = replace(window, cursor=page.next)


def _csv(first: Table, others: Iterator[Table]) -> Iterator[str]:
    yield FORMATS["csv"](first)
    for table in others:
        whole = FORMATS["csv"](table)
        yield whole[whole.index("\r\n") + 2 :]


def _jsonl(first: Table, others: Iterator[Table]) -> Iterator[str]:
    yield FORMATS["jsonl"](first)
    yield from map(FORMATS["jsonl"], others)


def _json(first: Table, others: Iterator[Table]) -> Iterator[str]:
    """One array: the lines of JSON lines with commas between them."""
    yield "[\n"
    yield ",\n".join(FORMATS["jsonl"](first).rstrip("\n").split("\n"))
    for table in others:
        yield "".join(f",\n{line}" for line in FORMATS["jsonl"](table).rstrip("\n").split("\n"))
    yield "\n]\n"


_WRITERS = {"csv": _csv, "jsonl": _jsonl, "json": _json}
