"""What to look at first: records that the coder is unsure of, and those on which much hangs.

Deterministic: each reason has a fixed weight, a record's score is their sum, ties go by date,
article and place in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.analysis.account import Names, evidence_of, one_line
from dragoman.analysis.quotes import standing_of
from dragoman.errors import UsageError
from dragoman.exchange.tables import Row, Table, table_of
from dragoman.records import Attribute, Claim, Coding, EventReport, Relation
from dragoman.store.anchors import REVIEWED, Record, place_of, told_days

Way = Literal["both", "uncertainty", "importance"]
WAYS: tuple[Way, ...] = ("both", "uncertainty", "importance")
# reason: how much it weighs
UNSURE: Mapping[str, float] = {
    "low confidence": 3,
    "hedged": 1,
    "not asserted": 1,
    "a party that no actor file has": 1,
    "nobody is said to have done it": 1,
    "no day in the text": 1,
    "a claim carried on from the paragraph before": 2,
    "an unnamed source": 1,
    "two events on the same words": 2,
    "one report has it done, another not": 3,
}
IMPORTANT: Mapping[str, float] = {
    "material conflict": 3,
    "contested": 3,
    "told as plain fact": 1,
    "several reports tell the like": 2,
    "people were killed or hurt": 2,
    "who commands, holds or controls": 2,
    "what a denial rests on": 2,
}
SURE = 0.75  # from this confidence on a record is not put first for it
_POWER = ("commands", "controls", "holds_office", "leads")
_HARM = ("killed", "dead", "deaths", "injured", "wounded", "hurt", "casualties")


@dataclass(frozen=True, slots=True)
class Queued:
    """A record to look at, why, and how urgently. ``label`` says what it is in a few words."""

    layer: str
    record: str
    coding: Coding
    label: str
    text: str
    reasons: tuple[str, ...]
    score: float
    place: int


@dataclass(frozen=True)
class _Scene:
    """What must be known of all reports to judge one record."""

    likes: Mapping[object, int]
    stances: Mapping[object, frozenset[str]]


def queue(
    codings: Sequence[Coding], by: Way = "both", layers: Iterable[str] = REVIEWED
) -> list[Queued]:
    """The records of some codings that have a reason to be looked at, the most urgent first."""
    if by not in WAYS:
        raise UsageError(f"no order {by!r}", remedy=f"one of {', '.join(WAYS)}")
    scene = _scene(codings)
    found = [
        queued
        for coding in codings
        for queued in _queued(coding, scene, by, tuple(layers))
        if queued.score > 0
    ]
    return sorted(found, key=_order)


def _order(queued: Queued) -> tuple[float, str, str, int, str]:
    published = queued.coding.article.published
    day = published.isoformat() if published else "9999"
    return -queued.score, day, queued.coding.article.id, queued.place, queued.record


def as_table(found: Iterable[Queued]) -> Table:
    """The queue as rows, each with its reasons."""
    columns = ("score", "layer", "id", "what", "reasons", "article", "published", "text")
    rows = [_row(each) for each in found]
    return table_of(rows, columns, ("score", "layer", "id", "what", "reasons", "text"))


def _row(queued: Queued) -> Row:
    article = queued.coding.article
    return {
        "score": queued.score,
        "layer": queued.layer,
        "id": queued.record,
        "what": queued.label,
        "reasons": list(queued.reasons),
        "article": article.id,
        "published": article.published.isoformat() if article.published else None,
        "text": queued.text,
    }


def _queued(coding: Coding, scene: _Scene, by: Way, layers: Sequence[str]) -> Iterator[Queued]:
    names = Names(coding)
    triggers = Counter(event.trigger for event in coding.events)
    deniable: tuple[EventReport | Relation, ...] = (*coding.events, *coding.relations)
    denials = {claim for record in deniable for claim in record.denied_by}
    for layer in layers:
        for record in getattr(coding, layer):
            unsure = list(_unsure(record, names, triggers, scene)) if by != "importance" else []
            great = list(_important(record, names, denials, scene)) if by != "uncertainty" else []
            score = sum(UNSURE[each] for each in unsure) + sum(IMPORTANT[each] for each in great)
            text = coding.article.text
            words = " [...] ".join(one_line(span.of(text)) for span in evidence_of(record))
            yield Queued(
                layer,
                record.id,
                coding,
                label_of(record, names),
                words,
                (*unsure, *great),
                score,
                place_of(coding, record).start,
            )


def _unsure(
    record: Record, names: Names, triggers: Mapping[Any, int], scene: _Scene
) -> Iterator[str]:
    if record.confidence < SURE:
        yield "low confidence"
    if record.hedge:
        yield "hedged"
    if isinstance(record, Claim):
        if record.inherited:
            yield "a claim carried on from the paragraph before"
        if record.source is None:
            yield "an unnamed source"
        return
    if record.status != "asserted":
        yield "not asserted"
    if any(_unknown(names, mention) for mention in parties_of(record)):
        yield "a party that no actor file has"
    if isinstance(record, EventReport):
        if not record.actors:
            yield "nobody is said to have done it"
        if record.begin is None and record.date_precision in ("before", "unknown"):
            yield "no day in the text"
        if triggers[record.trigger] > 1:
            yield "two events on the same words"
        if len(scene.stances.get(_like(record, names), frozenset())) > 1:
            yield "one report has it done, another not"


def _important(record: Record, names: Names, denials: set[str], scene: _Scene) -> Iterator[str]:
    if isinstance(record, EventReport) and record.quad == 4:
        yield "material conflict"
    standing = standing_of(record)
    if standing in ("contested", "denied"):
        yield "contested"
    if standing == "told":
        yield "told as plain fact"
    if record.id in denials:
        yield "what a denial rests on"
    if isinstance(record, EventReport):
        if scene.likes.get(_like(record, names), 0) > 1:
            yield "several reports tell the like"
        if any(number.unit.casefold().endswith(_HARM) for number in record.numbers):
            yield "people were killed or hurt"
    if isinstance(record, Relation) and record.kind in _POWER:
        yield "who commands, holds or controls"


def _unknown(names: Names, mention: str) -> bool:
    actor = names.actors.get(names.mentions[mention].actor or "")
    return actor is not None and not actor.known and actor.kind == "person"


def parties_of(record: Any) -> tuple[str, ...]:
    """The mentions of those who have a part in a record."""
    if isinstance(record, EventReport):
        return (*record.actors, *record.recipients)
    if isinstance(record, Relation):
        return (record.subject, record.object)
    return (record.subject,) if isinstance(record, Attribute) else ()


def _scene(codings: Iterable[Coding]) -> _Scene:
    """In how many reports the like of an event is told, and whether as done or as not."""
    articles: dict[object, set[str]] = {}
    stances: dict[object, set[str]] = {}
    for coding in codings:
        names = Names(coding)
        for event in coding.events:
            like = _like(event, names)
            if like is not None:
                articles.setdefault(like, set()).add(coding.article.id)
                if event.status in ("asserted", "negated", "denied"):
                    done = "done" if event.status == "asserted" else "not"
                    stances.setdefault(like, set()).add(done)
    return _Scene(
        {like: len(ids) for like, ids in articles.items()},
        {like: frozenset(each) for like, each in stances.items()},
    )


def _like(event: EventReport, names: Names) -> object:
    """What reports of one event have in common; None where too little is told."""
    who = frozenset(map(names.key, event.actors))
    whom = frozenset(map(names.key, (*event.recipients, *event.assets)))
    place = names.key(event.place) if event.place else None
    return (event.type, who, whom or place) if who and (whom or place) else None


def label_of(record: Record, names: Names) -> str:
    """A record in few words: who, what, whom."""
    if isinstance(record, EventReport):
        who = ", ".join(names.list(record.actors)) or "somebody"
        whom = ", ".join(names.list((*record.recipients, *record.assets)))
        kind = f"{record.type}/{record.mode}" if record.mode else record.type
        day = told_days(record)
        return f"{who}: {kind}" + (f" {whom}" if whom else "") + (f" {day}" if day else "")
    if isinstance(record, Relation):
        return f"{names.of(record.subject)} {record.kind} {names.of(record.object)}"
    if isinstance(record, Claim):
        return f"{names.speaker(record)} {record.stance}"
    if isinstance(record, Attribute):
        value = record.value or record.change or ""
        return f"{names.of(record.subject)}: {record.property} {value}".rstrip()
    return f"{record.kind} assessment"
