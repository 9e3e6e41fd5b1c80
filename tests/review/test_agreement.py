from __future__ import annotations

import pytest

from dragoman.corpus import Corpus
from dragoman.review.agreement import as_table, coefficients
from tests.reports import first, second
from tests.review.conftest import ADA, BEN


def test_coefficients_are_those_of_the_textbook() -> None:
    # 50 cases: both yes 20, both no 15, one yes 5, other yes 10: kappa 0.4
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    kappa, alpha = coefficients(pairs)
    assert kappa == pytest.approx(0.4)
    # nominal alpha by hand: 1 - (n-1) * observed / expected, n = 100 values, 55 yes and 45 no
    assert alpha == pytest.approx(1 - 99 * 30 / (2 * 55 * 45))
    assert coefficients([("y", "y")] * 9) == (None, None)


def test_two_reviewers_are_compared_on_what_both_judged(corpus: Corpus) -> None:
    events = [*first().events, *second().events]
    for event in events:
        corpus.review.accept("events", event.id, ADA)
    corpus.review.accept("events", events[0].id, BEN)
    corpus.review.reject("events", events[1].id, BEN)
    whole, by_layer = corpus.agreement()
    assert (whole.people, whole.layer, by_layer.layer) == (("ada", "ben"), "all", "events")
    assert (whole.records, whole.agree) == (2, 1)
    assert whole.kappa == pytest.approx(0.0)
    assert "seized" in whole.differ[0]
    assert as_table([whole])[0]["observed"] == 0.5


def test_the_last_verdict_counts_and_undone_ones_do_not(corpus: Corpus) -> None:
    record = first().events[0].id
    corpus.review.reject("events", record, ADA)
    corpus.review.accept("events", record, ADA)
    corpus.review.accept("events", record, BEN)
    assert corpus.agreement()[0].agree == 1
    corpus.review.undo(3, BEN)
    assert corpus.agreement() == []
