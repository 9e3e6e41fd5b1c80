"""Titles of offices: where their words begin and end, and what tie they give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.reading import Reading
from dragoman.language.parse import Token
from dragoman.lexicon.relations import Offices
from dragoman.records import RelationKind

NOUNS = frozenset(["NOUN", "PROPN", "ADJ", "ADP", "X"])
JOINERS = frozenset(["and", "&", "/"])
DOMAIN_LINKS = frozenset(["of", "for", ",", "-", "and"])
MOST_DOMAIN = 6


@dataclass(frozen=True, slots=True)
class Title:
    """The words of an office: tokens ``first`` to ``last``; ``head`` is its noun in the tree."""

    first: int
    last: int
    head: int
    kind: RelationKind


def find_titles(reading: Reading, offices: Offices) -> Iterator[Title]:
    """The titles of a reading in text order, none inside another."""
    finder, after = _Titles(reading, offices), -1
    for token in reading.parse.tokens:
        if token.i > after:
            title = finder.at(token)
            if title is not None:
                after = title.last
                yield title


class _Titles:
    """Finds the title whose phrase or head noun begins at a token."""

    def __init__(self, reading: Reading, offices: Offices) -> None:
        self.reading, self.offices = reading, offices
        self.tokens = reading.parse.tokens

    def at(self, token: Token) -> Title | None:
        for words, kind in self.offices.phrases.get(token.lower, ()):
            if self._reads(token.i, words):
                return self._widened(token.i, token.i + len(words) - 1, kind)
        known = self.offices.heads.get(token.lower) or self.offices.heads.get(token.lemma)
        if known is None or token.pos not in NOUNS or self._opens_another(token):
            return None
        if token.i and self.tokens[token.i - 1].lower in self.offices.kin and known == "member_of":
            return None
        return self._widened(token.i, token.i, known)

    def _opens_another(self, token: Token) -> bool:
        """As in "Deputy Secretary of State": the deputy belongs to the title that follows."""
        if token.lower not in self.offices.modifiers or token.i + 1 >= len(self.tokens):
            return False
        following = self.tokens[token.i + 1]
        return following.pos in NOUNS and self.at(following) is not None

    def _reads(self, i: int, words: tuple[str, ...]) -> bool:
        return i + len(words) <= len(self.tokens) and all(
            self.tokens[i + n].lower == word for n, word in enumerate(words)
        )

    def _widened(self, first: int, last: int, kind: RelationKind) -> Title:
        """With the modifiers before ("deputy") and the field after it ("of Policy")."""
        head = last
        while first > 0 and self._modifies(self.tokens[first - 1], self.tokens[first]):
            first -= 1
        domain = self._domain_end(last + 1)
        return (
            Title(first, domain, head, "holds_office") if domain else Title(first, last, head, kind)
        )

    def _modifies(self, token: Token, following: Token) -> bool:
        return (
            token.lower in self.offices.modifiers
            and token.sentence == following.sentence
            and following.start - token.end <= 1
            and token.pos in ("NOUN", "PROPN", "ADJ")
        )

    def _opens_body(self, token: Token) -> bool:
        """Does a name of a body begin here ("Commander, Training Command")?"""
        return any(
            m.first == token.i < m.last and m.form == "name" and m.kind in ("organisation", "group")
            for m in self.reading.over(token.i)
        )

    def _domain_end(self, i: int) -> int | None:
        """The last token of "of Training and Operations", ", Legal Services"; None if no field."""
        if i < len(self.tokens) and self.tokens[i].lower in DOMAIN_LINKS:
            i += 1
        last = None
        for token in self.tokens[i : i + MOST_DOMAIN]:
            if token.lower in self.offices.domains and not self._opens_body(token):
                last = token.i
            elif token.lower not in JOINERS or last is None:
                break
        return last
