from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.store.base import Source
from dragoman.web.desk import Desk
from tests.builder import Builder
from tests.reports import first, second
from tests.web.test_reading import API, ask

BRIGADE, SALIM, GUARD = (actor.id for actor in first().actors)


def test_two_reports_of_one_shelling_are_one_event(client: TestClient) -> None:
    (shelled, seized) = ask(client, "/happenings")["items"]
    assert (shelled["type"], shelled["reports"], shelled["standing"]) == ("ASSAULT", 2, "told")
    assert shelled["records"] == [first().events[0].id, second().events[0].id]
    assert (seized["standing"], seized["dated"]) == ("contested", False)


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        ({"actor": BRIGADE}, ["ASSAULT", "COERCE"]),
        ({"actor": "coast"}, ["ASSAULT", "COERCE"]),
        ({"actor": GUARD}, []),
        ({"type": "coerce"}, ["COERCE"]),
        ({"status": "contested"}, ["COERCE"]),
        ({"standing": "told"}, ["ASSAULT"]),
        ({"from": "2020-06-08", "to": "2020-06"}, ["ASSAULT"]),
        ({"from": "2021"}, []),
        ({"text": "residents"}, ["ASSAULT"]),
        ({"source": "red sea post"}, ["ASSAULT"]),
        ({"article": second().article.id}, ["ASSAULT"]),
        ({"place": "Mocha"}, ["ASSAULT"]),
        ({"sort": "-type"}, ["COERCE", "ASSAULT"]),
    ],
)
def test_events_pass_the_same_filter(
    client: TestClient, wanted: dict[str, Any], types: list[str]
) -> None:
    assert [row["type"] for row in ask(client, "/happenings", **wanted)["items"]] == types


def test_an_event_tells_each_report_of_it(client: TestClient) -> None:
    row = ask(client, "/happenings")["items"][0]
    told = ask(client, f"/happenings/{row['id'][:6]}")
    assert [each["id"] for each in told["accounts"]] == row["records"]
    assert [each["voice"] for each in told["accounts"]] == ["", "residents"]
    assert client.get(f"{API}/happenings/zzz").status_code == 404


def test_the_timeline_counts_and_its_numbers_open_lists(client: TestClient) -> None:
    told = ask(client, "/timeline", unit="month")
    assert (told["total"], told["undated"]) == (2, 1)
    (only,) = told["bins"]
    assert (only["begin"], only["finish"], only["told"]) == ("2020-06-01", "2020-06-30", 1)
    days = {"from": only["begin"], "to": only["finish"]}
    assert ask(client, "/happenings", **days)["total"] == only["events"]
    assert [row["type"] for row in told["items"]] == ["ASSAULT"]
    assert ask(client, "/timeline", type="AID")["bins"] == []


def test_the_network_has_signs_and_places(client: TestClient) -> None:
    told = ask(client, "/network")
    signs = {(edge["kind"], edge["sign"]) for edge in told["edges"]}
    assert signs == {("commands", 1), ("supports", 1), ("opposes", -1)}
    assert len({(node["x"], node["y"]) for node in told["nodes"]}) == 4
    assert told == ask(client, "/network")
    edge = next(edge for edge in told["edges"] if edge["kind"] == "opposes")
    (row,) = ask(client, "/relations", id=edge["records"])["items"]
    assert (row["subject"], row["object"]) == ("Hill Guard", "Coast Brigade")


def test_a_tie_holds_from_the_day_of_its_report_on(client: TestClient) -> None:
    kinds = {
        day: {edge["kind"] for edge in ask(client, "/network", on=day)["edges"]}
        for day in ("2020-06-09", "2020-06-10", "2020-06-12")
    }
    assert kinds == {
        "2020-06-09": set(),
        "2020-06-10": {"commands"},
        "2020-06-12": {"commands", "supports", "opposes"},
    }


def test_only_the_busiest_actors_are_drawn_and_the_others_counted(client: TestClient) -> None:
    told = ask(client, "/network", limit=2)
    assert (len(told["nodes"]), told["actors"], told["ties"]) == (2, 4, 3)


def test_the_map_counts_events_by_place(client: TestClient) -> None:
    (mocha,) = ask(client, "/map")["items"]
    assert (mocha["name"], mocha["events"], mocha["told"]) == ("Mocha", 1, 1)
    assert ask(client, "/happenings", place=mocha["id"])["total"] == 1


def test_the_number_of_a_pair_opens_its_events(desk: Desk, client: TestClient) -> None:
    b = Builder("The Coast Brigade attacked the Hill Guard on 9 June 2020.", "2020-06-10")
    brigade, guard = b.actor("The Coast Brigade", "Coast Brigade"), b.actor("the Hill Guard")
    b.event("attacked", "ASSAULT", [brigade], [guard], on="2020-06-09")
    with desk.corpus() as corpus:
        run = corpus.project.store.begin(corpus.project.coder())
        corpus.project.keep(b.coding, Source(b.coding.article.text.encode(), "x"), run)
        corpus.project.joiner.catch_up()
    (pair,) = ask(client, "/dyads")["items"]
    one, other = pair["actor_id"], pair["recipient_id"]
    found = ask(client, "/happenings", pair=f"{one}|{other}")
    assert (found["total"], found["items"][0]["date"]) == (pair["events"], "2020-06-09")
    assert ask(client, "/happenings", pair=f"{other}|{one}")["total"] == 0


def test_pairs_and_their_series(client: TestClient) -> None:
    assert ask(client, "/dyads") == {"items": []}  # nobody is told to act on another
    given = {"one": BRIGADE, "other": GUARD}
    assert ask(client, "/dyads/series", **given) == {"unit": "month", "items": [], "others": []}
    assert client.get(f"{API}/dyads/series").status_code == 422


def test_facets_count_what_the_list_holds(client: TestClient) -> None:
    told = ask(client, "/facets")
    assert told["type"] == [{"value": "ASSAULT", "count": 2}, {"value": "COERCE", "count": 1}]
    for name, values in told.items():
        for each in values:
            assert ask(client, "/events", **{name: each["value"]})["total"] == each["count"]
    assert ask(client, "/facets", type="COERCE")["standing"] == [{"value": "contested", "count": 1}]


def test_control_is_answered_for_a_day(client: TestClient) -> None:
    assert ask(client, "/control", on="2020-06-12") == {"on": "2020-06-12", "items": []}


def test_events_are_exported(client: TestClient) -> None:
    answer = client.get(f"{API}/export/happenings", params={"type": "ASSAULT", "format": "json"})
    assert answer.json() == ask(client, "/happenings", type="ASSAULT")["items"]


def test_a_decision_changes_events_and_pictures_at_once(client: TestClient) -> None:
    body = {"verdict": "reject", "layer": "events", "record": first().events[1].id}
    assert client.post(f"{API}/decisions", json=body).status_code == 201
    assert ask(client, "/happenings")["total"] == 1
    assert ask(client, "/timeline")["undated"] == 0
    assert client.post(f"{API}/decisions/1/undo", json={}).status_code == 201
    assert ask(client, "/timeline")["undated"] == 1
