"""Copies: reports whose text is another's, whole, edited, or inside a longer one.

A text is cut into runs of words. The MinHash signature of these, in bands, finds what may be a
copy; the runs themselves decide. Nothing here depends on the order in which reports come.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rensa import RMinHash

from dragoman.across.credits import agency_of
from dragoman.records import Article

RUN = 3  # words in a run: short, so that a changed word spoils few of them
WHOLE = 0.45  # share of all runs that two copies have in common
INSIDE = 0.6  # share of the shorter text's runs that stand in the longer one
PASSAGE = 0.2  # the same where passages only were taken over
_PASSAGE_RUNS = 24
_LEAST = 12  # words below which a passage says too little to be anybody's
_LONG = 80  # words from which a paragraph is cut further
_SEED = 7
_BANDS, _ROWS = 20, 4  # a copy of half the runs is found with 72 %, of two thirds with 99 %
_PARTS, _DEPTH = 6, 5
# letters of scripts that put no spaces between words each count as a word
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]|[^\W_]+")
_STOP = re.compile(r"(?<=[.!?。！？؟।])\s+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is compared by: its runs as sorted 32-bit numbers, and the keys of its bands."""

    article: str
    published: date | None
    source: str | None
    url: str | None
    agency: str | None
    runs: array[int]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share: of all their runs, and of those of the shorter one."""

    whole: float
    inside: float
    runs: int

    @property
    def copy(self) -> bool:
        """One text is the other, edited at most."""
        return self.whole >= WHOLE or self.inside >= INSIDE

    @property
    def excerpt(self) -> bool:
        """The longer text holds passages of the other."""
        return self.inside >= PASSAGE and self.runs >= _PASSAGE_RUNS


def sketch(article: Article) -> Sketch:
    """The sketch of an article; the same text gives the same one on every machine."""
    runs = _runs(article.text)
    whole = _signature(runs, _BANDS * _ROWS)
    bands = list(_banded("d", whole, _ROWS))
    for passage in _passages(article.text):
        bands += _banded("p", _signature(_runs(passage), _PARTS * _DEPTH), _DEPTH)
    return Sketch(
        article.id,
        article.published,
        article.source,
        article.url,
        agency_of(article),
        array("I", sorted(runs)),
        tuple(dict.fromkeys(bands)) if runs else (),
    )


def likeness(one: Sketch, two: Sketch) -> Likeness:
    """How much two texts share."""
    left, right = set(one.runs), set(two.runs)
    shorter = min(len(left), len(right))
    if shorter < _LEAST - RUN + 1:
        return Likeness(float(left == right), float(left == right), shorter)
    shared = len(left & right)
    return Likeness(shared / len(left | right), shared / shorter, shared)


def groups_of(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Of each article the first id of its group of copies."""
    home = {each: {each} for each in ids}
    for one, two in pairs:
        if home[one] is not home[two]:
            home[one] |= home[two]
            home.update(dict.fromkeys(home[two], home[one]))
    return {each: min(group) for each, group in home.items()}


def copies(sketches: Sequence[Sketch]) -> dict[tuple[str, str], Likeness]:
    """The pairs of articles of which one is, or holds, a copy of the other; ids in order."""
    shelf: dict[int, list[int]] = {}
    found = set[tuple[int, int]]()
    for number, each in enumerate(sketches):
        for band in each.bands:
            others = shelf.setdefault(band, [])
            found.update((other, number) for other in others)
            others.append(number)
    alike = {}
    for one, two in ((sketches[a], sketches[b]) for a, b in sorted(found)):
        shared = likeness(one, two)
        if shared.copy or shared.excerpt:
            alike[min(one.article, two.article), max(one.article, two.article)] = shared
    return alike


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def _runs(text: str) -> set[int]:
    words = _tokens(text)
    last = max(len(words) - RUN, 0)
    return (
        {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(last + 1)}
        if words
        else set()
    )


def _passages(text: str) -> Iterator[str]:
    """Paragraphs; long ones in pieces of whole sentences."""
    for paragraph in re.split(r"\n\s*\n|\n", text):
        short = len(_tokens(paragraph)) <= _LONG
        pieces = [paragraph] if short else _STOP.split(paragraph)
        yield from (piece for piece in pieces if len(_tokens(piece)) >= _LEAST)


def _signature(runs: Iterable[int], size: int) -> Sequence[int]:
    made = RMinHash(size, _SEED)
    made.update([each.to_bytes(4, "big") for each in runs])
    digest: Sequence[int] = made.digest()
    return digest


def _banded(kind: str, signature: Sequence[int], rows: int) -> Iterator[int]:
    for start in range(0, len(signature), rows):
        words = array("I", signature[start : start + rows]).tobytes()
        head = f"{kind}{start}".encode()
        yield zlib.crc32(head + words) << 31 | zlib.adler32(words) & 0x7FFFFFFF
