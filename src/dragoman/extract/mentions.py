"""Finds the words that stand for entities: names, titles, groups, places, assets, pronouns."""

from __future__ import annotations

from dragoman.extract.reading import Markable
from dragoman.lexicon import Lexicon
from dragoman.records import Article
from dragoman.language.parse import Parse


def find_mentions(article: Article, parse: Parse, lexicon: Lexicon) -> tuple[Markable, ...]:
    """The markables of an article in text order, one per span."""
    return ()
