"""The work on one article: the actors found so far, and whose or of what a phrase is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.extract.reading import Markable
from dragoman.records import Actor
from dragoman.resolve.actors.base import ActorBase
from dragoman.resolve.actors.careers import KnownActor
from dragoman.resolve.actors.scene import Scene

NAMES_TRIED = 12
_LONG = 9
Members = list[Markable]
Names = list[str]
Found = tuple[KnownActor | None, str]
"""An actor and why it is that one; or None and why none is."""


@dataclass(slots=True)
class Desk:
    """The work on one article: actors as they are found, by id and by chain.

    ``homes``: the countries of the persons found.
    """

    scene: Scene
    base: ActorBase
    actors: dict[str, Actor] = field(default_factory=dict)
    known: dict[str, KnownActor] = field(default_factory=dict)
    by_chain: dict[str, str] = field(default_factory=dict)
    by_markable: dict[str, str] = field(default_factory=dict)
    homes: set[str] = field(default_factory=set)

    def take(self, actor: KnownActor, reason: str) -> str:
        """Puts a known actor into the article; its id."""
        if actor.id not in self.actors:
            day = self.scene.day
            self.known[actor.id] = actor
            if actor.kind == "person" and actor.home():
                self.homes.add(str(actor.home()))
            self.actors[actor.id] = as_record(actor, day, reason)
        return actor.id


def as_record(actor: KnownActor, day: date | None, reason: str) -> Actor:
    """A known actor as of a day, and why it was found."""
    code, roles = actor.code(day), actor.roles(day)
    return Actor(actor.id, actor.name, actor.kind, code.country, code.sectors, roles, True, reason)


def proper(desk: Desk, markable: Markable) -> bool:
    """A name, or a noun phrase that may be one: "the United Nations security council"."""
    if markable.form == "name":
        return True
    tokens = desk.scene.reading.parse.tokens[markable.first : markable.last + 1]
    body = markable.form == "nominal" and markable.kind in {"organisation", "group"}
    return body and 1 < len(tokens) < _LONG and any(t.text[:1].isupper() for t in tokens[1:])


def owner_of(desk: Desk, markable: Markable) -> Actor | None:
    owner = desk.scene.possessor(markable)
    identity = desk.by_markable.get(owner.id) if owner else None
    return desk.actors[identity] if identity else None


def part_of(desk: Desk, markable: Markable) -> Actor | None:
    """The body that a noun phrase names its people by: "45 Boko Haram members"."""
    for i in range(markable.first, markable.head):
        if desk.scene.is_backer(i):
            continue
        for inner in desk.scene.reading.over(i):
            identity = desk.by_markable.get(inner.id)
            if inner.form == "name" and identity in desk.known:
                return desk.actors[identity]
    return None
