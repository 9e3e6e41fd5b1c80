"""Time expressions: a TIMEX grammar of our own, and what the expressions mean on a calendar."""

from __future__ import annotations

from dragoman.language.parse import Parse
from dragoman.records import Article, TimeExpression


def find_times(article: Article, parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of an article in text order, resolved as far as the text allows."""
    return ()
