"""What leads to what, on sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.records import Assessment, Coding, Span
from tests.conftest import Code


def said(coding: Coding, span: Span | None) -> str:
    return span.of(coding.article.text) if span else ""


def only(coding: Coding, kind: str) -> Assessment:
    found = [a for a in coding.assessments if a.kind == kind]
    assert len(found) == 1, [(a.rule, said(coding, a.cause)) for a in coding.assessments]
    return found[0]


CAUSAL = [
    ("The drought led to a famine.", "The drought", "a famine", "+"),
    ("The strike made the mayor more popular.", "The strike", "the mayor more popular", "+"),
    ("The siege turned the town into a ruin.", "The siege", "the town into a ruin", "+"),
    ("The floods forced the families to leave.", "The floods", "the families to leave", "+"),
    ("The truce prevented a new war.", "The truce", "a new war", "-"),
    ("The scandal undermined the talks.", "The scandal", "the talks", "-"),
    ("The march was a response to the arrest.", "the arrest", "The march", "+"),
    ("Hunger is the main driver of the unrest.", "Hunger", "the unrest", "+"),
    ("The famine was caused by the blockade.", "the blockade", "The famine", "+"),
    ("Prices rose because of the blockade.", "the blockade", "Prices rose", "+"),
    ("The port closed because the crews left.", "the crews left", "The port closed", "+"),
    ("The bank failed, sparking panic in the city.", "The bank failed", "panic in the city", "+"),
    ("The reform gave hope to the farmers.", "The reform", "gave hope to the farmers", "+"),
]


@pytest.mark.parametrize(("text", "cause", "effect", "sign"), CAUSAL)
def test_cause_and_effect(code: Code, text: str, cause: str, effect: str, sign: str) -> None:
    coding = code(text)
    found = only(coding, "causal")
    assert said(coding, found.cause) == cause
    assert said(coding, found.effect) == effect
    assert found.sign == sign
    assert found.status == "asserted"


def test_could_is_only_possible(code: Code) -> None:
    coding = code("The verdict could trigger riots.")
    found = only(coding, "causal")
    assert found.status == "possible"
    assert said(coding, found.hedge) == "could"


def test_two_effects_of_one_cause(code: Code) -> None:
    coding = code("The blockade raised prices and pushed traders to leave.")
    effects = {said(coding, a.effect) for a in coding.assessments if a.kind == "causal"}
    assert effects == {"raised prices", "traders to leave"}


def test_both_results_of_a_condition(code: Code) -> None:
    text = "The general is likely to win votes but also to lose allies if he keeps the port."
    coding = code(text)
    found = [a for a in coding.assessments if a.kind == "conditional"]
    assert {said(coding, a.condition) for a in found} == {"if he keeps the port"}
    assert {a.status for a in found} == {"likely"}
    assert len(found) == 2


def test_condition_without_if(code: Code) -> None:
    coding = code("Were the talks to fail, the war would resume.")
    found = only(coding, "conditional")
    assert said(coding, found.condition) == "Were the talks to fail"


def test_unless_turns_the_sign(code: Code) -> None:
    found = only(code("The strike will go on unless the mayor resigns."), "conditional")
    assert found.sign == "-"


def test_purpose_is_kept_apart(code: Code) -> None:
    coding = code("The premier visited Cairo with the aim of ending the war.")
    found = only(coding, "purpose")
    assert found.status == "intended"
    assert said(coding, found.effect) == "ending the war"
    assert not [a for a in coding.assessments if a.kind == "causal"]


@pytest.mark.parametrize(
    "text",
    [
        "The town fell after the bridge was lost.",
        "Since the new law, exports have grown.",
        "The vote shows that the party is weak.",
        "He asked if the port was open.",
        "The army acted as if the war was over.",
    ],
)
def test_time_evidence_and_questions_are_no_causes(code: Code, text: str) -> None:
    assert not code(text).assessments


@pytest.mark.parametrize("back", ["This", "That", "Such developments", "This decision"])
def test_cause_that_points_back_is_the_sentence_before(code: Code, back: str) -> None:
    coding = code(f"The port was closed. {back} could cause a famine.")
    found = only(coding, "causal")
    assert said(coding, found.cause) == "The port was closed"
    assert found.rule.endswith("anaphoric=sentence-before")
    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("text", "cause", "reason"),
    [
        ("The port was closed.\n\nThis could cause a famine.", "This", "paragraph"),
        ("The law is old. It could cause a famine.", "It", "pronoun"),
        ("Clans met. These rebels could cause a famine.", "These rebels", "thing"),
    ],
)
def test_cause_that_points_nowhere_stays_open_with_a_reason(
    code: Code, text: str, cause: str, reason: str
) -> None:
    coding = code(text)
    found = only(coding, "causal")
    assert said(coding, found.cause) == cause
    assert found.rule.endswith(f"=open-{reason}")


def test_act_of_a_party_is_an_event(code: Code) -> None:
    assert not code("The army weakened the rebels.").assessments
    assert only(code("The army could provoke a war."), "causal").status == "possible"


def test_assessment_in_a_claim_carries_it(code: Code) -> None:
    found = only(code("Analysts warn that the verdict could trigger riots."), "causal")
    assert found.claim is not None


def test_spans_stay_short(code: Code) -> None:
    coding = code("The drought led to " + "a famine in the north and " * 60 + "a war.")
    spans = [s for a in coding.assessments for s in (a.cause, a.effect) if s]
    assert spans
    assert all(span.end - span.start <= 400 for span in spans)


def test_in_order_to_tells_a_purpose(code: Code) -> None:
    found = only(code("The army closed the road in order to starve the town."), "purpose")
    coding = code("The army closed the road in order to starve the town.")
    assert said(coding, found.cause) == "The army closed the road"
    assert said(coding, found.effect) == "to starve the town"
    assert found.status == "intended"


def test_the_effect_says_who_where_the_act_alone_says_little(code: Code) -> None:
    coding = code("Fighting is likely to resume if the talks fail.")
    found = only(coding, "conditional")
    assert said(coding, found.effect) == "Fighting is likely to resume"
