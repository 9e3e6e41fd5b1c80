"""Text to blocks: the lines of a text, those of a hard-wrapped paragraph joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Span

LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\u0085\u2028\u2029]")
_ENDS = (".", "!", "?", ":", "…")
_CLOSERS = "\"'”’»)]"
_SHORTEST_WRAP, _LONGEST_WRAP = 40, 120  # characters of the lines that an editor or mailer breaks


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as laid out. ``apart``: an empty line stands before it, or it is the first."""

    span: Span
    text: str
    apart: bool

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS).endswith(_ENDS)


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order, white space around them left out."""
    groups: list[list[Block]] = []
    for line in _lines(text):
        if line.apart or not groups:
            groups.append([])
        groups[-1].append(line)
    return tuple(block for group in groups for block in _joined(text, group))


def _lines(text: str) -> Iterator[Block]:
    end = 0
    for match in LINE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        stripped = words.strip()
        if stripped:
            apart = not end or len(_BREAK.findall(text, end, start)) > 1
            end = start + len(stripped)
            yield Block(Span(start, end), stripped, apart)


def _joined(text: str, group: Sequence[Block]) -> Iterator[Block]:
    """The lines of a group without empty lines: one block where they are wrapped."""
    full = 0.7 * max(len(line.text) for line in group)
    if not _wrapped(group, full):
        yield from group
        return
    start = 0
    for i, line in enumerate(group):
        if i + 1 == len(group) or (line.ended and len(line.text) < full):
            span = Span(group[start].span.start, line.span.end)
            yield Block(span, span.of(text), group[start].apart)
            start = i + 1


def _wrapped(group: Sequence[Block], full: float) -> bool:
    """Whether an editor broke a paragraph into these lines.

    None is too long, all that do not end a sentence are about equally long (``full`` or more), and
    one at least goes on in the middle of a sentence.
    """
    if len(group) < 2 or any(len(line.text) > _LONGEST_WRAP for line in group):
        return False
    if not any(len(line.text) >= _SHORTEST_WRAP for line in group):
        return False
    pairs = list(pairwise(group))
    runs_on = any(not a.ended and b.text[:1].islower() for a, b in pairs)
    return runs_on and all(a.ended or len(a.text) >= full for a, _ in pairs)
