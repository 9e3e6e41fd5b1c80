"""Which sense a word fires, and which words tell no event."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Kit
from dragoman.proving import read_sentences
from dragoman.records import EventReport


def told(sentence: str, kit: Kit) -> list[EventReport]:
    return list(next(iter(read_sentences([sentence], kit))).events)


def types(sentence: str, kit: Kit) -> list[str]:
    return [event.type for event in told(sentence, kit)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # a preposition of the adverb that belongs to the verb
        ("The brigade pulled back from Lebanon on Friday.", "RETREAT"),
        # those whom a number counts are the object
        ("The junta freed thousands of detainees.", "RETREAT"),
        # a hyphen makes no other word
        ("The rebels broke the cease-fire on Monday.", "ASSAULT"),
        # a guess at what will be done is no promise
        ("Chad will probably recognise the new government.", "SUPPORT"),
        ("Chad will recognise the new government.", "AGREE"),
        # to yield is a promise where announced, itself where planned
        ("Chad plans to withdraw its soldiers from Faya.", "RETREAT"),
        ("Chad will withdraw its soldiers from Faya.", "AGREE"),
    ],
)
def test_sense_by_company(sentence: str, kind: str, kit: Kit) -> None:
    assert kind in types(sentence, kit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Inflation is attacking the savings of nurses.",
        "The virus invaded the cells of the monks.",
        "Lightning set fire to a mill.",
        "In the novel, the army storms the palace.",
        "The president usually meets the governors on Mondays.",
        "The goalkeeper praised his coach.",
        "The minister was bombarded with questions.",
    ],
)
def test_no_event(sentence: str, kit: Kit) -> None:
    assert types(sentence, kit) == []


def test_content_of_a_threat_is_not_told_again(kit: Kit) -> None:
    assert types("The militia threatened to burn the granaries.", kit) == ["THREATEN"]


def test_saying_is_no_request(kit: Kit) -> None:
    assert "REQUEST" not in types("The minister told reporters that ships might leave.", kit)


def test_true_preposition_is_no_particle(kit: Kit) -> None:
    rules = [event.rule for event in told("Police turned in May to the guards for help.", kit)]
    assert not any(rule.startswith("verb:turn in") for rule in rules)


def test_trigger_spans_the_noun_that_says_the_same(kit: Kit) -> None:
    (event,) = told("Kenya and Uganda conducted a naval exercise.", kit)
    assert event.trigger.end - event.trigger.start > len("conducted")


def test_parties_of_a_meeting_that_was_held(kit: Kit) -> None:
    (event,) = told("Talks between Chad and Niger were held in Faya.", kit)
    assert event.type == "CONSULT"
    assert len(event.actors) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        # to say what will be is no order, to ask what was is none either
        "The envoy told the council that the garrison left the city.",
        "The envoy asked whether the troops had left.",
        # what something is called is no act
        "The governor called the march a carnival.",
        # a deployment of one's own troops gives nobody access
        "The senate approved the deployment of troops to Mali.",
    ],
)
def test_words_of_another_act(sentence: str, kit: Kit) -> None:
    assert not {"REQUEST", "PROTEST"} & set(types(sentence, kit))
    assert not [e for e in told(sentence, kit) if e.type == "RETREAT" and e.mode == "access"]
