"""Shared fixtures: one parser for the whole session, readings and codings of texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extract.mentions.finding import find_mentions
from dragoman.extract.reading import Reading
from dragoman.language.segment import segment
from dragoman.pipeline import Kit, code_article, standard_kit
from dragoman.records import Article, Coding

Read = Callable[..., Reading]
Code = Callable[..., Coding]


def article(text: str, published: str | None = None) -> Article:
    """An article of English text, published on an ISO day."""
    day = date.fromisoformat(published) if published else None
    return Article("test", text, published=day, language="en")


@pytest.fixture(scope="session")
def kit() -> Kit:
    return standard_kit()


@pytest.fixture(scope="session")
def read(kit: Kit) -> Read:
    """``read(text, published=None)``: the reading of a text, markables found."""

    def reading(text: str, published: str | None = None) -> Reading:
        given = article(text, published)
        parse = kit.parse(given, segment(given))
        return Reading(given, parse, find_mentions(given, parse, kit.lexicon))

    return reading


@pytest.fixture(scope="session")
def code(kit: Kit) -> Code:
    """``code(text, published=None)``: the coding of a text, all layers."""

    def coding(text: str, published: str | None = None) -> Coding:
        return code_article(article(text, published), kit)

    return coding
