"""A user's own actors: the TSV files of ``dictionaries/actors`` as entries of the ledger.

Columns (those that are missing count as empty): name; kind: person, organisation or group; codes:
country and PLOVER sectors; aliases, divided by |; born: year or day, then ..died; weight: 0 to 3;
spells: "title @ body [codes] begin..finish", divided by "; "; id: that of an actor of the package
whom the line replaces, else empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from dragoman.errors import DataError
from dragoman.files import read_table
from dragoman.records import Kind
from dragoman.resolve.actors.careers import KnownActor, pack
from dragoman.resolve.actors.entries import body_entries, person_entries, spell_from, split_codes
from dragoman.resolve.actors.names import words_of

COLUMNS = ("id", "name", "kind", "codes", "aliases", "born", "weight", "spells")
KINDS = ("person", "organisation", "group")
WEIGHT = 1.8  # of an actor whom a user adds: named in many reports of that crisis
_LONGEST = 60
_COUNTRY = re.compile(r"[A-Z]{3}$")


def own_entries(dictionaries: Path) -> Mapping[str, str]:
    """The entries of all files in ``dictionaries/actors``. Raises DataError with file and line."""
    entries: dict[str, str] = {}
    for path in sorted((dictionaries / "actors").glob("*.tsv")):
        for number, row in enumerate(read_table(path), 1):
            try:
                actor = actor_from(row)
            except DataError as error:
                where = f"{path.name}, line {number} of the table"
                raise DataError(error.what, where=where, remedy=error.remedy) from error
            entries[f"a:{actor.id}"] = pack(actor)
            for entry in dict.fromkeys(_found_by(actor)):
                entries[entry] = " ".join(
                    dict.fromkeys([*entries.get(entry, "").split(), _id(actor, entry)])
                )
    return entries


def _id(actor: KnownActor, entry: str) -> str:
    """What an entry holds of an actor: the id; of an office its days as well."""
    if not entry.startswith("o:"):
        return actor.id
    held = next(s for s in actor.spells if entry == _seat(s.country, s.office))
    return f"{actor.id}|{held.begin}|{held.finish}"


def _seat(country: str, office: str) -> str:
    return f"o:{country}/{office.replace(' ', '-')}"


def _found_by(actor: KnownActor) -> Iterator[str]:
    names = (actor.name, *actor.aliases)
    if actor.kind != "person":
        yield from body_entries(names, True)
        return
    yield from person_entries(names, actor.country, actor.weight)
    yield from (_seat(s.country, s.office) for s in actor.spells if s.office and s.country)


def actor_from(row: Mapping[str, str | None]) -> KnownActor:
    """The actor of a line. Raises DataError where a field is not as it must be."""
    cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
    _check(cell)
    country, sectors = split_codes(cell["codes"])
    born, _, died = cell["born"].partition("..")
    identity = cell["id"] or "-".join([*words_of(cell["name"]), country.lower()])[:_LONGEST]
    kind: Kind = next(k for k in get_args(Kind) if k == cell["kind"])
    return KnownActor(
        identity.strip("-"),
        cell["name"],
        kind,
        country,
        sectors,
        born,
        died,
        float(cell["weight"] or WEIGHT),
        tuple(a for a in cell["aliases"].split("|") if a),
        tuple(spell_from(each, country) for each in cell["spells"].split("; ") if each),
    )


def _check(cell: Mapping[str, str]) -> None:
    country = next(iter(cell["codes"].split()), "")
    faults = {
        "a name is missing": not words_of(cell["name"]),
        f"{cell['kind']!r} is no kind of actor": cell["kind"] not in KINDS,
        f"{country!r} is no country code": bool(country) and not _COUNTRY.match(country),
        f"{cell['weight']!r} is no weight": bool(cell["weight"])
        and not re.fullmatch(r"[0-3](?:\.\d+)?", cell["weight"]),
        f"{cell['id']!r} is no id": bool(re.search(r"[\s|]", cell["id"])),
    }
    for what, wrong in faults.items():
        if wrong:
            raise DataError(what, remedy="see `dragoman actors add --help`")
