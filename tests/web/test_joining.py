"""Reports that wait to be joined: few at once, many beside the server."""

from __future__ import annotations

import sqlite3

import pytest
from fastapi.testclient import TestClient

from dragoman.web import desk as desks
from dragoman.web.desk import Desk
from dragoman.web.joining import join_beside
from tests.web.test_reading import ask


@pytest.fixture
def older(desk: Desk) -> Desk:
    """A project whose reports were joined by other rules."""
    with sqlite3.connect(desk.need() / "project.db") as db:
        db.execute("UPDATE joined SET rules = 'older'")
    db.close()
    return desk


def test_few_are_joined_by_the_request_that_needs_them(older: Desk, client: TestClient) -> None:
    assert ask(client, "/project")["waiting"] == 2
    assert join_beside(older) is None
    ask(client, "/sources")
    with older.corpus() as corpus:
        assert corpus.project.joiner.waiting() == []


def test_many_are_joined_beside(
    older: Desk, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "AT_ONCE", 1)
    ask(client, "/sources")
    assert ask(client, "/project")["waiting"] == 2
    process = join_beside(older)
    assert process is not None
    process.join(120)
    assert process.exitcode == 0
    assert ask(client, "/project")["waiting"] == 0
    assert join_beside(older) is None
