"""Three reports of an invented crisis, coded by hand: ties with days, denials and hedges."""

from __future__ import annotations

from typing import Any

from dragoman.records import Coding
from tests.builder import Builder

ONE = (
    "General Salim Nasr has commanded the Hill Guard since 3 May 2020. "
    "The Hill Guard supports the Aden Council. The Hill Guard opposes the Coast Brigade. "
    "The Coast Brigade reportedly backs the Aden Council. "
    "On 8 June 2020 the Coast Brigade shelled Mocha."
)
TWO = (
    "The Hill Guard does not support the Aden Council, its spokesman said. "
    "The Coast Brigade and the River League are allied. "
    "The Hill Guard would support the River League if asked."
)
THREE = (
    "The River League was led by Amal Tariq from 2018 to 2019. The League <b>&amp; Sons</b> met."
)


def _actors(b: Builder, **named: tuple[str, str]) -> dict[str, str]:
    return {
        key: b.actor(words, name, kind="person" if key in ("salim", "amal") else "group")
        for key, (words, name) in named.items()
    }


def one(**article: Any) -> Coding:
    b = Builder(ONE, "2020-06-10", id="one", **article)
    who = _actors(
        b,
        salim=("General Salim Nasr", "Salim Nasr"),
        guard=("the Hill Guard", "Hill Guard"),
        council=("the Aden Council", "Aden Council"),
        brigade=("the Coast Brigade", "Coast Brigade"),
    )
    mocha = b.place("Mocha")
    b.relation(
        who["salim"], "commands", who["guard"], "commanded", on="2020-05-03..", precision="after"
    )
    b.relation(who["guard"], "supports", who["council"], "supports")
    b.relation(who["guard"], "opposes", who["brigade"], "opposes")
    b.relation(who["brigade"], "supports", who["council"], "backs", hedge=b.span("reportedly"))
    b.event("shelled", "ASSAULT", [who["brigade"]], [who["guard"]], place=mocha, on="2020-06-08")
    return b.coding


def two(**article: Any) -> Coding:
    b = Builder(TWO, "2020-06-12", id="two", source="Red Sea Post", **article)
    who = _actors(
        b,
        guard=("The Hill Guard", "Hill Guard"),
        council=("the Aden Council", "Aden Council"),
        brigade=("The Coast Brigade", "Coast Brigade"),
        league=("the River League", "River League"),
    )
    b.relation(who["guard"], "supports", who["council"], "does not support", status="negated")
    b.relation(who["league"], "allied_with", who["brigade"], "allied")
    b.relation(who["guard"], "supports", who["league"], "would support", status="hypothetical")
    return b.coding


def three() -> Coding:
    b = Builder(THREE, "2020-06-11", id="three")
    who = _actors(b, league=("The River League", "River League"), amal=("Amal Tariq", "Amal Tariq"))
    b.relation(who["amal"], "leads", who["league"], "led", on="2018-01-01..2019-12-31")
    return b.coding
