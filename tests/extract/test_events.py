"""Who did what to whom: the shapes in which news tells it."""

from __future__ import annotations

import pytest

from dragoman.records import Coding, EventReport
from tests.conftest import Code

SHAPES = [
    # active, passive, agentless
    ("Rebels attacked the convoy's guards near Kidal.", "ASSAULT", "Rebels", "guards"),
    ("The mayor was arrested by soldiers on Friday.", "COERCE", "soldiers", "mayor"),
    ("Two reporters were abducted in Gao.", "ASSAULT", None, "reporters"),
    # relative clauses, both gaps
    ("The brigade that shelled the villagers has left.", "ASSAULT", "brigade", "villagers"),
    ("The minister, who criticised Iran, flew home.", "ACCUSE", "minister", "Iran"),
    ("The men whom the police arrested are students.", "COERCE", "police", "men"),
    # participles
    ("The general's army, backed by Chad, entered the town.", "SUPPORT", "Chad", "army"),
    ("Militants kidnapped a doctor, killing his driver.", "ASSAULT", "Militants", "driver"),
    ("The villagers displaced and attacked by rebels fled.", "ASSAULT", "rebels", "villagers"),
    # control and raising
    ("France urged Mali to release the hostages.", "REQUEST", "France", "Mali"),
    ("Turkey refused to help Greece.", "REJECT", "Turkey", "Greece"),
    ("The envoy managed to meet the rebels.", "CONSULT", "envoy", None),
    ("The militia began to shell the soldiers.", "ASSAULT", "militia", "soldiers"),
    # coordination of predicates and of parties
    ("Police arrested and beat the protesters.", "ASSAULT", "Police", "protesters"),
    ("France, Italy and Spain condemned Russia and Belarus.", "ACCUSE", "Spain", "Belarus"),
    # apposition and possessives
    ("Ali Hassan, the foreign minister, praised Qatar.", "SUPPORT", "Ali Hassan", "Qatar"),
    ("Egypt's condemnation of Israel surprised few.", "ACCUSE", "Egypt", "Israel"),
    # nominals and light verbs
    ("The delegation paid a visit to Ankara on Monday.", "CONSULT", "delegation", "Ankara"),
    ("The base came under attack by insurgents.", "ASSAULT", "insurgents", "base"),
    ("Israeli airstrikes on Hezbollah continued.", "ASSAULT", "Israeli", "Hezbollah"),
    ("The arrest of the editor by police drew crowds.", "COERCE", "police", "editor"),
    ("The rebels launched an attack on government troops.", "ASSAULT", "rebels", "troops"),
    ("The United States imposed sanctions on Iran.", "COERCE", "United States", "Iran"),
    # metonyms and institutions
    ("The Kremlin rejected Ukraine's proposal.", "REJECT", "Kremlin", "Ukraine"),
    # one type for each of the rest
    ("Kenya agreed to send troops to Somalia.", "AGREE", "Kenya", "Somalia"),
    ("The president apologised to the victims.", "CONCEDE", "president", "victims"),
    ("Jordan and Britain held joint exercises.", "COOPERATE", "Jordan", None),
    ("Qatar provided fuel to Lebanon.", "AID", "Qatar", "Lebanon"),
    ("The rebels released three hostages.", "RETREAT", "rebels", "hostages"),
    ("Iran threatened to attack Israel.", "THREATEN", "Iran", "Israel"),
    ("Students protested against the government.", "PROTEST", "Students", "government"),
    ("Poland expelled two Russian diplomats.", "SANCTION", "Poland", "diplomats"),
    ("Ethiopia deployed troops to the border.", "MOBILIZE", "Ethiopia", None),
]


def surfaces(coding: Coding, ids: tuple[str, ...]) -> list[str]:
    """The words of mentions."""
    spans = {mention.id: mention.span for mention in coding.mentions}
    return [spans[each].of(coding.article.text) for each in ids]


def named(coding: Coding, ids: tuple[str, ...], wanted: str | None) -> bool:
    """Is one of the mentions the wanted words, or are the words a part of it?"""
    return wanted is None or any(wanted in words for words in surfaces(coding, ids))


def told(coding: Coding, kind: str) -> list[EventReport]:
    return [event for event in coding.events if event.type == kind]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), SHAPES)
def test_shapes_of_telling(
    code: Code, text: str, kind: str, actor: str | None, recipient: str | None
) -> None:
    coding = code(text)
    found = told(coding, kind)
    assert found, [(event.type, event.rule) for event in coding.events]
    assert any(
        named(coding, event.actors, actor)
        and named(coding, event.recipients or event.actors, recipient)
        for event in found
    ), [(surfaces(coding, e.actors), surfaces(coding, e.recipients)) for e in found]


NO_EVENT = [
    ("The two firms struck a deal on fuel.", "ASSAULT"),
    ("The president fired the army chief.", "ASSAULT"),
    ("The agency released a report on prices.", "RETREAT"),
    ("The plan met every condition.", "CONSULT"),
    ("Volunteers fight poverty in the valley.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "kind"), NO_EVENT)
def test_other_senses_do_not_fire(code: Code, text: str, kind: str) -> None:
    assert not told(code(text), kind)


def test_announced_cooperation_is_a_promise(code: Code) -> None:
    coding = code("Norway will send doctors to Malawi.")
    assert [event.type for event in coding.events] == ["AGREE"]


def test_refusal_to_come_is_a_rejection(code: Code) -> None:
    coding = code("Algeria will not lift the ban on Moroccan flights.")
    assert told(coding, "REJECT")
    assert not told(coding, "CONCEDE")


def test_meeting_has_all_parties_as_actors(code: Code) -> None:
    coding = code("The prime minister met the rebel leaders in Doha.")
    event = told(coding, "CONSULT")[0]
    assert len(event.actors) == 2
    assert event.recipients == ()


def test_weather_kills_without_an_actor(code: Code) -> None:
    coding = code("A flood in Beira killed nine villagers.")
    assert all(not event.actors for event in coding.events)


def test_counts_stand_with_the_victims(code: Code) -> None:
    coding = code("Gunmen killed at least 14 soldiers and wounded dozens of civilians.")
    numbers = {(n.unit, n.low, n.high) for event in coding.events for n in event.numbers}
    assert ("killed", 14.0, None) in numbers
    assert ("wounded", 24.0, None) in numbers


def test_seized_asset_is_no_recipient(code: Code) -> None:
    coding = code("The militia seized the airport from the army in May.", "2016-06-01")
    event = told(coding, "ASSAULT")[0] if told(coding, "ASSAULT") else told(coding, "COERCE")[0]
    assert named(coding, event.recipients, "army")
    assert named(coding, event.assets, "airport")


def test_same_visit_told_twice_is_one_happening(code: Code) -> None:
    coding = code(
        "President Ali Hassan visited Kenya on 3 May 2019.\n\n"
        "Hassan's visit to Kenya was his first.\n\n"
        "In 2014 Hassan had visited Kenya as a minister.",
        "2019-05-05",
    )
    visits = [event for event in coding.events if event.mode == "visit"]
    assert len(visits) == 3
    assert visits[0].happening == visits[1].happening
    assert visits[2].happening != visits[0].happening
    assert visits[1].begin == visits[0].begin


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The president ordered air strikes on the camp.", "requested"),
        ("The minister planned an attack on the village.", "intended"),
        ("The army threatened an assault on the city.", "intended"),
        ("The group sought an attack on the embassy.", "intended"),
        ("The army launched an assault on the city.", "asserted"),
        ("The army did not launch an assault on the city.", "negated"),
    ],
)
def test_act_that_its_verb_only_plans_is_not_done(code: Code, sentence: str, status: str) -> None:
    assert {event.status for event in told(code(sentence), "ASSAULT")} == {status}


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "claimed"),
    [
        ("Two men were charged with murdering the judge.", "ASSAULT", "asserted", True),
        ("A rumour spread that police had shot a boy.", "ASSAULT", "asserted", True),
        ("A court acquitted the colonel of torturing monks.", "ASSAULT", "denied", True),
        ("The envoy declined to confirm that Chad had armed them.", "AID", "possible", True),
        ("There was no confirmation that Chad shelled the town.", "ASSAULT", "possible", True),
        ("Neither side confirmed that the envoy had been shot.", "ASSAULT", "possible", True),
        ("The ministry warned citizens of attacks by bandits.", "ASSAULT", "possible", False),
        ("The law bans attacks on hospitals.", "ASSAULT", "negated", False),
        ("The bill imposes sanctions on Chad.", "COERCE", "intended", False),
        ("The meeting with the rebels fell through.", "CONSULT", "negated", False),
        ("He dreams of leading a march on the capital.", "PROTEST", "possible", False),
        ("The army claims to have killed twenty rebels.", "ASSAULT", "asserted", True),
        ("The group boasted of killing three soldiers.", "ASSAULT", "asserted", True),
        ("He admitted killing the monk.", "ASSAULT", "asserted", True),
        ("Neither Egypt nor Chad attacked the camp.", "ASSAULT", "negated", False),
        ("Soldiers staged a mock attack on the camp.", "ASSAULT", "hypothetical", False),
        ("The king all but resigned.", "RETREAT", "negated", False),
        ("The general came close to arresting the judge.", "COERCE", "possible", False),
        ("Rebels pretended to leave the town.", "RETREAT", "negated", False),
        ("The army used to shell the town.", "ASSAULT", "asserted", False),
        ("He condemned those who throw stones.", "ASSAULT", "hypothetical", False),
        ("Anyone who attacks a nurse faces jail.", "ASSAULT", "hypothetical", False),
        ("A man accused of killing nuns was freed.", "ASSAULT", "asserted", True),
        ("The general, accused of torturing monks, left.", "ASSAULT", "asserted", True),
        ("Troops said to have shot nuns were withdrawn.", "ASSAULT", "asserted", True),
        ("A group believed to have bombed a church fled.", "ASSAULT", "asserted", True),
        ("Chad troops kill 20 rebels - army", "ASSAULT", "asserted", True),
    ],
)
def test_what_is_charged_rumoured_banned_or_drafted_is_no_fact(
    code: Code, sentence: str, kind: str, status: str, claimed: bool
) -> None:
    found = told(code(sentence), kind)
    assert [(event.status, event.claim is not None) for event in found] == [(status, claimed)]


def test_who_is_charged_is_said_to_have_done_it(code: Code) -> None:
    coding = code("Police charged two men with murdering the judge.")
    assert named(coding, told(coding, "ASSAULT")[0].actors, "two men")


def test_who_claims_responsibility_claims_the_act_and_not_on_that_day(code: Code) -> None:
    coding = code("The Hill Guard claimed responsibility on Tuesday for the raid on Lahij.")
    claimed = next(event for event in coding.events if event.rule.startswith("verb:claim"))
    assert claimed.claim in {claim.id for claim in coding.claims}
    assert claimed.begin is None
    nobody = code("No group claimed responsibility for the raid on Lahij.")
    assert "negated" not in {event.status for event in nobody.events}


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "claimed"),
    [
        ("Chad has been accused by UN experts of arming the rebels.", "AID", "asserted", True),
        ("The colonel stands accused of bombing the bridge.", "ASSAULT", "asserted", True),
        ("Not once have the rebels attacked the port.", "ASSAULT", "negated", False),
        ("Suppose the army attacks the port.", "ASSAULT", "hypothetical", False),
        ("Rebels shelled the port, or so the police maintain.", "ASSAULT", "asserted", True),
        ("In May government forces took the town.", "ASSAULT", "asserted", False),
        ("The general was captured in Chad and spent years there.", "ASSAULT", "asserted", False),
        ("Troops came under fire near Sabha.", "ASSAULT", "asserted", False),
    ],
)
def test_what_stands_and_how(
    code: Code, sentence: str, kind: str, status: str, claimed: bool
) -> None:
    told = [(e.type, e.status, e.claim is not None) for e in code(sentence).events]
    assert (kind, status, claimed) in told


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor called the march a carnival.",
        "Aid agencies warn that famine is likely.",
        "The siege has made food scarce, pushing some families to leave.",
    ],
)
def test_words_of_events_that_tell_none(code: Code, sentence: str) -> None:
    assert code(sentence).events == ()


def test_who_is_responsible_for_an_act_did_it(code: Code) -> None:
    coding = code("The union punished officials responsible for beating detainees.")
    assert named(coding, told(coding, "ASSAULT")[0].actors, "officials")


def test_a_denial_of_its_own_reports_denies_nothing_told_before(code: Code) -> None:
    text = "The envoy said that Chad had shelled Bor. Kenya denied reports that it had sold rice."
    assert told(code(text), "ASSAULT")[0].denied_by == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides agreed to meet in March.",
        "The junta promised elections in 2022.",
        "The council called for elections in December.",
    ],
)
def test_what_is_told_as_done_has_no_day_to_come(code: Code, sentence: str) -> None:
    coding = code(sentence, "2020-08-22")
    assert [(e.status, e.begin, str(e.finish)) for e in coding.events] == [
        ("asserted", None, "2020-08-22")
    ]


def test_a_visit_that_is_planned_is_told_as_planned(code: Code) -> None:
    for sentence in ("Ali Saleh plans to visit Egypt.", "Ali Saleh planned a visit to Egypt."):
        assert [(e.type, e.status) for e in code(sentence).events] == [("AGREE", "intended")]
