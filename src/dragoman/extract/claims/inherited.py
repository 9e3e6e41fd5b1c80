"""Inherited claims: a text goes on with the last speaker's words or view without saying so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.extract.claims.cues import Draft, Range
from dragoman.extract.claims.quotes import Quote, is_speech
from dragoman.language.parse import Parse, Sentence

UNSURE = 0.4
REPORTED = frozenset({"verb-s", "verb-aside", "verb-not", "according", "noun-s"})


def inherited(parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Claims of quotations and sentences that only what stands before them attributes."""
    yield from orphans(parse, drafts, quotes)
    yield from told_on(parse, drafts, quotes)


def orphans(parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """A paragraph that opens with speech nobody is told to say, after a paragraph of speech."""
    speakers = {first: draft for draft in drafts for first, _ in draft.content}
    spoken = {quote: speakers[quote.first] for quote in quotes if quote.first in speakers}
    for before, quote in pairwise(quotes):
        speaker = spoken.get(before)
        if speaker is None or quote in spoken or not is_speech(parse, quote):
            continue
        opens = parse.paragraphs[quote.paragraph].span.start >= parse.tokens[quote.first].start - 2
        if opens and quote.paragraph == before.paragraph + 1:
            yield heir(speaker, (quote.first, quote.last))


def told_on(parse: Parse, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """A sentence with "would" after one that reports speech: what was said goes on."""
    cues = {parse.tokens[draft.cue].sentence for draft in drafts}
    roots = {draft.cue: draft for draft in drafts if draft.rule in REPORTED}
    quoted = {parse.tokens[quote.first].sentence for quote in quotes}
    for before, sentence in pairwise(parse.sentences):
        speaker = roots.get(before.root)
        if speaker is None or sentence.paragraph != before.paragraph:
            continue
        if sentence.i not in cues and sentence.i not in quoted and goes_on(parse, sentence):
            yield heir(speaker, (sentence.first, sentence.last))


def goes_on(parse: Parse, sentence: Sentence) -> bool:
    """Whether the main verb stands under "would", the past of what was said with "will"."""
    auxiliaries = [token.lower for token in parse.children(sentence.root, "aux")]
    return "would" in auxiliaries and "have" not in auxiliaries


def heir(draft: Draft, content: Range) -> Draft:
    return Draft(
        content[0],
        (content,),
        draft.source,
        "asserts" if draft.stance == "denies" else draft.stance,
        "inherited",
        confidence=UNSURE,
        inherited=True,
    )
