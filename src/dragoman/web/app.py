"""The app: routes under /api/v1, the page's files, and what stands around both."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.web.caching import Etags
from dragoman.web.desk import Desk
from dragoman.web.guard import Guard
from dragoman.web.pagefiles import serve_page
from dragoman.web.problems import answer_errors
from dragoman.web.routes import exporting, project, reading

PREFIX = "/api/v1"
_ABOUT = """
Reads crisis reports and rebuilds the system that they describe. The verbs are those of the Python
API `Corpus` and of the command line. All lists and pictures take the same filter.
"""


def make_app(
    desk: Desk, host: str = "127.0.0.1", token: str | None = None, page: Path | None = None
) -> FastAPI:
    """The app over a desk; ``page`` is the folder of the built page, the package's own if None."""
    app = FastAPI(
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
        ],
    )
    app.state.desk = desk
    answer_errors(app)
    for each in (project, reading, exporting):
        app.include_router(each.router, prefix=PREFIX)
    serve_page(app, page)
    return app
