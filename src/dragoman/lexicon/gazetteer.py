"""The compiled gazetteer: names of places to what is known of each.

One file, mapped into memory and searched where it lies, so that it loads at once.
``scripts/build_gazetteer.py`` compiles it from the tables of ``data/places`` and from GeoNames; its
layout is that of ``SECTIONS``, little-endian, behind a line of JSON that says where each part lies.
"""

from __future__ import annotations

import json
import mmap
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from dragoman.errors import DataError
from dragoman.files import DATA

MAGIC = b"dragoman gazetteer 1\n"
COMPILED = DATA / "places" / "gazetteer.bin"
ALTERNATE = 1 << 31  # set in a target where the name is not the usual one
# section: its type as the struct module calls it
SECTIONS: Mapping[str, Literal["Q", "I", "i", "H", "B"]] = {
    "keys": "Q",  # hashes of folded names, ascending
    "targets": "I",  # for each key a spot, the weightiest first
    "latitudes": "i",  # millionths of a degree
    "longitudes": "i",
    "weights": "I",  # inhabitants, or what makes other places as well known
    "geonames": "I",  # GeoNames id, or 0
    "names": "I",  # where the name begins in the text of names
    "countries": "H",  # index into the header's list
    "admins": "H",
    "kinds": "B",
    "text": "B",
}
PRECISION: Mapping[str, str] = {
    "country": "country",
    "continent": "region",
    "admin1": "region",
    "region": "region",
    "sea": "region",
    "river": "region",
    "desert": "region",
    "mountain": "region",
    "lake": "region",
    "strait": "region",
    "island": "region",
    "town": "town",
    "capital": "town",
    "district": "district",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. ``usual``: the name asked for is its main name."""

    index: int
    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    weight: int
    kind: str
    geonames_id: int | None
    usual: bool = True

    @property
    def precision(self) -> str:
        """How closely it says where: point, town, district, region, country."""
        return PRECISION.get(self.kind, "point")


_LETTERS = str.maketrans(
    {
        **dict.fromkeys("-‐‑–—_/,", " "),
        **dict.fromkeys("'’‘`´ʻʼʿʾʹ.“”\"", None),
        **dict(zip("łøđıəðىیةکہё", "lodiadييهكهе", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "&": " and ",
    }
)
ARTICLES = frozenset(
    ["al", "el", "as", "ash", "ar", "ad", "at", "an", "az", "ez", "es", "er", "adh", "ath", "ul"]
)


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes and dots; hyphens are spaces, "the" is dropped."""
    text = name.casefold()
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text)
        text = "".join(each for each in marked if not unicodedata.combining(each))
    words = text.translate(_LETTERS).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join("st" if word in ("saint", "sainte", "ste") else word for word in words)


def fold_article(folded: str) -> str | None:
    """A folded name with its Arabic article, however written, as "al"; None where it has none."""
    first, _, rest = folded.partition(" ")
    return f"al {rest}" if rest and first in ARTICLES else None


def hash_key(folded: str) -> int:
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """Places by name. ``path`` is a compiled file; raises DataError where it is unsound."""

    def __init__(self, path: Path = COMPILED) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if self._map[: len(MAGIC)] != MAGIC:
                raise ValueError("not a gazetteer")
            end = self._map.find(b"\n", len(MAGIC))
            header = json.loads(self._map[len(MAGIC) : end])
        except (OSError, ValueError) as error:
            raise DataError(
                f"no sound gazetteer ({error})",
                where=str(path),
                remedy="run `python scripts/build_gazetteer.py`",
            ) from error
        view = memoryview(self._map)
        self._column: dict[str, memoryview[int]] = {
            name: view[start : start + size].cast(kind)
            for name, kind in SECTIONS.items()
            for start, size in [header["sections"][name]]
        }
        self._text = header["sections"]["text"]
        self._countries: Sequence[str | None] = header["countries"]
        self._admins: Sequence[str | None] = header["admins"]
        self._kinds: Sequence[str] = header["kinds"]
        self.adjectives: Mapping[str, str] = header["adjectives"]
        self.vintage: str = header["vintage"]

    def __len__(self) -> int:
        return len(self._column["kinds"])

    def find(self, name: str) -> tuple[Spot, ...]:
        """The places called ``name`` in any spelling that is known, the weightiest first."""
        return self._find(fold(name))

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - one gazetteer lives as long as the process
    def _find(self, folded: str) -> tuple[Spot, ...]:
        found = tuple(self._look_up(folded))
        spelt = fold_article(folded)
        return found or (tuple(self._look_up(spelt)) if spelt else ())

    def _look_up(self, folded: str) -> Iterator[Spot]:
        keys, key = self._column["keys"], hash_key(folded)
        i = bisect_left(keys, key)
        while i < len(keys) and keys[i] == key:
            target = self._column["targets"][i]
            yield self._spot(target & ~ALTERNATE, not target & ALTERNATE)
            i += 1

    def _spot(self, index: int, usual: bool) -> Spot:
        column = self._column
        return Spot(
            index,
            self._name(index),
            self._countries[column["countries"][index]],
            self._admins[column["admins"][index]],
            column["latitudes"][index] / 1e6,
            column["longitudes"][index] / 1e6,
            column["weights"][index],
            self._kinds[column["kinds"][index]],
            column["geonames"][index] or None,
            usual,
        )

    def _name(self, index: int) -> str:
        start = self._text[0] + self._column["names"][index]
        return self._map[start : self._map.find(b"\n", start)].decode()

    def adjective(self, word: str) -> Spot | None:
        """The country or region that an adjective or noun of nationality belongs to."""
        home = self.adjectives.get(word.casefold())
        return next(iter(self.find(home)), None) if home else None


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package. Raises DataError where its file is unsound."""
    return Gazetteer()
