"""What readers yield and what they are told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BufferedReader

from dragoman.errors import InputError
from dragoman.records import Article

LONGEST_TEXT = 2_000_000  # code points of one report; parsing more would take gigabytes
LARGEST_FILE = 20_000_000  # bytes of one text, page or line
_SPLIT = "split it into single reports: one file each, or one line each of a JSONL file"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all inputs of a run; it goes before what is found in them."""

    published: date | None = None
    source: str | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An article as read: ``content`` are the bytes it was read from, ``name`` is their place."""

    article: Article
    content: bytes = field(repr=False)
    name: str


Items = Iterator[Report | InputError]  # an input that cannot be read does not stop the others
Reader = Callable[[BufferedReader, str, Given], Items]


def whole(stream: BufferedReader, name: str) -> bytes:
    """All bytes of a stream. Raises InputError where they are none, or too many for one report."""
    content = stream.read(LARGEST_FILE + 1)
    if not content.strip():
        raise InputError("empty: there is no text in it", where=name, remedy="leave it out")
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"more than {LARGEST_FILE // 10**6} MB are too much for one report",
            where=name,
            remedy=_SPLIT,
        )
    return content


def check_length(text: str, name: str) -> None:
    """Raises InputError where a text is empty or longer than one report can be."""
    if not text.strip():
        raise InputError("empty: there is no text in it", where=name, remedy="leave it out")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"{len(text):,} characters are too many for one report (at most {LONGEST_TEXT:,})",
            where=name,
            remedy=_SPLIT,
        )


def identity(content: bytes) -> str:
    """The id of an article that was given none: the hash of its source bytes."""
    return hashlib.sha256(content).hexdigest()[:16]
