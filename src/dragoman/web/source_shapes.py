"""The shapes of answers about outlets, ratings, copies and versions; see ``shapes``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

Letter = Literal["A", "B", "C", "D", "E", "F"]


class Source(BaseModel):
    """An outlet."""

    outlet: str
    reliability: Letter | None = Field(description="As people rated it; null where nobody did")
    reports: int
    corrected: int = Field(description="Reports that a later version of its own replaces")
    copies: int = Field(description="Reports that are, or hold, copies of another's")


class Sources(BaseModel):
    """The outlets, those with most reports first, and what the letters and numbers mean."""

    items: list[Source]
    reliability: dict[str, str] = Field(description="Admiralty A to F in words")
    credibility: dict[str, str] = Field(description="Admiralty 1 to 6 in words")


class Ratings(BaseModel):
    """The ratings that stand."""

    sources: dict[str, Letter] = Field(description="By outlet")
    reports: dict[str, int] = Field(description="1 to 6, by id of the event report (`records`)")


class CopyPair(BaseModel):
    """Two reports whose text is one, or one of which holds passages of the other."""

    one: str
    outlet: str | None
    two: str
    other_outlet: str | None
    kind: Literal["copy", "passages"]
    shared: str = Field(description="How much of the shorter text the longer one holds")
    agency: str | None = Field(description="Whose text it is, where one is named")


class Copies(BaseModel):
    """Copies by the first report."""

    items: list[CopyPair]


class Difference(BaseModel):
    """A run of words that went or came."""

    kind: Literal["gone", "new"]
    words: str


class Version(BaseModel):
    """A version of a report."""

    article: str
    outlet: str | None
    published: str | None
    read: str | None = Field(description="When its bytes were first read")
    bytes: str = Field(description="SHA-256 of the source")
    url: str | None
    changes: list[Difference] = Field(description="Against the version before")


class Versions(BaseModel):
    """The versions of a report, the oldest first; one where it was never changed."""

    items: list[Version]


class Reason(BaseModel):
    """How an account of an event compares with another one."""

    account: str = Field(description="Article and act")
    is_: Literal["one with", "not"] = Field(alias="is")
    other: str = Field(description="Article and act, or act and event")
    score: float | None
    why: str = Field(description="Who decided, what bars it, or the features that fired")


class Reasons(BaseModel):
    """Why the accounts of an event are one, then the events that came near and lost."""

    items: list[Reason]
