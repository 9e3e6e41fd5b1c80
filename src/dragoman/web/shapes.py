"""The shapes of answers, for the description of the API. Answers are tested against them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class Failure(BaseModel):
    """A report that could not be read, and why."""

    what: str
    where: str
    remedy: str


class Import(BaseModel):
    """How an import goes."""

    id: str
    kind: Literal["files", "text", "folder", "url"]
    name: str = Field(description="What is imported, for people")
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    stage: str = Field(description="waiting, fetching, loading (the model), coding, or the state")
    total: int = Field(description="Reports that it may hold; 0 while nobody knows")
    done: int = Field(description="coded, unchanged and failures together")
    coded: int
    unchanged: int = Field(description="In the project already, coded by the same coder")
    failures: int
    failed: list[Failure] = Field(description="The first 200")
    articles: list[str] = Field(description="Ids of the last 200 that were coded or unchanged")
    begun: str | None
    ended: str | None


class Imported(BaseModel):
    """All imports that are remembered."""

    items: list[Import]


class Hit(BaseModel):
    """A hit of a search."""

    kind: Literal["article", "quote", "actor"]
    id: str
    title: str | None = Field(description="Headline, speaker, or name")
    article: str = Field(description="The report; of an actor the last one")
    published: str | None
    outlet: str | None
    reports: int = Field(description="In how many reports the actor stands; else 1")
    text: str = Field(description="The words around the hits")
    hits: list[tuple[int, int]] = Field(description="Code points of `text`")
    start: int | None = Field(description="Where `text` begins in its report")


class Hits(BaseModel):
    """Actors, then quotes, then articles, each the best first."""

    items: list[Hit]


class Spell(BaseModel):
    """A time in office."""

    title: str
    organisation: str | None
    country: str | None
    sectors: list[str]
    begin: str | None
    finish: str | None


class KnownActor(BaseModel):
    """An actor of the knowledge base."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: list[str]
    aliases: list[str]
    born: str | None
    died: str | None
    career: list[str] = Field(description="Times in office in words")


class KnownActors(BaseModel):
    """Actors of the knowledge base."""

    items: list[KnownActor]


class Decision(BaseModel):
    """A decision, as the log has it."""

    number: int
    at: str
    person: str
    verdict: str
    layer: str
    record: str | None = Field(description="The record that it is about by now")
    article: str | None
    quote: str | None
    change: str = Field(description="What it changes, in words")
    comment: str | None
    stands: bool
    outcome: str = Field(description="stands, changed, lost, undone")


class Decided(BaseModel):
    """What was decided just now."""

    count: int = Field(description="How many records are, or would be, decided on")
    decisions: list[Decision]


class Decisions(BaseModel):
    """The log, the latest first."""

    items: list[Decision]
    total: int


class QueuedRecord(BaseModel):
    """A record to look at, and why."""

    score: float
    layer: str
    id: str
    what: str
    reasons: list[str]
    article: str
    published: str | None
    text: str


class Queue(BaseModel):
    """What to look at first."""

    items: list[QueuedRecord]
    total: int
    articles: int = Field(description="Reports that were looked at, at most")


class Bin(BaseModel):
    """A period of a timeline with its numbers of events."""

    begin: str
    finish: str
    events: int
    told: int
    claimed: int
    contested: int
    other: int = Field(description="Negated, denied, open: only where they are asked for")
    wide: int = Field(description="Of these, events whose days reach over the period")


class Timeline(BaseModel):
    """Events across reports by period."""

    unit: Literal["day", "week", "month", "year"]
    bins: list[Bin]
    items: list[dict[str, Any]] = Field(description="Rows as in /happenings, by date")
    total: int = Field(description="Events under the filter")
    undated: int = Field(description="Of these, in no bin since no text gives a day")


class Node(BaseModel):
    """An actor in the network."""

    id: str
    name: str | None
    camp: int | None = Field(description="Number of its community; null where it has none")
    ties: int
    x: float
    y: float


class Edge(BaseModel):
    """A tie that holds on the day."""

    id: str
    source: str
    kind: str
    target: str
    sign: int = Field(description="1 with, -1 against, 0 neither")
    standing: str = Field(description="told, claimed, contested")
    begin: str | None
    finish: str | None
    as_of: str | None = Field(description="Day of the last report that tells of it")
    reports: int
    records: list[str] = Field(description="Ids of the last 12 relations behind it")


class Network(BaseModel):
    """Who stands with whom."""

    on: str | None
    nodes: list[Node]
    edges: list[Edge]
    actors: int = Field(description="Actors that have ties, shown or not")
    ties: int = Field(description="Ties, shown or not")
    triads: int
    balanced: float | None = Field(description="Share of the triads of clear signs")
    unbalanced: list[list[str]]


class PlaceCount(BaseModel):
    """A place with its numbers of events."""

    id: str
    name: str
    latitude: float
    longitude: float
    events: int
    told: int
    claimed: int
    contested: int
    other: int


class PlaceCounts(BaseModel):
    """Places, the busiest first."""

    items: list[PlaceCount]


class HolderOf(BaseModel):
    """Who is told to hold a thing."""

    id: str
    name: str
    since: str | None
    standing: str
    voices: list[str]
    text: str
    records: list[str] = Field(description="Relations")
    articles: list[str]


class HeldThing(BaseModel):
    """A place or thing with its holders on the day, the latest taker first."""

    id: str
    thing: str
    latitude: float | None
    longitude: float | None
    precision: str | None
    contested: bool
    holders: list[HolderOf]


class Control(BaseModel):
    """Who holds what on a day."""

    on: str
    items: list[HeldThing]


class Pair(BaseModel):
    """Who acts on whom."""

    actor_id: str
    actor: str
    recipient_id: str
    recipient: str
    events: int
    told: int
    claimed: int
    contested: int
    conflict: int
    cooperation: int


class Pairs(BaseModel):
    """Pairs, the busiest first."""

    items: list[Pair]


class Cell(BaseModel):
    """Events of one direction, class and period."""

    begin: str
    finish: str
    actor_id: str
    actor: str
    recipient_id: str
    recipient: str
    quad: int = Field(description="1, 2 cooperation in word, deed; 3, 4 conflict")
    told: int
    claimed: int
    contested: int
    intensity: float = Field(description="Sum over the events")
    events: list[str] = Field(description="Ids for /happenings")


class Series(BaseModel):
    """What two actors do to each other."""

    unit: str
    items: list[Cell]
    others: list[str] = Field(description="Events that lie in no one period, for /happenings")


class FacetValue(BaseModel):
    """A value and how many records have it."""

    value: str
    count: int


class Facets(BaseModel):
    """The values under a filter, the most frequent first."""

    type: list[FacetValue]
    status: list[FacetValue]
    standing: list[FacetValue]
    source: list[FacetValue]
