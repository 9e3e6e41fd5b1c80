"""Records as people correct them, or add them: fields checked, parties found by their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast, get_args

from dragoman.errors import UsageError
from dragoman.exchange.contract import plain
from dragoman.exchange.revive import revive
from dragoman.ontology import load_ontology
from dragoman.records import (
    Actor,
    Assessment,
    AssessmentKind,
    Attribute,
    Claim,
    Code,
    Coding,
    EventReport,
    Kind,
    Mention,
    Place,
    Relation,
    RelationKind,
    Span,
    Stance,
    Status,
    identify,
)
from dragoman.store.anchors import Anchor, Record, anchor, found_again

Fields = Mapping[str, Any]
FIELDS: Mapping[str, tuple[str, ...]] = {
    "events": (
        *("type", "mode", "status", "actors", "recipients", "assets", "place"),
        *("begin", "finish", "date_precision", "claim"),
    ),
    "claims": ("stance", "source"),
    "relations": (
        "kind",
        "subject",
        "object",
        "status",
        "begin",
        "finish",
        "date_precision",
        "claim",
    ),
    "attributes": (
        *("subject", "property", "value", "change", "status"),
        *("begin", "finish", "date_precision", "claim"),
    ),
    "assessments": ("kind", "sign", "status", "claim"),
}
PARTIES = ("actors", "recipients", "assets", "place", "source", "subject", "object")
_LISTS = ("actors", "recipients", "assets")
_ALLOWED: Mapping[str, tuple[Any, ...]] = {
    "status": get_args(Status),
    "stance": get_args(Stance),
    "sign": ("+", "-", None),
    "change": ("up", "down", None),
    "claim": (None,),
}


class WordsGone(Exception):  # noqa: N818 - it is no error: the text has changed
    """The words of a party are not in the text any more."""


def check_fields(layer: str, fields: Fields) -> None:
    """Raises UsageError where a layer has no such field, or the field no such value."""
    if unknown := set(fields) - set(FIELDS[layer]):
        raise UsageError(
            f"{layer} have no field {min(unknown)!r} to correct",
            remedy=f"one of {', '.join(FIELDS[layer])}",
        )
    kinds = {"relations": get_args(RelationKind), "assessments": get_args(AssessmentKind)}
    allowed = {**_ALLOWED, "kind": kinds.get(layer, ())}
    for name in fields.keys() & allowed.keys():
        if fields[name] not in allowed[name]:
            known = ", ".join(str(each or "none") for each in allowed[name])
            raise UsageError(f"no {name} {fields[name]!r}", remedy=f"one of {known}")
    if layer == "events" and fields.get("type"):
        load_ontology().check(fields["type"], fields.get("mode"))
    begin, finish = (_day(fields.get(edge)) for edge in ("begin", "finish"))
    if begin and finish and finish < begin:
        raise UsageError(f"{finish} is before {begin}", remedy="give the earlier day first")


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def party(coding: Coding, span: Span, actor: Actor | None, place: Place | None) -> dict[str, Any]:
    """Somebody with a part, as a decision keeps it: words to be found again, and who they are."""
    kept = anchor(coding.article.text, span)
    return {
        "span": list(kept.span),
        "quote": kept.quote,
        "before": kept.before,
        "after": kept.after,
        "actor": plain(actor) if actor else None,
        "place": plain(place) if place else None,
    }


class Mending:
    """One coding in which people correct records; ``coding`` has the mentions that they needed."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding

    def corrected(self, record: Record, fields: Fields, person: str) -> Record:
        """The record with other fields. Raises WordsGone where the words of a party are gone."""
        made: dict[str, Any] = {}
        for name, value in fields.items():
            if name in _LISTS:
                made[name] = tuple(self._mention(each, person) for each in value)
            elif name in PARTIES:
                made[name] = self._mention(value, person) if value else None
            elif name in ("begin", "finish"):
                made[name] = _day(value)
            else:
                made[name] = value
        better: Any = replace(record, **made)
        if isinstance(better, EventReport):
            return self._event(record, better, fields)
        if isinstance(better, Claim) and "source" in fields:
            spans = {mention.id: mention.span for mention in self.coding.mentions}
            return replace(better, source_span=spans.get(better.source or ""))
        found: Record = _checked(better)
        return found

    def added(self, layer: str, span: Span, sentence: Span, fields: Fields, person: str) -> Record:
        """A new record on some words. Raises WordsGone as ``corrected`` does."""
        blank = _BLANK[layer](self.coding, span, sentence, fields)
        given: dict[str, Any] = {"rule": f"added by {person}", "confidence": 1.0}
        made: Any = replace(cast(Any, blank), **given)
        return self.corrected(made, fields, person)

    def _event(self, old: Any, event: EventReport, fields: Fields) -> EventReport:
        known = dict(zip((*old.actors, *old.recipients), _codes_of(old), strict=False))
        event = replace(
            event,
            actor_codes=tuple(known.get(m) or self._code(m) for m in event.actors),
            recipient_codes=tuple(known.get(m) or self._code(m) for m in event.recipients),
        )
        if {"begin", "finish"} & set(fields):
            event = replace(event, time=None)
        if not {"type", "mode"} & set(fields):
            return event
        ontology = load_ontology()
        mode = event.mode if event.mode in ontology.types[event.type].modes else None
        intensity = ontology.intensity(event.type, mode)
        quad = ontology.types[event.type].quad
        return replace(event, mode=mode, quad=quad, intensity=intensity, cameo=None)

    def _code(self, mention: str) -> Code:
        actor = next((m.actor for m in self.coding.mentions if m.id == mention), None)
        found = next((each for each in self.coding.actors if each.id == actor), None)
        return Code(found.country, found.sectors) if found else Code(None, ())

    def _mention(self, given: Fields, person: str) -> str:
        """The mention of these words as this actor; made where the coding has none."""
        wanted = Anchor(Span(*given["span"]), given["quote"], given["before"], given["after"])
        span = found_again(self.coding.article.text, wanted)
        if span is None:
            raise WordsGone(given["quote"])
        actor = revive(Actor, given["actor"]) if given["actor"] else None
        place = revive(Place, given["place"]) if given["place"] else None
        fit = _fitting(self.coding.mentions, span, actor, place)
        if fit:
            return fit.id
        made = _made(self.coding, span, actor, place, person)
        self.coding = replace(
            self.coding,
            mentions=(*self.coding.mentions, made),
            actors=_with(self.coding.actors, actor),
            places=_with(self.coding.places, place),
        )
        return made.id


def _fitting(
    mentions: Sequence[Mention], span: Span, actor: Actor | None, place: Place | None
) -> Mention | None:
    """The mention of a span as this actor and place; any where none is asked for."""
    for each in mentions:
        same = (not actor or each.actor == actor.id) and (not place or each.place == place.id)
        if each.span == span and same:
            return each
    return None


def _made(
    coding: Coding, span: Span, actor: Actor | None, place: Place | None, person: str
) -> Mention:
    kind: Kind = actor.kind if actor else "place" if place else "other"
    named = (actor.id if actor else None, place.id if place else None)
    identity = identify("m", coding.article.id, *span, *named)
    return Mention(identity, span, kind, *named, None, f"chosen by {person}")


def _with(known: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return known if one is None or any(each.id == one.id for each in known) else (*known, one)


def _codes_of(event: EventReport) -> tuple[Code, ...]:
    return (*event.actor_codes, *event.recipient_codes)


def _checked(record: Any) -> Any:
    """A tie or a property without its ends is none."""
    for name in ("subject", "object"):
        if hasattr(record, name) and getattr(record, name) is None:
            raise WordsGone(name)
    return record


_OPEN: dict[str, Any] = {"begin": None, "finish": None, "date_precision": "unknown"}
_PLAIN: dict[str, Any] = {"status": "asserted", "hedge": None, "claim": None}
_UNSIGNED: dict[str, Any] = {"rule": "", "confidence": 1.0}


def _new_event(coding: Coding, span: Span, sentence: Span, fields: Fields) -> EventReport:
    published = coding.article.published
    precision = "before" if published else "unknown"
    dated: dict[str, Any] = {"begin": None, "finish": published, "date_precision": precision}
    kind = load_ontology().types[fields["type"]]
    return EventReport(
        id=identify("e", coding.article.id, *span, "added", fields["type"]),
        trigger=span,
        type=kind.name,
        mode=None,
        contexts=(),
        quad=kind.quad,
        intensity=kind.score,
        cameo=None,
        actors=(),
        actor_codes=(),
        recipients=(),
        recipient_codes=(),
        assets=(),
        numbers=(),
        time=None,
        extent=None,
        place=None,
        denied_by=(),
        happening=None,
        evidence=(sentence,),
        **dated,
        **_PLAIN,
        **_UNSIGNED,
    )


def _new_claim(coding: Coding, span: Span, sentence: Span, fields: Fields) -> Claim:
    rest: dict[str, Any] = dict.fromkeys(("via", "within", "hedge"))
    rest |= {"inherited": False, "direct": False}
    identity = identify("c", coding.article.id, *span, "added")
    return Claim(
        id=identity,
        source=None,
        source_span=None,
        cue=span,
        content=(sentence,),
        stance=fields.get("stance", "asserts"),
        **rest,
        **_UNSIGNED,
    )


def _new_relation(coding: Coding, span: Span, sentence: Span, fields: Fields) -> Relation:
    return Relation(
        id=identify("r", coding.article.id, *span, "added", fields["kind"]),
        kind=fields["kind"],
        subject="",
        object="",
        title=None,
        denied_by=(),
        evidence=(sentence,),
        **_OPEN,
        **_PLAIN,
        **_UNSIGNED,
    )


def _new_attribute(coding: Coding, span: Span, sentence: Span, fields: Fields) -> Attribute:
    return Attribute(
        id=identify("t", coding.article.id, *span, "added", fields["property"]),
        subject="",
        property=fields["property"],
        value=None,
        change=None,
        evidence=(sentence,),
        **_OPEN,
        **_PLAIN,
        **_UNSIGNED,
    )


def _new_assessment(coding: Coding, span: Span, sentence: Span, fields: Fields) -> Assessment:
    return Assessment(
        id=identify("a", coding.article.id, *span, "added", fields["kind"]),
        kind=fields["kind"],
        cause=None,
        effect=span,
        sign=None,
        condition=None,
        evidence=(sentence,),
        **_PLAIN,
        **_UNSIGNED,
    )


_BLANK: Mapping[str, Callable[[Coding, Span, Span, Fields], Record]] = {
    "events": _new_event,
    "claims": _new_claim,
    "relations": _new_relation,
    "attributes": _new_attribute,
    "assessments": _new_assessment,
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    "events": ("type",),
    "claims": ("stance",),
    "relations": ("kind", "subject", "object"),
    "attributes": ("property", "subject"),
    "assessments": ("kind",),
}
