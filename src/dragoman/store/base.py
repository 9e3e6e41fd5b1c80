"""What a store of codings can do: few verbs, whole records. Questions are asked in queries.py."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from dragoman.exchange.contract import plain
from dragoman.records import Article, Coding, Span


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that a report was read from, and the name of the file they came in."""

    content: bytes = field(repr=False)
    name: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Coder:
    """What codes: name and version, the digest of all of it, and of each part by itself."""

    name: str
    digest: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stored coding was made of. The same stamp means that coding again changes nothing."""

    source: str
    article: str
    coder: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How a run ended: articles coded, skipped because nothing had changed, failed."""

    coded: int = 0
    skipped: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about words of an article.

    ``quote`` are the words, ``before`` and ``after`` a little of what stands around them: when a
    better reader shifts the offsets, the quote finds its place again. ``verdict`` is accept,
    reject, correct, comment, same, different, add, rate or undo. ``change``: under ``fields`` what
    is corrected or added, under ``seen`` what the person saw.
    """

    person: str
    verdict: str
    layer: str
    article: str
    span: Span
    quote: str
    before: str = ""
    after: str = ""
    change: Mapping[str, Any] = field(default_factory=dict)
    comment: str = ""
    at: str = ""


def digest_of(article: Article) -> str:
    """The digest of an article as read: text and all that was found out about it."""
    content = json.dumps(plain(article), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def stamp_of(article: Article, source: Source, coder: Coder) -> Stamp:
    """The stamp that a coding of this article by this coder will bear."""
    return Stamp(source.digest, digest_of(article), coder.digest)


class Store(Protocol):
    """Where codings are kept. Every verb does all of its work or, raising ProjectError, none."""

    def begin(self, coder: Coder) -> int:
        """Opens a run and returns its number."""

    def put(self, coding: Coding, source: Source, run: int) -> None:
        """Stores a coding in place of the older one of the same article."""

    def finish(self, run: int, tally: Tally) -> None:
        """Closes a run."""

    def stamp(self, article: str) -> Stamp | None:
        """What the stored coding of an article was made of, None where there is none."""

    def get(self, article: str) -> Coding:
        """The stored coding of an article."""

    def articles(self) -> Iterator[str]:
        """The ids of the coded articles, by publication date, then id."""

    def decide(self, *judgements: Judgement) -> None:
        """Appends decisions of people; from then on ``get`` gives codings as they make them."""

    def machine(self, article: str) -> Coding:
        """The coding of an article as the machine made it, whatever people decided."""

    def decisions(self) -> Iterator[Judgement]:
        """All decisions, oldest first."""
