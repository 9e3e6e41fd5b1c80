"""What may follow: sourced assessments, and what is announced, promised, asked for or feared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis.account import one_line
from dragoman.analysis.quotes import Quote, quote_of
from dragoman.analysis.timeline import Happening
from dragoman.records import Assessment, Coding, Span


@dataclass(frozen=True, slots=True)
class Prospect:
    """One assessment in words. ``sign`` is "+", "-" or empty; ``condition`` opens with its "if"."""

    kind: str
    cause: str
    effect: str
    condition: str
    sign: str
    status: str
    quote: Quote


def prospects(codings: Iterable[Coding]) -> tuple[Prospect, ...]:
    """The assessments of some reports: conditional ones first, purposes left out."""
    found = [
        _prospect(coding, assessment)
        for coding in codings
        for assessment in coding.assessments
        if assessment.kind != "purpose"
    ]
    return tuple(sorted(found, key=lambda each: each.kind != "conditional"))


def _prospect(coding: Coding, assessment: Assessment) -> Prospect:
    def words(span: Span | None) -> str:
        return one_line(span.of(coding.article.text)) if span else ""

    return Prospect(
        assessment.kind,
        words(assessment.cause),
        words(assessment.effect),
        _condition(words(assessment.condition)),
        assessment.sign or "",
        assessment.status,
        quote_of(coding, "assessments", assessment.id),
    )


def _condition(words: str) -> str:
    opened = words.casefold().startswith(("if ", "unless ", "should ", "as long as ", "once "))
    return words[:1].lower() + words[1:] if opened or not words else f"if {words}"


def announced(happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """What is told as intended, asked for, possible, likely or under a condition."""
    return tuple(each for each in happenings if each.standing == "open")
