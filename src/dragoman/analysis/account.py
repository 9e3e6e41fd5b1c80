"""One record as its article tells it: sentence with marks, voices, denials, rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol, TypeGuard

from dragoman.records import (
    Assessment,
    Attribute,
    Claim,
    Coding,
    EventReport,
    Relation,
    Span,
)

_Standing = EventReport | Relation | Attribute | Assessment
Record = Claim | _Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that play a part in a record."""

    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a sentence and the parts that they play, outermost first."""

    words: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain that a statement came through, outermost first."""

    claim: Claim
    name: str
    via: str | None
    cue: str | None


class Judged(Protocol):
    """What people made of a record; ``machine`` is what the machine had said, where it differs."""

    @property
    def state(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def machine(self) -> Mapping[str, Any]: ...
    @property
    def comments(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class Account:
    """A record of an article with all that is needed to judge it, and what people made of it."""

    coding: Coding
    layer: str
    record: Record
    review: Judged | None = None

    @cached_property
    def names(self) -> Names:
        return Names(self.coding)

    @property
    def quote(self) -> Span:
        """From the first to the last word of the evidence."""
        return hull(evidence_of(self.record))

    @property
    def passages(self) -> list[list[Piece]]:
        """Each evidence span in pieces, the words that play a part marked."""
        text = self.coding.article.text
        marks = list(marks_of(self.coding, self.record))
        return [pieces(text, span, marks) for span in evidence_of(self.record)]

    @property
    def voices(self) -> list[Voice]:
        """Who says it, outermost first; empty where the narrator does."""
        start = self.record if isinstance(self.record, Claim) else self._claim(self.record.claim)
        return [self._voice(claim) for claim in reversed(list(self._outwards(start)))]

    @property
    def deniers(self) -> list[Voice]:
        """Who denies it."""
        ids = getattr(self.record, "denied_by", ())
        return [self._voice(claim) for claim in map(self._claim, ids) if claim]

    @property
    def related(self) -> list[Account]:
        """What else bears on the same thing.

        For a claim: the records that it vouches for and those that it denies, and the claims that
        deny what it vouches for. For each of them, and for an event: the other events of the same
        happening.
        """
        own = [self.record] if not isinstance(self.record, Claim) else []
        held = [(layer, r) for layer, r in _records(self.coding) if self._bears_on(r)]
        matters = {r.happening for r in (*own, *(r for _, r in held)) if _happens(r)}
        told = [("events", e) for e in self.coding.events if e.happening in matters - {None}]
        against = [("claims", claim) for claim in self._against(r for _, r in held)]
        found: dict[str, tuple[str, Record]] = {}
        for layer, record in (*held, *told, *against):
            if record.id != self.record.id:
                found.setdefault(record.id, (layer, record))
        return [Account(self.coding, layer, record) for layer, record in found.values()]

    def _against(self, held: Iterable[_Standing]) -> Iterator[Claim]:
        """The claims that deny what this claim vouches for."""
        if isinstance(self.record, Claim):
            for record in held:
                for claim in map(self._claim, getattr(record, "denied_by", ())):
                    if claim is not None and record.claim == self.record.id:
                        yield claim

    def _bears_on(self, record: _Standing) -> bool:
        return self.record.id in (record.claim, *getattr(record, "denied_by", ()))

    def _claim(self, claim: str | None) -> Claim | None:
        return self._claims.get(claim) if claim else None

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.coding.claims}

    def _outwards(self, claim: Claim | None) -> Iterator[Claim]:
        seen = set[str]()
        while claim is not None and claim.id not in seen:
            seen.add(claim.id)
            yield claim
            claim = self._claim(claim.within)

    def _voice(self, claim: Claim) -> Voice:
        text = self.coding.article.text
        return Voice(
            claim,
            self.names.speaker(claim),
            self.names.of(claim.via) if claim.via else None,
            one_line(claim.cue.of(text)) if claim.cue else None,
        )


class Names:
    """What to call those whom the mentions of a coding stand for."""

    def __init__(self, coding: Coding) -> None:
        self._coding = coding
        self.mentions = {mention.id: mention for mention in coding.mentions}
        self.actors = {actor.id: actor for actor in coding.actors}
        self.places = {place.id: place for place in coding.places}

    def of(self, mention: str) -> str:
        """The name of the actor, else of the place, else the words themselves."""
        found = self.mentions[mention]
        if found.actor in self.actors:
            return self.actors[found.actor].name
        if found.place in self.places:
            return self.places[found.place].name
        return one_line(found.span.of(self._coding.article.text))

    def place(self, mention: str) -> str:
        """The name of the place where something happened."""
        found = self.mentions[mention]
        return self.places[found.place].name if found.place in self.places else self.of(mention)

    def list(self, mentions: Iterable[str]) -> list[str]:
        """Each name once, in order."""
        return list(dict.fromkeys(self.of(mention) for mention in mentions))

    def key(self, mention: str) -> str:
        """The id of the actor or place, else of the chain, else the words: who is the same."""
        found = self.mentions[mention]
        return found.actor or found.place or found.chain or self.of(mention).casefold()

    def key_across(self, mention: str) -> str:
        """Who is the same in several reports: one not known goes by its name, if it has one."""
        found = self.mentions[mention]
        actor = self.actors.get(found.actor or "")
        if found.place or (actor is not None and actor.known):
            return self.key(mention)
        name = self.of(mention)
        return name.casefold() if any(c.isupper() for c in name[1:]) else self.key(mention)

    def speaker(self, claim: Claim) -> str:
        """Who makes a claim: its source, or what the text says of one that it does not name."""
        return self.of(claim.source) if claim.source else "an unnamed source"


def _records(coding: Coding) -> Iterator[tuple[str, _Standing]]:
    """The records that have a status, with the names of their layers."""
    yield from (("events", each) for each in coding.events)
    yield from (("relations", each) for each in coding.relations)
    yield from (("attributes", each) for each in coding.attributes)
    yield from (("assessments", each) for each in coding.assessments)


def _happens(record: Record) -> TypeGuard[EventReport]:
    return isinstance(record, EventReport)


def account_of(coding: Coding, layer: str, record: str) -> Account:
    """The account of a record. The coding must hold it."""
    found = next(each for each in getattr(coding, layer) if each.id == record)
    return Account(coding, layer, found)


_NEAR = 60  # code points between a claim's words and its source, beyond which both stand apart


def evidence_of(record: Any) -> tuple[Span, ...]:
    """The spans that bear a record: for a claim its words, with the cue and a source near by.

    Evidence is a sentence at most; a source may be named paragraphs before.
    """
    if not isinstance(record, Claim):
        return tuple(record.evidence)
    own = (*record.content, *(span for span in (record.cue,) if span))
    spans = _joined(sorted((*own, *(span for span in (record.source_span,) if span))))
    return tuple(span for span in spans if any(span.covers(each) for each in own))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those with little between them made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end < _NEAR:
            found[-1] = hull((found[-1], span))
        else:
            found.append(span)
    return found


def hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def one_line(words: str) -> str:
    return " ".join(words.split())


def marks_of(coding: Coding, record: Record) -> Iterator[Mark]:
    """Which words of the text play which part in a record."""
    mentions = {mention.id: mention for mention in coding.mentions}
    for part, ids in _parts(record):
        for mention in ids:
            if mention is not None:
                yield Mark(mentions[mention].span, part)
    for part, spans in _spans(record):
        yield from (Mark(span, part) for span in spans if span)
    if isinstance(record, EventReport) and record.time:
        yield from (Mark(time.span, "time") for time in coding.times if time.id == record.time)


def _parts(record: Record) -> list[tuple[str, Sequence[str | None]]]:
    if isinstance(record, EventReport):
        return [
            ("actor", record.actors),
            ("recipient", record.recipients),
            ("asset", record.assets),
            ("place", (record.place,)),
        ]
    if isinstance(record, Claim):
        return [("source", (record.source,)), ("via", (record.via,))]
    if isinstance(record, Relation):
        return [("subject", (record.subject,)), ("object", (record.object,))]
    return [("subject", (record.subject,))] if isinstance(record, Attribute) else []


def _spans(record: Record) -> list[tuple[str, Sequence[Span | None]]]:
    found: list[tuple[str, Sequence[Span | None]]] = [("hedge", (record.hedge,))]
    if isinstance(record, EventReport):
        found += [
            ("act", (record.trigger,)),
            ("number", [number.span for number in record.numbers]),
        ]
    elif isinstance(record, Claim):
        found += [("content", record.content), ("cue", (record.cue,))]
    elif isinstance(record, Relation):
        found.append(("title", (record.title,)))
    elif isinstance(record, Assessment):
        found += [
            ("cause", (record.cause,)),
            ("effect", (record.effect,)),
            ("condition", (record.condition,)),
        ]
    return found


def pieces(text: str, span: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The words of ``span`` cut wherever a mark begins or ends; marks may overlap."""
    inside = sorted(
        {mark for mark in marks if mark.span.overlaps(span)},
        key=lambda mark: (mark.span.start, -mark.span.end, mark.part),
    )
    edges = {span.start, span.end}
    for mark in inside:
        edges |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    cuts = sorted(edges)
    return [
        Piece(
            text[start:end],
            tuple(mark.part for mark in inside if mark.span.covers(Span(start, end))),
        )
        for start, end in pairwise(cuts)
    ]
