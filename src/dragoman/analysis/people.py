"""Who is who: the actors of some reports, with the posts that they held when the reports came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.account import Names
from dragoman.analysis.days import day
from dragoman.analysis.network import Tie
from dragoman.records import Actor, Coding, Role

_POSTS = ("holds_office", "commands", "leads", "speaks_for", "member_of")
_HEADS = ("commands", "leads")  # of interest to those who are headed as well


@dataclass(frozen=True, slots=True)
class Figure:
    """An actor: ``posts`` are those of the actor file on that date, ``told`` those of the text.

    ``weight`` is the number of records that it has a part in.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    posts: tuple[str, ...]
    told: tuple[Tie, ...]
    known: bool
    weight: int

    @property
    def described(self) -> bool:
        """Is there anything to say of it?"""
        return bool(self.posts or self.told)


def figures(codings: Iterable[Coding], found: Iterable[Tie], size: int = 24) -> tuple[Figure, ...]:
    """The ``size`` actors that have part in most records, each as its last report has it."""
    last: dict[str, tuple[Actor, date | None]] = {}
    weights = Counter[str]()
    for coding in codings:
        names = Names(coding)
        weights.update(names.key(mention) for mention in _parties(coding))
        last |= {actor.id: (actor, coding.article.published) for actor in coding.actors}
    posts: dict[str, list[Tie]] = {}
    for tie in found:
        if tie.kind in _POSTS and tie.standing in ("told", "claimed", "contested"):
            posts.setdefault(tie.subject_key, []).append(tie)
            if tie.kind in _HEADS:
                posts.setdefault(tie.object_key, []).append(tie)
    ranked = sorted(
        (actor for actor, _ in last.values() if weights[actor.id]),
        key=lambda actor: (-weights[actor.id], actor.name, actor.id),
    )
    return tuple(
        _figure(actor, last[actor.id][1], posts.get(actor.id, []), weights[actor.id])
        for actor in ranked[:size]
    )


def _parties(coding: Coding) -> Iterator[str]:
    for event in coding.events:
        yield from (*event.actors, *event.recipients)
    for relation in coding.relations:
        yield from (relation.subject, relation.object)
    yield from (claim.source for claim in coding.claims if claim.source)


def _figure(actor: Actor, on: date | None, told: list[Tie], weight: int) -> Figure:
    held = [role for role in actor.roles if holds(role, on)]
    return Figure(
        actor.id,
        actor.name,
        actor.kind,
        actor.country,
        actor.sectors,
        tuple(dict.fromkeys(post(role, actor.country) for role in held)),
        tuple(told),
        actor.known,
        weight,
    )


def holds(role: Role, on: date | None) -> bool:
    """Whether a post is held on a day; open ends hold; without a day only what has no end."""
    if on is None:
        return role.finish is None
    return (role.begin or date.min) <= on <= (role.finish or date.max)


def post(role: Role, country: str | None = None) -> str:
    """A post in words: "prime minister, Government of National Accord (since 5 April 2016)".

    The organisation is left out where the title names it or it is the actor's own ``country``.
    """
    named = role.organisation or country
    told = named == country or (named or "").casefold() in role.title.casefold()
    since = f" (since {day(role.begin)})" if role.begin else ""
    return role.title + ("" if told else f", {named}") + since
