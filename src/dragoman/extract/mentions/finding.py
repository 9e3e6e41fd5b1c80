"""Finds the words that stand for entities: names, titles, groups, places, assets, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extract.mentions.acronyms import defined_names
from dragoman.extract.mentions.naming import Found, find_names
from dragoman.extract.mentions.nominals import counted_peoples, find_nominals, worldwide
from dragoman.extract.mentions.places import with_place_names
from dragoman.extract.reading import Markable
from dragoman.language.parse import Parse
from dragoman.lexicon import Lexicon
from dragoman.records import Article, identify


def find_mentions(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Markable, ...]:
    """The markables of an article in text order, one per span.

    Names come first, then the noun phrases whose head no name takes, then pronouns. A noun phrase
    whose kind no list tells is of kind "other".
    """
    named_short = defined_names(parse)
    names = [*named_short, *with_place_names(parse, find_names(parse, lexicon.agents))]
    named = {i for name in names for i in range(name.first, name.last + 1)}
    counted = counted_peoples(parse, names)
    nominals = find_nominals(parse, lexicon.agents, named)
    found = [*names, *counted, *worldwide(parse), *nominals]
    return tuple(sorted(_markables(article, parse, found), key=lambda m: (m.span, m.id)))


def _markables(article: Article, parse: Parse, found: Iterable[Found]) -> Iterator[Markable]:
    """One markable a span: of two readings of the same words the first."""
    seen = set()
    for each in found:
        span = parse.span(each.first, each.last)
        if span in seen:
            continue
        seen.add(span)
        yield Markable(
            identify("m", article.id, span.start, span.end),
            span,
            each.first,
            each.last,
            head_of(parse, each.first if each.lead is None else each.lead, each.last),
            each.kind,
            each.form,
            each.rule,
            each.entry,
        )


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of a stretch that governs most of it: its governor lies outside the stretch."""
    tops = [
        token
        for token in parse.tokens[first : last + 1]
        if not first <= token.head <= last or token.head == token.i
    ]
    return max(tops, key=lambda token: (token.right - token.left, token.i)).i if tops else last
