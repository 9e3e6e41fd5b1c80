"""The entries of the ledger under which an actor is found, and the notation of a spell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.errors import DataError
from dragoman.resolve.actors.careers import Spell, first_day, last_day
from dragoman.resolve.actors.names import key, person_words, sound, sounds
from dragoman.resolve.actors.offices import office_of

SECTORS = frozenset(
    """
    COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED
    REF OPP PRE REL SOC
    """.split()
)
SURNAME_FIRST = frozenset(
    """
    CHN TWN KOR PRK VNM HKG MAC KHM SGP MMR HUN JPN
    """.split()
)
TWO_SURNAMES = frozenset(
    """
    ESP MEX ARG CHL COL PER VEN BOL ECU PRY URY GTM HND SLV NIC CRI PAN CUB DOM
    """.split()
)
SPELL = re.compile(
    r"(?P<title>[^@\[]+?)(?: @ (?P<body>[^\[]+?))?(?: \[(?P<codes>[A-Z -]+)\])?"
    r" (?P<begin>[\d-]*)\.\.(?P<finish>[\d-]*)$"
)
_ACRONYM = 7  # letters of the longest one


def person_entries(names: Sequence[str], country: str, weight: float) -> Iterator[str]:
    """By name, surname and sound."""
    for name in names:
        words = person_words(name)
        if not words:
            continue
        yield f"n:{' '.join(words)}"
        if len(words) == 1:
            yield from (f"s:{words[0]}", f"t:{sound(words[0])}")
            continue
        yield f"k:{sounds(words)}"
        if len(words) > 2:
            yield f"n:{words[0]} {words[-1]}"
            yield f"k:{sounds((words[0], words[-1]))}"
        for surname in sorted(surnames(words, country)):
            yield f"s:{surname}"
            if weight >= 1:
                yield f"t:{sound(surname)}"


def surnames(words: tuple[str, ...], country: str) -> set[str]:
    """The words of a name that may stand for it alone, by the custom of the country."""
    options = {words[-1]}
    if country in SURNAME_FIRST:
        options.add(words[0])
    if country in TWO_SURNAMES and len(words) > 2:
        options.add(words[-2])
    if len(words) > 2:
        options.add(" ".join(words[-2:]))
    return {option for option in options if len(option) > 1}


def body_entries(names: Sequence[str], curated: bool) -> Iterator[str]:
    """By name; acronyms as they are written."""
    for name in names:
        if not key(name):
            continue
        if name.isupper() and name.isascii() and len(name) <= _ACRONYM:
            yield f"c:{name.replace('.', '')}"
            if not (curated and len(name) > 3):
                continue
        yield f"n:{key(name)}"


def split_codes(codes: str) -> tuple[str, tuple[str, ...]]:
    """ "LBY MIL PRM": country and sectors."""
    parts = codes.split()
    country = next((p for p in parts if p not in SECTORS), "")
    return country, tuple(p for p in parts if p in SECTORS)


def spell_from(cell: str, country: str) -> Spell:
    """ "title @ body [codes] begin..finish"; body and codes may be left out. Raises DataError."""
    found = SPELL.match(cell.strip())
    try:
        if found is None:
            raise ValueError
        for day in filter(None, (found["begin"], found["finish"])):
            first_day(day), last_day(day)
    except ValueError as error:
        raise DataError(
            f"not a time in office: {cell!r}",
            remedy="write it as: title @ body [LBY GOV] 2014-03..2016-09",
        ) from error
    land, sectors = split_codes(found["codes"] or "")
    title, land = found["title"].strip(), land or country
    office = office_of(title, land)
    return Spell(
        title,
        office.name if office else "",
        (found["body"] or "").strip(),
        land,
        sectors or (office.sectors if office else ()),
        found["begin"],
        found["finish"],
        max(office.rank if office else 0, 1),
    )
