from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman.corpus import Corpus
from dragoman.errors import UsageError
from dragoman.review import audit
from dragoman.review.audit import share, wilson
from dragoman.store.deciding import By
from tests.builder import Builder
from tests.review.conftest import ADA, keep


@pytest.fixture
def large(tmp_path: Path) -> Corpus:
    corpus = Corpus(tmp_path / "large")
    for number in range(30):
        b = Builder(
            f"Unit {number} shelled the town. The mayor met Envoy {number}.", id=f"{number:02}"
        )
        b.event("shelled", "ASSAULT", [b.actor(f"Unit {number}")])
        if number < 10:
            b.event("met", "CONSULT", [b.actor("The mayor")])
        keep(corpus, b.coding)
    return corpus


def test_wilson_intervals_are_those_of_the_formula() -> None:
    assert wilson(0.9, 100) == pytest.approx((0.8256, 0.9448), abs=1e-4)
    assert wilson(1.0, 20) == pytest.approx((0.8389, 1.0), abs=1e-4)
    assert wilson(0.0, 20)[0] == 0.0


def test_each_type_has_its_share_of_the_sample() -> None:
    assert share({"a": 90, "b": 10}, 20) == {"a": 18, "b": 2}
    assert share({"a": 900, "b": 1}, 10)["b"] == 1
    assert share({"a": 3, "b": 2}, 50) == {"a": 3, "b": 2}
    assert sum(share({"a": 7, "b": 5, "c": 3}, 11).values()) == 11


def test_the_same_seed_draws_the_same_sample(large: Corpus) -> None:
    one = audit.draw(large.project, 20, 7)
    assert audit.draw(large.project, 20, 7) == one
    assert audit.draw(large.project, 20, 8) != one
    assert Counter(each.type for each in one.drawn) == {"ASSAULT": 15, "CONSULT": 5}
    assert one.sizes == {"events ASSAULT": 30, "events CONSULT": 10}


def test_a_sample_is_drawn_once(large: Corpus) -> None:
    with pytest.raises(UsageError, match="audit --sample"):
        large.audit()
    sample = large.draw(20, 7)
    assert audit.kept(large.project) == sample
    with pytest.raises(UsageError, match="has a sample"):
        large.draw(20, 7)
    assert large.draw(10, 1, again=True) != sample


def test_reviews_become_precision_weighed_by_the_corpus(large: Corpus) -> None:
    large.draw(28, 7)
    left = large.to_audit()
    assert len(left) == 28
    for number, row in enumerate(left):
        verdict = "reject" if row["type"] == "CONSULT" else "accept"
        large.review.decide(verdict, [large.review.target("events", row["id"])], By(f"r{number}"))
    assert len(large.to_audit()) == 0
    rows = {(row["layer"], row["type"]): row for row in large.audit()}
    whole = rows["all", None]
    assert (whole["reviewed"], whole["in_corpus"]) == (28, 40)
    assert whole["precision"] == 0.75  # 30 of the 40 in the corpus, whatever was drawn
    assert whole["low"] < 0.75 < whole["high"]
    assert rows["events", "ASSAULT"]["precision"] == 1.0
    assert rows["events", "CONSULT"]["precision"] is None  # fewer than 20 reviewed


def test_a_correction_counts_as_wrong_and_a_comment_as_nothing(large: Corpus) -> None:
    large.draw(2, 7)
    one, other = large.to_audit()
    large.review.correct("events", one["id"], {"status": "denied"}, ADA)
    large.review.comment("events", other["id"], By("ada", "?"))
    row = large.audit()[0]
    assert (row["reviewed"], row["right"]) == (1, 0)


def test_the_sample_outlives_a_recoding(large: Corpus) -> None:
    large.draw(5, 7)
    row = large.to_audit()[0]
    large.review.accept("events", row["id"], ADA)
    keep(large, large.project.store.machine(row["article"]))
    assert len(large.to_audit()) == 4
