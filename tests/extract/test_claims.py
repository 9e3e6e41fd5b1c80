"""Claims: source, cue, content, stance and nesting, in the shapes that news has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.extract.claims.finding import find_claims
from dragoman.files import read_table
from dragoman.pipeline import Kit
from dragoman.records import Claim, Span
from tests.conftest import Code, Read


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in words."""

    claim: Claim
    source: str | None
    cue: str | None
    content: tuple[str, ...]


Find = Callable[[str], list[Told]]


@pytest.fixture(scope="module")
def find(read: Read, kit: Kit) -> Find:
    def words(text: str) -> list[Told]:
        reading = read(text)

        def of(span: Span | None) -> str | None:
            return span.of(text) if span else None

        return [
            Told(c, of(c.source_span), of(c.cue), tuple(s.of(text) for s in c.content))
            for c in find_claims(reading, {}, kit.lexicon.reporting)
        ]

    return words


SHAPES = list(read_table(Path(__file__).with_name("claims.tsv")))


@pytest.mark.parametrize("case", SHAPES, ids=[case["text"] for case in SHAPES])
def test_source_cue_and_content(case: dict[str, str], find: Find) -> None:
    found = [told for told in find(case["text"]) if told.cue == case["cue"]]
    assert [(str(t.source), " ## ".join(t.content), t.claim.stance) for t in found] == [
        (case["source"], case["content"], case["stance"])
    ]


NO_CLAIMS = """
The “elite” guards fled from the town.
The so-called “Free Army” took the hill.
The film “A Long Way Home” opened in Cairo.
Rebels shelled the port and seized the depot.
The court condemned him to ten years in jail.
The parade depicts the truth that the king has won.
The minister may know the answer.
""".strip().splitlines()


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claim_is_invented(text: str, find: Find) -> None:
    assert [(t.cue, t.content) for t in find(text)] == []


def test_quotation_over_sentences_is_one_claim(find: Find) -> None:
    (told,) = find("“We are ready. We have waited for years,” Haddad said.")
    assert told.content == ("We are ready. We have waited for years",)
    assert told.claim.direct


def test_second_quotation_of_a_paragraph_joins_the_first(find: Find) -> None:
    (told,) = find("“We are ready,” Haddad said on Monday. “We have waited for years.”")
    assert told.content == ("We are ready", "We have waited for years")


def test_quotation_over_paragraphs_has_one_speaker(find: Find) -> None:
    (told,) = find("“We are ready,” Haddad said. “We wait.\n“They will not come to us.”")
    assert told.source == "Haddad"
    assert told.content[-1] == "They will not come to us"


def test_unclosed_quotation_before_its_speaker(find: Find) -> None:
    (told,) = find("“We came in peace.\n“They shot at us,” the elder said.")
    assert told.content == ("We came in peace", "They shot at us")


def test_quotation_after_a_report_of_the_same_speaker(find: Find) -> None:
    told = find("The talks are close to a deal, Haddad said. “The rest is for the king to say.”")
    assert told[0].source == "Haddad"
    assert told[0].content[-1] == "The rest is for the king to say"


def test_mixed_quotation_is_indirect(find: Find) -> None:
    (told,) = find("The spokesman said that “columns” of gunmen had marched on the depot at dawn.")
    assert not told.claim.direct
    assert told.content[0].startswith("that “columns” of gunmen")


def test_medium_that_passes_words_on(find: Find, read: Read, kit: Kit) -> None:
    text = "General Haddad was quoted by Interfax as saying that the talks had failed."
    reading = read(text)
    (claim,) = find_claims(reading, {}, kit.lexicon.reporting)
    assert claim.via is not None
    assert reading.words(reading.by_id[claim.via]).endswith("Interfax")


def test_claims_lie_within_claims(find: Find) -> None:
    told = find("The bishop said that rebels told him that the mayor had promised them amnesty.")
    outer, middle, inner = (t.claim for t in told)
    assert (outer.within, middle.within, inner.within) == (None, outer.id, middle.id)


def test_relayed_words_lie_within_the_relay(find: Find) -> None:
    told = find("According to Interfax, the minister said that the talks had failed.")
    relay, said = (t.claim for t in told)
    assert said.within == relay.id


def test_own_view_inside_a_quotation_is_no_second_claim(find: Find) -> None:
    told = find("“I think the truce is dead,” Haddad said.")
    assert [t.source for t in told] == ["Haddad"]


def test_headline_with_a_colon(find: Find) -> None:
    told = find("Foreign minister: talks with rebels have failed\n\nThe talks took place in Oslo.")
    assert (told[0].source, told[0].content) == (
        "Foreign minister",
        ("talks with rebels have failed",),
    )


def test_headline_with_its_speaker_last(find: Find) -> None:
    told = find("Talks with rebels have failed: foreign minister\n\nThe talks took place in Oslo.")
    assert (told[0].source, told[0].content) == (
        "foreign minister",
        ("Talks with rebels have failed",),
    )


def test_headline_with_a_topic_is_no_claim(find: Find) -> None:
    assert find("Libya: rebels seize a port\n\nRebels seized a port on Monday.") == []


def test_speech_without_speaker_is_inherited(find: Find) -> None:
    told = find("“We are ready for war,” Haddad said.\n“Our men have waited for years.”")
    assert told[1].claim.inherited
    assert told[1].source == "Haddad"
    assert told[1].claim.confidence < 0.5


def test_future_of_the_past_goes_on_with_what_was_said(find: Find) -> None:
    told = find("The minister said the army would leave. Its bases would go to the police.")
    assert told[-1].claim.inherited
    assert told[-1].source == "The minister"


def test_narration_after_a_claim_is_not_inherited(find: Find) -> None:
    told = find("The minister said the army had left. Its bases went to the police.")
    assert len(told) == 1


def test_hedged_claim_has_no_source(find: Find) -> None:
    (told,) = find("France is reportedly arming the rebels.")
    assert (told.claim.source, told.claim.hedge) == (None, told.claim.cue)


def test_each_hedge_keeps_to_its_own_clause(find: Find) -> None:
    told = find("Egypt is believed to back the general, while France is reportedly arming him.")
    believed, reported = told
    assert not any("arming" in piece for piece in believed.content)
    assert not any("Egypt" in piece for piece in reported.content)


def test_denial_that_names_no_act(find: Find) -> None:
    told = find("Omar blamed units loyal to the council for the raid despite its denial.")
    assert [t.claim.stance for t in told] == ["accuses", "denies"]
    assert told[1].source == "its"


def test_unfinished_sentence_is_not_glued_to_the_next(find: Find) -> None:
    told = find("Omar accused the council of shelling the depot despite its denial\nBoats left.")
    assert all("Boats" not in piece for t in told for piece in t.content)


def test_who_neither_confirms_nor_denies_denies_nothing(code: Code) -> None:
    coding = code("Chad has neither confirmed nor denied the reports.")
    assert "denies" not in {claim.stance for claim in coding.claims}
