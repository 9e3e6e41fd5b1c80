"""What every later stage reads: the article, its parse and the words that stand for entities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.language.parse import Parse, Token
from dragoman.records import Article, Claim, Kind, Span, Status

Form = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Markable:
    """Words that may stand for an entity, before they are linked (a term of MUC and ACE).

    ``first`` to ``last`` are its tokens (inclusive), ``head`` the token that stands in the tree for
    the whole. ``rule`` says what found it, ``entry`` names its dictionary entry if it has one.
    """

    id: str
    span: Span
    first: int
    last: int
    head: int
    kind: Kind
    form: Form
    rule: str
    entry: str | None = None


def _rank(markable: Markable) -> tuple[bool, int]:
    """Which of several markables with one head stands for it."""
    return markable.kind != "role", markable.last - markable.first


class Reading:
    """An article as read so far, with the look-ups that rules need. Never changed once made."""

    def __init__(self, article: Article, parse: Parse, markables: Sequence[Markable]) -> None:
        self.article, self.parse = article, parse
        self.markables = tuple(sorted(markables, key=lambda m: m.span.start))
        self._starts = [m.span.start for m in self.markables]
        self.by_id: Mapping[str, Markable] = {m.id: m for m in self.markables}
        self._by_head: dict[int, Markable] = {}
        self._by_token: dict[int, list[Markable]] = {}
        for markable in self.markables:
            known = self._by_head.get(markable.head)
            if known is None or _rank(markable) > _rank(known):
                self._by_head[markable.head] = markable
            for i in range(markable.first, markable.last + 1):
                self._by_token.setdefault(i, []).append(markable)

    def headed(self, i: int) -> Markable | None:
        """The longest markable whose head is token ``i``; a title only where nothing else is."""
        return self._by_head.get(i)

    def over(self, i: int) -> Sequence[Markable]:
        """All markables that cover token ``i``."""
        return self._by_token.get(i, ())

    def within(self, span: Span) -> Iterator[Markable]:
        """The markables that lie wholly inside ``span``, in text order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        return (m for m in self.markables[first:last] if m.span.end <= span.end)

    def token(self, i: int) -> Token:
        return self.parse.tokens[i]

    def words(self, markable: Markable) -> str:
        return markable.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an act or state stands where it is said, inside the innermost claim that holds it."""

    status: Status
    hedge: Span | None = None
    claim: str | None = None
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """When an act or state was: ``time`` is the id of the expression that says so."""

    time: str | None
    begin: date | None
    finish: date | None
    precision: str
    extent: str | None = None


@dataclass(frozen=True, slots=True)
class Bearings:
    """What can be asked of any predicate, given the token index of its head.

    ``judge``: its status; ``date``: its days (an event's); ``hold``: the days a state is told to
    last; ``locate``: the id of the markable where it happened.
    """

    judge: Callable[[int], Standing]
    date: Callable[[int], Dating]
    hold: Callable[[int], Dating]
    locate: Callable[[int], str | None]
    claims: tuple[Claim, ...] = ()
