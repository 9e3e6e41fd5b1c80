"""A sentence that people have judged in full, in the format of gold files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.records import Coding, EventReport, Span
from dragoman.store.reviewing import Review

_JUDGED = ("accepted", "corrected", "rejected", "added")


def gold_of(
    machine: Coding, stands: Coding, sentence: Span, reviews: Mapping[str, Review]
) -> dict[str, Any] | None:
    """The gold of one sentence; None where an event of it is not judged or does not stand alone.

    Parties, places and days must be told in the sentence itself, since a gold sentence is read
    without its report.
    """
    inside = [e for e in (*machine.events, *stands.events) if sentence.covers(e.trigger)]
    if not inside or any(_state(reviews, event) not in _JUDGED for event in inside):
        return None
    events = [event for event in stands.events if sentence.covers(event.trigger)]
    spans = {mention.id: mention.span for mention in stands.mentions}
    if not all(sentence.covers(spans[each]) for event in events for each in _mentions(event)):
        return None
    published = stands.article.published
    return {
        "id": f"{stands.article.id}-{sentence.start}",
        "text": sentence.of(stands.article.text),
        **({"published": published.isoformat()} if published else {}),
        "events": [_event(stands, event, spans, sentence) for event in events],
    }


def _state(reviews: Mapping[str, Review], event: EventReport) -> str:
    return reviews[event.id].state if event.id in reviews else ""


def _mentions(event: EventReport) -> Sequence[str]:
    return (*event.actors, *event.recipients, *([event.place] if event.place else []))


def _event(
    coding: Coding, event: EventReport, spans: Mapping[str, Span], sentence: Span
) -> dict[str, Any]:
    text = coding.article.text
    told = {
        "type": event.type,
        "mode": event.mode,
        "trigger": event.trigger.of(text),
        "actors": [spans[each].of(text) for each in event.actors],
        "recipients": [spans[each].of(text) for each in event.recipients],
        "status": event.status,
        "claim": event.claim is not None,
        "place": spans[event.place].of(text) if event.place else None,
    }
    time = next((time for time in coding.times if time.id == event.time), None)
    dated = event.date_precision == "day" and event.begin and event.finish
    if dated and time and sentence.covers(time.span):
        told |= {"begin": str(event.begin), "finish": str(event.finish)}
    return told
