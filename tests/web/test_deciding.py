from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.reports import FIRST, first
from tests.web.test_reading import API, ask

SHELLED, SEIZED = (event.id for event in first().events)
BRIGADE, SALIM, GUARD = (actor.id for actor in first().actors)


def post(client: TestClient, path: str, status: int = 201, **body: Any) -> Any:
    answer = client.post(f"{API}/decisions{path}", json={"person": "ana", **body})
    assert answer.status_code == status, answer.text
    return answer.json()


def decide(client: TestClient, verdict: str, record: str = SEIZED, **fields: Any) -> Any:
    return post(client, "", verdict=verdict, layer="events", record=record, **fields)


def test_a_record_is_accepted_and_that_is_told_with_it(client: TestClient) -> None:
    (made,) = decide(client, "accept", comment="seen")["decisions"]
    assert (made["number"], made["person"], made["verdict"]) == (1, "ana", "accept")
    row = ask(client, "/events", type="COERCE")["items"][0]
    assert (row["review"], row["reviewed_by"]) == ("accepted", "ana")
    assert ask(client, "/events", review="unreviewed")["total"] == 2
    assert ask(client, f"/events/{SEIZED}")["review"]["state"] == "accepted"


def test_a_rejected_record_is_gone_until_it_is_undone(client: TestClient) -> None:
    decide(client, "reject")
    assert ask(client, "/events")["total"] == 2
    (row,) = ask(client, "/events", review="rejected")["items"]
    assert row["id"] == SEIZED
    post(client, "/1/undo")
    assert ask(client, "/events")["total"] == 3
    log = ask(client, "/decisions")
    assert [(row["number"], row["verdict"], row["stands"]) for row in log["items"]] == [
        (2, "undo", True),
        (1, "reject", False),
    ]
    assert ask(client, "/decisions", limit=1, offset=1)["items"] == log["items"][1:]


def test_a_correction_is_seen_everywhere(client: TestClient) -> None:
    decide(client, "correct", SHELLED, fields={"actors": ["the Hill Guard"], "status": "denied"})
    (row,) = ask(client, "/events", status="denied")["items"]
    assert (row["id"], row["actors"], row["standing"]) == (SHELLED, ["Hill Guard"], "denied")
    assert ask(client, "/events", actor=GUARD)["total"] == 1
    assert ask(client, f"/articles/{first().article.id}")["standing"][SHELLED] == "denied"


def test_a_record_is_added_on_selected_words(client: TestClient) -> None:
    start = FIRST.index("stays shut")
    body: dict[str, Any] = {
        "layer": "events",
        "article": first().article.id,
        "start": start,
        "end": start + 10,
    }
    post(client, "/add", **body, fields={"type": "COERCE", "actors": ["The Coast Brigade"]})
    assert ask(client, "/events", review="added")["total"] == 1


def test_many_are_counted_before_they_are_decided_on(client: TestClient) -> None:
    body: dict[str, Any] = {"verdict": "accept", "layer": "events", "filter": {"type": ["ASSAULT"]}}
    assert post(client, "/bulk", 200, **body) == {"count": 2, "decisions": []}
    assert ask(client, "/decisions")["total"] == 0
    told = post(client, "/bulk", 409, **body, count=1)
    assert "2 pass the filter" in told["detail"]
    assert post(client, "/bulk", **body, count=2)["count"] == 2
    assert ask(client, "/events", review="accepted")["total"] == 2
    nothing: dict[str, Any] = {**body, "filter": {"type": ["AID"]}}
    assert post(client, "/bulk", **nothing, count=0)["decisions"] == []


def test_two_actors_are_one_in_every_list_until_undone(client: TestClient) -> None:
    before = {layer: ask(client, f"/{layer}") for layer in ("events", "actors", "relations")}
    post(client, "/merge", kept=GUARD, other=BRIGADE)
    assert ask(client, "/actors")["total"] == 4
    assert ask(client, "/events", actor=GUARD)["total"] == 3
    assert ask(client, "/events", sort="actor")["items"][0]["actors"] == ["Hill Guard"]
    assert ask(client, f"/actors/{GUARD}")["articles"] == 2
    post(client, "/1/undo")
    assert {layer: ask(client, f"/{layer}") for layer in before} == before


def test_mentions_are_of_somebody_else(client: TestClient) -> None:
    post(client, "/split", actor=BRIGADE, article=first().article.id)
    assert ask(client, "/events", actor=BRIGADE)["total"] == 1


def test_two_events_are_one_and_a_report_is_taken_out_again(client: TestClient) -> None:
    rows = ask(client, "/happenings")["items"]
    assault = [row for row in rows if row["type"] == "ASSAULT"]
    kept, other = assault[0]["id"], next(row["id"] for row in rows if row["id"] != assault[0]["id"])
    post(client, "/merge-events", kept=kept, other=other)
    joined = next(r for r in ask(client, "/happenings")["items"] if len(r["records"]) > 1)
    assert ask(client, "/happenings")["total"] == len(rows) - 1
    post(client, "/split-event", event=joined["id"], part=joined["records"][0])
    assert ask(client, "/happenings")["total"] == len(rows)


def test_an_actor_is_added(client: TestClient) -> None:
    post(
        client, "/actor", name="Wadi Tarnak", codes="YEM MIL", spells=["chief @ Guard [MIL] 2014.."]
    )
    assert ask(client, "/known-actors", name="Tarnak")["items"][0]["name"] == "Wadi Tarnak"


def test_breaks_in_a_name_do_not_break_the_table_of_actors(client: TestClient) -> None:
    post(client, "/actor", name="Wadi\n\tTarnak", aliases=["the\u2028Ferryman"])
    (known,) = ask(client, "/known-actors", name="Ferryman")["items"]
    assert (known["name"], known["aliases"]) == ("Wadi Tarnak", ["the Ferryman"])


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("", {"verdict": "accept", "layer": "events", "record": "zzz"}, 404),
        ("", {"verdict": "praise", "layer": "events", "record": SEIZED}, 422),
        ("", {"verdict": "correct", "layer": "events", "record": SEIZED}, 400),
        (
            "",
            {
                "verdict": "correct",
                "layer": "events",
                "record": SEIZED,
                "fields": {"colour": "red"},
            },
            400,
        ),
        ("", {"verdict": "comment", "layer": "events", "record": SEIZED}, 400),
        ("/9/undo", {}, 400),
        ("/merge", {"kept": "nobody at all", "other": BRIGADE}, 400),
        ("/split", {"actor": SALIM, "article": first().article.id, "words": "nobody"}, 400),
        ("/actor", {"name": "X Y", "weight": "much"}, 422),
        (
            "/add",
            {
                "layer": "events",
                "article": first().article.id,
                "start": 9,
                "end": 3,
                "fields": {"type": "AID"},
            },
            400,
        ),
    ],
)
def test_what_cannot_be_decided_is_said_and_not_kept(
    client: TestClient, path: str, body: dict[str, Any], status: int
) -> None:
    assert post(client, path, status, **body)["detail"]
    assert ask(client, "/decisions")["total"] == 0


def test_the_queue_says_why(client: TestClient) -> None:
    whole = ask(client, "/queue")
    assert "contested" in whole["items"][0]["reasons"]
    assert ask(client, "/queue", layer="claims", limit=1)["items"][0]["layer"] == "claims"
    decide(client, "accept")
    assert ask(client, "/queue")["total"] == whole["total"] - 1
    assert ask(client, "/queue", anew="true")["total"] == whole["total"]


def test_two_reviewers_are_compared(client: TestClient) -> None:
    for person in ("ana", "ben"):
        decide(client, "accept", person=person)
    (row, *_) = ask(client, "/agreement")["items"]
    assert row["records"] == 1
