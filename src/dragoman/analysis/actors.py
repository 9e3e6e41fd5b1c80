"""Known actors as tables: matches, the dated career, and every mention with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dragoman.exchange.tables import Row, Table, table_of
from dragoman.records import Coding, Mention, Span
from dragoman.resolve.actors import KnownActor, Spell

_ENDS = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\Wa-z])|\n\s*\n")
_MATCHES = ("id", "name", "kind", "country", "sectors", "aliases", "born", "died", "career")
_CAREER = ("title", "organisation", "country", "sectors", "begin", "finish")
_MENTIONS = ("article", "published", "outlet", "words", "text")


def matches(actors: Iterable[KnownActor]) -> Table:
    """A row for each known actor, its career in words."""
    shown = ("id", "name", "kind", "country", "career")
    return table_of([as_row(actor) for actor in actors], _MATCHES, shown)


def as_row(actor: KnownActor) -> dict[str, Any]:
    """A known actor as plain values."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country or None,
        "sectors": list(actor.sectors),
        "aliases": list(actor.aliases),
        "born": actor.born or None,
        "died": actor.died or None,
        "career": [_spell_in_words(spell) for spell in actor.spells],
    }


def career(actor: KnownActor) -> Table:
    """The times in office of an actor, earliest first."""
    order = sorted(actor.spells, key=lambda s: (s.begin or s.finish, s.finish, s.title))
    return table_of([_spell(spell) for spell in order], _CAREER, _CAREER)


def _spell(spell: Spell) -> Row:
    return {
        "title": spell.title,
        "organisation": spell.organisation or None,
        "country": spell.country or None,
        "sectors": list(spell.sectors),
        "begin": spell.begin or None,
        "finish": spell.finish or None,
    }


def _spell_in_words(spell: Spell) -> str:
    body = f", {spell.organisation}" if spell.organisation else ""
    days = f" ({spell.begin}..{spell.finish})" if spell.begin or spell.finish else ""
    return f"{spell.title}{body}{days}"


def mentions(found: Iterable[tuple[Coding, Sequence[Mention]]]) -> Table:
    """Every mention with its sentence, by article and place in the text."""
    rows = [row for coding, own in found for row in _rows(coding, own)]
    return table_of(rows, _MENTIONS, ("article", "published", "words", "text"))


def _rows(coding: Coding, own: Sequence[Mention]) -> Iterator[Row]:
    article = coding.article
    published = article.published.isoformat() if article.published else None
    for mention in sorted(own, key=lambda m: m.span):
        yield {
            "article": article.id,
            "published": published,
            "outlet": article.source,
            "words": " ".join(mention.span.of(article.text).split()),
            "text": " ".join(sentence_at(article.text, mention.span).of(article.text).split()),
        }


def sentence_at(text: str, span: Span) -> Span:
    """The sentence around a span by full stops and blank lines: for reading, not for evidence."""
    before = [m.end() for m in _ENDS.finditer(text, max(span.start - 2000, 0), span.start)]
    after = _ENDS.search(text, span.end - 1, span.end + 2000)
    start = before[-1] if before else max(span.start - 2000, 0)
    return Span(start, after.end() if after else min(len(text), span.end + 2000))
