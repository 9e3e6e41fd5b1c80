"""Changes of a tree, and how the rules that make them look into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.files import word_lists
from dragoman.language.parse import Token


class Change(NamedTuple):
    """Token ``i`` gets another head and label."""

    i: int
    head: int
    dep: str


def children(tokens: Sequence[Token], token: Token, deps: Sequence[str]) -> Iterator[Token]:
    return (tokens[i] for i in token.children if tokens[i].dep in deps)


def first(tokens: Sequence[Token], token: Token, deps: Sequence[str]) -> Token | None:
    return next(children(tokens, token, deps), None)


def has_to(tokens: Sequence[Token], verb: Token) -> bool:
    """Is it an infinitive with "to"?"""
    return any(t.tag == "TO" for t in children(tokens, verb, ("aux",)))


def has(tokens: Sequence[Token], token: Token, deps: frozenset[str]) -> bool:
    return any(tokens[i].dep in deps for i in token.children)


def listed(word: str, name: str) -> bool:
    """Whether a word stands in the list of that name in ``data/language/repair.yaml``."""
    return word in word_lists("language/repair.yaml")[name]
