"""The scorer of links: what counts as made, right and missing."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.errors import DataError
from dragoman.evaluate import Score, evaluate
from dragoman.pipeline import Kit, code_article

PUTIN = {"text": "Putin", "name": "Vladimir Putin", "country": "RUS", "known": True}


def scores(
    kit: Kit, text: str, *links: dict[str, Any], day: str = "2019-05-05"
) -> dict[str, Score]:
    gold = {"id": "one", "text": text, "published": day, "crisis": "test", "links": list(links)}
    return dict(evaluate([gold], lambda article: code_article(article, kit)).scores)


def test_right_link_counts_for_precision_and_recall(kit: Kit) -> None:
    found = scores(kit, "Putin opened a bridge.", {**PUTIN, "office": "president"})
    assert found["links"] == Score(1, 1, 1, 1)
    assert found["links office"].f1 == found["links country"].f1 == 1
    assert found["linked test"] == Score(1, 1, 1, 1)


def test_link_to_somebody_else_is_wrong(kit: Kit) -> None:
    found = scores(kit, "Putin opened a bridge.", {**PUTIN, "name": "Angela Merkel"})
    assert found["links"] == Score(1, 0, 1, 0)
    assert "links country" not in found


def test_actor_that_is_not_found_is_missing(kit: Kit) -> None:
    wanted = {"text": "Tamsin Orrel", "name": "Tamsin Orrel", "known": True}
    found = scores(kit, "Tamsin Orrel opened a bridge.", wanted)
    assert found["links"] == Score(0, 0, 1, 0)
    assert found["linked test"].recall == 0


def test_private_person_must_not_become_somebody(kit: Kit) -> None:
    private = {**PUTIN, "name": "Ivan Putin", "known": False}
    found = scores(kit, "Putin opened a bridge.", private)
    assert found["links"] == Score(1, 0, 0, 0)


def test_nobody_may_be_found_on_a_part_of_the_words(kit: Kit) -> None:
    nobody = {"text": "Putin bridge", "name": None, "known": False}
    assert scores(kit, "Vladimir Putin bridge plans were shown.", nobody)["links"].right == 0


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Moscow denied the report.", "Moscow", "Russia"),
        ("The Russian government denied the report.", "Russian government", "Russia"),
        ("The Pentagon denied the report.", "Pentagon", "United States Department of Defense"),
        ("Khalifa Hifter denied the report.", "Khalifa Hifter", "Khalifa Haftar"),
    ],
)
def test_other_names_of_the_same_are_right(kit: Kit, text: str, words: str, name: str) -> None:
    found = scores(kit, text, {"text": words, "name": name, "known": True})
    assert found["links"] == Score(1, 1, 1, 1)


def test_office_that_was_not_held_that_day_is_wrong(kit: Kit) -> None:
    found = scores(kit, "Putin opened a bridge.", {**PUTIN, "office": None})
    assert found["links office"] == Score(1, 0, 1, 0)


def test_links_are_looked_for_in_text_order(kit: Kit) -> None:
    link = {"text": "Putin", "name": "Vladimir Putin", "known": True}
    with pytest.raises(DataError, match="not in the text"):
        scores(kit, "Putin opened a bridge.", link, link)
