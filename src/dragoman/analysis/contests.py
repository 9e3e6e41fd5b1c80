"""What one voice asserts and another denies, side by side; nothing is settled here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.account import Account, Names
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


def told_elsewhere(account: Account, codings: Iterable[Coding]) -> tuple[Account, ...]:
    """What other reports say of the matters that a claim vouches for or denies, or of an event.

    By day of the report. The same matter: the same code, doers and those to whom it is done.
    """
    near = [account, *account.related]
    records = [each.record for each in near if isinstance(each.record, (EventReport, Relation))]
    keys = {_key(_Matter(account.coding, account.names, record)) for record in records}
    found = []
    for coding in sorted(codings, key=lambda c: (c.article.published or date.max, c.article.id)):
        if coding.article.id == account.coding.article.id:
            continue
        names = Names(coding)
        for layer in ("events", "relations"):
            for record in getattr(coding, layer):
                if _key(_Matter(coding, names, record)) in keys:
                    found.append(Account(coding, layer, record))
    return tuple(found)


def _key(matter: _Matter) -> object:
    """Who is said to do what to whom; what is told without a known doer is by itself."""
    record, names = matter.record, matter.names
    if isinstance(record, Relation):
        return (record.kind, names.key_across(record.subject), names.key_across(record.object))
    actors = frozenset(map(names.key_across, record.actors))
    others = frozenset(map(names.key_across, record.recipients or record.assets))
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
