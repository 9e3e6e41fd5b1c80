from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.reports import first, second

API = "/api/v1"


def ask(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("layer", "total"),
    [
        ("articles", 2),
        ("events", 3),
        ("claims", 3),
        ("relations", 3),
        ("attributes", 0),
        ("assessments", 1),
        ("actors", 5),
        ("places", 1),
        ("times", 0),
    ],
)
def test_every_list_has_its_rows_and_their_number(
    client: TestClient, layer: str, total: int
) -> None:
    page = ask(client, f"/{layer}")
    assert (len(page["items"]), page["total"], page["next"]) == (total, total, None)


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        ({"actor": "coast"}, ["ASSAULT", "COERCE", "ASSAULT"]),
        ({"type": ["COERCE", "PROTEST"]}, ["COERCE"]),
        ({"type": ["coerce", "assault"], "article": first().article.id}, ["ASSAULT", "COERCE"]),
        ({"text": "depot"}, ["COERCE"]),
        ({"from": "2020-06", "to": "2020-06-08"}, ["ASSAULT", "ASSAULT"]),
        ({"source": "red sea post"}, ["ASSAULT"]),
        ({"actor": ["Nobody", "coast"], "type": "COERCE"}, ["COERCE"]),
    ],
)
def test_one_filter_with_the_names_of_the_command_line(
    client: TestClient, wanted: dict[str, Any], types: list[str]
) -> None:
    assert [row["type"] for row in ask(client, "/events", **wanted)["items"]] == types


def test_a_filter_on_days_says_what_it_leaves_out(client: TestClient) -> None:
    note = ask(client, "/events", **{"from": "2020"})["note"]
    assert note == "1 without a date in the text are left out"


def test_pages_follow_each_other_without_gap(client: TestClient) -> None:
    whole = [row["id"] for row in ask(client, "/relations")["items"]]
    found, cursor = [], None
    while True:
        page = ask(client, "/relations", limit=1, **({"cursor": cursor} if cursor else {}))
        found += [row["id"] for row in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole
    assert [row["id"] for row in ask(client, "/relations", offset=2)["items"]] == whole[2:]


@pytest.mark.parametrize("layer", ["events", "relations", "claims", "articles"])
def test_every_order_goes_both_ways_and_page_by_page(client: TestClient, layer: str) -> None:
    from dragoman.store.pages import SORTS

    for column in SORTS[layer]:
        up = [row["id"] for row in ask(client, f"/{layer}", sort=column)["items"]]
        down = ask(client, f"/{layer}", sort=f"-{column}", limit=1)
        rest = ask(client, f"/{layer}", sort=f"-{column}", cursor=down["next"])
        assert len(up) == down["total"]
        assert sorted(up) == sorted(row["id"] for row in (*down["items"], *rest["items"]))


def test_what_lacks_the_column_stands_last_both_ways(client: TestClient) -> None:
    for sort in ("place", "-place"):
        found = [row["place"] for row in ask(client, "/events", sort=sort)["items"]]
        assert found == ["Mocha", "Mocha", None]


def test_a_list_that_cannot_be_is_an_error_with_a_remedy(client: TestClient) -> None:
    for parameters in ({"sort": "colour"}, {"cursor": "xyz"}, {"from": "2020-13"}, {"text": '"'}):
        answer = client.get(f"{API}/events", params=parameters)
        assert (answer.status_code, answer.json()["type"]) == (400, "urn:dragoman:usage")
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["remedy"]


@pytest.mark.parametrize(
    "parameters", [{"colour": "red"}, {"limit": 0}, {"limit": 5000}, {"from": "June"}]
)
def test_a_parameter_that_does_not_fit_is_named(
    client: TestClient, parameters: dict[str, Any]
) -> None:
    answer = client.get(f"{API}/events", params=parameters)
    assert answer.status_code == 422
    assert answer.json()["where"] == f"query/{next(iter(parameters))}"


def test_an_article_comes_with_all_layers_names_and_standing(client: TestClient) -> None:
    told = ask(client, f"/articles/{first().article.id}")
    assert told["article"]["text"] == first().article.text
    assert [event["id"] for event in told["events"]] == [e.id for e in first().events]
    assert told["names"][first().events[0].actors[0]] == "Coast Brigade"
    assert told["standing"][first().events[1].id] == "contested"


def test_a_record_tells_its_sentence_voices_and_parties(client: TestClient) -> None:
    told = ask(client, f"/events/{first().events[1].id[:8]}")
    assert (told["title"], told["standing"]) == (
        "Coast Brigade: COERCE, the fuel depot",
        "contested",
    )
    assert [voice["name"] for voice in told["voices"]] == ["Salim Nasr"]
    assert [voice["name"] for voice in told["deniers"]] == ["Coast Brigade"]
    assert [(party["part"], party["name"]) for party in told["parties"]] == [
        ("actor", "Coast Brigade"),
        ("asset", "the fuel depot"),
    ]
    words = "".join(piece["words"] for piece in told["passages"][0])
    assert words.startswith("General Salim Nasr")
    start, end = told["quote"]
    assert first().article.text[start:end] == words


@pytest.mark.parametrize("layer", ["claims", "relations", "assessments"])
def test_every_layer_has_its_single_records(client: TestClient, layer: str) -> None:
    record = getattr(first(), layer)[0].id
    assert ask(client, f"/{layer}/{record}")["id"] == record


def test_an_actor_has_a_page(client: TestClient) -> None:
    brigade = next(actor for actor in second().actors if actor.name == "Coast Brigade")
    told = ask(client, f"/actors/{brigade.id}")
    assert (told["name"], told["articles"], told["career"]) == ("Coast Brigade", 2, [])


@pytest.mark.parametrize(
    "path", ["events/zzz", "articles/zzz", "actors/zzz", "attributes/t0", "nothing", "a/b/c"]
)
def test_what_is_not_there_is_a_problem_of_its_own(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert answer.json()["detail"]


def test_an_answer_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    answer = client.get(f"{API}/events")
    again = client.get(f"{API}/events", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{API}/claims", headers={"If-None-Match": answer.headers["etag"]})
    assert other.status_code == 200


def test_lists_are_exported_as_filtered(client: TestClient) -> None:
    wanted = {"type": "ASSAULT", "sort": "-published"}
    rows = ask(client, "/events", **wanted)["items"]
    told = {
        style: client.get(f"{API}/export/events", params={**wanted, "format": style})
        for style in ("json", "jsonl", "csv")
    }
    assert told["json"].json() == rows
    assert [json.loads(line) for line in told["jsonl"].text.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(told["csv"].text)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert told["csv"].headers["content-disposition"] == 'attachment; filename="events.csv"'


def test_a_long_export_is_whole(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.asking.LARGEST", 2)
    for style in ("json", "jsonl", "csv"):
        answer = client.get(f"{API}/export/events", params={"format": style})
        lines = answer.json() if style == "json" else answer.text.splitlines()
        assert len(lines) == (4 if style == "csv" else 3)
    empty = client.get(f"{API}/export/events", params={"format": "json", "type": "none"})
    assert empty.json() == []
