"""Quotation marks: the stretches of an article that stand inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.parse import Parse
from dragoman.records import Span

MARK = re.compile(r"[“”„«»\"]|``|''|(?<![\w’'])[‘'](?=\w)")
STRAIGHT = frozenset({'"', "''"})
OPENERS = frozenset("“„«") | {"``"}
SINGLE_END = re.compile(r"(?<=[.,?!…])[’'](?!\w)|(?<![s\s])[’'](?!\w)")
LONGEST = 20_000  # code points that a quotation within one paragraph may hold
LONGEST_SINGLE = 400  # code points that a pair of single marks may hold
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SHORT = 4  # words: a shorter quotation is no speech by itself


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens ``first`` to ``last`` inside quotation marks, the marks left out.

    ``closed`` is false where the paragraph ends before the quotation does.
    """

    first: int
    last: int
    paragraph: int
    closed: bool

    def holds(self, i: int) -> bool:
        return self.first <= i <= self.last

    def meets(self, first: int, last: int) -> bool:
        return self.first <= last and first <= self.last


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """The outermost quotations of an article in text order."""
    found = []
    for index, paragraph in enumerate(parse.paragraphs):
        for span, closed in quoted(parse.text, paragraph.span):
            inside = parse.tokens_in(span) if span.start < span.end else ()
            words = [token.i for token in inside if token.start >= span.start]
            if words:
                found.append(Quote(words[0], words[-1], index, closed))
    return tuple(found)


def quoted(text: str, part: Span) -> Iterator[tuple[Span, bool]]:
    """The spans between the outer marks of a paragraph; an unclosed one runs to its end."""
    at = part.start
    while mark := MARK.search(text, at, part.end):
        at = mark.end()
        if mark[0] in "‘'":
            end = SINGLE_END.search(text, at, min(part.end, at + LONGEST_SINGLE))
            close = end.span() if end else None
        elif opens(text, mark, part):
            close = closing(text, mark, part)
            if close is None:
                yield Span(at, part.end), False
                return
        else:
            continue
        if close:
            yield Span(at, close[0]), True
            at = close[1]


def closing(text: str, opened: re.Match[str], part: Span) -> tuple[int, int] | None:
    """Where a quotation closes: at the mark that evens out the inner ones, else at the first."""
    first, depth = None, 1
    end = min(part.end, opened.end() + LONGEST)
    for mark in MARK.finditer(text, opened.end(), end):
        if opened[0] in OPENERS and mark[0] == opened[0]:
            depth += 1
        elif closes(text, mark):
            first, depth = first or mark.span(), depth - 1
            if depth == 0:
                return mark.span()
    return first


def opens(text: str, mark: re.Match[str], part: Span) -> bool:
    """A directed opening mark, or a straight one before a word."""
    if mark[0] not in STRAIGHT:
        return mark[0] in OPENERS
    after = text[mark.end() : mark.end() + 1]
    return mark.end() < part.end and not after.isspace()


def closes(text: str, mark: re.Match[str]) -> bool:
    """A directed closing mark, or a straight one after a word."""
    return mark[0] in "”»" if mark[0] not in STRAIGHT else not text[mark.start() - 1].isspace()


def is_speech(parse: Parse, quote: Quote) -> bool:
    """Whether a quotation is long and whole enough to be speech, not a title or a scare quote."""
    tokens = parse.tokens[quote.first : quote.last + 1]
    words = sum(token.text[0].isalnum() for token in tokens)
    finite = any(token.tag in FINITE for token in tokens)
    ended = tokens[-1].text in {".", "?", "!", ",", "...", "…", "—"}
    return not quote.closed or (words >= SHORT and (finite or (ended and words > SHORT)))
