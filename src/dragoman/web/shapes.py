"""The shapes of answers, for the description of the API. Answers are tested against them."""

from __future__ import annotations

from typing import Literal

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
