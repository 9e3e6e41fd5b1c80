"""Joins the layers of one article into a coding and checks every span and id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman import CODER
from dragoman.errors import DragomanError
from dragoman.extract.reading import Markable, Reading
from dragoman.records import (
    Actor,
    Assessment,
    Attribute,
    Claim,
    Coding,
    EventReport,
    Mention,
    Place,
    Relation,
    Span,
    TimeExpression,
)
from dragoman.resolve.actors import ActorLinks
from dragoman.resolve.places import PlaceLinks


@dataclass(frozen=True, slots=True)
class Layers:
    """What the extractors found in one article."""

    times: Sequence[TimeExpression]
    claims: Sequence[Claim]
    events: Sequence[EventReport]
    relations: Sequence[Relation]
    attributes: Sequence[Attribute]
    assessments: Sequence[Assessment]


def assemble(
    reading: Reading,
    chains: Mapping[str, str],
    actors: ActorLinks,
    places: PlaceLinks,
    layers: Layers,
) -> Coding:
    """The coding of an article. Raises DragomanError where a layer breaks the contract (a fault).

    Noun phrases of kind "other" that no record names are left out. Events get the codes of their
    parties on their day.
    """
    used = set(_named(layers))
    kept = [m for m in reading.markables if m.kind != "other" or m.id in used]
    coding = Coding(
        reading.article,
        CODER,
        tuple(_mention(m, chains, actors, places) for m in kept),
        _actors_of(kept, actors),
        _places_of(kept, places),
        tuple(layers.times),
        tuple(layers.claims),
        tuple(_with_codes(event, actors) for event in layers.events),
        tuple(layers.relations),
        tuple(layers.attributes),
        tuple(layers.assessments),
    )
    check(coding)
    return coding


def _mention(
    markable: Markable, chains: Mapping[str, str], actors: ActorLinks, places: PlaceLinks
) -> Mention:
    return Mention(
        markable.id,
        markable.span,
        markable.kind,
        actors.by_markable.get(markable.id),
        places.by_markable.get(markable.id),
        chains.get(markable.id),
        markable.rule,
    )


def _actors_of(kept: Iterable[Markable], links: ActorLinks) -> tuple[Actor, ...]:
    wanted = {links.by_markable.get(m.id) for m in kept}
    return tuple(actor for actor in links.actors if actor.id in wanted)


def _places_of(kept: Iterable[Markable], links: PlaceLinks) -> tuple[Place, ...]:
    wanted = {links.by_markable.get(m.id) for m in kept}
    return tuple(place for place in links.places if place.id in wanted)


def _with_codes(event: EventReport, links: ActorLinks) -> EventReport:
    day = event.finish if event.begin is not None else None
    return replace(
        event,
        actor_codes=tuple(links.code(m, day) for m in event.actors),
        recipient_codes=tuple(links.code(m, day) for m in event.recipients),
    )


def _named(layers: Layers) -> Iterator[str]:
    """The mention ids that records name."""
    for claim in layers.claims:
        yield from (each for each in (claim.source, claim.via) if each)
    for event in layers.events:
        yield from (*event.actors, *event.recipients, *event.assets)
        if event.place:
            yield event.place
    for relation in layers.relations:
        yield from (relation.subject, relation.object)
    yield from (attribute.subject for attribute in layers.attributes)


def _standing(layers: Layers | Coding) -> list[EventReport | Relation | Attribute | Assessment]:
    """The records that have a status."""
    return [*layers.events, *layers.relations, *layers.attributes, *layers.assessments]


def spans_of(coding: Coding) -> Iterator[Span]:
    """Every span of a coding."""
    yield from (mention.span for mention in coding.mentions)
    yield from (time.span for time in coding.times)
    for claim in coding.claims:
        yield from claim.content
        yield from (s for s in (claim.source_span, claim.cue, claim.hedge) if s)
    for event in coding.events:
        yield event.trigger
        yield from (number.span for number in event.numbers)
    for record in _standing(coding):
        yield from record.evidence
        if record.hedge:
            yield record.hedge
    yield from (r.title for r in coding.relations if r.title)
    for each in coding.assessments:
        yield from (s for s in (each.cause, each.effect, each.condition) if s)


def check(coding: Coding) -> None:
    """Raises DragomanError where a span lies outside the text, an id is double or unknown."""
    length = len(coding.article.text)
    for span in spans_of(coding):
        if not 0 <= span.start < span.end <= length:
            raise DragomanError(f"span {tuple(span)} outside the text", where=coding.article.id)
    mentions = {m.id for m in coding.mentions}
    claims = {c.id for c in coding.claims}
    layers = Layers(
        coding.times,
        coding.claims,
        coding.events,
        coding.relations,
        coding.attributes,
        coding.assessments,
    )
    _check_known(coding, set(_named(layers)) - mentions, "mention")
    _check_known(coding, set(_claims_named(layers)) - claims, "claim")
    for name in ("mentions", "actors", "places", "times", "claims", "events", "relations"):
        ids = [record.id for record in getattr(coding, name)]
        if len(ids) != len(set(ids)):
            raise DragomanError(f"two {name} have one id", where=coding.article.id)


def _check_known(coding: Coding, unknown: set[str], what: str) -> None:
    if unknown:
        raise DragomanError(f"unknown {what} {min(unknown)}", where=coding.article.id)


def _claims_named(layers: Layers) -> Iterator[str]:
    for event in layers.events:
        yield from event.denied_by
    for relation in layers.relations:
        yield from relation.denied_by
    for each in _standing(layers):
        if each.claim:
            yield each.claim
    yield from (claim.within for claim in layers.claims if claim.within)
