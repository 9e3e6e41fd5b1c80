"""What office a title names, and what sectors its holder has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.files import DATA, read_yaml

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Office:
    """An office of ``data/actors/offices.yaml``; ``only``: where alone its titles mean it."""

    name: str
    sectors: tuple[str, ...]
    rank: int
    titles: re.Pattern[str]
    only: frozenset[str]


@cache
def load_offices() -> tuple[Office, ...]:
    """The offices in the order in which they are tried."""
    rows = read_yaml(DATA / "actors" / "offices.yaml")["offices"]
    return tuple(
        Office(
            row["office"],
            tuple(row["sectors"]),
            row["rank"],
            re.compile("|".join(row["titles"])),
            frozenset(row.get("only", ())),
        )
        for row in rows
    )


@cache
def one_seat() -> frozenset[str]:
    """Offices that one person of a country holds at a time."""
    return frozenset(read_yaml(DATA / "actors" / "offices.yaml")["one_seat"])


@cache
def _title_words() -> frozenset[str]:
    """Words of which every title has one: spares most phrases the single patterns."""
    patterns = " ".join(office.titles.pattern for office in load_offices())
    return frozenset(read_yaml(DATA / "actors" / "offices.yaml")["heads"].split()) | frozenset(
        word for word in _WORD.findall(patterns.replace("\\b", " ")) if len(word) > _SHORT
    )


@lru_cache(maxsize=16384)
def office_of(title: str, country: str = "") -> Office | None:
    """The office that a title names in a country; None where it names none that is known."""
    plain = title.lower().strip()
    if _title_words().isdisjoint(_WORD.findall(plain)):
        return None
    fits = (
        office
        for office in load_offices()
        if (not office.only or country in office.only) and office.titles.search(plain)
    )
    return next(fits, None)
