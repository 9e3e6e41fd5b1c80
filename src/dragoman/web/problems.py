"""One body for all errors (RFC 9457, application/problem+json), made from the error tree."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from dragoman.errors import (
    DataError,
    DragomanError,
    InputError,
    ModelError,
    ProjectError,
    UnknownError,
    UsageError,
)

MEDIA = "application/problem+json"
_STATUS: Sequence[tuple[type[DragomanError], int]] = (
    (UnknownError, 404),
    (UsageError, 400),
    (InputError, 422),
    (DataError, 422),
    (ModelError, 503),
    (ProjectError, 503),
)


class Problem(BaseModel):
    """What went wrong, where, and how to mend it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "urn:dragoman:unknown",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "no event has an id that begins with 'e00'",
                    "where": "",
                    "remedy": "`dragoman show events` lists them",
                }
            ]
        }
    )

    type: str = Field(description="urn:dragoman: and the kind of error")
    title: str = Field(description="The HTTP status in words")
    status: int
    detail: str = Field(description="What is wrong")
    where: str = Field(description="The file, record or parameter; may be empty")
    remedy: str = Field(description="How to mend it; may be empty")


def problem(
    status: int,
    detail: str,
    *,
    kind: str = "http",
    where: str = "",
    remedy: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response of an error."""
    body = {
        "type": f"urn:dragoman:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "where": where,
        "remedy": remedy,
    }
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(content, status, media_type=MEDIA, headers=dict(headers or {}))


def of_error(error: DragomanError) -> Response:
    """The response of an error of ours."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    kind = type(error).__name__.removesuffix("Error").lower()
    return problem(status, error.what, kind=kind, where=error.where, remedy=error.remedy)


def answer_errors(app: FastAPI) -> None:
    """Lets every error of the app have that body."""
    app.add_exception_handler(DragomanError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _fault)


async def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, DragomanError)  # noqa: S101 - registered for no other
    return of_error(error)


async def _invalid(_: Request, error: Exception) -> Response:
    """What FastAPI found wrong with parameters or the body, the first of it as where and what."""
    found: Sequence[Any] = error.errors() if isinstance(error, RequestValidationError) else []
    places = ["/".join(map(str, each["loc"])) for each in found]
    details = [f"{place}: {each['msg']}" for place, each in zip(places, found, strict=True)]
    return problem(
        422,
        "; ".join(details) or "the request is not as the API has it",
        kind="request",
        where=places[0] if places else "",
        remedy="/api/v1/openapi.json tells each parameter and body",
    )


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for no other
    remedy = "/api/v1/openapi.json lists all routes" if error.status_code in (404, 405) else ""
    return problem(error.status_code, str(error.detail), remedy=remedy, headers=error.headers)


async def _fault(_: Request, error: Exception) -> Response:
    return problem(
        500,
        f"a fault of the program: {type(error).__name__}",
        kind="fault",
        remedy="please report it; the server's own output tells where",
    )
