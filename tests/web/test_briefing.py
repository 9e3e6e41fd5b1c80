from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.corpus import Corpus
from dragoman.store.base import Source
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from tests.reports import first, second
from tests.web.conftest import ADDRESS
from tests.web.test_reading import API, ask


def lines(told: dict[str, object], heading: str) -> list[str]:
    parts = told["parts"]
    assert isinstance(parts, list)
    return [line["text"] for part in parts if part["heading"] == heading for line in part["lines"]]


def test_each_line_has_its_sentences_and_each_sentence_its_report(client: TestClient) -> None:
    told = ask(client, "/briefing")
    assert len(told["articles"]) == 2
    assert lines(told, "Timeline")
    for part in told["parts"]:
        for line in part["lines"]:
            assert line["quotes"]
            for quote in line["quotes"]:
                assert told["articles"][quote["number"] - 1]["id"] == quote["article"]


def test_the_briefing_tells_what_passes_the_filter_and_no_more(client: TestClient) -> None:
    whole, part = ask(client, "/briefing"), ask(client, "/briefing", type="COERCE")
    assert [each["id"] for each in part["articles"]] == [first().article.id]
    (line,) = lines(part, "Timeline")
    assert line in lines(whole, "Timeline")
    assert len(lines(whole, "Timeline")) > 1
    assert lines(part, "Who stands where") == []


def test_chosen_records_are_briefed_on_whatever_they_are(client: TestClient) -> None:
    (row,) = ask(client, "/happenings", type="COERCE")["items"]
    wanted = lines(ask(client, "/briefing", type="COERCE"), "Timeline")
    for chosen in (row["id"], row["records"][0]):
        assert lines(ask(client, "/briefing", id=chosen), "Timeline") == wanted


def test_changes_since_a_day_are_told(client: TestClient) -> None:
    day = second().article.published
    headings = [part["heading"] for part in ask(client, "/briefing", since=str(day))["parts"]]
    assert headings[0].startswith("What changed since")


def test_nothing_to_brief_on_is_said(client: TestClient) -> None:
    answer = client.get(f"{API}/briefing", params={"type": "AID"})
    assert answer.status_code == 400
    assert answer.json()["remedy"] == "widen the filter"


def test_names_of_private_persons_can_be_left_out(tmp_path: Path) -> None:
    coding = first()
    private = tuple(replace(actor, known=False) for actor in coding.actors)
    with Corpus(tmp_path / "red-sea") as made:
        run = made.project.store.begin(made.project.coder())
        made.project.keep(replace(coding, actors=private), Source(b"x", "x"), run)
    with TestClient(make_app(Desk(tmp_path / "red-sea")), base_url=ADDRESS) as client:
        assert "Salim" in client.get(f"{API}/briefing").text
        masked = client.get(f"{API}/briefing", params={"names": "omit"})
        assert "Salim" not in masked.text
        assert masked.json()["caution"].startswith("Names of private persons are left out")


@pytest.mark.parametrize(("style", "start"), [("html", b"<!doctype"), ("md", b"# ")])
def test_the_briefing_comes_as_a_file(client: TestClient, style: str, start: bytes) -> None:
    answer = client.get(f"{API}/briefing/file", params={"format": style, "title": "Red Sea"})
    assert answer.status_code == 200
    assert answer.content.lower().startswith(start)
    assert f"briefing.{style}" in answer.headers["content-disposition"]
    assert b"Red Sea" in answer.content


def test_only_forms_that_can_be_made_are_offered(client: TestClient) -> None:
    offered = ask(client, "/briefing")["files"]
    assert offered[:2] == ["html", "md"]
    for style in offered:
        answer = client.get(f"{API}/briefing/file", params={"format": style})
        assert answer.status_code == 200


def test_an_event_of_the_days_keeps_the_denial_that_has_no_day(client: TestClient) -> None:
    told = ask(client, "/briefing", **{"from": "2020-06", "to": "2020-06"})
    whole = ask(client, "/briefing")
    for part in told["parts"]:
        for line in part["lines"]:
            same = [
                one for p in whole["parts"] for one in p["lines"] if one["text"] == line["text"]
            ]
            assert line["badge"] in {one["badge"] for one in same}
