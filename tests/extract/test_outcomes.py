"""One attack, told by its act and by its harm."""

from __future__ import annotations

import pytest

from tests.conftest import Code
from tests.extract.test_events import named, told

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


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine guards were killed in a raid by rebels near Gao.",
        "Nine guards were killed when rebels shelled the post.",
    ],
)
def test_who_was_killed_in_an_attack_is_its_victim(code: Code, sentence: str) -> None:
    coding = code(sentence)
    (event,) = told(coding, "ASSAULT")
    assert named(coding, event.actors, "rebels")
    assert named(coding, event.recipients, "guards")


def test_an_offensive_that_is_announced_is_yet_to_come(code: Code) -> None:
    (event,) = told(code("The general announced an offensive against the rebels."), "ASSAULT")
    assert event.status == "intended"


def test_what_is_fired_is_no_victim(code: Code) -> None:
    (event,) = told(code("Soldiers fired rockets near Gao."), "ASSAULT")
    assert event.recipients == ()


def test_troops_whom_nobody_is_said_to_send_act_themselves(code: Code) -> None:
    coding = code("Paratroopers were posted outside the radio station.")
    assert named(coding, told(coding, "MOBILIZE")[0].actors, "Paratroopers")


def test_what_refugees_speak_of_is_their_claim(code: Code) -> None:
    (event,) = told(code("Refugees spoke of soldiers shooting at families."), "ASSAULT")
    assert event.claim is not None


def test_whom_one_pleads_with_to_act_is_asked_and_nobody_came_to_help(code: Code) -> None:
    (aid,) = told(code("Nurses pleaded with the army to evacuate the wounded."), "AID")
    assert (aid.status, aid.claim is not None) == ("requested", True)
    (none,) = told(code("Nobody came to help the herders."), "AID")
    assert none.status == "negated"


@pytest.mark.parametrize(
    "sentence",
    [
        "A heart attack killed the Bulgarian singer.",
        "Chad's defence was overrun by the Kenyan forwards.",
        "The Kenyan rugby captain protested too late.",
    ],
)
def test_illness_and_play_are_no_violence(code: Code, sentence: str) -> None:
    assert code(sentence).events == ()


def test_who_stops_shooting_shoots_no_more(code: Code) -> None:
    events = code("The factions stopped shooting on Sunday.").events
    assert [event.type for event in events] == ["RETREAT"]
