"""Views without a verb of saying, media, and speech that goes on: sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.records import Claim, Coding
from tests.conftest import Code


def words(coding: Coding, mention: str | None) -> str | None:
    found = [m for m in coding.mentions if m.id == mention]
    return found[0].span.of(coding.article.text) if found else None


def said(coding: Coding, claim: Claim) -> str:
    return " ".join(span.of(coding.article.text) for span in claim.content)


VIEWS = [
    ("In the mayor's view, the city is broke.", "the mayor", "believes"),
    ("The army, in the words of the bishop, sowed fear.", "the bishop", "asserts"),
    ("As the mayor put it, the city is broke.", "the mayor", "asserts"),
    ("By the guard's account, the crowd left early.", "the guard", "asserts"),
]


@pytest.mark.parametrize(("text", "source", "stance"), VIEWS)
def test_view_has_its_holder(code: Code, text: str, source: str, stance: str) -> None:
    coding = code(text)
    assert [(words(coding, c.source), c.stance) for c in coding.claims] == [(source, stance)]


@pytest.mark.parametrize(
    "text",
    ["He lost confidence in the mayor's words.", "The crowd gathered in full view of the guards."],
)
def test_word_of_view_alone_is_no_claim(code: Code, text: str) -> None:
    assert not code(text).claims


@pytest.mark.parametrize(
    "text",
    [
        "The minister was quoted by Interfax as saying that the talks had failed.",
        "According to the minister, quoted by Interfax, the talks had failed.",
        "The minister, interviewed by Interfax, said the talks had failed.",
        "The minister told Radio Interfax that the talks had failed.",
    ],
)
def test_medium_stands_beside_the_speaker(code: Code, text: str) -> None:
    coding = code(text)
    (claim,) = coding.claims
    assert words(coding, claim.source) == "The minister" or words(coding, claim.source) == (
        "the minister"
    )
    assert "Interfax" in (words(coding, claim.via) or "")


def test_report_after_a_quotation_keeps_its_own_words(code: Code) -> None:
    coding = code(
        "“We will not go,” Musa Gueye told the crowd. “Our homes are here.” He added that the army "
        "had burned the market."
    )
    burned = next(e for e in coding.events if "burned" in e.trigger.of(coding.article.text))
    holder = next(c for c in coding.claims if c.id == burned.claim)
    assert said(coding, holder) == "that the army had burned the market"
    first = next(c for c in coding.claims if words(coding, c.source) == "Musa Gueye")
    assert "Our homes are here" in said(coding, first)


def test_who_is_asked_does_not_ask(code: Code) -> None:
    coding = code("Asked whether the army shelled the port, the premier said no.")
    assert not [c for c in coding.claims if c.stance == "asks" and c.source]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported that the army had burned the market.",
        "There were reports that the army had burned the market.",
        "The army reportedly burned the market.",
        "The army is said to have burned the market.",
    ],
)
def test_source_that_is_not_named_is_not_invented(code: Code, text: str) -> None:
    coding = code(text)
    (claim,) = coding.claims
    assert (claim.source, claim.source_span) == (None, None)
    assert all(e.claim == claim.id for e in coding.events)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A Western diplomat said the premier would go.", "A Western diplomat"),
        ("Sources close to the premier said he had signed.", "Sources"),
        ("The ministry said in a statement that the bridge was closed.", "The ministry"),
    ],
)
def test_bodies_and_nameless_people_speak(code: Code, text: str, source: str) -> None:
    coding = code(text)
    assert [words(coding, c.source) for c in coding.claims] == [source]


def test_claims_four_deep(code: Code) -> None:
    coding = code(
        "According to the army's spokesman, officers had told him that scouts reported that "
        "villagers claimed that rebels had burned the mill."
    )
    burned = next(e for e in coding.events if "burned" in e.trigger.of(coding.article.text))
    by_id, chain, at = {c.id: c for c in coding.claims}, [], burned.claim
    while at:
        chain.append(words(coding, by_id[at].source))
        at = by_id[at].within
    assert chain == ["villagers", "scouts", "officers", "the army's spokesman"]


def test_quotation_over_paragraphs_and_a_going_on_paragraph(code: Code) -> None:
    coding = code(
        "“The army came at dawn,” said Musa Gueye.\n\n"
        "“They burned the mill and then they left the village.”\n\n"
        "The mayor met the premier on Monday."
    )
    heir = next(c for c in coding.claims if "burned" in said(coding, c))
    assert words(coding, heir.source) == "Musa Gueye"
    assert heir.inherited
    assert heir.confidence < 0.5
    met = next(e for e in coding.events if "met" in e.trigger.of(coding.article.text))
    assert met.claim is None


def test_headline_with_a_colon_and_scare_quotes(code: Code) -> None:
    coding = code("Governor: army burned the market")
    assert [words(coding, c.source) for c in coding.claims] == ["Governor"]
    assert not code("The so-called “peace zone” was closed on Monday.").claims


def test_fragments_of_one_speech(code: Code) -> None:
    coding = code("The governor called the rally “a carnival of thieves” that “nobody wanted”.")
    assert {words(coding, c.source) for c in coding.claims} == {"The governor"}
