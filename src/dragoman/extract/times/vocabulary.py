"""The words of time expressions by class, read from data/times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.files import DATA, read_yaml

FOLDER = DATA / "times"
PIECE = re.compile(
    r"(?P<word>(?![aApP]\.\s?[mM]\b)[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))"
    r"|(?P<NUMDATE>\d{1,4}(?P<mark>[/.\-])\d{1,2}(?P=mark)\d{2,4}(?![\d/]))"
    r"|(?P<CLOCK>\d{1,2}:\d\d(?!\d)|\d{1,2}\.\d\d(?=\s?[aApP]\.?[mM]\b))"
    r"|(?P<TENS>(?:\d\d|['’])?\d0['’]?s\b)"
    r"|(?P<ORD>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+[ -]1/2(?!\d)|\d+\.\d+|\d+)"
    r"|(?P<POSS>['’]s\b)"
    r"|(?P<AMPM>[aApP]\.\s?[mM]\.?)"
    r"|(?P<COMMA>,)|(?P<DOT>\.)|(?P<HYPHEN>[-‐‑–—])|(?P<other>\S)"
)
MADE = [
    "D",
    "N",
    "Y",
    "ORD",
    "TENS",
    "ISO",
    "NUMDATE",
    "CLOCK",
    "HOLIDAY",
    "HIJRI",
    "COMMA",
    "DOT",
    "HYPHEN",
    "POSS",
]
Entry = tuple[tuple[str, ...], str, str]  # the words of a phrase, its class, its value


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and phrases to (class, value); phrases by their first two words, longest first."""

    words: Mapping[str, tuple[str, str]]
    phrases: Mapping[tuple[str, ...], tuple[Entry, ...]]
    firsts: frozenset[str]
    capital: frozenset[str]


@cache
def load_vocabulary(language: str = "en") -> Vocabulary:
    """The words of a language in data/times: English, or the dates of another one.

    A language without a file has no words. Raises DataError where a file is unsound.
    """
    if language != "en":
        foreign = read_yaml(FOLDER / "foreign.yaml").get(language, {})
        return _compiled(list(_entries(foreign)), frozenset())
    data = read_yaml(FOLDER / "words.yaml")
    capital = {w.strip() for words in data.pop("capital").values() for w in words.split(",")}
    feasts = read_yaml(FOLDER / "holidays.yaml")
    hijri = read_yaml(FOLDER / "hijri.yaml")
    entries = list(_entries(data))
    entries += [(name, "HOLIDAY", name) for name in feasts]
    entries += [(word, "HIJRI", value) for word, value in _words(hijri)]
    capital |= {*feasts, *(word for word, _ in _words(hijri))}
    return _compiled(entries, frozenset(capital))


@cache
def load_classes() -> tuple[str, ...]:
    """The names of all classes that the grammar may speak of."""
    data = read_yaml(FOLDER / "words.yaml")
    return tuple(dict.fromkeys([*(name for name in data if name != "capital"), *MADE]))


def _entries(data: Mapping[str, Mapping[object, str]]) -> Iterator[tuple[str, str, str]]:
    for kind, values in data.items():
        yield from ((word, kind, value) for word, value in _words(values))


def _compiled(entries: list[tuple[str, str, str]], capital: frozenset[str]) -> Vocabulary:
    words: dict[str, tuple[str, str]] = {}
    phrases: dict[tuple[str, ...], list[Entry]] = {}
    for word, kind, value in entries:
        parts = tuple(_lowered(word))
        if len(parts) == 1:
            words.setdefault(parts[0], (kind, value))
        elif parts:
            phrases.setdefault(parts[:2], []).append((parts, kind, value))
    ordered = {first: tuple(sorted(found, key=_longest)) for first, found in phrases.items()}
    firsts = frozenset(first for first, _ in ordered)
    return Vocabulary(words, ordered, firsts, capital)


def _longest(phrase: Entry) -> tuple[int, tuple[str, ...]]:
    return -len(phrase[0]), phrase[0]


def _words(values: Mapping[object, str]) -> Iterator[tuple[str, str]]:
    for value, words in values.items():
        for word in words.split(","):
            yield word.strip(), str(value)


def _lowered(text: str) -> Iterator[str]:
    return (match[0].lower().replace("’", "'") for match in PIECE.finditer(text))
