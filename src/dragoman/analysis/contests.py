"""What one voice asserts and another denies, side by side; nothing is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.analysis.account import Names
from dragoman.analysis.quotes import Quote, once, quote_of
from dragoman.records import Coding, EventReport, Relation


@dataclass(frozen=True, slots=True)
class Contest:
    """One matter in dispute. ``parties`` says what it is about: who, code, whom."""

    actors: tuple[str, ...]
    code: str
    recipients: tuple[str, ...]
    asserted: tuple[Quote, ...]
    denied: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    coding: Coding
    names: Names
    record: EventReport | Relation

    @property
    def layer(self) -> str:
        return "events" if isinstance(self.record, EventReport) else "relations"

    def quote(self) -> Quote:
        return quote_of(self.coding, self.layer, self.record.id)

    def denials(self) -> Iterator[Quote]:
        for claim in self.record.denied_by:
            yield quote_of(self.coding, "claims", claim)


def contests(codings: Iterable[Coding]) -> tuple[Contest, ...]:
    """The disputes of some reports: denied in the same report, or in another about the same."""
    groups: dict[object, list[_Matter]] = {}
    for coding in codings:
        names = Names(coding)
        records: tuple[EventReport | Relation, ...] = (*coding.events, *coding.relations)
        for record in records:
            matter = _Matter(coding, names, record)
            groups.setdefault(_key(matter), []).append(matter)
    found = [_contest(group) for group in groups.values()]
    return tuple(each for each in found if each)


def _key(matter: _Matter) -> object:
    """Who is said to do what to whom; what is told without a known doer is by itself."""
    record, names = matter.record, matter.names
    if isinstance(record, Relation):
        return (record.kind, names.key(record.subject), names.key(record.object))
    actors = frozenset(map(names.key, record.actors))
    others = frozenset(map(names.key, (*record.recipients, *record.assets)))
    if not actors or not others:
        return (matter.coding.article.id, record.happening or record.id)
    return (record.type, actors, others)


def _contest(group: list[_Matter]) -> Contest | None:
    asserted = [m for m in group if m.record.status == "asserted"]
    denied = [quote for matter in group for quote in matter.denials()]
    denied += [m.quote() for m in group if m.record.status == "denied"]
    if not asserted and not any(m.record.denied_by for m in group):
        return None
    if not denied:
        return None
    return _told(group, asserted or [m for m in group if m.record.denied_by], denied)


def _told(group: list[_Matter], asserted: list[_Matter], denied: list[Quote]) -> Contest:
    first = asserted[0]
    record, names = first.record, first.names
    sides = once(m.quote() for m in asserted), once(denied)
    if isinstance(record, Relation):
        return Contest((names.of(record.subject),), record.kind, (names.of(record.object),), *sides)
    others = names.list((*record.recipients, *record.assets))
    return Contest(tuple(names.list(record.actors)), record.type, tuple(others), *sides)
