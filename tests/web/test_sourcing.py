from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.corpus import Corpus
from dragoman.store.base import Source
from dragoman.web.desk import Desk
from tests.builder import Builder
from tests.reports import first, second
from tests.web.test_reading import API, ask

POST = second().article.source or ""


def rate(client: TestClient, what: str, status: int = 201, **body: Any) -> Any:
    answer = client.post(f"{API}/ratings/{what}", json={"person": "ana", **body})
    assert answer.status_code == status, answer.text
    return answer.json()


def keep(desk: Desk, text: str, day: str, name: str) -> str:
    """Adds a report of one outlet at one address; its id."""
    builder = Builder(text, day, source="Red Sea Post", url="https://example.org/live")
    with Corpus(desk.need()) as corpus:
        run = corpus.project.store.begin(corpus.project.coder())
        corpus.project.keep(builder.coding, Source(name.encode(), name), run)
        corpus.project.joiner.catch_up()
    return builder.coding.article.id


def test_nothing_is_rated_by_itself(client: TestClient) -> None:
    rows = {row["outlet"]: row for row in ask(client, "/sources")["items"]}
    assert (rows[POST]["reports"], rows[POST]["reliability"]) == (1, None)
    assert ask(client, "/ratings") == {"sources": {}, "reports": {}}


def test_an_outlet_is_rated_and_that_is_undone(client: TestClient) -> None:
    made = rate(client, "source", outlet=POST, reliability="B")
    assert [each["verdict"] for each in made["decisions"]] == ["rate"]
    told = ask(client, "/sources")
    assert {row["outlet"]: row["reliability"] for row in told["items"]}[POST] == "B"
    assert told["reliability"]["B"] == "usually reliable"
    undone = client.post(f"{API}/decisions/{made['decisions'][0]['number']}/undo", json={})
    assert undone.status_code == 201
    assert ask(client, "/ratings")["sources"] == {}


@pytest.mark.parametrize(
    ("path", "of_all"), [("/events", 3), ("/happenings", 2), ("/articles", 2), ("/relations", 3)]
)
def test_lists_can_be_of_trusted_outlets_only(client: TestClient, path: str, of_all: int) -> None:
    assert ask(client, path)["total"] == of_all
    assert ask(client, path, reliability="E")["total"] == 0
    rate(client, "source", outlet=POST, reliability="C")
    told = ask(client, path, reliability="C")["total"]
    assert 0 < told < of_all
    assert ask(client, path, reliability="B")["total"] == 0
    assert ask(client, path, reliability="F")["total"] == 0
    rate(client, "source", outlet=POST, reliability="F")
    assert ask(client, path, reliability="F")["total"] == told
    assert ask(client, path, reliability="E")["total"] == 0
    assert client.get(f"{API}{path}", params={"reliability": "G"}).status_code == 422


def test_an_event_is_rated_through_one_of_its_reports(client: TestClient) -> None:
    event = ask(client, "/happenings")["items"][0]
    rate(client, "event", event=event["id"][:6], credibility=2)
    told = ask(client, f"/happenings/{event['id']}")
    assert (told["credibility"], told["reliability"]) == (2, {})
    (report,) = ask(client, "/ratings")["reports"]
    assert report in event["records"]
    rate(client, "event", 404, event="zzz", credibility=2)
    rate(client, "event", 422, event=event["id"], credibility=7)


def test_a_report_has_versions(client: TestClient, desk: Desk) -> None:
    lone = ask(client, f"/articles/{first().article.id}/versions")["items"]
    assert [(each["article"], each["changes"]) for each in lone] == [(first().article.id, [])]
    text = "The ferry to Loheia was stopped on Monday. Nobody was hurt, the harbour office said."
    older = keep(desk, text, "2020-06-15", "one")
    newer = keep(desk, text.replace("Nobody was", "Three were"), "2020-06-16", "two")
    found = ask(client, f"/articles/{newer}/versions")["items"]
    assert [each["article"] for each in found] == [older, newer]
    assert found[1]["changes"] == [
        {"kind": "gone", "words": "Nobody was"},
        {"kind": "new", "words": "Three were"},
    ]


def test_copies_are_told_with_their_share(client: TestClient, desk: Desk) -> None:
    assert ask(client, "/copies")["items"] == []
    with Corpus(desk.need()) as corpus:
        run = corpus.project.store.begin(corpus.project.coder())
        copy = Builder(f"{first().article.text} More soon.", "2020-06-11", source="Courier").coding
        corpus.project.keep(copy, Source(b"copy", "copy"), run)
    (pair,) = ask(client, "/copies")["items"]
    assert {pair["one"], pair["two"]} == {first().article.id, copy.article.id}
    assert pair["kind"] == "copy"
    assert pair["shared"].endswith("%")


def test_an_event_says_why_its_accounts_are_one(client: TestClient) -> None:
    event = ask(client, "/happenings")["items"][0]
    reasons = ask(client, f"/happenings/{event['id']}/reasons")["items"]
    assert [each["is"] for each in reasons][:2] == ["one with", "one with"]
    assert all(each["why"] for each in reasons[:2])
