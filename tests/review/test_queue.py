from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.review.queue import SURE, as_table, queue
from tests.reports import first, second
from tests.review.conftest import ADA

SHELLED, SEIZED = first().events


def reasons(corpus: Corpus, record: str, **asked: object) -> tuple[str, ...]:
    return next((q.reasons for q in corpus.queue(**asked) if q.record == record), ())  # type: ignore[arg-type]


def test_what_matters_and_what_is_unsure_comes_first_with_its_reasons(corpus: Corpus) -> None:
    first_in_line = corpus.queue()[0]
    assert first_in_line.record == SEIZED.id
    assert {"material conflict", "contested", "no day in the text"} <= set(first_in_line.reasons)
    assert first_in_line.score == max(q.score for q in corpus.queue())
    assert "told as plain fact" in reasons(corpus, SHELLED.id)
    assert "several reports tell the like" in reasons(corpus, SHELLED.id)


def test_either_side_may_be_asked_for_by_itself(corpus: Corpus) -> None:
    assert "material conflict" not in reasons(corpus, SEIZED.id, by="uncertainty")
    assert "no day in the text" not in reasons(corpus, SEIZED.id, by="importance")
    with pytest.raises(UsageError, match="no order"):
        corpus.queue(by="whim")  # type: ignore[arg-type]


def test_low_confidence_hedges_and_denials_in_other_reports_are_reasons() -> None:
    doubtful = replace(SHELLED, confidence=SURE - 0.1, hedge=SHELLED.trigger)
    not_done = replace(second().events[0], status="negated")
    codings = [replace(first(), events=(doubtful,)), replace(second(), events=(not_done,))]
    found = {q.record: q.reasons for q in queue(codings)}
    assert {"low confidence", "hedged", "one report has it done, another not"} <= set(
        found[doubtful.id]
    )
    assert "not asserted" in found[not_done.id]


def test_the_queue_is_the_same_whatever_the_order_of_the_reports() -> None:
    one, other = queue([first(), second()]), queue([second(), first()])
    assert [q.record for q in one] == [q.record for q in other]
    assert as_table(one).rows == as_table(other).rows


def test_what_somebody_decided_on_is_done(corpus: Corpus) -> None:
    corpus.review.accept("events", SEIZED.id, ADA)
    assert SEIZED.id not in {q.record for q in corpus.queue()}
    assert SEIZED.id in {q.record for q in corpus.queue(anew=True)}
    assert {q.layer for q in corpus.queue(layers=["claims"])} == {"claims"}
