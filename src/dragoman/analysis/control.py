"""Who holds what: a ledger per place and asset, and who held it on a day, on whose word.

Pure functions over codings. A page of the ledger is one thing; an entry is one statement about it:
that someone holds it, took it, lost it or tried to take it. Nothing is settled here: where voices
disagree, all holders are answered, each with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.analysis.account import Names
from dragoman.analysis.quotes import Quote, Standing, once, quote_of, standing_of, together
from dragoman.records import Coding, EventReport, Relation

EntryKind = Literal["holding", "taking", "loss", "attempt"]

SEIZURES = frozenset([("COERCE", "seize")])
SEIZING_CAMEO = frozenset(["171", "192"])
SOUND: frozenset[Standing] = frozenset(["told", "claimed", "contested"])
LEAST_COMMON = 2  # words that two articles' names of one thing must share
GENERAL = frozenset(
    "facility facilities installation installations infrastructure site sites".split()
)
IDLE = frozenset(
    ["the", "a", "an", "its", "their", "his", "her", "of", "main", "all", "other", "some"]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement. ``begin`` to ``finish``: how long it is told to hold, or when it was tried.

    ``seen`` is the day of the report, the last on which its voice can know.
    """

    kind: EntryKind
    holder: str
    holder_key: str
    begin: date | None
    finish: date | None
    seen: date | None
    standing: Standing
    quote: Quote

    def covers(self, day: date) -> bool:
        """Is the holder told to have held the thing on that day?"""
        if self.kind == "attempt" or self.standing not in SOUND:
            return False
        if self.kind == "loss" and self.finish is None:
            return False
        begun = self.begin is None or self.begin <= day
        return begun and (self.finish is None or day <= self.finish)


@dataclass(frozen=True, slots=True)
class Page:
    """All statements about one thing, in the order of their days; ``names``: what it is called."""

    thing: str
    key: str
    entries: tuple[Entry, ...]
    names: tuple[str, ...] = ()

    @property
    def contested(self) -> bool:
        """Does one voice deny what another says of it?"""
        return any(entry.standing in ("contested", "denied") for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Holder:
    """One answer to who held a thing on a day: since when as told, how it stands, the sentences."""

    name: str
    key: str
    since: date | None
    standing: Standing
    quotes: tuple[Quote, ...]


def ledger(codings: Iterable[Coding]) -> tuple[Page, ...]:
    """The pages of some reports, by name of the thing; the order of the codings does not matter."""
    pages = _Pages()
    for coding in sorted(codings, key=lambda c: c.article.id):
        names = Names(coding)
        for thing, entry in _entries(coding, names):
            pages.add(coding, names, thing, entry)
    ordered = (replace(page, entries=_in_time(page.entries)) for page in pages.pages.values())
    return tuple(sorted(ordered, key=lambda page: (page.thing.casefold(), page.key)))


def holders(page: Page, day: date) -> tuple[Holder, ...]:
    """Who held the thing on a day, the latest taker first; several where voices disagree.

    A holding ends with the next taking by someone else that is told or claimed. An empty answer
    means that no report tells.
    """
    held = [entry for entry in _since_taken(page.entries) if entry.covers(day)]
    current = [entry for entry in held if not _displaced(entry, held)]
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(current, key=_recency, reverse=True):
        groups.setdefault(entry.holder_key, []).append(entry)
    return tuple(_holder(entries) for entries in groups.values())


def find_pages(pages: Iterable[Page], words: str) -> tuple[Page, ...]:
    """The pages of the things one of whose names holds all the words, the shortest name first.

    Where no name does, those of which a sentence does ("Gao" finds "the port of Gao").
    """
    wanted, known = set(_plain(words)), tuple(pages)
    named = [p for p in known if any(wanted <= set(_plain(n)) for n in (p.thing, *p.names))]
    told = [p for p in known if any(wanted <= set(_plain(e.quote.text)) for e in p.entries)]
    return tuple(sorted(named or told, key=lambda page: (len(page.thing), page.key)))


def _plain(words: str) -> list[str]:
    """The words of a name or sentence, without case and points."""
    return [word for word in re.split(r"[^\w’'-]+", words.casefold()) if word]


def find_page(pages: Iterable[Page], words: str) -> Page | None:
    """The first page of ``find_pages``."""
    return next(iter(find_pages(pages, words)), None)


def _since_taken(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries; a holding without a beginning begins when the holder is told to have taken it.

    "It still holds the port" says nothing of the days before it took the port.
    """
    for entry in entries:
        taken = [
            other.begin
            for other in entries
            if other.kind == "taking"
            and other.holder_key == entry.holder_key
            and other.standing in SOUND
            and other.begin is not None
            and (entry.seen is None or other.begin <= entry.seen)
        ]
        if entry.kind == "holding" and entry.begin is None and taken:
            yield replace(entry, begin=max(taken))
        else:
            yield entry


def _holder(entries: Sequence[Entry]) -> Holder:
    begins = [entry.begin for entry in entries if entry.begin]
    return Holder(
        entries[0].holder,
        entries[0].holder_key,
        min(begins, default=None),
        together(entry.standing for entry in entries),
        once(entry.quote for entry in entries),
    )


def _displaced(entry: Entry, held: Sequence[Entry]) -> bool:
    """Did someone else take it later than this voice knew of, or than this holder took it?"""
    known = entry.begin or entry.seen
    return any(
        other.kind == "taking"
        and other.holder_key != entry.holder_key
        and other.begin is not None
        and (known is None or known < other.begin)
        for other in held
    )


def _recency(entry: Entry) -> tuple[date, date]:
    return entry.begin or date.min, entry.seen or date.min


def _in_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By day told, else by day of the report; ties by the words, so that order is fixed.

    What an event and a tie tell of one attempt in one sentence stands once.
    """
    single: dict[object, Entry] = {}
    for entry in entries:
        same = (entry.kind, entry.holder_key, entry.quote.report, entry.quote.text)
        single.setdefault(same if entry.kind == "attempt" else entry, entry)
    return tuple(
        sorted(
            single.values(),
            key=lambda e: (
                e.begin or e.finish or e.seen or date.max,
                e.seen or date.max,
                e.kind,
                e.holder_key,
                e.quote.record,
            ),
        )
    )


# ---------------------------------------------------------------- statements


def _entries(coding: Coding, names: Names) -> Iterator[tuple[str, Entry]]:
    """The statements of one coding, each with the mention of its thing."""
    for relation in coding.relations:
        if relation.kind == "controls":
            yield relation.object, _of_relation(coding, names, relation)
    for event in coding.events:
        if _is_seizure(event) and event.status not in ("asserted", "possible", "likely"):
            yield from _attempts(coding, names, event)


def _of_relation(coding: Coding, names: Names, relation: Relation) -> Entry:
    standing = standing_of(relation)
    kind: EntryKind = "holding"
    if relation.date_precision == "after" and relation.begin is not None:
        kind = "taking" if standing in SOUND else "attempt"
    elif relation.date_precision == "before":
        kind = "loss"
    return Entry(
        kind,
        names.of(relation.subject),
        holder_key(names, relation.subject),
        relation.begin,
        relation.finish,
        coding.article.published,
        standing,
        quote_of(coding, "relations", relation.id),
    )


def holder_key(names: Names, mention: str) -> str:
    """Who is the same holder: a known actor by id, any other of one thing by name."""
    actor = names.actors.get(names.mentions[mention].actor or "")
    if actor is None or not actor.known:
        return names.of(mention).casefold()
    return names.key(mention)


def _is_seizure(event: EventReport) -> bool:
    seizing = event.type == "ASSAULT" and event.cameo in SEIZING_CAMEO
    return (event.type, event.mode) in SEIZURES or seizing


def _attempts(coding: Coding, names: Names, event: EventReport) -> Iterator[tuple[str, Entry]]:
    """What was tried, planned or refused: it moves nothing, but the ledger shows it."""
    placed = [m for m in event.recipients if names.mentions[m].kind in ("place", "asset")]
    for thing in event.assets or placed:
        for actor in event.actors:
            yield (
                thing,
                Entry(
                    "attempt",
                    names.of(actor),
                    holder_key(names, actor),
                    event.begin,
                    event.finish,
                    coding.article.published,
                    standing_of(event),
                    quote_of(coding, "events", event.id),
                ),
            )


# ---------------------------------------------------------------- one thing under several names


def _same_thing(key: frozenset[str], other: frozenset[str], article: bool) -> bool:
    """Do two names stand for one thing: does one say all that the other says?

    In one article "the facilities" are the oil terminals told of before; across articles at least
    two words must agree.
    """
    common = key & other
    if article and (key & GENERAL or other & GENERAL) and common - GENERAL:
        return common >= key - GENERAL or common >= other - GENERAL
    return common in (key, other) and len(common) >= (1 if article else LEAST_COMMON)


def _words(names: Names, mention: str) -> frozenset[str]:
    """The telling words of a thing's name: no articles, no owners."""
    words = names.of(mention).casefold().replace("’s", "'s").split()
    return frozenset(word for word in words if word not in IDLE and not word.endswith("'s"))


class _Pages:
    """Finds the page of a thing: a place by its id, another thing by its chain or its words."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._in_article: dict[tuple[str, str], str] = {}

    def add(self, coding: Coding, names: Names, mention: str, entry: Entry) -> None:
        key = self._key(coding, names, mention)
        name = names.of(mention)
        known = self.pages.get(key) or Page(name, key, ())
        called = tuple(sorted({*known.names, name}))
        self.pages[key] = replace(known, entries=(*known.entries, entry), names=called)

    def _key(self, coding: Coding, names: Names, mention: str) -> str:
        found = names.mentions[mention]
        if found.actor or found.place:
            return names.key(mention)
        chained = (coding.article.id, found.chain or mention)
        if chained not in self._in_article:
            self._in_article[chained] = self._by_words(coding, names, mention)
        return self._in_article[chained]

    def _by_words(self, coding: Coding, names: Names, mention: str) -> str:
        words = _words(names, mention) or frozenset([mention])
        here = {
            key for (article, _), key in self._in_article.items() if article == coding.article.id
        }
        head = names.of(mention).casefold().split()[-1]
        for key, known in self._words.items():
            fits = head in known or head in GENERAL or known & GENERAL
            if fits and _same_thing(words, known, key in here):
                self._words[key] = known | words
                return key
        key = " ".join(sorted(words))
        self._words[key] = words
        return key
