"""The verbs of ``Corpus`` that decide about actors; each decision is kept and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.store.rulings import Ruling, numbered

if TYPE_CHECKING:
    from dragoman.store.base import Judgement
    from dragoman.store.deciding import By
    from dragoman.store.project import Project


class ActorVerbs:
    """What people decide about actors. ``person`` is who decides."""

    project: Project

    def decisions(self) -> list[Ruling]:
        """All decisions of people with their numbers, oldest first, and whether they stand."""
        return numbered(self.project.store.decisions())

    def add_actor(self, name: str, person: str, comment: str = "", **fields: str) -> Judgement:
        """Adds an actor of the project's own; ``fields``: the columns of a user's file of actors.

        Reports coded from now on are linked to it. Raises DataError.
        """
        from dragoman.store import deciding

        row = {"kind": "person", **fields, "name": name}
        return deciding.add(self.project, row, _by(person, comment))

    def merge_actors(self, kept: str, other: str, person: str, comment: str = "") -> Judgement:
        """``other`` counts as ``kept`` in every answer. Raises UsageError."""
        from dragoman.store import deciding

        return deciding.merge(self.project, kept, other, _by(person, comment))

    def split_actor(
        self, actor: str, article: str, person: str, words: str | None = None, comment: str = ""
    ) -> Judgement:
        """The mentions of an actor in an article are of somebody else. Raises UsageError."""
        from dragoman.store import deciding

        return deciding.split(self.project, actor, article, words, _by(person, comment))

    def undo(self, number: int, person: str, comment: str = "") -> Judgement:
        """Takes back the decision of that number. Raises UsageError."""
        from dragoman.store import deciding

        return deciding.undo(self.project, number, _by(person, comment))


def _by(person: str, comment: str) -> By:
    from dragoman.store.deciding import By  # late: asking questions needs no knowledge of actors

    return By(person, comment)
