"""Decisions about events: two are one, a report is of another event, how far to trust whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.across.records import Event
from dragoman.errors import UsageError
from dragoman.records import Span
from dragoman.store.base import Judgement
from dragoman.store.deciding import By
from dragoman.store.event_rulings import anchor_at
from dragoman.store.events import event_in, known_event
from dragoman.store.project import Project

_Report = tuple[str, str]  # an article and an event report in it
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


def merge_events(project: Project, kept: str, other: str, by: By) -> Judgement:
    """OTHER is the same event as KEPT, whatever the weights say. Raises UsageError."""
    one, two = _event(project, kept), _event(project, other)
    if one.id == two.id:
        raise UsageError(f"{kept} and {other} are one event already")
    return _decide(project, "same", _reports(one), _reports(two), by)


def split_event(project: Project, event: str, part: str, by: By) -> Judgement:
    """What PART tells is of another event: an article, or one event report, by id.

    Raises UsageError where the event has no such account, or nothing else.
    """
    found = _event(project, event)
    every = _reports(found)
    own = [pair for pair in every if pair[1].startswith(part)]
    own = own or [pair for pair in every if pair[0].startswith(part)]
    others = [pair for pair in every if pair not in own]
    if not own or not others:
        raise UsageError(
            f"{found.id} has {'nothing but' if own else 'no account'} {part!r}",
            remedy=f"`dragoman events show {found.id}` lists its accounts",
        )
    return _decide(project, "different", own, others, by)


def rate_source(project: Project, outlet: str, reliability: str, by: By) -> Judgement:
    """How reliable an outlet is, A to F. Raises UsageError where it is none of these."""
    if reliability not in RELIABILITY:
        raise UsageError(f"{reliability!r} is no rating", remedy="give A, B, C, D, E or F")
    change = {"reliability": reliability}
    return _append(project, "sources", "rate", {"quote": outlet}, change, by)


def rate_event(project: Project, event: str, credibility: int, by: By) -> Judgement:
    """How credible it is that an event happened, 1 to 6. Raises UsageError."""
    if credibility not in CREDIBILITY:
        raise UsageError(f"{credibility!r} is no rating", remedy="give 1 to 6")
    found = _event(project, event)
    anchor = anchor_at(project.store.connection, *_reports(found)[0])
    change = {"credibility": credibility, "type": anchor["type"]}
    return _append(project, "accounts", "rate", anchor, change, by)


def _event(project: Project, prefix: str) -> Event:
    project.joiner.catch_up()
    db = project.store.connection
    return event_in(db, known_event(db, prefix))


def _reports(event: Event) -> list[_Report]:
    return [(each.article, report) for each in event.accounts for report in each.reports]


def _decide(
    project: Project, verdict: str, own: Sequence[_Report], others: Sequence[_Report], by: By
) -> Judgement:
    """A decision on all pairs of two sets of event reports; it points at the first."""
    db = project.store.connection
    sides = [[anchor_at(db, *each) for each in side] for side in (own, others)]
    change = {"type": sides[0][0]["type"], "own": sides[0], "others": sides[1]}
    return _append(project, "accounts", verdict, sides[0][0], change, by)


def _append(
    project: Project,
    layer: str,
    verdict: str,
    anchor: Mapping[str, Any],
    change: Mapping[str, Any],
    by: By,
) -> Judgement:
    judgement = Judgement(
        by.person,
        verdict,
        layer,
        anchor.get("article", ""),
        Span(*anchor.get("span", (0, 0))),
        anchor["quote"],
        anchor.get("before", ""),
        anchor.get("after", ""),
        change,
        by.comment,
    )
    project.decide(judgement)
    return judgement
