"""The shapes of answers about audit, learning and the briefing; see ``shapes``."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class Stratum(BaseModel):
    """How right the coder is: of all, of a layer, of a type."""

    layer: str
    type: str
    in_corpus: int
    drawn: int
    reviewed: int
    right: int
    precision: float | None = Field(description="Null until enough are reviewed")
    low: float | None = Field(description="95 % interval")
    high: float | None


class Sample(BaseModel):
    """A record of the sample."""

    layer: str
    id: str | None = Field(description="Null where its words are gone")
    type: str
    article: str
    quote: str
    right: bool | None = Field(description="Null where nobody has judged yet")


class Audit(BaseModel):
    """The drawn sample and what its review says so far."""

    drawn: int = Field(description="0 where no sample was drawn")
    seed: int | None
    items: list[Stratum]
    sample: list[Sample]


class Sampled(BaseModel):
    """A sample that was drawn."""

    drawn: int
    seed: int


class ProposalRow(BaseModel):
    """What decisions would teach."""

    number: int
    id: str
    kind: Literal["predicate", "alias", "actor", "gold"]
    what: str
    why: str
    file: str = Field(description="Where it would be written, in the project")
    content: str = Field(description="What would be written, as YAML")


class Proposals(BaseModel):
    """Proposals that nobody has accepted yet."""

    items: list[ProposalRow]


class Learnt(BaseModel):
    """A proposal that was accepted."""

    number: int = Field(description="Of the decision, to undo it")
    what: str
    file: str
    recode: bool = Field(description="Whether the reports are to be coded again")


class BriefQuote(BaseModel):
    """A sentence that a line rests on."""

    text: str
    voice: str
    article: str
    number: int = Field(description="Of the report in `articles`, from 1")
    record: str


class BriefLine(BaseModel):
    """A statement and how it stands."""

    text: str
    badge: str
    quotes: list[BriefQuote]


class BriefPart(BaseModel):
    """A section of the briefing."""

    heading: str
    level: int
    none: str = Field(description="Said where it has no lines")
    lines: list[BriefLine]


class Briefed(BaseModel):
    """The briefing as lines with their footnotes."""

    title: str
    lead: str
    guide: str
    caution: str
    parts: list[BriefPart]
    articles: list[dict[str, Any]]
    coders: list[str]
    files: list[str] = Field(description="Forms of a file that can be made here")
