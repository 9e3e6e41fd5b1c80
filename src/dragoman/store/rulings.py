"""What people decided about actors, applied: which are one, which mentions are of another.

A decision is never changed. An ``undo`` takes one back, and is taken back by another ``undo``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.records import Actor, Coding, Kind, Mention, identify
from dragoman.store.base import Judgement


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with its number (from 1, in order of time) and whether it stands."""

    number: int
    judgement: Judgement
    stands: bool


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions about actors that stand.

    ``merged``: id to the id and the name that stand for it; ``apart``: by article, the decisions
    that detach mentions from an actor.
    """

    merged: Mapping[str, tuple[str, str]]
    apart: Mapping[str, Sequence[Judgement]]

    def __bool__(self) -> bool:
        return bool(self.merged or self.apart)

    def follow(self, actor: str) -> str:
        """The id that stands for an actor; its own where it was merged into none."""
        return self.merged.get(actor, (actor, ""))[0]


def numbered(decisions: Iterable[Judgement]) -> list[Ruling]:
    """All decisions in order, each with whether it stands."""
    return standing(enumerate(decisions, 1))


def standing(log: Iterable[tuple[int, Judgement]]) -> list[Ruling]:
    """Decisions under their numbers, each with whether it stands; undos must be among them."""
    log = list(log)
    gone: set[int] = set()
    for number, judgement in reversed(log):
        if judgement.verdict == "undo" and number not in gone:
            gone.add(int(judgement.change.get("undoes", 0)))
    return [Ruling(number, judgement, number not in gone) for number, judgement in log]


def rulings_of(decisions: Iterable[Judgement]) -> Rulings:
    """The merges, followed to their ends, and the splits that stand."""
    stand = [each.judgement for each in numbered(decisions) if each.stands]
    into: dict[str, tuple[str, str]] = {}
    apart: dict[str, list[Judgement]] = {}
    for each in stand:
        if (each.layer, each.verdict) == ("actors", "same"):
            into.setdefault(each.change["actor"], (each.change["into"], each.change["name"]))
        elif (each.layer, each.verdict) == ("mentions", "different"):
            apart.setdefault(each.article, []).append(each)
    merged = {actor: _end(actor, into) for actor in into}
    return Rulings({actor: end for actor, end in merged.items() if end[0] != actor}, apart)


def _end(actor: str, into: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Where the merges of an actor lead in the end."""
    end, seen = into[actor], {actor}
    while end[0] in into and end[0] not in seen:
        seen.add(end[0])
        end = into[end[0]]
    return end


def revised(coding: Coding, rulings: Rulings) -> Coding:
    """The coding with the actors that people decided on; ids of records stay."""
    mentions = {m.id: m.actor for m in coding.mentions}
    actors = {actor.id: actor for actor in coding.actors}
    for judgement in rulings.apart.get(coding.article.id, ()):
        own = _told_apart(coding, judgement, actors)
        actors[own.id] = own
        for mention in _detached(coding, judgement, rulings):
            mentions[mention.id] = own.id
    for one, actor in mentions.items():
        if actor is not None and actor in rulings.merged:
            into, name = rulings.merged[actor]
            mentions[one] = into
            actors.setdefault(into, replace(actors[actor], id=into, name=name))
    if all(mentions[m.id] == m.actor for m in coding.mentions):
        return coding
    used = set(mentions.values())
    return replace(
        coding,
        mentions=tuple(replace(m, actor=mentions[m.id]) for m in coding.mentions),
        actors=tuple(actor for actor in actors.values() if actor.id in used),
    )


def _told_apart(coding: Coding, judgement: Judgement, actors: Mapping[str, Actor]) -> Actor:
    """The provisional actor of the mentions that were detached."""
    identity = identify("a", judgement.article, judgement.change["actor"], judgement.quote)
    kinds: list[Kind] = [m.kind for m in coding.mentions if m.span == judgement.span]
    reason = f"told apart from {judgement.change['actor']} by {judgement.person}"
    return Actor(identity, judgement.quote, (*kinds, "other")[0], None, (), (), False, reason)


def _detached(coding: Coding, judgement: Judgement, rulings: Rulings) -> Iterator[Mention]:
    """The mentions of the actor: of the chain that the decision points at, or all of them."""
    actor = judgement.change["actor"]
    own = [m for m in coding.mentions if m.actor and actor in (m.actor, rulings.follow(m.actor))]
    if judgement.change.get("whole"):
        yield from own
        return
    quoted = [m for m in own if m.span.of(coding.article.text) == judgement.quote]
    at = [m for m in quoted if m.span == judgement.span] or quoted[:1]
    chains = {m.chain or m.id for m in at}
    yield from (m for m in own if (m.chain or m.id) in chains)


@dataclass(frozen=True, slots=True)
class Judged:
    """A record (layer and id) whose actor is another by decision, and what it is called."""

    layer: str
    id: str
    actor: str | None
    name: str


def judged(coding: Coding, rulings: Rulings) -> Iterator[Judged]:
    """The mentions, actors and claims of a coding that decisions change."""
    better = revised(coding, rulings)
    names = {actor.id: actor.name for actor in better.actors}
    moved = {
        old.id: new.actor
        for old, new in zip(coding.mentions, better.mentions, strict=True)
        if new.actor and new.actor != old.actor
    }
    for mention, actor in moved.items():
        yield Judged("mentions", mention, actor, names[actor])
    for claim in coding.claims:
        if claim.source in moved:
            yield Judged("claims", claim.id, None, names[moved[claim.source]])
    for gone in (actor for actor in coding.actors if actor.id not in names):
        heirs = (moved[m.id] for m in coding.mentions if m.actor == gone.id and m.id in moved)
        heir = next(heirs, None)
        if heir:
            yield Judged("actors", gone.id, heir, names[heir])
