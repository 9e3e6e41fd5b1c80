"""Phrases of time: the rules of grammar.yaml compiled to one expression over word classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.errors import DataError
from dragoman.extract.times.lexer import BLANK, Symbol
from dragoman.extract.times.vocabulary import FOLDER, load_classes
from dragoman.files import read_yaml

NAME = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Symbols ``first`` to ``last`` (exclusive) of a paragraph that a rule took for a time."""

    rule: str
    symbols: tuple[Symbol, ...]
    first: int
    last: int
    before: Symbol | None
    after: Symbol | None

    def get(self, *kinds: str) -> Symbol | None:
        """The first symbol of one of the classes."""
        return next((s for s in self.symbols if s.kind in kinds), None)

    def number(self, *kinds: str) -> int | None:
        """The value of the first symbol of one of the classes, as a number."""
        symbol = self.get(*kinds)
        return int(symbol.value) if symbol else None

    def has(self, *kinds: str) -> bool:
        return self.get(*kinds) is not None

    @property
    def start(self) -> int:
        return self.symbols[0].start

    @property
    def end(self) -> int:
        return self.symbols[-1].end


@dataclass(frozen=True, slots=True)
class Grammar:
    """``names`` are the rules by the number of their group in ``pattern``.

    ``island`` finds runs of known classes, ``telling`` those that are no mere function words.
    """

    pattern: re.Pattern[str]
    island: re.Pattern[str]
    telling: re.Pattern[str]
    names: tuple[str, ...]
    letters: dict[str, str]


@cache
def load_grammar() -> Grammar:
    """The compiled rules. Raises DataError where a rule speaks of an unknown class."""
    data = read_yaml(FOLDER / "grammar.yaml")
    letters = {name: chr(0x100 + i) for i, name in enumerate(load_classes())}
    macros = data["macros"]
    names, parts = [], []
    for rule in data["rules"]:
        names.append(rule["name"])
        parts.append(f"(?P<r{len(names)}>{_compiled(rule['pattern'], letters, macros)})")
    prefix = _compiled(data["prefix"], letters, macros)
    every = "".join(letters.values())
    idle = "".join(letters[name] for name in data["idle"])
    island = re.compile(f"[{every}]+")
    telling = re.compile(f"[^{idle}]")
    return Grammar(
        re.compile(f"{prefix}(?:{'|'.join(parts)})"), island, telling, tuple(names), letters
    )


def _compiled(pattern: str, letters: dict[str, str], macros: dict[str, str]) -> str:
    def letter(match: re.Match[str]) -> str:
        if match[0] in macros:
            return f"(?:{_compiled(macros[match[0]], letters, macros)})"
        if match[0] not in letters:
            raise DataError(
                f"unknown class {match[0]}", where="times/grammar.yaml", remedy="see words.yaml"
            )
        return letters[match[0]]

    return NAME.sub(letter, pattern.replace("(", "(?:")).replace(" ", "")


def find_phrases(symbols: Sequence[Symbol]) -> Iterator[Phrase]:
    """The phrases in a run of symbols, from left to right, without overlap."""
    grammar = load_grammar()
    letters = grammar.letters
    line = "".join(letters[s.kind] if s.kind else BLANK for s in symbols)
    for island in grammar.island.finditer(line):
        if not grammar.telling.search(line, *island.span()):
            continue
        for match in grammar.pattern.finditer(line, *island.span()):
            rule = grammar.names[int((match.lastgroup or "r1")[1:]) - 1]
            yield _phrase(rule, symbols, *match.span())


def _phrase(rule: str, symbols: Sequence[Symbol], first: int, last: int) -> Phrase:
    before = symbols[first - 1] if first else None
    after = symbols[last] if last < len(symbols) else None
    return Phrase(rule, tuple(symbols[first:last]), first, last, before, after)
