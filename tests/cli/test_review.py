from __future__ import annotations

import json

import pytest

from dragoman.cli import exits, run
from dragoman.corpus import Corpus
from tests.reports import first
from tests.review.conftest import corpus as corpus

Printed = pytest.CaptureFixture[str]
SHELLED, SEIZED = first().events


def call(corpus: Corpus, *arguments: str, group: str = "review") -> int:
    return run([group, *arguments, "-p", str(corpus.folder)])


def decide(corpus: Corpus, *arguments: str) -> int:
    return call(corpus, *arguments, "--person", "ada")


def printed(capsys: Printed) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_decisions_on_one_record_are_made_listed_and_undone(
    corpus: Corpus, capsys: Printed
) -> None:
    assert decide(corpus, "reject", "event", SHELLED.id[:8], "--comment", "a drill") == exits.DONE
    assert "decision 1" in capsys.readouterr().out
    assert decide(corpus, "accept", "event", SEIZED.id) == exits.DONE
    assert decide(corpus, "correct", "claim", first().claims[0].id, "stance=doubts") == exits.DONE
    capsys.readouterr()
    call(corpus, "list", "--format", "jsonl")
    assert {row["state"] for row in printed(capsys)} == {"accepted", "corrected", "rejected"}
    call(corpus, "decisions", "--format", "jsonl")
    rows = printed(capsys)
    assert [row["verdict"] for row in rows] == ["reject", "accept", "correct"]
    assert rows[0]["comment"] == "a drill"
    assert decide(corpus, "undo", "1") == exits.DONE
    assert len(corpus.events()) == 3
    assert decide(corpus, "undo", "1") == exits.USAGE


def test_show_tells_who_corrected_what_and_what_the_machine_had(
    corpus: Corpus, capsys: Printed
) -> None:
    decide(corpus, "correct", "event", SHELLED.id, "status=denied", "date=2020-06")
    capsys.readouterr()
    run(["show", "event", SHELLED.id, "-p", str(corpus.folder)])
    out = capsys.readouterr().out
    assert "corrected by ada" in out
    assert "the machine had status: asserted" in out
    assert "the machine had date: 2020-06-08" in out
    run(["show", "event", SHELLED.id, "-p", str(corpus.folder), "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert told["review"]["machine"]["status"] == "asserted"
    run(["show", "events", "--review", "rejected", "-p", str(corpus.folder)])
    assert capsys.readouterr().err == "0 events\n"


def test_bulk_only_counts_unless_told_to_decide(corpus: Corpus, capsys: Printed) -> None:
    given = ["bulk", "reject", "events", "--type", "ASSAULT"]
    assert decide(corpus, *given) == exits.DONE
    assert capsys.readouterr().out.startswith("2 events would be decided on: reject")
    assert len(corpus.review.decisions()) == 0
    assert decide(corpus, *given, "--yes") == exits.DONE
    assert "decisions 1 to 2" in capsys.readouterr().out
    assert [row["type"] for row in corpus.events()] == ["COERCE"]


def test_a_record_is_added_on_words(corpus: Corpus, capsys: Printed) -> None:
    article = first().article.id
    given = ["add", "event", article, "type=THREATEN", "actors=Salim Nasr"]
    assert decide(corpus, *given) == exits.USAGE
    assert "--words" in capsys.readouterr().err
    assert decide(corpus, *given, "--words", "said") == exits.DONE
    assert corpus.events(type="THREATEN")[0]["actors"] == ["Salim Nasr"]
    assert decide(corpus, *given, "--words", "seized") == exits.USAGE
    assert "--at" in capsys.readouterr().err
    at = str(first().article.text.rindex("seized"))
    assert decide(corpus, *given, "--words", "seized", "--at", at) == exits.DONE


@pytest.mark.parametrize("style", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("verb", ["list", "decisions", "lost", "queue", "agreement"])
def test_every_list_comes_in_every_format(
    corpus: Corpus, verb: str, style: str, capsys: Printed
) -> None:
    decide(corpus, "accept", "event", SEIZED.id)
    assert call(corpus, verb, "--format", style) == exits.DONE


def test_fields_must_be_pairs(corpus: Corpus, capsys: Printed) -> None:
    assert decide(corpus, "correct", "event", SEIZED.id, "denied") == exits.USAGE
    assert "NAME=VALUE" in capsys.readouterr().err


def test_an_audit_is_drawn_and_told(corpus: Corpus, capsys: Printed) -> None:
    assert run(["audit", "-p", str(corpus.folder)]) == exits.USAGE
    assert run(["audit", "-p", str(corpus.folder), "--sample", "4", "--seed", "2"]) == exits.DONE
    assert "records left" not in capsys.readouterr().out
    assert run(["audit", "-p", str(corpus.folder), "--open", "--format", "json"]) == exits.DONE
    assert len(json.loads(capsys.readouterr().out)) == 4
    assert run(["audit", "-p", str(corpus.folder), "--format", "json"]) == exits.DONE
    assert json.loads(capsys.readouterr().out)[0]["reviewed"] == 0
