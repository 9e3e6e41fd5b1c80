"""Standing ties, on sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.lexicon.relations import load_ties
from dragoman.records import Coding, Relation
from tests.conftest import Code


def words(coding: Coding, mention: str) -> str:
    found = next(m for m in coding.mentions if m.id == mention)
    return found.span.of(coding.article.text)


def has(coding: Coding, subject: str, kind: str, other: str) -> Relation | None:
    """The relation whose ends hold the given words."""
    for relation in coding.relations:
        ends = words(coding, relation.subject), words(coding, relation.object)
        if relation.kind == kind and subject in ends[0] and other in ends[1]:
            return relation
    return None


TOLD = [
    ("Colonel Musa Diallo commands the Northern Brigade.", "Diallo", "commands", "Brigade"),
    ("Qatar backs the Tripoli government.", "Qatar", "supports", "government"),
    ("The coalition is backed by Turkey.", "Turkey", "supports", "coalition"),
    ("Militias backed by Iran took part.", "Iran", "supports", "Militias"),
    ("Turkey-backed rebels entered the town.", "Turkey", "supports", "rebels"),
    ("The Saudi-led coalition denied it.", "Saudi", "leads", "coalition"),
    ("Pro-Russian separatists blocked the road.", "separatists", "supports", "Russian"),
    ("The party opposes the government in Bamako.", "party", "opposes", "government"),
    ("The general is aligned with the parliament.", "general", "allied_with", "parliament"),
    ("Sudan recognised the new government.", "Sudan", "recognises", "government"),
    ("The group is led by Omar Saleh.", "Omar Saleh", "leads", "group"),
    ("The army controls the port of Sabha.", "army", "controls", "port"),
    ("The airport is under the control of the rebels.", "rebels", "controls", "airport"),
    ("Troops entered the rebel-held town.", "rebel", "controls", "town"),
    ("The government in Tobruk refused.", "government", "located_in", "Tobruk"),
    ("The Front for National Unity (FNU) refused.", "National Unity", "same_as", "FNU"),
    ("Ali Saleh, also known as Abu Omar, was killed.", "Ali Saleh", "same_as", "Abu Omar"),
    ("Ali Saleh's spokesman, Omar Hassan, said so.", "Omar Hassan", "speaks_for", "Saleh"),
    ("Malian Defence Minister Sadio Camara left.", "Camara", "holds_office", "Malian"),
    ("Jan Kowalski, the commander of the 9th Brigade, left.", "Kowalski", "commands", "Brigade"),
    ("Jan Kowalski is the leader of the National Front.", "Kowalski", "leads", "National Front"),
    ("The Commander, 9 Brigade, Colonel Jan Kowalski, spoke.", "Kowalski", "commands", "9 Brigade"),
    ("Jan Kowalski, a member of the National Assembly, fled.", "Kowalski", "member_of", "Assembly"),
    ("Kenya joined the African Union.", "Kenya", "member_of", "African Union"),
    ("Jan Kowalski's troops fled.", "Kowalski", "commands", "troops"),
    (
        "Chadian jets flew strikes against Qaran Front targets.",
        "Chadian",
        "opposes",
        "Qaran Front",
    ),
    ("The army's fight against the Qaran Front goes on.", "army", "opposes", "Qaran Front"),
    ("Ankara backs Damascus.", "Ankara", "supports", "Damascus"),
    ("Beijing is an ally of Pyongyang.", "Beijing", "allied_with", "Pyongyang"),
    ("Turkey funds the Popular Front.", "Turkey", "supports", "Popular Front"),
    ("The army lost the airport to the rebels.", "rebels", "controls", "airport"),
    ("Mali unites against the Qaran Front.", "Mali", "opposes", "Qaran Front"),
    ("Chad helps the army to crush the Qaran Front.", "army", "opposes", "Qaran Front"),
    ("The militia fought alongside the army.", "militia", "allied_with", "army"),
    ("The Qaran Front maintains two bases.", "Qaran Front", "controls", "bases"),
    ("The 4th Squadron sailed as part of the Western Fleet.", "Squadron", "member_of", "Fleet"),
    ("Mali Air Force lieutenant Musa Diallo fled.", "Diallo", "member_of", "Mali Air Force"),
    ("Musa Diallo, a sheikh of the Karba clan, left.", "Diallo", "member_of", "Karba clan"),
    ("Musa Diallo was a commander in the navy.", "Diallo", "member_of", "navy"),
    ("He is active with the Qaran Front.", "He", "member_of", "Qaran Front"),
    ("Alliance states include Chad and Mali.", "Chad", "member_of", "Alliance states"),
    ("The capital of the region is Gao.", "capital", "same_as", "Gao"),
    ("Southern Command's (SOCOM) ships sailed.", "Southern Command", "same_as", "SOCOM"),
    ("Knox Bello, an aide to Ambassador Sani, left.", "Bello", "supports", "Sani"),
]


@pytest.mark.parametrize(("text", "subject", "kind", "other"), TOLD)
def test_tie_is_told(code: Code, text: str, subject: str, kind: str, other: str) -> None:
    coding = code(text)
    found = has(coding, subject, kind, other)
    assert found is not None, [
        (words(coding, r.subject), r.kind, words(coding, r.object)) for r in coding.relations
    ]
    assert found.status == "asserted"
    assert found.rule


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The victims include two nurses.", "member_of"),
        ("The senator joined the union in calling for a vote.", "member_of"),
        ("Family members of the lawyers wept.", "member_of"),
        ("The guard held his arm.", "controls"),
        ("The Chief of Army Staff (COAS) spoke.", "same_as"),
    ],
)
def test_likeness_is_no_tie(code: Code, text: str, kind: str) -> None:
    assert not [r for r in code(text).relations if r.kind == kind]


def test_strikes_in_a_land_are_on_whom_they_are_aimed_at(code: Code) -> None:
    coding = code(
        "Alliance forces conducted 12 strikes in Mali using drones against the Qaran Front."
    )
    struck = [words(coding, m) for e in coding.events for m in e.recipients]
    assert struck == ["Qaran Front"]


def test_dash_with_spaces_parts_two_names(code: Code) -> None:
    coding = code("He met the Land Command - Operation Distant Shield staff.")
    assert not [m for m in coding.mentions if " - " in m.span.of(coding.article.text)]


def test_tie_in_a_claim_carries_the_claim(code: Code) -> None:
    found = has(code("Analysts say that Egypt supports the general."), "Egypt", "supports", "gen")
    assert found is not None
    assert found.claim is not None


def test_denied_tie_is_no_fact(code: Code) -> None:
    found = has(code("Egypt does not support the rebels."), "Egypt", "supports", "rebels")
    assert found is not None
    assert found.status == "negated"


def test_likely_ally_is_no_ally(code: Code) -> None:
    coding = code("The reform could make the general a likely ally of Russia.")
    ties = [r for r in coding.relations if r.kind == "allied_with"]
    assert ties
    assert all(r.status in ("likely", "possible") for r in ties)


def test_planned_seizure_tells_no_holder(code: Code) -> None:
    coding = code("The rebels plan to seize the airport.")
    assert has(coding, "rebels", "controls", "airport") is None


def test_seizure_moves_the_thing_from_one_hand_to_another(code: Code) -> None:
    text = "The army seized the oil port from rebels on 4 May 2019."
    coding = code(text, "2019-05-10")
    taker = has(coding, "army", "controls", "port")
    loser = has(coding, "rebels", "controls", "port")
    assert taker is not None
    assert taker.begin is not None
    assert taker.finish is None
    assert loser is not None
    assert loser.begin is None
    assert loser.finish is not None


def test_backer_of_a_friend_is_no_friend(code: Code) -> None:
    coding = code("The general has ties with Iran-backed movements.")
    assert has(coding, "Iran", "supports", "movements")
    assert has(coding, "general", "allied_with", "movements")
    ties = [r for r in coding.relations if r.kind == "allied_with"]
    assert "Iran" not in [words(coding, end) for r in ties for end in (r.subject, r.object)]


def test_former_army_has_no_commander(code: Code) -> None:
    coding = code("Diallo leads the rump of Keita's army.")
    assert has(coding, "Keita", "commands", "army") is None


def test_title_span_is_the_office(code: Code) -> None:
    coding = code("Malian Defence Minister Sadio Camara left.")
    found = has(coding, "Camara", "holds_office", "Malian")
    assert found is not None
    assert found.title is not None
    assert found.title.of(coding.article.text) == "Defence Minister"


def test_former_office_is_over(code: Code) -> None:
    coding = code("Jan Kowalski, a former commander of the 9th Brigade, spoke.", "2020-01-05")
    found = has(coding, "Kowalski", "commands", "Brigade")
    assert found is not None
    assert found.date_precision == "before"


def test_list_of_postings_keeps_its_pairs(code: Code) -> None:
    coding = code(
        "The new posts are: Commander, 12 Brigade, Brigadier General Ade Bello; "
        "Commander, 14 Brigade, Brigadier General Musa Garba."
    )
    assert has(coding, "Ade Bello", "commands", "12 Brigade")
    assert has(coding, "Musa Garba", "commands", "14 Brigade")
    assert has(coding, "Ade Bello", "commands", "14 Brigade") is None


def test_brackets_with_other_words_declare_nothing(code: Code) -> None:
    coding = code("The National Front (Kano) refused.")
    assert not [r for r in coding.relations if r.kind == "same_as"]


def test_patterns_are_sound() -> None:
    ties = load_ties()
    assert ties.patterns[("verb", "back")][0].kind == "supports"
    assert ties.hyphenated["led"] == "leads"
    assert ties.offices.heads["minister"] == "holds_office"


def test_very_long_list_is_read_quickly(code: Code) -> None:
    coding = code("The rebels and " + "the army, " * 400 + "oppose the government.")
    assert len(coding.relations) < 100


@pytest.mark.parametrize(
    "text",
    [
        "Jan Kowalski is running to be president of Poland.",
        "Prime minister-designate Jan Kowalski of Poland left.",
    ],
)
def test_post_that_is_sought_is_not_held(code: Code, text: str) -> None:
    found = has(code(text), "Kowalski", "holds_office", "Poland")
    assert found is None or found.status == "intended"


def test_pronoun_gives_way_to_the_name_in_its_sentence(code: Code) -> None:
    coding = code("Jan Kowalski left, and he commands the 9th Brigade.")
    assert has(coding, "Kowalski", "commands", "Brigade")


def test_leader_in_the_eyes_of_some_commands_nothing(code: Code) -> None:
    coding = code("Many traders now see Jan Kowalski as their leader.")
    assert not [r for r in coding.relations if r.kind in ("leads", "commands")]
    assert has(coding, "traders", "supports", "Kowalski")


@pytest.mark.parametrize(
    "sentence",
    [
        "The general, once backed by Egypt, now lives in Amman.",
        "Egypt used to support the general.",
    ],
)
def test_tie_of_the_past_ends_before_the_report(code: Code, sentence: str) -> None:
    tie = next(r for r in code(sentence, "2020-08-22").relations if r.kind == "supports")
    assert (str(tie.finish), tie.date_precision) == ("2020-08-22", "before")


def test_neither_of_two_is_told_to_do_it(code: Code) -> None:
    found = code("Neither Egypt nor Sudan supports the council.").relations
    assert {tie.status for tie in found if tie.kind == "supports"} == {"negated"}


INTERVALS = [
    ("Since March 2018 Ali Saleh has led the Third Brigade.", "leads", "2018-03-01", "2019-05-05"),
    ("The Qaran Front has held Sabha since 2014.", "controls", "2014-01-01", "2019-05-05"),
    ("Rebels seized the refinery in March.", "controls", "2019-03-01", None),
    ("The army lost the airport in March.", "controls", None, "2019-03-31"),
    ("Rebels seized the port but were driven out on Friday.", "controls", None, "2019-05-03"),
    ("Militias captured the port in March and withdrew in April.", "controls", None, "2019-04-30"),
    ("The council seized Adra in June and drove the rebels back.", "controls", "2018-06-01", None),
    ("Sudan formerly supported the rebels.", "supports", None, "2019-05-05"),
]


@pytest.mark.parametrize(("text", "kind", "begin", "finish"), INTERVALS)
def test_a_tie_lasts_as_long_as_told(
    code: Code, text: str, kind: str, begin: str | None, finish: str | None
) -> None:
    coding = code(text, "2019-05-05")
    told = [
        (r.begin and r.begin.isoformat(), r.finish and r.finish.isoformat())
        for r in coding.relations
        if r.kind == kind
    ]
    assert told == [(begin, finish)]


@pytest.mark.parametrize(
    "text",
    [
        "Chadian rebel leader Ali Saleh left.",
        "Sudanese paramilitary leader Ali Saleh left.",
        "Kenyan opposition leader Ali Saleh left.",
    ],
)
def test_the_leader_of_some_does_not_lead_the_country(code: Code, text: str) -> None:
    assert not code(text).relations


def test_the_leader_of_a_country_leads_it(code: Code) -> None:
    assert has(code("Chad's de facto leader Ali Saleh left."), "Saleh", "leads", "Chad")


def test_soldiers_in_a_country_are_not_its_members(code: Code) -> None:
    assert code("Moscow denies that it has soldiers in Libya.").relations == ()
