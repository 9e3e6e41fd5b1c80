"""Causes that point back: "this", "such developments" stand for the sentence before, or stay open.

What was found is told in the rule: ``=sentence-before``, with the words of that sentence as cause,
or ``=open-`` with the reason why nothing stands in their place.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.assessments.links import Link
from dragoman.extract.assessments.spans import Stretches
from dragoman.extract.reading import Reading
from dragoman.language.parse import Sentence, Token
from dragoman.lexicon.causes import Causes
from dragoman.records import Span

MARK = ":anaphoric"
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
NAMING = frozenset(["this", "that", "these", "those", "such"])  # "it" and "which" stay as they are
PARTIES = frozenset(["person", "organisation", "group", "country", "place", "asset"])


def looked_back(reading: Reading, causes: Causes, link: Link) -> tuple[Link, tuple[Span, ...]]:
    """The link with what its cause stands for, and the sentences that bear it."""
    here = reading.parse.sentence_of(link.head)
    if not link.rule.endswith(MARK) or link.cause is None:
        return link, (here.span,)
    first = reading.parse.token_at(link.cause.start)
    if first is None or first.sentence != here.i or first.lower not in causes.words["anaphors"]:
        return link, (here.span,)
    reason = _open_reason(reading, causes, first, here)
    if reason:
        return replace(link, rule=f"{link.rule}=open-{reason}"), (here.span,)
    before = reading.parse.sentences[here.i - 1]
    cause = Stretches(reading.parse).between(before.first, before.last)
    found = replace(link, cause=cause, rule=f"{link.rule}=sentence-before", confidence=0.55)
    return found, (before.span, here.span)


def _open_reason(reading: Reading, causes: Causes, first: Token, here: Sentence) -> str | None:
    """Why the words cannot be put in place; None where they can."""
    if first.lower not in NAMING:
        return "pronoun"
    noun = first if first.pos == "PRON" else reading.token(first.head)
    markable = reading.headed(noun.i)
    general = noun.i == first.i or noun.lemma in causes.words["happenings"]
    if not general and markable is not None and markable.kind in PARTIES:
        return "thing"
    if not general:
        return "noun"
    if here.first != first.i:
        return "inside"
    before = reading.parse.sentences[here.i - 1] if here.i else None
    if before is None or before.paragraph != here.paragraph:
        return "paragraph"
    told = any(token.tag in FINITE for token in reading.parse.sentence_tokens(before))
    return None if told else "no-clause"
