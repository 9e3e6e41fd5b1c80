"""Text to paragraphs: headline, date line, section headline, dateline, body. No parser needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.records import Article, Span

PartKind = Literal["headline", "subheadline", "dateline", "date", "byline", "body"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that is parsed by itself. A "dateline" part is the words before the dash."""

    span: Span
    kind: PartKind


LINE = re.compile(r"[^\r\n]+")


def segment(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in text order; white space around them is left out."""
    found = []
    for match in LINE.finditer(article.text):
        start, end = match.span()
        words = article.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            found.append(Paragraph(Span(start, end), "body"))
    return tuple(found)
