"""A parse of an article: tokens, sentences, tree and entities, whatever parser made them.

The tree has the labels of spaCy's English models (ClearNLP dependencies, Penn tags), so rules read
``nsubj``, ``dobj``, ``pobj``. A parser for another language fills the same records.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dragoman.language.segment import Paragraph
from dragoman.records import Article, Span


@dataclass(frozen=True, slots=True)
class Token:
    """One word. ``head`` is the index of its governor (its own for a root).

    ``left`` and ``right`` are the first and last token index of its subtree; ``children`` are
    indices in text order; ``entity`` is the NER label or empty.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str
    children: tuple[int, ...]
    left: int
    right: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Row(NamedTuple):
    """A token before its tree is known; ``head`` is an index into the same list of rows."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    entity: str


def grow(rows: Sequence[Row]) -> tuple[Token, ...]:
    """Tokens with children and subtree edges from rows with heads; heads must form trees."""
    children: list[list[int]] = [[] for _ in rows]
    for i, row in enumerate(rows):
        if row.head != i:
            children[row.head].append(i)
    edges = _edges(rows, children)
    return tuple(
        Token(
            i,
            row.start,
            row.end,
            row.text,
            row.text.lower(),
            row.lemma,
            row.pos,
            row.tag,
            row.dep,
            row.head,
            row.sentence,
            row.entity,
            tuple(children[i]),
            *edges[i],
        )
        for i, row in enumerate(rows)
    )


def _edges(rows: Sequence[Row], children: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """First and last index of each token's subtree: roots first, then folded back upwards."""
    order = [i for i, row in enumerate(rows) if row.head == i]
    for i in order:
        order.extend(children[i])
    left, right = list(range(len(rows))), list(range(len(rows)))
    for i in reversed(order):
        head = rows[i].head
        left[head] = min(left[head], left[i])
        right[head] = max(right[head], right[i])
    return list(zip(left, right, strict=True))


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (inclusive); ``paragraph`` is the index of its paragraph."""

    i: int
    first: int
    last: int
    root: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the parser's recogniser sees it: tokens ``first`` to ``last``, inclusive."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parse:
    """The parsed text with the walks over its tree that rules need."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def span(self, first: int, last: int) -> Span:
        """From the start of token ``first`` to the end of token ``last`` (inclusive)."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def subtree(self, i: int) -> Span:
        """The words that token ``i`` governs, itself included."""
        token = self.tokens[i]
        return self.span(token.left, token.right)

    def sentence_of(self, i: int) -> Sentence:
        return self.sentences[self.tokens[i].sentence]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last + 1]

    def children(self, i: int, *deps: str) -> Iterator[Token]:
        """The dependents of token ``i`` in text order, of the given labels (of any, if none)."""
        for child in self.tokens[i].children:
            token = self.tokens[child]
            if not deps or token.dep in deps:
                yield token

    def child(self, i: int, *deps: str) -> Token | None:
        """The first dependent of token ``i`` with one of the labels."""
        return next(self.children(i, *deps), None)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of token ``i``, nearest first, up to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def token_at(self, offset: int) -> Token | None:
        """The last token that starts at or before the code point ``offset``."""
        found = bisect_right(self._starts, offset) - 1
        return self.tokens[found] if found >= 0 else None

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that overlap ``span``."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        if self.tokens and self.tokens[first].end <= span.start:
            first += 1
        last = bisect_right(self._starts, span.end - 1)
        return self.tokens[first:last]


Parser = Callable[[Article, Sequence[Paragraph]], Parse]
