from __future__ import annotations

from dragoman.across.merging import merge
from dragoman.records import Coding, Number
from tests.across.scene import corrected, journey
from tests.builder import Builder
from tests.reports import first, second


def visit(identity: str, words: str, published: str, on: str, **fields: str) -> Coding:
    b = Builder(f"{words} visited Muscat.", published, id=identity, source=identity)
    who = b.actor(words, "Salim Nasr")
    b.event("visited", "CONSULT", [who], [b.place("Muscat")], mode="visit", on=on, **fields)
    return b.coding


def test_reports_of_one_event_are_one_event_with_two_accounts() -> None:
    shelling = next(event for event in merge([first(), second()]) if event.type == "ASSAULT")
    assert [account.article for account in shelling.accounts] == [
        first().article.id,
        second().article.id,
    ]
    assert [account.standing for account in shelling.accounts] == ["told", "claimed"]
    assert [account.voice for account in shelling.accounts] == ["Gulf Wire", "residents"]
    assert (shelling.standing, shelling.voices) == ("told", 2)


def test_two_visits_of_one_man_in_one_year_are_two() -> None:
    events = merge(
        [
            visit("one", "General Nasr", "2020-06-03", "2020-06-02"),
            visit("two", "Salim Nasr", "2020-11-20", "2020-11-19"),
        ]
    )
    assert [event.begin.isoformat() for event in events if event.begin] == [
        "2020-06-02",
        "2020-11-19",
    ]


def test_what_one_report_tells_and_another_denies_is_contested() -> None:
    seizure = next(event for event in merge([first()]) if event.type == "COERCE")
    assert seizure.standing == "contested"


def test_order_of_reports_does_not_matter() -> None:
    given = [
        first(),
        second(),
        visit("one", "General Nasr", "2020-06-03", "2020-06-02"),
        visit("two", "Salim Nasr", "2020-06-04", "2020-06-02"),
    ]
    assert merge(given) == merge(given[::-1])


def _shelling(identity: str, published: str, **fields: str) -> Coding:
    b = Builder("Raiders shelled Mocha.", published, id=identity, source=identity)
    who = b.actor("Raiders", "Coast Brigade", kind="group")
    b.event("shelled", "ASSAULT", [who], place=b.place("Mocha"), **fields)
    return b.coding


def test_days_that_exclude_each_other_make_two_events() -> None:
    one = _shelling("one", "2020-06-09", on="2020-06-08")
    assert len(merge([one, _shelling("two", "2020-06-09", on="2020-06-08")])) == 1
    assert len(merge([one, _shelling("two", "2020-06-10", on="2020-06-09")])) == 2


def _accusal(identity: str, published: str, words: str, **fields: str) -> Coding:
    b = Builder(f"{words}.", published, id=identity, source=identity)
    guard = b.actor("Hill Guard", "Hill Guard", kind="group")
    brigade = b.actor("Coast Brigade", "Coast Brigade", kind="group")
    b.event("accused", "ACCUSE", [guard], [brigade], **fields)
    return b.coding


def test_acts_that_recur_need_more_than_the_same_parties() -> None:
    one = _accusal("one", "2020-06-05", "The Hill Guard accused the Coast Brigade of theft")
    two = _accusal("two", "2020-06-08", "Again Hill Guard men accused Coast Brigade men of murder")
    assert len(merge([one, two])) == 2


def test_supported_and_not_supported_in_one_sentence_are_two() -> None:
    b = Builder("The council supports Nasr and does not recognise Saleh.")
    council = b.actor("The council", "Aden Council", kind="organisation")
    b.event("supports", "SUPPORT", [council], [b.actor("Nasr", "Salim Nasr")])
    b.event("recognise", "SUPPORT", [council], [b.actor("Saleh", "Omar Saleh")], status="negated")
    assert [event.standing for event in merge([b.coding])].count("contested") == 0
    assert len(merge([b.coding])) == 2


def test_a_denial_in_own_words_answers_the_charge_in_its_report() -> None:
    """What is planted, and what "we did not kill", go where the report's denial goes."""
    plain = Builder(
        "A mine killed three porters in Hays on Friday.", "2020-07-04", id="a", source="Gulf Wire"
    )
    dead = (Number(plain.span("three"), "killed", 3, 3),)
    whom, hays = [plain.actor("three porters", kind="group")], plain.place("Hays")
    plain.event("killed", "ASSAULT", [], whom, place=hays, on="2020-07-03", numbers=dead)
    words = Builder(
        "The Coast Brigade denied the attack in Hays. It said: "
        "Our men did not kill the three porters. "
        "The council repeated that the brigade had planted the mine.",
        "2020-07-05",
        id="b",
        source="Aden Star",
    )
    brigade = words.actor("The Coast Brigade", "Coast Brigade", kind="group")
    council = words.actor("The council", "Hill Council", kind="organisation")
    said = words.claim("said", "Our men did not kill the three porters", brigade)
    again = words.claim("repeated", "the brigade had planted the mine", council)
    porters = [words.actor("three porters", kind="group")]
    lost = (Number(words.span("three"), "killed", 3, 3),)
    words.event(
        "kill",
        "ASSAULT",
        [brigade],
        porters,
        place=words.place("Hays"),
        status="negated",
        claim=said,
        numbers=lost,
    )
    mine = [words.asset("the mine")]
    words.event("planted", "ASSAULT", [brigade], assets=mine, claim=again)
    (event,) = merge([plain.coding, words.coding])
    assert len(event.accounts) == 3
    assert event.standing == "contested" or "doer" in event.contested


def test_the_meeting_is_part_of_the_visit_and_the_seizure_of_the_attack() -> None:
    events = merge(journey())
    wholes = {event.id: event for event in events}
    parts = {(e.type, e.mode): wholes[e.part_of] for e in events if e.part_of}
    assert parts["CONSULT", None].mode == "visit"
    assert parts["COERCE", "arrest"].type == "ASSAULT"
    assert len(parts) == 2


def test_an_act_elsewhere_or_on_another_day_is_no_part() -> None:
    b = Builder(
        "Raiders stormed Lahij on Tuesday. The raiders seized two clerks in Hays. Guards fled.",
        "2020-09-09",
    )
    raiders = b.actor("Raiders", "Coast Brigade", kind="group")
    clerks = b.actor("two clerks", kind="group")
    b.event("stormed", "ASSAULT", [raiders], place=b.place("Lahij"), on="2020-09-08")
    hays = b.place("Hays", 14.6)
    b.event("seized", "COERCE", [raiders], [clerks], mode="arrest", place=hays, on="2020-09-08")
    assert [event.part_of for event in merge([b.coding])] == [None, None]


def test_a_corrected_report_counts_once_with_its_new_toll() -> None:
    (event,) = merge(corrected())
    assert [account.article for account in event.accounts] == ["c2"]
    assert [toll.low for toll in event.accounts[0].numbers] == [7]
