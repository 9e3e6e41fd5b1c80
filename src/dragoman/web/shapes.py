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
