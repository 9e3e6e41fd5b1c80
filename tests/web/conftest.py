"""A server over a project with two reports, coded by hand."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Page, sync_playwright

from dragoman.corpus import Corpus
from dragoman.store.base import Source
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.server import listen
from tests.reports import first, second

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a project with two reports; without a browser there is nothing to try."""
    if BROWSER is None and os.environ.get("CI"):
        pytest.fail("Chromium is not installed: apt-get install chromium")
    if BROWSER is None:
        pytest.skip("Chromium is not installed")
    desk = Desk(fill(tmp_path_factory.mktemp("project") / "red-sea"))
    with listen("127.0.0.1", 0) as door:
        server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        server.should_exit = True
        thread.join()
    desk.close()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser.new_page(base_url=address)
        browser.close()
