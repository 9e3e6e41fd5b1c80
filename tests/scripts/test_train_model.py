"""The model that is tried beside the rules: same examples, same weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from scripts.model_parts import KINDS, NONE, Case, Model, all_labels, read_cases, train
from scripts.train_model import Judge, judged_coder

from dragoman.lexicon.predicates import Predicates
from dragoman.pipeline import Kit
from dragoman.records import Article

WORDS = ("arrest", "bomb", "condemn", "strike")
TEXT = "Rebels attacked Gao. Police arrested a nurse in Mopti."


@pytest.fixture(scope="module")
def few(kit: Kit) -> Predicates:
    predicates = kit.lexicon.predicates
    return replace(predicates, senses={k: v for k, v in predicates.senses.items() if k[1] in WORDS})


@pytest.fixture(scope="module")
def cases(few: Predicates, kit: Kit) -> Sequence[Case]:
    return read_cases(few, kit)


def test_cases_are_of_events_and_of_none(cases: Sequence[Case]) -> None:
    labels = {(case.lemma, case.label) for case in cases}
    assert ("arrest", "COERCE") in labels
    assert ("bomb", "ASSAULT") in labels
    assert any(label == NONE for lemma, label in labels if lemma == "strike")


@pytest.mark.parametrize("kind", KINDS)
def test_same_examples_give_same_weights(kind: str, cases: Sequence[Case]) -> None:
    first, second = train(cases, kind, named=True), train(cases, kind, named=True)
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.bias, second.bias)


@pytest.mark.parametrize("kind", KINDS)
def test_models_learn_what_they_are_shown(kind: str, cases: Sequence[Case]) -> None:
    model = train(cases, kind, named=True)
    chances = model.predict([case.rows[kind, True] for case in cases])
    right = [
        model.labels[best] == case.label
        for best, case in zip(chances.argmax(1), cases, strict=True)
    ]
    assert np.allclose(chances.sum(1), 1, atol=1e-5)
    assert sum(right) / len(right) > 0.9


def test_word_is_hidden_where_it_is_not_to_be_seen(cases: Sequence[Case]) -> None:
    for case in cases:
        for kind in KINDS:
            assert len(case.rows[kind, False]) < len(case.rows[kind, True]) or kind == "linear"


def test_judge_that_is_never_sure_changes_nothing(kit: Kit) -> None:
    article = Article("one", TEXT, language="en")
    plain = judged_coder(None, kit)(article)
    for use in ("unknown verbs", "unfit words", "ties", "false triggers"):
        judge = Judge(Model(all_labels(), 0), "linear", use, threshold=1.1)
        assert judged_coder(judge, kit)(article).events == plain.events


def test_judge_rejects_what_its_model_calls_no_event(kit: Kit) -> None:
    model = Model(all_labels(), 0)
    model.bias[0] = 9
    judge = Judge(model, "linear", "false triggers", threshold=0.9)
    assert judged_coder(judge, kit)(Article("one", TEXT, language="en")).events == ()
    assert judge.changed == 2


def test_judge_proposes_at_verbs_that_no_predicate_knows(kit: Kit, few: Predicates) -> None:
    model = Model(all_labels(), 0)
    model.bias[all_labels().index("ASSAULT")] = 9
    small = replace(kit, lexicon=replace(kit.lexicon, predicates=few))
    judge = Judge(model, "linear", "unknown verbs", threshold=0.9)
    found = judged_coder(judge, small)(Article("one", TEXT, language="en")).events
    assert [(event.type, event.rule.split(":")[0]) for event in found] == [
        ("ASSAULT", "model"),
        ("COERCE", "verb"),
    ]
