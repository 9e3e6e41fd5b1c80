"""All records of Dragoman: frozen, slotted, without logic beyond their invariants.

The layers of a coding are the contract of ``dragoman code`` (schema 1): a field that does not apply
is ``None`` or empty. A span is half-open and counts Unicode code points of ``Article.text``.
Days are ISO 8601 dates; ``begin`` and ``finish`` are the inclusive days between which the text
places a thing, ``None`` where open.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

SCHEMA = 1

Kind = Literal["person", "organisation", "group", "country", "place", "role", "asset", "other"]
Status = Literal[
    "asserted", "negated", "denied", "possible", "likely", "intended", "requested", "hypothetical"
]
Stance = Literal[
    "asserts",
    "denies",
    "accuses",
    "doubts",
    "believes",
    "intends",
    "hopes",
    "promises",
    "threatens",
    "asks",
]
RelationKind = Literal[
    "commands",
    "member_of",
    "leads",
    "speaks_for",
    "holds_office",
    "allied_with",
    "supports",
    "opposes",
    "recognises",
    "controls",
    "located_in",
    "same_as",
]
AssessmentKind = Literal["causal", "conditional", "purpose"]


class Span(NamedTuple):
    """Half-open range ``[start, end)`` of code points of an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]


def identify(letter: str, article: str, *content: object) -> str:
    """An id made of what the record is: same article, layer and content, same id.

    ``letter`` names the layer; ``content`` is the record's span and type.
    """
    parts = "\x1f".join([letter, article, *map(str, content)])
    return letter + hashlib.sha256(parts.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Article:
    """One report as read; its text never changes, and every record points into it.

    ``id`` is given by the input or is the hash of the source bytes. ``source`` is the outlet,
    ``dateline`` the words that say where the report was filed. ``notes`` says what the reader could
    not determine (a missing publication date, a repaired encoding).
    """

    id: str
    text: str
    headline: str | None = None
    published: date | None = None
    language: str | None = None
    source: str | None = None
    url: str | None = None
    dateline: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity; mentions of one ``chain`` are one entity."""

    id: str
    span: Span
    kind: Kind
    actor: str | None
    place: str | None
    chain: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office or affiliation of an actor with the days on which it began and ended."""

    title: str
    organisation: str | None
    begin: date | None
    finish: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity that acts. ``country`` and ``sectors`` are PLOVER codes as of the article's date.

    ``known`` is false where the knowledge base does not have the actor. ``reason`` says why the
    mentions were linked to it, and which candidates lost.
    """

    id: str
    name: str
    kind: Kind
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[Role, ...]
    known: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the globe (WGS 84). ``precision``: point, town, district, region, country."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, what they mean (TIMEX3 ``value``) and how that was reckoned."""

    id: str
    span: Span
    value: str | None
    begin: date | None
    finish: date | None
    granularity: str
    anchor: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, through whom: source, cue, content.

    ``source`` and ``via`` are mention ids, ``within`` the claim around this one. ``inherited``: a
    paragraph that goes on with a speaker's view without saying so.
    """

    id: str
    source: str | None
    source_span: Span | None
    via: str | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    stance: Stance
    within: str | None
    hedge: Span | None
    inherited: bool
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Code:
    """PLOVER country and sector codes of one party on the date of the event."""

    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A count told with an event: of whom (``unit``) at least ``low`` and at most ``high``."""

    span: Span
    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class EventReport:
    """What one sentence says was done by whom to whom: a PLOVER event as told, not as it was."""

    id: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    cameo: str | None
    actors: tuple[str, ...]
    actor_codes: tuple[Code, ...]
    recipients: tuple[str, ...]
    recipient_codes: tuple[Code, ...]
    assets: tuple[str, ...]
    numbers: tuple[Number, ...]
    time: str | None
    begin: date | None
    finish: date | None
    extent: str | None
    date_precision: str
    place: str | None
    status: Status
    hedge: Span | None
    claim: str | None
    denied_by: tuple[str, ...]
    happening: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing tie between two mentions, with the interval and the status that the text gives."""

    id: str
    kind: RelationKind
    subject: str
    object: str
    title: Span | None
    begin: date | None
    finish: date | None
    date_precision: str
    status: Status
    hedge: Span | None
    claim: str | None
    denied_by: tuple[str, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of an entity, or a state variable that rises or falls (``change``: up, down)."""

    id: str
    subject: str
    property: str
    value: str | None
    change: str | None
    begin: date | None
    finish: date | None
    date_precision: str
    status: Status
    hedge: Span | None
    claim: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What someone says leads to what: spans of cause, effect and condition, and the sign."""

    id: str
    kind: AssessmentKind
    cause: Span | None
    effect: Span | None
    sign: str | None
    condition: Span | None
    status: Status
    hedge: Span | None
    claim: str | None
    evidence: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Coding:
    """All layers of one article, in text order; ``coder`` is name and version of what made it."""

    article: Article
    coder: str
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[EventReport, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    assessments: tuple[Assessment, ...] = ()
