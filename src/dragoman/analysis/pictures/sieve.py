"""The filter that all pictures share, in the words of ``show``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.language.words import hits, terms_of


@dataclass(frozen=True, slots=True)
class Sieve:
    """What to leave in; a field that is None lets everything pass.

    ``actor``: an id or words of a name; ``type``: an event type or a kind of tie; ``status``: a
    status (asserted ...) or how it stands (told, claimed, contested); ``begin`` and ``finish``:
    days that its own must meet; ``text``: words that one of its sentences holds.
    """

    actor: str | None = None
    type: str | None = None
    status: str | None = None
    begin: date | None = None
    finish: date | None = None
    text: str | None = None

    @property
    def empty(self) -> bool:
        return self == Sieve()


def names_fit(wanted: str | None, ids: Iterable[str], names: Iterable[str]) -> bool:
    """Is one of them the actor that is wanted, by id or by words of the name?"""
    if wanted is None or wanted in ids:
        return True
    words = wanted.casefold()
    return any(words in name.casefold() for name in names)


def words_fit(wanted: str | None, sentences: Iterable[str]) -> bool:
    """Does one of the sentences hold all the words? They are read as in a search."""
    if wanted is None:
        return True
    terms = terms_of(wanted)
    return any(all(hits(each, [term]) for term in terms) for each in sentences)
