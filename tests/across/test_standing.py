"""Whether an event happened, and apart from that who did it."""

from __future__ import annotations

from dragoman.across.merging import merge
from dragoman.across.records import Event
from dragoman.analysis.briefing import brief
from dragoman.analysis.corroboration import corroborate
from dragoman.analysis.timeline import timeline
from dragoman.records import Coding
from tests.builder import Builder


def _strike(identity: str, told: bool, accused: bool, denied: bool) -> Coding:
    """A strike on the docks of Mocha that a narrator tells, or only the Hill Guard."""
    b = Builder(
        "A strike hit the docks of Mocha on Monday. The Hill Guard said the Coast Brigade"
        " had bombed the docks. The Coast Brigade denied it had shelled the docks.",
        "2020-06-09",
        id=identity,
        source=identity,
    )
    town, docks = b.place("Mocha"), b.asset("the docks")
    guard = b.actor("The Hill Guard", "Hill Guard", kind="group")
    brigade = b.actor("the Coast Brigade", "Coast Brigade", kind="group")
    said = b.claim("said", "the Coast Brigade had bombed the docks", guard)
    denies = b.claim("denied", "it had shelled the docks", brigade, stance="denies")
    same = {"assets": [docks], "place": town, "on": "2020-06-08"}
    if told:
        b.event("hit", "ASSAULT", **same)
    if accused:
        b.event("bombed", "ASSAULT", [brigade], claim=said, **same)
    if denied:
        b.event("shelled", "ASSAULT", [brigade], claim=denies, status="denied", **same)
    return b.coding


def _event(*codings: Coding) -> Event:
    (event,) = merge(codings)
    return event


def test_who_only_others_name_is_alleged() -> None:
    event = _event(_strike("one", told=True, accused=True, denied=False))
    assert (event.standing, event.actors) == ("told", ())
    assert [party.name for party in event.alleged] == ["Coast Brigade"]


def test_denial_of_the_doer_leaves_the_act_told() -> None:
    event = _event(_strike("one", told=True, accused=True, denied=True))
    assert (event.standing, event.contested) == ("told", ("doer",))


def test_alleged_act_is_contested_once_it_is_denied() -> None:
    alleged = _strike("one", told=False, accused=True, denied=False)
    assert (_event(alleged).standing, _event(alleged).contested) == ("claimed", ())
    event = _event(alleged, _strike("two", told=False, accused=False, denied=True))
    assert (event.standing, event.contested) == ("contested", ("act", "doer"))


def test_pages_show_the_act_as_told_and_the_doer_as_contested() -> None:
    coding = _strike("one", told=True, accused=True, denied=True)
    (line,) = timeline([coding])
    assert (line.standing, line.doers) == ("told", "(contested: Coast Brigade)")
    (contest,) = brief([coding], drawn=False).contested
    assert contest.actors == ("Coast Brigade",)
    found = corroborate(_event(coding), [coding])
    assert [(each.actor, each.alleged) for each in found.blame] == [("Coast Brigade", True)]
    assert (found.contested, found.denied_by) == (("doer",), ("Coast Brigade",))


def test_two_doers_of_one_telling_do_not_clash() -> None:
    b = Builder("The council and the brigade rejected the accord.", "2020-06-09", id="one")
    sides = [b.actor("The council", "Aden Council"), b.actor("the brigade", "Coast Brigade")]
    b.event("rejected", "REJECT", sides, on="2020-06-09")
    event = _event(b.coding)
    assert {party.name for party in event.actors} == {"Aden Council", "Coast Brigade"}
    assert event.alleged == ()


def test_one_narrator_does_not_contest_his_own_words() -> None:
    b = Builder("The council backs Nasr. The council does not back Nasr abroad.", "2020-06-09")
    council, nasr = b.actor("The council", "Aden Council"), b.actor("Nasr", "Salim Nasr")
    b.event("backs", "SUPPORT", [council], [nasr], on="2020-06-09")
    b.event("not back", "SUPPORT", [council], [nasr], status="negated", on="2020-06-09")
    assert all(not event.contested for event in merge([b.coding]))
