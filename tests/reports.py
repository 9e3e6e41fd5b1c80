"""Two reports of one invented clash, coded by hand: a claim, a denial, a promise, a forecast."""

from __future__ import annotations

from dragoman.records import Coding
from tests.builder import Builder

FIRST = (
    "Fighters of the Coast Brigade shelled the port of Mocha on 8 June 2020. "
    "General Salim Nasr, who commands the Hill Guard, said the brigade had seized the fuel depot. "
    "The Coast Brigade denied that it had seized the depot. "
    "If the port stays shut, fuel prices are likely to rise."
)
SECOND = (
    "The Coast Brigade shelled Mocha on 8 June 2020, residents said. "
    "The Hill Guard supports the council in Aden and opposes the Coast Brigade."
)


def first() -> Coding:
    b = Builder(FIRST, headline="Port shelled", url="https://example.org/1")
    brigade = b.actor("the Coast Brigade", "Coast Brigade", kind="group", sectors=("REB",))
    salim = b.actor("General Salim Nasr", "Salim Nasr")
    guard = b.actor("the Hill Guard", "Hill Guard", kind="group")
    mocha, depot = b.place("Mocha"), b.asset("the fuel depot")
    told = b.claim("said", "the brigade had seized the fuel depot", salim)
    denied = b.claim("denied", "it had seized the depot", brigade, stance="denies")
    b.event("shelled", "ASSAULT", [brigade], place=mocha, on="2020-06-08")
    b.event("seized", "COERCE", [brigade], assets=(depot,), claim=told, denied_by=(denied,))
    b.relation(salim, "commands", guard, "commands")
    b.assessment(
        "conditional",
        None,
        "fuel prices are likely to rise",
        condition=b.span("the port stays shut"),
        sign="+",
        status="likely",
        hedge=b.span("likely"),
    )
    return b.coding


def second() -> Coding:
    b = Builder(SECOND, "2020-06-12", source="Red Sea Post")
    brigade = b.actor("The Coast Brigade", "Coast Brigade", kind="group", sectors=("REB",))
    guard = b.actor("The Hill Guard", "Hill Guard", kind="group")
    council = b.actor("the council in Aden", "Aden Council", kind="organisation")
    residents = b.actor("residents", "residents", kind="group")
    mocha = b.place("Mocha")
    told = b.claim("said", "The Coast Brigade shelled Mocha on 8 June 2020", residents)
    b.event("shelled", "ASSAULT", [brigade], place=mocha, on="2020-06-08", claim=told)
    b.relation(guard, "supports", council, "supports")
    b.relation(guard, "opposes", brigade, "opposes")
    return b.coding
