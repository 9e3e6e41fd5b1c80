"""One attack, told by its act and by its harm."""

from __future__ import annotations

import pytest

from tests.conftest import Code
from tests.extract.test_events import told

ONE_ATTACK = [
    "Mortar shells hit a market in Homs, killing ten people and wounding twelve.",
    "An ambush on a convoy near Gao killed two drivers.",
    "A car bomb exploded in Mosul, killing five soldiers.",
    "Rebels stormed the post after shelling it, killing six guards.",
]


@pytest.mark.parametrize("sentence", ONE_ATTACK)
def test_what_an_attack_did_is_told_with_it(code: Code, sentence: str) -> None:
    events = told(code(sentence), "ASSAULT")
    harmed = [event for event in events if event.recipients]
    assert len(harmed) == 1
    assert any(number.low for number in harmed[0].numbers)


def test_harm_without_an_attack_and_a_second_act_stay(code: Code) -> None:
    assert len(told(code("Militants kidnapped a doctor, killing his driver."), "ASSAULT")) == 2
    assert len(told(code("Gunmen killed two men and wounded a third."), "ASSAULT")) == 2


def test_wounded_by_a_shelling_are_counted_as_wounded(code: Code) -> None:
    coding = code("The army shelled the camp, wounding ten refugees.")
    assert [n.unit for e in coding.events for n in e.numbers] == ["wounded"]
