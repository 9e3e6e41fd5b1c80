"""Quality on our own gold: floors that only rise. The sealed half is not read here."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.evaluate import (
    Evaluation,
    Score,
    below_floors,
    evaluate,
    macro_f1,
    raise_floors,
    read_gold,
)
from dragoman.pipeline import Kit, code_article

HERE = Path(__file__).parent
OPEN = sorted(
    path
    for pattern in (
        "sentences_open*.yaml",
        "status_open.yaml",
        "reports_open.yaml",
        "linking_open.yaml",
    )
    for path in (HERE / "gold").glob(pattern)
)


def test_nothing_fell_below_its_floor(kit: Kit) -> None:
    gold = [report for path in OPEN for report in read_gold(path)]
    found = evaluate(gold, lambda article: code_article(article, kit))
    assert not below_floors(found, HERE / "floors.json")


def test_floors_only_rise(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    raise_floors(Evaluation({"events": Score(10, 8, 10, 8)}), floors)
    raise_floors(Evaluation({"events": Score(10, 5, 10, 5)}), floors)
    worse = Evaluation({"events": Score(10, 7, 10, 7)})
    assert below_floors(worse, floors) == ["events: 0.700 is below the floor 0.800"]


def test_floor_without_a_figure_is_missed(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    raise_floors(Evaluation({"claims": Score(1, 1, 1, 1)}), floors)
    assert below_floors(Evaluation({}), floors) == ["claims: 0.000 is below the floor 1.000"]


def test_what_is_listed_is_listed_in_full(kit: Kit) -> None:
    gold = [{"id": "one", "text": "Rebels attacked Gao. Police arrested a man.", "events": []}]
    found = evaluate(gold, lambda article: code_article(article, kit))
    assert found.scores["events"] == Score(2, 0, 0, 0)
    assert len(found.errors) == 2


def test_layer_that_is_left_out_is_not_asked(kit: Kit) -> None:
    gold = [{"id": "one", "text": "Rebels attacked Gao.", "claims": []}]
    found = evaluate(gold, lambda article: code_article(article, kit))
    assert "events" not in found.scores


def test_sides_of_a_pair_are_scored(kit: Kit) -> None:
    event = {
        "type": "COERCE",
        "trigger": "arrested",
        "actors": ["Police"],
        "recipients": ["a nurse"],
        "status": "asserted",
        "mode": "arrest",
    }
    gold = [{"id": "one", "text": "Police arrested a man in Gao.", "events": [event]}]
    scores = evaluate(gold, lambda article: code_article(article, kit)).scores
    assert scores["events"].f1 == 1
    assert scores["events mode"].f1 == 1
    assert scores["events recipients"].f1 == 0


def test_types_and_modes_have_figures_from_twenty_cases_on(kit: Kit) -> None:
    arrest = {"type": "COERCE", "trigger": "arrested", "mode": "arrest"}
    strike = {"type": "ASSAULT", "trigger": "bombed", "mode": "aerial"}
    gold = [
        {"id": f"a{n}", "text": "Police arrested a man.", "events": [arrest]} for n in range(18)
    ]
    gold += [
        {
            "id": "missed",
            "text": "The market was quiet.",
            "events": [{**arrest, "trigger": "quiet"}],
        },
        {"id": "other", "text": "Police arrested a man.", "events": [{**arrest, "mode": "seize"}]},
        {"id": "one more", "text": "Police arrested a man.", "events": [arrest]},
        {"id": "too many", "text": "Police arrested a man.", "events": []},
        {"id": "seldom", "text": "Jets bombed the town of Sebha.", "events": [strike]},
    ]
    scores = evaluate(gold, lambda article: code_article(article, kit)).scores
    assert scores["type COERCE"] == Score(21, 20, 21, 20)
    assert scores["mode COERCE arrest"] == Score(21, 19, 20, 19)
    assert {name for name in scores if name.startswith(("type ", "mode "))} == {
        "type COERCE",
        "mode COERCE arrest",
    }


def test_mode_that_is_not_asked_counts_in_none(kit: Kit) -> None:
    plain = {"type": "COERCE", "trigger": "arrested"}
    text = "Police arrested a man."
    gold = [{"id": f"p{n}", "text": text, "events": [plain]} for n in range(20)]
    gold += [
        {"id": f"m{n}", "text": text, "events": [{**plain, "mode": "arrest"}]} for n in range(20)
    ]
    scores = evaluate(gold, lambda article: code_article(article, kit)).scores
    assert scores["type COERCE"] == Score(40, 40, 40, 40)
    assert scores["mode COERCE arrest"] == Score(20, 20, 20, 20)


def test_macro_is_the_mean_of_the_classes() -> None:
    scores = {"status a": Score(1, 1, 1, 1), "status b": Score(1, 0, 1, 0), "other": Score()}
    assert macro_f1(scores, "status ") == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("- {id: one}", "not a list"),
        ("- {id: one, text: Jets flew., published: soon}", "report one: .*no ISO date"),
        ("- {text: Jets flew., events: [{type: AID}]}", "report 1: .*no 'trigger'"),
    ],
)
def test_unsound_gold_is_named(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "gold.yaml").write_text(content, "utf-8")
    with pytest.raises(DataError, match=rf"gold\.yaml.*{told}"):
        read_gold(tmp_path / "gold.yaml")


@pytest.mark.parametrize("content", [None, "{bad", "[1]"])
def test_unsound_floors_are_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "floors.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"floors\.json.*--raise-floors"):
        below_floors(Evaluation({}), path)
