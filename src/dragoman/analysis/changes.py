"""What the reports since a day changed: new events, turns in old ones, new holders and disputes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.contests import Contest
from dragoman.analysis.control import Holder, Page, holders, ledger
from dragoman.analysis.quotes import Quote, Standing
from dragoman.analysis.timeline import Happening
from dragoman.ontology import load_ontology
from dragoman.records import Article, Coding

_MATERIAL = 4  # quad class of violence, force and threats of them
_KEY_EVENTS = 8


@dataclass(frozen=True, slots=True)
class Turn:
    """A happening that now stands otherwise; ``quotes`` are those of the new reports."""

    happening: Happening
    before: Standing
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """A place or asset whose holder is another by now; ``before`` may be nobody that was told."""

    thing: str
    before: tuple[str, ...]
    now: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a day, as reports published from then on tell it."""

    since: date
    reports: tuple[Article, ...]
    happened: tuple[Happening, ...]
    turned: tuple[Turn, ...]
    contested: tuple[Contest, ...]
    handed: tuple[Handover, ...]

    def __bool__(self) -> bool:
        return bool(self.happened or self.turned or self.contested or self.handed)


@dataclass(frozen=True, slots=True)
class Told:
    """What some reports tell: happenings, and matters in dispute."""

    happenings: Sequence[Happening]
    contested: Sequence[Contest]


def changes(codings: Sequence[Coding], since: date, before: Told, now: Told) -> Changes:
    """What the reports published on a day or later changed. Pure; order does not matter.

    ``before`` is what the earlier reports tell by themselves, ``now`` what all tell. An event is
    new where no earlier report tells of it, be it older by its own date.
    """
    old = [c for c in codings if (c.article.published or date.max) < since]
    new = {c.article.id for c in codings} - {c.article.id for c in old}
    told = (h for h in now.happenings if set(h.reports) <= new)
    return Changes(
        since,
        tuple(c.article for c in codings if c.article.id in new),
        tuple(h for h in told if h.standing not in ("open", "denied")),
        tuple(_turns(before.happenings, now.happenings, new)),
        _disputes(now.contested, before.contested),
        tuple(_handovers(ledger(codings), ledger(old), since, _last(codings))),
    )


def _last(codings: Iterable[Coding]) -> date | None:
    return max((c.article.published for c in codings if c.article.published), default=None)


def _turns(before: Iterable[Happening], now: Iterable[Happening], new: set[str]) -> Iterable[Turn]:
    stood = {event: each.standing for each in before for event in each.events}
    for each in now:
        known = [stood[event] for event in each.events if event in stood]
        if known and each.standing not in known:
            yield Turn(each, known[0], tuple(q for q in each.quotes if q.report in new))


def _disputes(now: Iterable[Contest], before: Iterable[Contest]) -> tuple[Contest, ...]:
    known = {(each.actors, each.code, each.recipients) for each in before}
    return tuple(c for c in now if (c.actors, c.code, c.recipients) not in known)


def _handovers(
    now: Iterable[Page], before: Iterable[Page], since: date, last: date | None
) -> Iterable[Handover]:
    held = {page.key: holders(page, since) for page in before}
    for page in now:
        latest = holders(page, last) if last else ()
        old = held.get(page.key, ())
        if latest and {each.key for each in latest} != {each.key for each in old}:
            yield Handover(page.thing, tuple(each.name for each in old), latest)


def key_events(happenings: Iterable[Happening], size: int = _KEY_EVENTS) -> tuple[Happening, ...]:
    """The happenings on which most hangs, in the order of time.

    Violence and force weigh most, then what is contested, then how many reports tell of it.
    """
    ranked = sorted(enumerate(happenings), key=lambda each: (-weight(each[1]), each[0]))
    chosen = sorted(number for number, each in ranked[:size] if weight(each) >= _MATERIAL)
    by_number = dict(ranked)
    return tuple(by_number[number] for number in chosen)


def weight(happening: Happening) -> int:
    """How much hangs on a happening: deterministic, from what is told of it alone."""
    material = load_ontology().types[happening.type].quad == _MATERIAL
    contested = happening.standing == "contested"
    told = happening.standing == "told"
    reports = min(len(happening.reports), 3) - 1
    return 4 * material + 4 * contested + 2 * reports + told
