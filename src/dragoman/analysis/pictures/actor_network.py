"""Who stands with whom on a day: actors, signed ties with their sentences, camps and triads.

A tie holds on a day where its interval allows it; one without a date holds from the day of its
report on, until a report says otherwise. What is told only as possible, intended or under a
condition is no tie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.analysis.account import Names
from dragoman.analysis.pictures.balance import Balance, balance_of, camps_of
from dragoman.analysis.pictures.sieve import Sieve, names_fit, words_fit
from dragoman.analysis.quotes import Quote, Standing, once, quote_of, standing_of, together
from dragoman.analysis.wording import load_wording
from dragoman.records import Actor, Coding, Relation

TIES = frozenset(
    [
        *("commands", "leads", "member_of", "speaks_for", "holds_office"),
        *("allied_with", "supports", "recognises", "opposes"),
    ]
)
MUTUAL = frozenset(["allied_with"])
_SAID: frozenset[Standing] = frozenset(["told", "claimed", "contested"])
_REFUSED: frozenset[Standing] = frozenset(["negated", "denied"])


@dataclass(frozen=True, slots=True)
class Node:
    """An actor. ``camp`` is the number of its community, None where it stands with nobody.

    ``codes``: country and sectors as its last report has them; ``known``: the actor file has it.
    """

    key: str
    name: str
    kind: str
    codes: tuple[str, ...]
    known: bool
    camp: int | None
    allies: int
    opponents: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie that holds. ``sign``: 1 with, -1 against, 0 neither.

    ``begin`` and ``finish`` are told by a text; ``as_of`` is the day of the last report that tells
    of it. ``hedged``: no report tells it without weakening it. ``denials`` are the sentences that
    say it is not so.
    """

    source: str
    kind: str
    target: str
    sign: int
    begin: date | None
    finish: date | None
    as_of: date | None
    standing: Standing
    hedged: bool
    quotes: tuple[Quote, ...]
    denials: tuple[Quote, ...]

    @property
    def id(self) -> str:
        return f"{self.source}|{self.kind}|{self.target}"

    @property
    def firm(self) -> bool:
        """Told as plain fact by a narrator, and denied by nobody."""
        return self.standing == "told"

    @property
    def articles(self) -> tuple[str, ...]:
        """The reports that tell of it, each once."""
        return tuple(sorted({quote.report for quote in self.quotes}))


@dataclass(frozen=True, slots=True)
class Network:
    """The ties of a day. ``left_out`` is how many ties do not hold on it."""

    day: date | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    camps: tuple[tuple[str, ...], ...]
    balance: Balance
    left_out: int

    def name(self, key: str) -> str:
        """What an actor is called."""
        return next(node.name for node in self.nodes if node.key == key)


@dataclass(frozen=True, slots=True)
class _Told:
    coding: Coding
    names: Names
    relation: Relation

    @property
    def ends(self) -> tuple[str, str]:
        keys = self.names.key(self.relation.subject), self.names.key(self.relation.object)
        if self.relation.kind in MUTUAL:
            return min(keys), max(keys)
        return keys

    @property
    def called(self) -> tuple[str, str]:
        return self.names.of(self.relation.subject), self.names.of(self.relation.object)

    @property
    def standing(self) -> Standing:
        return standing_of(self.relation)

    @property
    def quote(self) -> Quote:
        return quote_of(self.coding, "relations", self.relation.id)

    def holds(self, day: date | None) -> bool:
        """Does its interval, or without one the day of its report, let it hold on the day?"""
        begin, finish = self.relation.begin, self.relation.finish
        if begin is None and finish is None:
            begin = self.coding.article.published
        if day is None:
            return True
        if begin is None and finish is None:
            return False
        return (begin or date.min) <= day <= (finish or date.max)


def network_on(
    codings: Iterable[Coding], day: date | None = None, sieve: Sieve | None = None
) -> Network:
    """The network on a day (without one: all that is told at any time), sieved.

    Of the sieve, ``actor`` keeps the ties of an actor, ``type`` a kind of tie, ``status`` how it
    stands, ``text`` words of its sentences. The order of the codings does not matter.
    """
    given = sorted(codings, key=lambda coding: coding.article.id)
    groups: dict[tuple[str, str, str], list[_Told]] = {}
    for told in _all(given):
        source, target = told.ends
        groups.setdefault((source, told.relation.kind, target), []).append(told)
    held = {key: [t for t in group if t.holds(day)] for key, group in groups.items()}
    edges = [_edge(key, group) for key, group in sorted(held.items()) if _is_said(group)]
    passed = tuple(edge for edge in edges if _passes(edge, held, sieve))
    gone = sum(_is_said(group) and not _is_said(held[key]) for key, group in groups.items())
    return _network(day, passed, given, gone)


def _all(codings: Iterable[Coding]) -> Iterator[_Told]:
    """The relations between two different actors."""
    for coding in codings:
        names = Names(coding)
        for relation in coding.relations:
            ends = [names.mentions[m].actor for m in (relation.subject, relation.object)]
            if relation.kind in TIES and set(ends) <= set(names.actors) and ends[0] != ends[1]:
                yield _Told(coding, names, relation)


def _is_said(group: Sequence[_Told]) -> bool:
    return any(told.standing in _SAID for told in group)


def _edge(key: tuple[str, str, str], group: Sequence[_Told]) -> Edge:
    said = [told for told in group if told.standing in _SAID]
    refused = [told for told in group if told.standing in _REFUSED]
    standing = together(told.standing for told in said)
    days = [told.coding.article.published for told in said if told.coding.article.published]
    denials = [quote for told in said for quote in _denials(told)]
    return Edge(
        *key,
        load_wording().signs.get(key[1], 0),
        _only(told.relation.begin for told in said),
        _only(told.relation.finish for told in said),
        max(days, default=None),
        "contested" if refused else standing,
        all(told.relation.hedge is not None for told in said),
        once(told.quote for told in said),
        once([*denials, *(told.quote for told in refused)]),
    )


def _only(days: Iterable[date | None]) -> date | None:
    """The earliest of the days that are told."""
    return min((day for day in days if day), default=None)


def _denials(told: _Told) -> Iterator[Quote]:
    for claim in told.relation.denied_by:
        yield quote_of(told.coding, "claims", claim)


def _passes(edge: Edge, held: dict[tuple[str, str, str], list[_Told]], sieve: Sieve | None) -> bool:
    if sieve is None:
        return True
    called = [n for told in held[edge.source, edge.kind, edge.target] for n in told.called]
    return (
        names_fit(sieve.actor, (edge.source, edge.target), called)
        and sieve.type in (None, edge.kind)
        and sieve.status in (None, edge.standing)
        and words_fit(sieve.text, (quote.text for quote in edge.quotes))
    )


def _network(
    day: date | None, edges: tuple[Edge, ...], codings: Sequence[Coding], left_out: int
) -> Network:
    keys = sorted({key for edge in edges for key in (edge.source, edge.target)})
    signed = [(edge.source, edge.target, edge.sign) for edge in edges]
    camps = camps_of(keys, signed)
    of = {key: number for number, camp in enumerate(camps) for key in camp}
    last = {actor.id: actor for coding in _in_time(codings) for actor in coding.actors}
    count = Counter((key, edge.sign) for edge in edges for key in (edge.source, edge.target))
    nodes = (
        replace(_node(last[key]), camp=of.get(key), allies=count[key, 1], opponents=count[key, -1])
        for key in keys
    )
    return Network(day, tuple(nodes), edges, camps, balance_of(signed), left_out)


def _in_time(codings: Sequence[Coding]) -> list[Coding]:
    return sorted(codings, key=lambda each: (each.article.published or date.min, each.article.id))


def _node(actor: Actor) -> Node:
    codes = tuple(code for code in (actor.country, *actor.sectors) if code)
    return Node(actor.id, actor.name, actor.kind, codes, actor.known, None, 0, 0)
