"""Why accounts are one event: the features of each, and the events that they were not put to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.across.blocks import keys_of
from dragoman.across.compare import Comparison, compare, explain
from dragoman.across.rules import load_rules
from dragoman.across.settle import couple
from dragoman.across.telling import Telling
from dragoman.store.events import event_in
from dragoman.store.joining import Joiner

_LOSERS = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """An account, and how it compares with another: of its event (``joined``) or of another one.

    ``features`` are those that fired, with their weights; ``barred`` what excludes it; ``by`` tells
    where people decided.
    """

    article: str
    act: str
    joined: bool
    event: str
    other: str
    score: float | None
    features: tuple[str, ...]
    barred: str
    by: str


def reasons(joiner: Joiner, event: str) -> list[Reason]:
    """For each account of an event its best reason, then the events that came nearest and lost."""
    own = _tellings(joiner, event)
    found = [_best(joiner, each, own, event) for each in own if len(own) > 1]
    return found + _lost(joiner, own, event)


def _tellings(joiner: Joiner, event: str) -> Sequence[Telling]:
    rows = joiner.db.execute("SELECT id FROM tellings WHERE event = ? ORDER BY id", (event,))
    return joiner.get([row["id"] for row in rows.fetchall()])


def _best(joiner: Joiner, telling: Telling, own: Sequence[Telling], event: str) -> Reason:
    others = [each for each in own if each.id != telling.id]
    compared = {each.id: compare(telling, each) for each in others}
    other = max(others, key=lambda each: (compared[each.id].score, each.id))
    return _reason(joiner, (telling, other), compared[other.id], (event, True))


def _lost(joiner: Joiner, own: Sequence[Telling], event: str) -> list[Reason]:
    """Of each other event that was compared the best reason, the nearest first."""
    nearest: dict[str, Reason] = {}
    for telling in own:
        for other, home in _candidates(joiner, telling, event):
            made = _reason(joiner, (telling, other), compare(telling, other), (home, False))
            known = nearest.get(home)
            if known is None or _rank(made) > _rank(known):
                nearest[home] = made
    return sorted(nearest.values(), key=_rank, reverse=True)[:_LOSERS]


def _rank(reason: Reason) -> tuple[float, str]:
    return (reason.score if reason.score is not None else float("-inf")), reason.event


def _candidates(joiner: Joiner, telling: Telling, event: str) -> list[tuple[Telling, str]]:
    keys = keys_of(telling, load_rules())
    ids = joiner.alike(keys, telling.id) if keys else []
    rows = joiner.db.execute(
        "SELECT id, event FROM tellings WHERE id IN (SELECT value FROM json_each(?))"
        " AND event IS NOT NULL AND event != ? ORDER BY id",
        (json.dumps(ids), event),
    ).fetchall()
    tellings = joiner.get([row["id"] for row in rows])
    return list(zip(tellings, (row["event"] for row in rows), strict=True))


def _reason(
    joiner: Joiner, pair: tuple[Telling, Telling], compared: Comparison, of: tuple[str, bool]
) -> Reason:
    one, two = pair
    event, joined = of
    decided = joiner.decided
    key = couple(one.id, two.id)
    by = "joined by hand" if key in decided.same else ""
    by = "told apart by hand" if key in decided.different else by
    return Reason(
        one.article,
        f"{one.type.lower()}: {one.trigger}",
        joined,
        event_in(joiner.db, event).id,
        two.article,
        None if compared.barred else compared.score,
        tuple(explain(compared)),
        compared.barred,
        by,
    )
