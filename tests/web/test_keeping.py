"""Answers that are kept: quick the second time, never of an older state."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman import overviews
from dragoman.corpus import Corpus
from dragoman.store.deciding import By
from dragoman.web.desk import Desk
from dragoman.web.preparing import prepare
from tests.reports import first
from tests.web.conftest import fill
from tests.web.test_reading import API, ask

SEIZED = first().events[1].id


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes each time that a timeline is made."""
    made: list[str] = []
    whole = overviews.counted_timeline

    def noted(*given: Any, **wanted: Any) -> dict[str, Any]:
        made.append("timeline")
        return whole(*given, **wanted)

    monkeypatch.setattr(overviews, "counted_timeline", noted)
    return made


def test_the_same_question_is_answered_from_what_is_kept(
    client: TestClient, counted: list[str]
) -> None:
    one, two = (client.get(f"{API}/timeline") for _ in range(2))
    assert (one.content, one.headers["etag"]) == (two.content, two.headers["etag"])
    assert two.headers["content-type"] == "application/json"
    assert len(counted) == 1
    ask(client, "/timeline", unit="day")
    assert len(counted) == 2
    again = client.get(f"{API}/timeline", headers={"if-none-match": one.headers["etag"]})
    assert (again.status_code, again.content, len(counted)) == (304, b"", 2)


def test_a_decision_is_seen_at_once(client: TestClient) -> None:
    assert ask(client, "/events")["total"] == 3
    body = {"verdict": "reject", "layer": "events", "record": SEIZED, "person": "ana"}
    assert client.post(f"{API}/decisions", json=body).status_code == 201
    assert ask(client, "/events")["total"] == 2


def test_what_another_process_writes_is_seen_at_once(client: TestClient, desk: Desk) -> None:
    assert ask(client, "/events", review="accepted")["total"] == 0
    with Corpus(desk.need()) as other:
        other.review.accept("events", SEIZED, By("ben", ""))
    assert ask(client, "/events", review="accepted")["total"] == 1


def test_another_project_has_answers_of_its_own(client: TestClient, desk: Desk) -> None:
    assert ask(client, "/events")["total"] == 3
    home = desk.need()
    desk.open(home.parent / "empty")
    assert ask(client, "/events")["total"] == 0
    desk.open(home)
    assert ask(client, "/events")["total"] == 3


def test_a_refused_question_is_not_kept(client: TestClient) -> None:
    for _ in range(2):
        assert client.get(f"{API}/events", params={"sort": "colour"}).status_code == 400


def test_preparing_needs_no_project_and_keeps_none_open(tmp_path: Any) -> None:
    prepare(Desk(tmp_path))
    desk = Desk(fill(tmp_path / "red-sea"))
    before = desk.edition()
    prepare(desk)
    assert desk.edition() == before
    desk.close()
    assert desk.edition() is None
