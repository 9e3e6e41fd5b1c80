"""Names to actors of the knowledge base, with the office held on a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.extract.reading import Reading
from dragoman.records import Actor, Code


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """Who the markables stand for. ``by_markable``: markable id to actor id.

    ``code(markable id, day)`` gives country and sectors of the actor on that day (on the
    publication date where the day is None).
    """

    actors: tuple[Actor, ...]
    by_markable: Mapping[str, str]
    code: Callable[[str, date | None], Code]


class ActorBase:
    """The compiled knowledge base of actors."""


def load_actors() -> ActorBase:
    """The knowledge base of the package. Raises DataError where its file is unsound."""
    return ActorBase()


def link_actors(reading: Reading, chains: Mapping[str, str], base: ActorBase) -> ActorLinks:
    """Each chain of markables to the actor that it stands for, known or provisional."""
    return ActorLinks((), {}, lambda markable, day: Code(None, ()))
