"""What ``train_model.py`` is made of: features of a word, cases from the examples, two models."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.slots import Slots
from dragoman.extract.events.triggers import FORM_OF, find_triggers
from dragoman.extract.mentions.finding import find_mentions
from dragoman.extract.reading import Reading
from dragoman.language.parse import Token
from dragoman.language.segment import Paragraph
from dragoman.lexicon.predicates import Form, Predicates
from dragoman.ontology import load_ontology
from dragoman.pipeline import Kit
from dragoman.records import Article, Span

NONE = "none"
BUCKETS = 1 << 16
WINDOW = 6  # words on each side whose n-grams count
BATCH = 200  # sentences read as one article
KINDS = {"linear": 0, "network": 48}  # units of the hidden layer
TREE_SLOTS = ("subject", "object", "indirect", "clause", "possessor", "modifier")

Floats = NDArray[np.float32]
Features = tuple[str, ...]


# ---------------------------------------------------------------- features


class Describer:
    """Features of a token of one reading, from the tree and the markables alone."""

    def __init__(self, reading: Reading, slots: Slots) -> None:
        self.reading, self.parse, self.slots = reading, reading.parse, slots

    def tree(self, token: Token, named: bool) -> Iterator[str]:
        """The company of the token; with ``named`` also which word it is.

        Its own place in the tree is left out: examples are main clauses, news are not, and a model
        that sees it takes every subordinate clause for no event.
        """
        yield "any"
        if token.pos == "VERB" and self.slots.is_passive(token.i):
            yield "passive"
        for child in self.parse.children(token.i, "prt", "prep", "agent", "dative"):
            yield f"{child.dep} {child.lower}"
            for noun in self.parse.children(child.i, "pobj", "pcomp"):
                yield from (f"{child.lower} {word}" for word in self.words(noun))
        for slot in TREE_SLOTS:
            for filler in self.slots.heads(token.i, slot):
                yield from (f"{slot}: {word}" for word in self.words(filler))
        if named:
            yield from (f"lemma {token.lemma}", f"lemma {token.lemma} {token.pos}")

    def words(self, token: Token) -> Iterator[str]:
        """The lemma of a common word, and the kind of its markable."""
        markable = self.reading.headed(token.i)
        if markable is not None:
            yield f"@{markable.kind}"
        if token.pos != "PROPN":
            yield token.lemma

    def ngrams(self, token: Token, named: bool) -> Iterator[str]:
        """Words and pairs of words of the sentence near the token, and on which side they stand."""
        sentence = self.parse.sentence_of(token.i)
        first = max(sentence.first, token.i - WINDOW)
        near = self.parse.tokens[first : min(sentence.last, token.i + WINDOW) + 1]
        words = [self.masked(each, each.i == token.i and not named) for each in near]
        yield from (f"word {word}" for word in words)
        yield from (f"pair {a} {b}" for a, b in pairwise(words))
        here = token.i - first
        yield from (f"left {word}" for word in words[max(here - 3, 0) : here])
        yield from (f"right {word}" for word in words[here + 1 : here + 4])

    def masked(self, token: Token, hidden: bool) -> str:
        if hidden:
            return "?"
        return f"<{token.entity}>" if token.pos == "PROPN" else token.lemma

    def describe(self, token: Token, kind: str, named: bool) -> Features:
        """The features that a kind of model reads; without ``named`` the word itself is hidden."""
        grams = self.ngrams(token, named) if kind == "linear" else ()
        return tuple(dict.fromkeys((*self.tree(token, named), *grams)))


def hashed(features: Iterable[str]) -> list[int]:
    return [zlib.crc32(feature.encode()) % BUCKETS for feature in features]


# ---------------------------------------------------------------- cases


@dataclass(frozen=True, slots=True)
class Case:
    """A word of an example: its lemma, its PLOVER type or ``none``, its buckets by view."""

    lemma: str
    label: str
    senses: int  # types of events that its lemma can be
    rows: Mapping[tuple[str, bool], Sequence[int]]


def read_cases(predicates: Predicates, kit: Kit) -> list[Case]:
    """The words of all examples, each once.

    Positive: the word of the sense. Negative: words under ``never`` and of senses that are no
    event, and verbs beside them that no predicate knows.
    """
    wanted: dict[str, dict[tuple[Form, str], set[str]]] = {}
    for sense in predicates:
        key = (sense.form, sense.lemma)
        for example in sense.examples:
            wanted.setdefault(example.text, {}).setdefault(key, set()).add(sense.type or NONE)
        for text in sense.never:
            wanted.setdefault(text, {}).setdefault(key, set()).add(NONE)
    texts = sorted(wanted)
    batches = (texts[i : i + BATCH] for i in range(0, len(texts), BATCH))
    return [case for batch in batches for case in _batch_cases(batch, wanted, predicates, kit)]


def _batch_cases(
    texts: Sequence[str],
    wanted: Mapping[str, Mapping[tuple[Form, str], set[str]]],
    predicates: Predicates,
    kit: Kit,
) -> Iterator[Case]:
    paragraphs, start = [], 0
    for text in texts:
        paragraphs.append(Paragraph(Span(start, start + len(text)), "body"))
        start += len(text) + 1
    article = Article("examples", "\n".join(texts), language="en")
    parse = kit.parse(article, paragraphs)
    reading = Reading(article, parse, find_mentions(article, parse, kit.lexicon))
    slots = Slots(parse, predicates)
    parties = Parties(reading, predicates.partitive)
    fired = {t.token.i: t.sense.type for t in find_triggers(reading, predicates, slots, parties)}
    describer = Describer(reading, slots)
    for text, paragraph in zip(texts, paragraphs, strict=True):
        for token in parse.tokens_in(paragraph.span):
            label = _label(token, wanted[text], predicates, token.i in fired)
            if label is not None:
                yield _case(token, label, describer, predicates)


def _label(
    token: Token, asked: Mapping[tuple[Form, str], set[str]], predicates: Predicates, fired: bool
) -> str | None:
    """The label of a token of an example; None where the examples do not say."""
    form = FORM_OF.get(token.pos)
    if form is None:
        return None
    labels = asked.get((form, token.lemma))
    if labels is None:
        unknown = form == "verb" and not predicates.of(form, token.lemma)
        return NONE if unknown else None
    types = labels - {NONE}
    if types:
        return min(types) if len(types) == 1 else None
    return None if fired else NONE


def _case(token: Token, label: str, describer: Describer, predicates: Predicates) -> Case:
    senses = predicates.of(FORM_OF[token.pos], token.lemma)
    views = [(kind, named) for kind in KINDS for named in (False, True)]
    rows = {view: hashed(describer.describe(token, *view)) for view in views}
    return Case(token.lemma, label, len({s.type for s in senses if s.type}), rows)


# ---------------------------------------------------------------- models


class Model:
    """Softmax over a bag of hashed features; ``hidden`` units of tanh between them, if any."""

    def __init__(self, labels: Sequence[str], hidden: int, seed: int = 1) -> None:
        self.labels, self.chance = tuple(labels), np.random.default_rng(seed)
        width = hidden or len(labels)
        start = 0.3 if hidden else 0.0
        self.weights = self._drawn(start, BUCKETS, width)
        self.bias = np.zeros(width, np.float32)
        self.out = self._drawn(0.1, hidden, len(labels)) if hidden else None
        self._squares: dict[str, Floats] = {}

    def _drawn(self, scale: float, *shape: int) -> Floats:
        return (scale * self.chance.standard_normal(shape)).astype(np.float32)

    def fit(self, rows: Sequence[Sequence[int]], labels: Sequence[str], epochs: int = 12) -> Model:
        """Trained by AdaGrad; each time a row is seen, three of ten features are left out."""
        truth = np.array([self.labels.index(label) for label in labels])
        for _ in range(epochs):
            order = self.chance.permutation(len(rows))
            for begin in range(0, len(rows), 64):
                chosen = order[begin : begin + 64]
                self._step([self._thinned(rows[i]) for i in chosen], truth[chosen])
        return self

    def _thinned(self, row: Sequence[int]) -> NDArray[np.int64]:
        whole = np.array(row)
        kept = whole[self.chance.random(len(whole)) > 0.3]
        return kept if len(kept) else whole

    def _step(self, rows: Sequence[NDArray[np.int64]], truth: NDArray[np.int64]) -> None:
        lengths = np.array([len(row) for row in rows])
        bag, probable = self._forward(np.concatenate(rows), lengths)
        error = probable
        error[np.arange(len(rows)), truth] -= 1
        error /= len(rows)
        if self.out is not None:
            inner = (error @ self.out.T) * (1 - bag**2)
            self._descend("out", self.out, bag.T @ error)
            error = inner
        self._descend("bias", self.bias, error.sum(0))
        spread = np.repeat(error / np.sqrt(lengths)[:, None].astype(np.float32), lengths, axis=0)
        touched, where = np.unique(np.concatenate(rows), return_inverse=True)
        slope = np.zeros((len(touched), self.weights.shape[1]), np.float32)
        np.add.at(slope, where, spread)
        self._descend("weights", self.weights, slope, touched)

    def _descend(self, name: str, values: Floats, slope: Floats, rows: Any = ...) -> None:
        squares = self._squares.setdefault(name, np.full_like(values, 1e-6))
        squares[rows] += slope**2
        rate = 0.3 if self.out is None else 0.05
        values[rows] -= rate * slope / np.sqrt(squares[rows])

    def _forward(
        self, buckets: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        summed = np.add.reduceat(self.weights[buckets], starts, axis=0)
        scale = np.sqrt(lengths).astype(np.float32)[:, None]
        bag: Floats = (summed / scale + self.bias).astype(np.float32)
        bag = np.tanh(bag).astype(np.float32) if self.out is not None else bag
        scores = bag @ self.out if self.out is not None else bag
        raised: Floats = np.exp(scores - scores.max(1, keepdims=True))
        return bag, np.asarray(raised / raised.sum(1, keepdims=True), np.float32)

    def predict(self, rows: Sequence[Sequence[int]]) -> Floats:
        """The probability of each label for each row."""
        if not rows:
            return np.zeros((0, len(self.labels)), np.float32)
        buckets = np.concatenate([np.array(row) for row in rows])
        return self._forward(buckets, np.array([len(row) for row in rows]))[1]

    def save(self, path: Path) -> int:
        """Writes the weights at half precision; how many bytes they take."""
        out = np.zeros(0) if self.out is None else self.out
        weights, bias, last = (v.astype(np.float16) for v in (self.weights, self.bias, out))
        np.savez_compressed(
            path, labels=np.array(self.labels), weights=weights, bias=bias, out=last
        )
        return path.stat().st_size


def all_labels() -> tuple[str, ...]:
    return (NONE, *sorted(load_ontology().types))


def train(cases: Sequence[Case], kind: str, named: bool) -> Model:
    """A model of a kind, deterministic; ``named``: does it see which word it judges?"""
    model = Model(all_labels(), KINDS[kind])
    return model.fit([c.rows[kind, named] for c in cases], [c.label for c in cases])
