"""Text to paragraphs: headline, date line, section headline, dateline, body. No parser needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.language import headings
from dragoman.language.lines import Block, blocks_of
from dragoman.records import Article, Span

PartKind = Literal["headline", "subheadline", "dateline", "date", "byline", "body"]
LONGEST_HEAD = 8  # blocks among which headline, dates and bylines are looked for


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text that is parsed by itself; a "dateline" is the words before the dash."""

    span: Span
    kind: PartKind


def segment(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in text order; white space around them is left out."""
    return paragraphs_of(article.text, article.headline)


def paragraphs_of(text: str, headline: str | None = None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text whose headline, where it is given, may stand in it as well."""
    blocks = blocks_of(text)
    head = _head(blocks, headline)
    found = [Paragraph(b.span, kind) for b, kind in zip(blocks, head, strict=False)]
    return (*found, *_body(blocks[len(head) :]))


def _head(blocks: Sequence[Block], headline: str | None) -> list[PartKind]:
    """The kinds of the blocks before the body."""
    kinds: list[PartKind] = []
    for i, block in enumerate(blocks[:LONGEST_HEAD]):
        kind = _head_kind(block, blocks[i + 1 :], "headline" in kinds, headline)
        if kind is None:
            break
        kinds.append(kind)
    return kinds


def _head_kind(
    block: Block, following: Sequence[Block], headed: bool, headline: str | None
) -> PartKind | None:
    """What a block before the body is; None where the body begins."""
    told = headings.field_of(block.text)
    if headings.day_told(block.text) or (told and told[0] == "published"):
        return "date"
    if headings.is_byline(block.text) or (told and told[0] not in ("headline", "published")):
        return "byline"
    if headline and " ".join(block.text.split()) == " ".join(headline.split()):
        return "headline"
    if not following or _opens_body(block, following[0], headed):
        return None
    if not headed:
        return "headline" if told or headings.may_head(block, following) else None
    return "subheadline" if headings.may_subhead(block) else None


def _opens_body(block: Block, following: Block, headed: bool) -> bool:
    """Whether a dateline opens the block; "AFTER THE FLOOD: ..." above one is a headline."""
    dateline = headings.dateline_of(block.text)
    if dateline is None:
        return False
    weak = (
        not headed
        and not block.ended
        and dateline.agency is None
        and dateline.rest < len(block.text)
    )
    return not (weak and headings.dateline_of(following.text))


def _body(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The dateline, the paragraphs of the body, the headlines between them, the closing lines."""
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        dateline = headings.dateline_of(block.text) if i == 0 else None
        if dateline:
            start, end = block.span
            yield Paragraph(Span(start, start + dateline.end), "dateline")
            if start + dateline.rest < end:
                yield Paragraph(Span(start + dateline.rest, end), "body")
        elif headings.is_closing(block.text):
            yield Paragraph(block.span, "byline")
        elif i and headings.is_crosshead(block, following):
            yield Paragraph(block.span, "subheadline")
        else:
            yield Paragraph(block.span, "body")
