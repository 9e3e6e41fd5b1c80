"""The events of many reports. Start reading here.

``merge`` takes all codings at once; a project does the same step by step (``store/merging.py``).
Both give the same events: what is joined depends on the set of reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.across.blocks import Keys, keys_of
from dragoman.across.building import event_of
from dragoman.across.compare import Comparison, compare
from dragoman.across.copies import copies, groups_of, sketch
from dragoman.across.grounding import grounded
from dragoman.across.parts import is_part, wholes_of
from dragoman.across.records import Event
from dragoman.across.rules import Rules, load_rules
from dragoman.across.settle import Couple, Decided, Group, Settling, couple
from dragoman.across.telling import Telling
from dragoman.across.versions import candidates, superseded
from dragoman.across.voices import Origin
from dragoman.records import Coding, identify


@dataclass(frozen=True, slots=True)
class Across:
    """What some reports make together.

    ``copies``: pairs of articles of which one is a copy of the other, or holds a copy of it;
    ``superseded``: of each older version the newer one. Older versions count in no event.
    """

    events: tuple[Event, ...]
    copies: set[tuple[str, str]]
    superseded: Mapping[str, str]


def merge(codings: Iterable[Coding]) -> tuple[Event, ...]:
    """The events of some codings, in the order of their days. Pure; order does not matter.

    The id of an event is made of its first telling; a project gives ids that last.
    """
    return across(codings).events


def across(codings: Iterable[Coding]) -> Across:
    """Events, copies and versions of some codings. Pure; order does not matter."""
    given = sorted(codings, key=lambda coding: coding.article.id)
    sketches = [sketch(coding.article) for coding in given]
    old = superseded(candidates(sketches))
    outlets = {each.article: each.source or each.article for each in sketches}
    alike = {pair: found for pair, found in copies(sketches).items() if _two(pair, outlets)}
    current = [coding for coding in given if coding.article.id not in old]
    tellings = {telling.id: telling for coding in current for telling in grounded(coding)}
    whole = (pair for pair, found in alike.items() if found.copy)
    groups = groups_of((each.article for each in sketches), whole)
    origins = {each.article: Origin(groups[each.article], each.agency) for each in sketches}
    return Across(tuple(merged(tellings, origins)), set(alike), old)


def _two(pair: tuple[str, str], outlets: Mapping[str, str]) -> bool:
    """Whether a pair is of two outlets; what an outlet prints twice is a version, or its own."""
    return outlets[pair[0]] != outlets[pair[1]]


def merged(
    tellings: Mapping[str, Telling],
    origins: Mapping[str, Origin],
    decided: Decided | None = None,
    rules: Rules | None = None,
) -> list[Event]:
    """The events of some tellings."""
    rules = rules or load_rules()
    shelf = Shelf(rules)
    found = Found()
    for each in tellings.values():
        relate(each, (tellings[other] for other in shelf.add(each)), rules, found)
    groups = Settling(tellings, found.links, decided or Decided(), rules, found.seen).groups()
    wholes = wholes_of(groups, tellings, found.parts)
    names = {group: _name(group, tellings) for group in groups}
    events = (
        event_of(names[g], (tellings[i] for i in g), origins, names.get(wholes.get(g, frozenset())))
        for g in groups
    )
    return sorted(events, key=order)


@dataclass
class Found:
    """What comparing tellings found: links with their scores, (part, whole), all comparisons."""

    links: dict[Couple, float] = field(default_factory=dict)
    parts: set[Couple] = field(default_factory=set)
    seen: dict[Couple, Comparison] = field(default_factory=dict)


def relate(telling: Telling, others: Iterable[Telling], rules: Rules, found: Found) -> None:
    """Compares a telling with others and adds what is found."""
    for other in others:
        compared = found.seen[couple(telling.id, other.id)] = compare(telling, other, rules)
        if not compared.barred and compared.score >= rules.threshold:
            found.links[couple(telling.id, other.id)] = compared.score
        for part, whole in ((telling, other), (other, telling)):
            if is_part(part, whole, rules):
                found.parts.add((part.id, whole.id))


class Shelf:
    """Tellings by their keys, in memory."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._near: dict[int, list[str]] = {}
        self._loose: dict[int, list[tuple[str, Keys]]] = {}

    def add(self, telling: Telling) -> list[str]:
        """Puts a telling on the shelf; gives the ids of those that it may belong to, sorted."""
        keys = keys_of(telling, self.rules)
        if keys is None:
            return []
        found = set(self._alike(keys))
        for key in keys.near:
            self._near.setdefault(key, []).append(telling.id)
        for key in keys.loose:
            self._loose.setdefault(key, []).append((telling.id, keys))
        return sorted(found)

    def _alike(self, keys: Keys) -> Iterator[str]:
        for key in keys.near:
            yield from self._near.get(key, ())
        for key in keys.loose:
            for other, theirs in self._loose.get(key, ()):
                meet = theirs.begin <= keys.finish and keys.begin <= theirs.finish
                if meet and (keys.vague or theirs.vague):
                    yield other


def _name(group: Group, tellings: Mapping[str, Telling]) -> str:
    first = min((tellings[each] for each in group), key=lambda each: each.id)
    return identify("v", first.article, first.id)


def order(event: Event) -> tuple[str, bool, str, str]:
    """Events by the day on which they begin, undated ones at the latest day that they can have."""
    late = "9999"
    begin = event.begin or event.finish
    finish = event.finish.isoformat() if event.finish else late
    return begin.isoformat() if begin else late, not event.dated, finish, event.id
