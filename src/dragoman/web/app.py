"""The app: routes under /api/v1, the page's files, and what stands around both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.web.caching import Etags
from dragoman.web.describing import describe
from dragoman.web.desk import Desk
from dragoman.web.guard import Guard
from dragoman.web.imports import Imports
from dragoman.web.keeping import Kept
from dragoman.web.pagefiles import serve_page
from dragoman.web.problems import answer_errors
from dragoman.web.routes import (
    briefing,
    deciding,
    exporting,
    handing,
    importing,
    learning,
    picturing,
    project,
    reading,
    searching,
    sourcing,
)

PREFIX = "/api/v1"
LARGEST_BODY = 1_000_000_000  # bytes of one upload; files are kept on disk as they come
_ABOUT = """
Reads crisis reports and rebuilds the system that they describe. The verbs are those of the Python
API `Corpus` and of the command line. All lists and pictures take the same filter.
"""


def make_app(
    desk: Desk, host: str = "127.0.0.1", token: str | None = None, page: Path | None = None
) -> FastAPI:
    """The app over a desk; ``page`` is the folder of the built page, the package's own if None."""
    imports = Imports()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        imports.close()

    app = FastAPI(
        lifespan=lifespan,
        max_body_size=LARGEST_BODY,
        title="Dragoman",
        version=__version__,
        description=_ABOUT,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # these load scripts from elsewhere
        redoc_url=None,
        middleware=[
            Middleware(Guard, host=host, token=token),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
            Middleware(Etags),
            Middleware(Kept, desk=desk),
        ],
    )
    app.state.desk, app.state.imports = desk, imports
    answer_errors(app)
    routes = (project, importing, searching, deciding, learning, picturing, briefing, reading)
    for each in (*routes, sourcing, handing, exporting):  # `/export/{layer}` takes what is left
        app.include_router(each.router, prefix=PREFIX)
    describe(app)
    serve_page(app, page)
    return app
