"""A server over a project with two reports, coded by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.corpus import Corpus
from dragoman.store.base import Source
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from tests.reports import first, second

ADDRESS = "http://127.0.0.1:8765"


def fill(folder: Path) -> Path:
    with Corpus(folder) as made:
        run = made.project.store.begin(made.project.coder())
        for coding in (first(), second()):
            made.project.keep(coding, Source(coding.article.text.encode(), "x"), run)
        made.project.joiner.catch_up()
    return folder


def page_in(folder: Path) -> Path:
    """A built page, as the front end's build would leave it."""
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>Dragoman</title>")
    (folder / "assets" / "main-abc123.js").write_text("export {};")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(fill(tmp_path / "red-sea"))
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk, tmp_path: Path) -> Iterator[TestClient]:
    app = make_app(desk, page=page_in(tmp_path / "page"))
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A server without a project."""
    with TestClient(make_app(Desk(tmp_path)), base_url=ADDRESS) as made:
        yield made
