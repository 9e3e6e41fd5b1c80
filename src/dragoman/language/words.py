"""Words as searches have them: one folding for what is kept and what is asked, in any script.

``fold`` is an SQL function of every project's database; the triggers of its index call it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from dragoman.errors import UsageError

# letters without a decomposition of their own, and spellings that writers use for one another
_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "ё": "е"}
)
# scripts that are written without spaces: every character is a word of its own
_RUNNING = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')


class Word(NamedTuple):
    """A word of a text, by its place, and what the index has for it."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; with ``prefix`` the last is only the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(text: str | None) -> str | None:
    """The words of a text in small letters without accents, divided by spaces."""
    return None if text is None else " ".join(word.folded for word in words_of(text))


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in any script, in order."""
    for match in _word().finditer(text):
        if folded := _folded(match[0]):
            yield Word(match.start(), match.end(), folded)


@cache
def _word() -> re.Pattern[str]:
    """A character of a running script, or letters, digits and the marks on them."""
    running = re.compile(f"[{_RUNNING}]")
    marks = "".join(
        letter
        for letter in map(chr, range(0x300, 0x3100))
        if unicodedata.category(letter)[0] == "M" and not running.match(letter)
    )
    letters = f"[^\\W_{_RUNNING}]"
    return re.compile(f"[{_RUNNING}]|(?:{letters}+|[{marks}])(?:[{marks}]+|{letters}+)*")


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    whole = unicodedata.normalize("NFKD", word).casefold()
    bare = "".join(letter for letter in whole if not unicodedata.combining(letter))
    digits = (str(unicodedata.decimal(letter, letter)) for letter in bare.translate(_ALIKE))
    return "".join(
        each for each in digits if each.isalnum() or unicodedata.category(each)[0] == "M"
    )


def terms_of(asked: str) -> tuple[Term, ...]:
    """What a user asks for: words, ``"words side by side"``, ``beginning*``; all must occur.

    Any other character only divides words. Raises UsageError where no word is left.
    """
    found = []
    for phrase, bare in _PIECE.findall(asked):
        words = tuple(word.folded for word in words_of(phrase or bare))
        if words:
            found.append(Term(words, bare.endswith("*")))
    if not found:
        raise UsageError("nothing to search for", remedy="give one word or more")
    return tuple(found)


def query_of(terms: Sequence[Term]) -> str:
    """The terms in the language of FTS5; they hold letters and digits only."""
    return " ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def hits(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text, in order, those that meet made one."""
    words = list(words_of(text))
    found = sorted(
        (words[i].start, words[i + len(term.words) - 1].end)
        for term in terms
        for i in _places([word.folded for word in words], term)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _places(words: Sequence[str], term: Term) -> Iterator[int]:
    """Where in a row of folded words a term begins."""
    *first, last = term.words
    for i in range(len(words) - len(first)):
        word = words[i + len(first)]
        fits = word.startswith(last) if term.prefix else word == last
        if fits and list(words[i : i + len(first)]) == first:
            yield i
