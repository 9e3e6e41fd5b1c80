from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.cli import exits, run
from dragoman.store.base import Source
from dragoman.store.project import create
from tests.across.scene import corrected
from tests.reports import first, second

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> str:
    made = create(tmp_path / "p")
    number = made.store.begin(made.coder())
    for coding in (first(), second()):
        made.keep(coding, Source(coding.article.text.encode(), "x.txt"), number)
    made.close()
    return str(tmp_path / "p")


def show(project: str, *arguments: str) -> int:
    return run(["show", *arguments, "--project", project])


def test_a_list_goes_to_output_and_its_length_beside_it(project: str, capsys: Printed) -> None:
    assert show(project, "events", "--type", "ASSAULT") == exits.DONE
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert "Coast Brigade" in out
    assert err == "2 events\n"


@pytest.mark.parametrize("layer", ["claims", "relations", "attributes", "actors", "articles"])
def test_every_layer_can_be_listed(project: str, layer: str, capsys: Printed) -> None:
    assert show(project, layer) == exits.DONE
    assert capsys.readouterr().out.startswith("id\t")


def test_formats_for_programs(project: str, capsys: Printed) -> None:
    show(project, "relations", "--format", "json")
    whole = json.loads(capsys.readouterr().out)
    show(project, "relations", "--format", "jsonl")
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == whole
    show(project, "relations", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["kind"] for row in rows] == ["commands", "supports", "opposes"]
    assert [row["kind"] for row in rows] == [row["kind"] for row in whole]


def test_days_may_be_months_or_years(project: str, capsys: Printed) -> None:
    show(project, "events", "--from", "2020-06", "--to", "2020")
    assert capsys.readouterr().err.startswith("2 events; 1 without a date")
    assert show(project, "events", "--from", "June") == exits.USAGE


def test_an_event_shows_sentence_voices_and_rule(project: str, capsys: Printed) -> None:
    seized = first().events[1].id
    assert show(project, "event", seized[:7]) == exits.DONE
    out = " ".join(capsys.readouterr().out.split())
    assert "[act: seized] [asset: the fuel depot]" in out
    assert "Salim Nasr asserts" in out
    assert "denied by Coast Brigade denies" in out
    assert "rule test (confidence 0.8)" in out
    assert "Gulf Wire, Port shelled, 2020-06-10" in out


def test_a_claim_shows_its_chain(project: str, capsys: Printed) -> None:
    show(project, "claim", first().claims[0].id)
    lines = capsys.readouterr().out.splitlines()
    chain = [line.strip() for line in lines if "`-" in line]
    assert chain[0].startswith('`- Salim Nasr asserts ("said")')
    assert chain[1] == "`- the brigade had seized the fuel depot"
    assert any(line.startswith("said by     Gulf Wire, who tells that") for line in lines)
    assert lines[-2].startswith("see also    Coast Brigade - COERCE")
    assert lines[-2].endswith("asserted by Salim Nasr")
    assert lines[-1].startswith("see also    Coast Brigade denies")


def test_one_record_as_json(project: str, capsys: Printed) -> None:
    show(project, "event", first().events[1].id, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert found["record"]["type"] == "COERCE"
    assert [voice["name"] for voice in found["voices"]] == ["Salim Nasr"]
    assert [voice["name"] for voice in found["deniers"]] == ["Coast Brigade"]


def test_an_article_names_the_versions_before_and_after_it(tmp_path: Path, capsys: Printed) -> None:
    made = create(tmp_path / "p")
    number = made.store.begin(made.coder())
    for coding in corrected():
        made.keep(coding, Source(coding.article.text.encode(), "x.txt"), number)
    made.close()
    show(str(tmp_path / "p"), "article", "c1")
    assert "superseded  by c2\n" in capsys.readouterr().out
    show(str(tmp_path / "p"), "article", "c2")
    assert "supersedes  c1\n" in capsys.readouterr().out


def test_an_article_shows_its_text_and_an_actor_its_row(project: str, capsys: Printed) -> None:
    show(project, "article", first().article.id[:6])
    assert first().article.text in capsys.readouterr().out
    show(project, "actor", first().actors[0].id)
    assert "Coast Brigade" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["event", "zzz"], "dragoman show events"),
        (["event"], "lists their ids"),
        (["events", "e12"], "dragoman show event e12"),
    ],
)
def test_a_wrong_call_tells_the_remedy(
    project: str, arguments: list[str], remedy: str, capsys: Printed
) -> None:
    assert show(project, *arguments) == exits.USAGE
    assert remedy in capsys.readouterr().err


def test_without_a_project_the_remedy_is_told(tmp_path: Path, capsys: Printed) -> None:
    assert run(["show", "events", "-p", str(tmp_path)]) == exits.MACHINE
    assert "dragoman init" in capsys.readouterr().err


def test_init_makes_a_project_once(tmp_path: Path, capsys: Printed) -> None:
    folder = str(tmp_path / "libya")
    assert run(["init", folder]) == exits.DONE
    assert "is a project now" in capsys.readouterr().out
    assert run(["init", folder]) == exits.DONE
    assert "already" in capsys.readouterr().out


def test_brief_writes_a_page(project: str, capsys: Printed) -> None:
    assert run(["brief", "-p", project, "--title", "The coast"]) == exits.DONE
    page = (Path(project) / "briefing.html").read_text("utf-8")
    assert "<h1>The coast</h1>" in page
    run(["brief", "-p", project, "--title", "The coast", "-o", "-"])
    assert capsys.readouterr().out == page


def test_nothing_to_brief_on_is_said(project: str, capsys: Printed) -> None:
    assert run(["brief", "-p", project, "--from", "2030"]) == exits.USAGE
    assert "widen the filter" in capsys.readouterr().err
