"""What a phrase is read against: the day of publication, the tense, the times told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from dragoman.language.calendar import Period
from dragoman.language.parse import Token

Tense = Literal["past", "present", "future"]
PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase says: a ``TimeExpression`` without its place in the text."""

    value: str | None
    begin: date | None
    finish: date | None
    granularity: str
    anchor: str | None
    reason: str

    @property
    def dated(self) -> bool:
        return self.begin is not None and self.finish is not None


@dataclass(frozen=True, slots=True)
class Told:
    """An expression told before, with the indices of its paragraph and sentence."""

    id: str
    meaning: Meaning
    paragraph: int
    sentence: int


class Recall(Protocol):
    """The last dated time told before of one of the granularities.

    Looks back over so many sentences; ``given``: one that is not itself counted from another.
    """

    def __call__(
        self, granularities: frozenset[str], back: int, given: bool = False
    ) -> Told | None: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a phrase.

    ``token`` is its head word, ``order`` how the text writes numeric dates. ``tense`` gives the
    tense of the clause, and whether it can be relied on; ``recall`` a time told before. ``rates``:
    the phrase hangs on what is counted ("four flights a week"); ``inside``: it stands after the
    subject of its verb; ``naming``: it says which one a noun means ("the June accord").
    """

    published: date | None
    token: Token | None
    tense: Callable[[], tuple[Tense | None, bool]]
    order: str | None
    recall: Recall
    rates: bool = False
    naming: bool = False
    inside: bool = False


def exact(period: Period, reason: str, anchor: str | None = None) -> Meaning:
    """A meaning that is just a period of the calendar."""
    return Meaning(period.value, period.begin, period.finish, period.granularity, anchor, reason)


def open_ended(value: str | None, granularity: str, reason: str) -> Meaning:
    """A meaning without days."""
    return Meaning(value, None, None, granularity, None, reason)
