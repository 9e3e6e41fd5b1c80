"""The built page: its files under /, every other path the page itself, which reads the address."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from dragoman.web.problems import problem

STATIC = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"


def serve_page(app: FastAPI, folder: Path | None = None) -> None:
    """Lets the app answer with the page where no route is meant."""
    home = (folder or STATIC).resolve()

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405, "the page is only read", {"allow": "GET, HEAD"})
        answer = await run_in_threadpool(_file, home, scope["path"].lstrip("/"))
        await answer(scope, receive, send)

    app.router.default = page


def _file(home: Path, path: str) -> Response:
    if path == "api" or path.startswith("api/"):
        raise HTTPException(404, "no such route")
    try:
        wanted = (home / path).resolve()
        if path and wanted.is_relative_to(home) and wanted.is_file():
            # the names of built assets hold a digest of their content
            keep = _FOR_EVER if wanted.parent.name == "assets" else "no-cache"
            return FileResponse(wanted, headers={"cache-control": keep})
    except (OSError, ValueError):  # a name that no file can have
        raise HTTPException(404, "no such page") from None
    if "." in path.rsplit("/", 1)[-1]:
        raise HTTPException(404, f"no file {path!r}")
    index = home / "index.html"
    if not index.is_file():
        return problem(
            503,
            f"the page is not built: {index} is missing",
            kind="page",
            remedy="run `npm ci && npm run build` in frontend/, or install the package anew",
        )
    return FileResponse(index, headers={"cache-control": "no-cache"})
