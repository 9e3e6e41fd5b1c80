"""Properties and state variables, on sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.records import Attribute, Coding
from tests.conftest import Code


def of(coding: Coding, name: str) -> Attribute | None:
    return next((a for a in coding.attributes if name in a.property), None)


def subject(coding: Coding, attribute: Attribute) -> str:
    found = next(m for m in coding.mentions if m.id == attribute.subject)
    return found.span.of(coding.article.text)


AGES = [
    ("Hanna Weiss, 41, was arrested.", "41"),
    ("Hanna Weiss (41) was arrested.", "41"),
    ("Hanna Weiss, aged 41, was arrested.", "41"),
    ("The 41-year-old engineer was arrested.", "41"),
]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_age_is_read(code: Code, text: str, years: str) -> None:
    found = of(code(text), "age")
    assert found is not None
    assert found.value == years
    assert found.status == "asserted"


def test_a_day_or_a_score_is_no_age(code: Code) -> None:
    assert of(code("On May 12, 41 people were arrested in Kano."), "age") is None


MOVES = [
    ("The country's oil exports have been rising since May.", "oil exports", "up"),
    ("Sanctions cut the oil output of Iran.", "oil output", "down"),
    ("The general gained strength in the south.", "strength", "up"),
    ("The party lost support in the capital.", "support", "down"),
    ("A fall in prices surprised the traders.", "prices", "down"),
    ("The strikes made the premier less popular.", "popularity", "down"),
    ("The premier became more powerful.", "power", "up"),
    ("Growing resentment divides the city.", "tension", "up"),
]


@pytest.mark.parametrize(("text", "name", "change"), MOVES)
def test_state_moves(code: Code, text: str, name: str, change: str) -> None:
    coding = code(text)
    found = of(coding, name)
    assert found is not None, coding.attributes
    assert found.change == change


def test_state_moves_only_as_far_as_told(code: Code) -> None:
    found = of(code("The deal could raise oil exports next year.", "2020-01-05"), "oil exports")
    assert found is not None
    assert found.status in ("possible", "likely")


def test_lack_is_negated(code: Code) -> None:
    found = of(code("A lack of progress in the capital angers the tribes."), "progress")
    assert found is not None
    assert found.status == "negated"


def test_rank_begins_with_the_promotion(code: Code) -> None:
    text = "Musa Diallo was promoted from colonel to brigadier general in May 2019."
    coding = code(text, "2019-08-01")
    found = of(coding, "rank")
    assert found is not None
    assert found.value == "brigadier general"
    assert found.change == "up"
    assert "Diallo" in subject(coding, found)
    assert str(found.begin).startswith("2019-05")


def test_size_and_origin_of_a_force(code: Code) -> None:
    coding = code("A 3,000-strong force serves the UN-appointed council.")
    size, origin = of(coding, "size"), of(coding, "origin")
    assert size is not None
    assert size.value == "3,000"
    assert origin is not None
    assert origin.value == "UN-appointed"


def test_background_of_a_person(code: Code) -> None:
    found = of(code("His long military career impressed the voters."), "career")
    assert found is not None
    assert found.value == "long military career"


MOVED = [
    ("Support for the mayor is waning.", "support", "down"),
    ("The militia has grown stronger.", "strength", "up"),
    ("The party is weaker than a year ago.", "strength", "down"),
    ("The dinar lost a third of its value.", "currency", "down"),
    ("The opposition is more divided.", "unity", "down"),
]


@pytest.mark.parametrize(("text", "name", "change"), MOVED)
def test_which_way_a_state_moves(code: Code, text: str, name: str, change: str) -> None:
    found = of(code(text), name)
    assert found is not None
    assert (found.change, found.status) == (change, "asserted")
