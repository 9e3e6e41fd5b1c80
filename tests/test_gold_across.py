"""Quality of joining on our own gold: floors that only rise. The sealed half is not read here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dragoman.across.merging import merge
from dragoman.across.records import Event
from dragoman.errors import DataError
from dragoman.evaluate import Evaluation, below_floors, both
from dragoman.evaluate.across import article_of, is_across, read_across, score_across
from dragoman.pipeline import Kit, code_article
from dragoman.records import Coding

HERE = Path(__file__).parent
OPEN = {
    "floors_across.json": ("across_open.yaml", "across_seed_like.yaml"),
    "floors_across_second.json": ("across_second_open.yaml",),
}
Found = tuple[Path, Evaluation]


@pytest.fixture(scope="module", params=OPEN)
def found(kit: Kit, request: pytest.FixtureRequest) -> Found:
    """The floors of a set, and what is found in it."""
    made = Evaluation({})
    for name in OPEN[request.param]:
        gold = read_across(HERE / "gold" / name)
        made = both(made, score_across(gold, lambda article: code_article(article, kit)))
    return HERE / request.param, made


def test_nothing_fell_below_its_floor(found: Found) -> None:
    floors, evaluation = found
    assert not below_floors(evaluation, floors)


def test_what_must_be_reached(found: Found) -> None:
    scores = found[1].scores
    assert scores["across merged pairs"].precision >= 0.98
    assert scores["across b-cubed"].f1 >= 0.85
    assert scores["across background"].precision >= 0.8


def test_steps_of_the_seed_like_reports(kit: Kit) -> None:
    """What holds after each report; the strength of the claim grows with what has come."""
    gold = read_across(HERE / "gold" / "across_seed_like.yaml")
    codings = {each["id"]: code_article(article_of(each), kit) for each in gold["reports"]}
    order = list(codings)
    for step in gold["steps"]:
        given = [codings[each] for each in order[: order.index(step["after"]) + 1]]
        events = _told(gold, step["event"], given)
        assert events
        if "voices" in step:
            assert {event.sources for event in events} == {step["voices"]}
        if "contested" in step:
            assert ("contested" in {e.standing for e in events}) == step["contested"]
            assert "told" not in {event.standing for event in events}


def _told(gold: Mapping[str, Any], name: str, codings: list[Coding]) -> list[Event]:
    """Our events that hold a trigger of a gold event."""
    (wanted,) = (event for event in gold["events"] if event["id"] == name)
    texts = {coding.article.id: coding for coding in codings}
    ids = {
        (coding.article.id, event.id)
        for each in wanted["accounts"]
        if (coding := texts.get(each["report"]))
        for event in coding.events
        if event.trigger.of(coding.article.text).endswith(each["trigger"])
    }
    return [
        e
        for e in merge(codings)
        if any((a.article, r) in ids for a in e.accounts for r in a.reports)
    ]


def test_unsound_gold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text("- {id: one}", "utf-8")
    assert not is_across(path)
    with pytest.raises(DataError, match=r"gold\.yaml"):
        read_across(path)
