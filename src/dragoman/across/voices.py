"""How many independent voices stand behind an event.

Sources: outlets; copies of one report, reports that credit one agency, and a report that tells of
the event only in another's sentences, count with it. Voices: besides, what one speaker says is one
voice wherever it is printed, unless a narrator vouches for it himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.across.credits import agency_named
from dragoman.across.telling import Telling

_VERBATIM = 0.85  # share of words from which two sentences are one text
_ENOUGH = 8  # words that such a sentence must have


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article's text comes from: its group of copies, and the agency that it credits."""

    group: str
    agency: str | None


@dataclass(frozen=True, slots=True)
class Voices:
    """The voice of each telling, and the source of each article, by name."""

    of: Mapping[str, str]
    source: Mapping[str, str]

    def count(self, tellings: Iterable[Telling]) -> int:
        """How many independent voices some tellings have."""
        own = {telling.article for telling in tellings if telling.speaker is None}
        return len(
            {
                self.source[telling.article] if telling.article in own else self.of[telling.id]
                for telling in tellings
            }
        )


class _Union:
    """Sets of ids that grow together; the smallest id stands for its set."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.home = {each: each for each in ids}

    def top(self, each: str) -> str:
        while self.home[each] != each:
            each = self.home[each]
        return each

    def join(self, one: str, two: str) -> None:
        first, second = sorted((self.top(one), self.top(two)))
        self.home[second] = first


def voices_of(tellings: Sequence[Telling], origins: Mapping[str, Origin]) -> Voices:
    """The voices behind an event."""
    articles: dict[str, list[Telling]] = {}
    for telling in tellings:
        articles.setdefault(telling.article, []).append(telling)
    union = _Union(sorted(articles))
    first: dict[str, str] = {}
    for article in sorted(articles):
        for mark in _marks(articles[article][0], origins.get(article)):
            union.join(first.setdefault(mark, article), article)
    for one, two in _lent(articles):
        union.join(one, two)
    sources = {
        article: _named(articles[union.top(article)][0], origins.get(union.top(article)))
        for article in articles
    }
    own = {each.id: _speaker(each) or sources[each.article] for each in tellings}
    return Voices(own, sources)


def _marks(telling: Telling, origin: Origin | None) -> list[str]:
    """What articles of one source have in common."""
    found = [f"copies {origin.group if origin else telling.article}"]
    if origin and origin.agency:
        found.append(f"agency {origin.agency.casefold()}")
    if telling.source:
        agency = agency_named(telling.source)
        found.append(
            f"agency {agency.casefold()}" if agency else f"outlet {telling.source.casefold()}"
        )
    return found


def _named(telling: Telling, origin: Origin | None) -> str:
    return (origin.agency if origin else None) or telling.source or telling.article


def _speaker(telling: Telling) -> str | None:
    if telling.speaker is None:
        return None
    return agency_named(telling.speaker.name) or telling.speaker.name


def _lent(articles: Mapping[str, Sequence[Telling]]) -> Iterable[tuple[str, str]]:
    """Articles all of whose sentences about the event stand in another one."""
    for one, own in articles.items():
        for two, others in articles.items():
            if one != two and all(any(_verbatim(a, b) for b in others) for a in own):
                yield one, two


def _verbatim(one: Telling, two: Telling) -> bool:
    longer = max(len(one.words), len(two.words))
    if min(len(one.words), len(two.words)) < _ENOUGH:
        return False
    return len(set(one.words) & set(two.words)) / longer >= _VERBATIM
