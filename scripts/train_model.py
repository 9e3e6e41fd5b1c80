"""Trains a small model on the examples of the predicates and measures whether it pays.

    python -m scripts.train_model [--out FOLDER]       (or: make model)

Two kinds, in plain numpy: ``linear`` is a multinomial logistic regression over hashed n-grams of
the sentence and features of the tree; ``network`` has one hidden layer over those of the tree
alone. Printed are figures by cross-validation in which no lemma is trained on and tested, and what
each use of a model (``USES``) changes on the open gold, which is never trained on. No model is
shipped: ``docs/model-card.md`` says why.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scripts.model_parts import (
    KINDS,
    NONE,
    Case,
    Describer,
    Floats,
    Model,
    all_labels,
    hashed,
    read_cases,
    train,
)

from dragoman.evaluate import Gold, Score, evaluate, read_gold
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.slots import Slots
from dragoman.extract.events.triggers import Trigger, find_triggers
from dragoman.extract.reading import Reading
from dragoman.language.parse import Parse, Parser
from dragoman.language.segment import Paragraph
from dragoman.lexicon.predicates import DEFAULTS, Form, Predicates, Sense
from dragoman.pipeline import Kit, code_article, standard_kit
from dragoman.records import Article, Coding

GOLD = Path(__file__).parents[1] / "tests" / "gold"
OPEN = ("sentences_open_*.yaml", "status_open.yaml", "reports_open.yaml")
USES = ("unknown verbs", "unfit words", "ties", "false triggers")
THRESHOLDS = (0.5, 0.7, 0.9, 0.95, 0.99)
FOLDS = 5


# ---------------------------------------------------------------- cross-validation


def out_of_fold(cases: Sequence[Case], kind: str, named: bool) -> Floats:
    """The probabilities of each case by a model that has seen no case of its lemma."""
    folds = np.array([zlib.crc32(case.lemma.encode()) % FOLDS for case in cases])
    found = np.zeros((len(cases), len(all_labels())), np.float32)
    for fold in range(FOLDS):
        model = train([c for c, f in zip(cases, folds, strict=True) if f != fold], kind, named)
        held = np.flatnonzero(folds == fold)
        found[held] = model.predict([cases[int(i)].rows[kind, named] for i in held])
    return found


def validation(cases: Sequence[Case], kind: str, named: bool) -> Iterator[str]:
    """Lines on lemmas never seen: proposals right, false triggers found, ties broken."""
    labels = all_labels()
    truth = np.array([labels.index(case.label) for case in cases])
    known = np.array([case.senses > 0 for case in cases])
    told, chances = truth > 0, out_of_fold(cases, kind, named)
    guess, sure = chances.argmax(1), chances.max(1)
    typed = float(np.mean(chances[told, 1:].argmax(1) + 1 == truth[told]))
    view = "word seen" if named else "word hidden"
    yield f"{kind}, {view}: type of true events {typed:.3f} right"
    for threshold in THRESHOLDS:
        made = (guess > 0) & (sure >= threshold)
        cut = (chances[:, 0] >= threshold) & known
        yield (
            f"  {threshold:4.2f}  proposed P {_share(guess == truth, made):.3f}"
            f" R {_share(made & (guess == truth), told):.3f}"
            f"  rejected P {_share(~told, cut):.3f}"
            f" R {_share(cut, known & ~told):.3f} true events lost {_share(cut, told):.3f}"
        )


def _share(good: NDArray[np.bool_], among: NDArray[np.bool_]) -> float:
    return float(good[among].mean()) if among.any() else 0.0


# ---------------------------------------------------------------- uses


class _Open(Predicates):
    """Predicates with one more sense for each word, which fires where no other does."""

    def of(self, form: Form, lemma: str) -> Sequence[Sense]:
        return (*super().of(form, lemma), _proposed(form, lemma))


def _proposed(form: Form, lemma: str) -> Sense:
    """A sense of no company and the usual slots, whose type the model is to say."""
    actor, recipient = DEFAULTS[form]
    what = (f"model:{lemma}", form, lemma, None, NONE, None, None)
    return Sense(*what, {}, {}, actor, recipient, (), False, None, (), (), ())


def _is_proposed(sense: Sense) -> bool:
    return sense.id.startswith("model:")


@dataclass
class Judge:
    """Stands in for ``find_triggers`` and puts a model to one use."""

    model: Model
    kind: str
    use: str
    threshold: float
    seconds: float = 0.0
    changed: int = 0

    @property
    def proposes(self) -> bool:
        return self.use in ("unknown verbs", "unfit words")

    def __call__(
        self, reading: Reading, predicates: Predicates, slots: Slots, parties: Parties
    ) -> Iterator[Trigger]:
        lexicon = predicates
        if self.proposes:
            lexicon = _Open(*(getattr(predicates, each.name) for each in fields(predicates)))
        triggers = list(find_triggers(reading, lexicon, slots, parties))
        begun = time.perf_counter()
        asked = [trigger for trigger in triggers if self.is_asked(trigger)]
        describer = Describer(reading, slots)
        rows = [hashed(describer.describe(t.token, self.kind, not self.proposes)) for t in asked]
        chances = dict(zip([t.token.i for t in asked], self.model.predict(rows), strict=True))
        self.seconds += time.perf_counter() - begun
        for trigger in triggers:
            if trigger.token.i in chances:
                yield from self.judged(trigger, chances[trigger.token.i])
            elif not _is_proposed(trigger.sense):
                yield trigger

    def is_asked(self, trigger: Trigger) -> bool:
        """Is the trigger one that this use of the model decides on?"""
        if _is_proposed(trigger.sense):
            if self.use == "unknown verbs":
                return trigger.sense.form == "verb" and not trigger.unfit
            return any(sense.type for sense in trigger.unfit)
        if self.use == "ties":
            return len({sense.type for sense in (trigger.sense, *trigger.lost)}) > 1
        return self.use == "false triggers"

    def judged(self, trigger: Trigger, chances: Floats) -> Iterator[Trigger]:
        """The trigger as the model would have it: kept, of another sense, or left out."""
        best = self.model.labels[int(chances.argmax())]
        sure = float(chances.max()) >= self.threshold
        if self.use == "false triggers":
            rejected = best == NONE and sure
            self.changed += rejected
            if not rejected:
                yield trigger
            return
        among = trigger.unfit if self.proposes else (trigger.sense, *trigger.lost)
        chosen = next((sense for sense in among if sense.type == best), None)
        if self.use == "unknown verbs" and best != NONE:
            chosen = replace(trigger.sense, type=best)
        if sure and chosen is not None and chosen is not trigger.sense:
            self.changed += chosen.type != trigger.sense.type
            yield replace(trigger, sense=chosen)
        elif not self.proposes:
            yield trigger


Coder = Callable[[Article], Coding]


def judged_coder(judge: Judge | None, kit: Kit) -> Coder:
    """A coder whose triggers the judge has passed."""

    def code(article: Article) -> Coding:
        with patch("dragoman.extract.events.finding.find_triggers", judge or find_triggers):
            return code_article(article, kit)

    return code


class _Kept:
    """A parser that parses each text once."""

    def __init__(self, parser: Parser) -> None:
        self.parser, self.parses = parser, dict[str, Parse]()

    def __call__(self, article: Article, paragraphs: Sequence[Paragraph]) -> Parse:
        if article.text not in self.parses:
            self.parses[article.text] = self.parser(article, paragraphs)
        return self.parses[article.text]

    def tokens(self) -> int:
        return sum(len(parse.tokens) for parse in self.parses.values())


def read_open_gold() -> list[Gold]:
    paths = sorted(path for pattern in OPEN for path in GOLD.glob(pattern))
    return [report for path in paths for report in read_gold(path)]


def weighed(
    models: Mapping[tuple[str, bool], Model], gold: Sequence[Gold], kit: Kit
) -> Iterator[str]:
    """Lines: the open gold by rules alone, then by each kind, use and threshold."""
    kept = _Kept(kit.parse)
    kit = replace(kit, parse=kept)
    yield f"rules alone: {_figures(evaluate(gold, judged_coder(None, kit)).scores)}"
    for kind in KINDS:
        for use in USES:
            yield f"{kind}, {use}"
            for threshold in THRESHOLDS:
                named = use in ("ties", "false triggers")
                judge = Judge(models[kind, named], kind, use, threshold)
                scores = evaluate(gold, judged_coder(judge, kit)).scores
                cost = 1e6 * judge.seconds / kept.tokens()
                yield (
                    f"  {threshold:4.2f}  {_figures(scores)}"
                    f"  {judge.changed:3} triggers changed, {cost:.1f} ms per 1,000 tokens"
                )


def _figures(scores: Mapping[str, Score]) -> str:
    every, plain = scores["events"], scores["asserted events"]
    return (
        f"events F1 {every.f1:.3f} P {every.precision:.3f} R {every.recall:.3f}"
        f"  asserted P {plain.precision:.3f} F1 {plain.f1:.3f}"
    )


# ---------------------------------------------------------------- command


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--out", type=Path, help="a folder in which to save the models")
    given = options.parse_args()
    kit = standard_kit()
    cases = read_cases(kit.lexicon.predicates, kit)
    events = sum(case.label != NONE for case in cases)
    print(f"{len(cases)} cases, {events} of them events, {len({c.lemma for c in cases})} lemmas")
    models = {}
    for kind in KINDS:
        for named in (False, True):
            print(*validation(cases, kind, named), sep="\n")
            models[kind, named] = train(cases, kind, named)
    for line in weighed(models, read_open_gold(), kit):
        print(line, flush=True)
    if given.out:
        save_all(models, given.out)


def save_all(models: Mapping[tuple[str, bool], Model], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for (kind, named), model in models.items():
        path = folder / f"{kind}_{'seen' if named else 'hidden'}.npz"
        print(f"{path}: {model.save(path) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
