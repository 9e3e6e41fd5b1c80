from __future__ import annotations

from fastapi.testclient import TestClient

from tests.reports import first
from tests.web.test_deciding import decide, post
from tests.web.test_reading import API, ask

SHELLED, SEIZED = (event.id for event in first().events)


def test_without_a_sample_the_audit_is_empty(client: TestClient) -> None:
    assert ask(client, "/audit") == {"drawn": 0, "seed": None, "items": [], "sample": []}


def test_a_sample_is_drawn_once_and_its_review_becomes_precision(client: TestClient) -> None:
    drawn = client.post(f"{API}/audit", json={"size": 50, "seed": 3})
    assert drawn.status_code == 201
    before = ask(client, "/audit")
    assert before["drawn"] == drawn.json()["drawn"] == len(before["sample"])
    assert client.post(f"{API}/audit", json={"size": 50}).status_code == 400
    decide(client, "accept", SHELLED)
    decide(client, "reject", SEIZED)
    after = ask(client, "/audit")
    rights = {row["id"]: row["right"] for row in after["sample"]}
    assert (rights.pop(SHELLED), rights.pop(SEIZED)) == (True, False)
    assert set(rights.values()) == {None}
    whole = next(row for row in after["items"] if row["layer"] == "all")
    assert (whole["reviewed"], whole["right"]) == (2, 1)


def test_a_proposal_is_accepted_written_and_undone(client: TestClient) -> None:
    for record in (SHELLED, SEIZED):
        decide(client, "accept", record)
    (gold, *_) = [row for row in ask(client, "/proposals")["items"] if row["kind"] == "gold"]
    assert "events" in gold["content"]
    told = client.post(f"{API}/proposals/{gold['id']}/accept", json={"person": "ana"})
    assert told.status_code == 201
    assert (told.json()["what"], told.json()["recode"]) == (gold["what"], False)
    left = ask(client, "/proposals")["items"]
    assert gold["id"] not in {row["id"] for row in left}
    post(client, f"/{told.json()['number']}/undo")
    assert gold["id"] in {row["id"] for row in ask(client, "/proposals")["items"]}


def test_no_such_proposal(client: TestClient) -> None:
    assert client.post(f"{API}/proposals/p0000/accept", json={}).status_code == 400
