"""Text to symbols: each piece of text with the class that the grammar of time speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.extract.times.vocabulary import PIECE, Entry, Vocabulary, load_vocabulary

BLANK = " "
SHORTENED = frozenset(["MONTH", "WEEKDAY"])
UNSHORTENED = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
YEARS = range(1000, 2101)


class Symbol(NamedTuple):
    """A piece of text: ``kind`` is its class (empty: none), ``value`` what the class says of it."""

    kind: str
    value: str
    start: int
    end: int
    words: str


def lex(text: str, start: int, end: int, language: str = "en") -> list[Symbol]:
    """The pieces of ``text[start:end]`` with their classes; numbers and phrases are one symbol."""
    vocabulary = load_vocabulary(language)
    plain = [_symbol(match, vocabulary) for match in PIECE.finditer(text, start, end)]
    if language == "en":
        plain = list(_without_points(plain))
    return list(_numbers(_joined(plain, vocabulary, text), text))


def _without_points(plain: Iterable[Symbol]) -> Iterator[Symbol]:
    """Symbols without the points of abbreviations ("Nov.", "Tues.")."""
    before: Symbol | None = None
    for symbol in plain:
        short = before is not None and before.kind in SHORTENED and before.end == symbol.start
        if symbol.kind != "DOT" or not short or (before and before.words.lower() in UNSHORTENED):
            yield symbol
        before = symbol


def _symbol(match: re.Match[str], vocabulary: Vocabulary) -> Symbol:
    kind, words = match.lastgroup or "", match[0]
    start, end = match.span()
    if kind == "word":
        lower = words.lower()
        known = vocabulary.words.get(lower)
        if known is None or (lower in vocabulary.capital and words[0].islower()):
            return Symbol("", "", start, end, words)
        return Symbol(known[0], known[1], start, end, words)
    if kind == "number":
        value = words.replace(",", "").replace(" 1/2", ".5").replace("-1/2", ".5")
        return Symbol(_number_kind(words), value, start, end, words)
    if kind == "other":
        kind = ""
    return Symbol(kind, _value(kind, words), start, end, words)


def _number_kind(words: str) -> str:
    if not words.isdigit():
        return "N"
    number = int(words) if len(words) < 6 else 0
    if len(words) == 4 and number in YEARS:
        return "Y"
    return "D" if 1 <= number <= 31 and len(words) < 3 else "N"


def _value(kind: str, words: str) -> str:
    if kind == "ORD":
        return words[:-2]
    if kind == "AMPM":
        return words[0].lower() + "m"
    if kind == "TENS":
        return "".join(c for c in words if c.isdigit())
    return words


def _joined(plain: list[Symbol], vocabulary: Vocabulary, text: str) -> Iterator[Symbol]:
    """Symbols with the phrases of the vocabulary made one."""
    keys = [symbol.words.lower().replace("’", "'") for symbol in plain]
    firsts, i = vocabulary.firsts, 0
    while i < len(plain):
        entry = _phrase_at(keys, i, vocabulary) if keys[i] in firsts else None
        if entry is None or (entry[1] == "HOLIDAY" and plain[i].words[0].islower()):
            yield plain[i]
            i += 1
        else:
            start, end = plain[i].start, plain[i + len(entry[0]) - 1].end
            yield Symbol(entry[1], entry[2], start, end, text[start:end])
            i += len(entry[0])


def _phrase_at(keys: list[str], at: int, vocabulary: Vocabulary) -> Entry | None:
    """The longest phrase of the vocabulary that begins at a piece."""
    for entry in vocabulary.phrases.get(tuple(keys[at : at + 2]), ()):
        if tuple(keys[at : at + len(entry[0])]) == entry[0]:
            return entry
    return None


def _numbers(symbols: Iterable[Symbol], text: str) -> Iterator[Symbol]:
    """Symbols with number words made numbers, ordinals and decades of one class each."""
    group: list[Symbol] = []
    waiting: list[Symbol] = []  # a hyphen or "and" that may belong to the number
    for symbol in symbols:
        if not group and symbol.kind not in ("NUM", "HUNDRED"):
            yield _renamed(symbol, False) if symbol.kind else symbol
        elif symbol.kind in ("NUM", "HUNDRED"):
            group += [*waiting, symbol]
            waiting = []
        elif group and not waiting and symbol.kind in ("HYPHEN", "AND"):
            waiting = [symbol]
        else:
            counted = bool(group) and not waiting
            yield from _flush(group, waiting, text)
            group, waiting = [], []
            yield _renamed(symbol, counted)
    yield from _flush(group, waiting, text)


def _renamed(symbol: Symbol, counted: bool) -> Symbol:
    """The class of the grammar; "second" is a unit of time where a number counts it."""
    if symbol.kind == "ORDWORD":
        if counted and symbol.value == "2":
            return symbol._replace(kind="UNIT", value="second")
        return symbol._replace(kind="ORD")
    if symbol.kind == "DECADE":
        return symbol._replace(kind="TENS")
    return symbol


def _flush(group: list[Symbol], waiting: list[Symbol], text: str) -> Iterator[Symbol]:
    if group:
        values = [int(s.value) for s in group if s.kind in ("NUM", "HUNDRED")]
        joined_by_and = any(s.kind == "AND" for s in group)
        if joined_by_and and not any(s.kind == "HUNDRED" for s in group):
            yield from (_single(s) for s in group)
        else:
            start, end = group[0].start, group[-1].end
            number = spoken(values)
            yield Symbol(_number_kind(str(number)), str(number), start, end, text[start:end])
    yield from waiting


def _single(symbol: Symbol) -> Symbol:
    if symbol.kind == "NUM":
        return symbol._replace(kind=_number_kind(symbol.value))
    return symbol


def spoken(values: list[int]) -> int:
    """The number that number words make: [19, 90, 6] is 1996, [2, 1000] is 2000, [20, 6] is 26."""
    if len(values) > 1 and 10 <= values[0] <= 20 and 10 <= values[1] < 100:
        return values[0] * 100 + sum(values[1:])
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return total + current
