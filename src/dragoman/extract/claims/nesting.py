"""Drafts to claims: which claim lies within which, their ids and spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.extract.claims.cues import Draft, Range
from dragoman.extract.claims.quotes import Quote
from dragoman.extract.reading import Reading
from dragoman.language.parse import Parse
from dragoman.records import Claim, Span, identify

BARE = "noun-none"  # the rule of a denial that does not say what it denies
EDGES = frozenset({"PUNCT", "SPACE"})


def nested(reading: Reading, drafts: Iterable[Draft], quotes: Sequence[Quote]) -> tuple[Claim, ...]:
    """The claims of drafts in text order of their cues, outer before inner ones by ``within``."""
    parse = reading.parse
    trimmed = [(draft, trim(parse, draft.content)) for draft in drafts]
    ordered = sorted(trimmed, key=lambda each: (-size(each[1]), each[0].cue))
    inside, holder = quoted_tokens(parse, quotes), [None] * len(parse.tokens)
    holders: list[str | None] = list(holder)
    claims: dict[str, Claim] = {}
    for draft, content in ordered:
        claim = made(reading, draft, content, inside, holders[draft.cue])
        if (content or draft.rule == BARE) and claim.id not in claims:
            claims[claim.id] = claim
            for first, last in content:
                holders[first : last + 1] = [claim.id] * (last + 1 - first)
    return tuple(sorted(claims.values(), key=lambda claim: claim.cue or claim.content[0]))


def made(
    reading: Reading,
    draft: Draft,
    content: Sequence[Range],
    inside: Sequence[bool],
    within: str | None,
) -> Claim:
    """One claim record."""
    parse = reading.parse
    edges = sorted((draft.cue, draft.to or draft.cue))
    cue = None if draft.inherited else parse.span(edges[0], edges[1])
    spans = tuple(parse.span(*each) for each in content)
    direct = [inside[i] for first, last in content for i in range(first, last + 1)]
    return Claim(
        identify("c", reading.article.id, cue, *spans, draft.rule),
        markable(reading, draft.source.head),
        phrase(parse, draft.source.shown, draft),
        markable(reading, draft.source.via),
        cue,
        spans,
        bool(direct) and 2 * sum(direct) > len(direct),
        draft.stance,
        within,
        cue if draft.hedge else None,
        draft.inherited,
        draft.rule,
        draft.confidence,
    )


def markable(reading: Reading, head: int | None) -> str | None:
    found = reading.headed(head) if head is not None else None
    return found.id if found else None


def phrase(parse: Parse, head: int | None, draft: Draft) -> Span | None:
    """The source's noun phrase, without what it says and the cue."""
    if head is None:
        return None
    token = parse.tokens[head]
    first, last = token.left, token.right
    cue = () if draft.inherited else ((draft.cue, draft.cue),)
    for start, end in (*draft.content, *cue):
        if start > head:
            last = min(last, start - 1)
        if end < head:
            first = max(first, end + 1)
    (edges,) = trim(parse, ((min(first, head), max(last, head)),)) or ((head, head),)
    return parse.span(*edges)


def trim(parse: Parse, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges without punctuation at their edges; empty ones are dropped."""
    found = []
    for first, last in ranges:
        while first <= last and parse.tokens[first].pos in EDGES:
            first += 1
        while first <= last and parse.tokens[last].pos in EDGES:
            last -= 1
        if first <= last:
            found.append((first, last))
    return tuple(found)


def size(ranges: Iterable[Range]) -> int:
    return sum(last - first + 1 for first, last in ranges)


def quoted_tokens(parse: Parse, quotes: Iterable[Quote]) -> list[bool]:
    """For each token, whether it stands inside quotation marks."""
    inside = [False] * len(parse.tokens)
    for quote in quotes:
        inside[quote.first : quote.last + 1] = [True] * (quote.last + 1 - quote.first)
    return inside
