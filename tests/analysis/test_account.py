from __future__ import annotations

from datetime import date

import pytest

from dragoman.analysis.account import Mark, account_of, evidence_of, pieces
from dragoman.analysis.days import first_day, last_day, tell
from dragoman.errors import UsageError
from dragoman.records import Span
from tests.builder import Builder
from tests.reports import first


def test_pieces_cut_where_marks_begin_and_end() -> None:
    text = "his army took it"
    marks = [Mark(Span(0, 8), "actor"), Mark(Span(0, 3), "owner"), Mark(Span(9, 13), "act")]
    found = [(piece.words, piece.parts) for piece in pieces(text, Span(0, 16), marks)]
    assert found == [
        ("his", ("actor", "owner")),
        (" army", ("actor",)),
        (" ", ()),
        ("took", ("act",)),
        (" it", ()),
    ]


def test_pieces_give_the_words_back_whatever_the_marks() -> None:
    text = "abcdefghij"
    marks = [Mark(Span(i, i + 4), str(i)) for i in range(6)]
    span = Span(2, 8)
    assert "".join(piece.words for piece in pieces(text, span, marks)) == text[2:8]


def test_marks_outside_the_sentence_are_left_out() -> None:
    (piece,) = pieces("one. two.", Span(5, 9), [Mark(Span(0, 3), "actor")])
    assert piece.parts == ()


def test_chain_of_nested_claims_is_outermost_first() -> None:
    b = Builder("TASS said the general told it that emissaries had promised help.")
    tass, general = b.actor("TASS"), b.actor("the general")
    outer = b.claim("said", "the general told it that emissaries had promised help", tass)
    inner = b.claim("told", "emissaries had promised help", general, within=outer)
    event = b.event("promised", "AGREE", [b.actor("emissaries")], claim=inner)
    voices = account_of(b.coding, "events", event).voices
    assert [voice.name for voice in voices] == ["TASS", "the general"]


def test_a_source_far_away_is_not_drawn_into_the_quotation() -> None:
    coding = first()
    denial = coding.claims[1]
    (span,) = evidence_of(denial)
    assert span.of(coding.article.text) == "denied that it had seized the depot"


@pytest.mark.parametrize(
    ("begin", "finish", "precision", "words"),
    [
        ("2016-11-29", "2016-11-29", "day", "29 November 2016"),
        ("2016-06-01", "2016-06-30", "month", "June 2016"),
        ("2016-01-01", "2016-12-31", "year", "2016"),
        ("1990-01-01", "1999-12-31", "decade", "the 1990s"),
        ("2016-06-06", "2016-06-12", "week", "6 to 12 June 2016"),
        ("2016-06-01", "2016-11-29", "range", "1 June to 29 November 2016"),
        ("2015-12-01", "2016-02-29", "season", "1 December 2015 to 29 February 2016"),
        (None, "2016-12-11", "before", "by 11 December 2016"),
        ("2016-09-01", None, "after", "since 1 September 2016"),
        (None, None, "unknown", "no date"),
    ],
)
def test_days_in_words(begin: str | None, finish: str | None, precision: str, words: str) -> None:
    edges = [date.fromisoformat(each) if each else None for each in (begin, finish)]
    assert tell(edges[0], edges[1], precision) == words


def test_months_and_years_have_edges() -> None:
    assert (first_day("2016"), last_day("2016")) == ("2016-01-01", "2016-12-31")
    assert (first_day("2016-02"), last_day("2016-02")) == ("2016-02-01", "2016-02-29")
    assert first_day("2016-02-03") == last_day("2016-02-03") == "2016-02-03"
    for wrong in ("June", "2016-13", "2016-02-30", "1-2-3-4", ""):
        with pytest.raises(UsageError, match="2016-11-29"):
            first_day(wrong)
