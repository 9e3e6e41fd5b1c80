"""The one filter of all lists and pictures: query parameters, named as on the command line."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.store.pages import LARGEST, Window

Style = Literal["json", "jsonl", "csv"]
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
WholeDay = Annotated[  # a number is no day
    date, BeforeValidator(lambda given: _iso(given)), Field(examples=["2016-11-29"])
]


def _iso(given: object) -> object:
    if isinstance(given, date) or given is None:
        return given
    if isinstance(given, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        return given
    raise ValueError("not a day such as 2016-11-29")


Words = Annotated[str, Field(min_length=1, max_length=200)]
Day = Annotated[str, Field(pattern=_DAY, examples=["2016-11", "2016-11-29"])]


class Asked(BaseModel):
    """What to leave in; a parameter that is given several times passes any of its values."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    actor: list[Words] = Field(
        default=[], max_length=20, description="Who plays any part: an id, or words of a name"
    )
    type: list[Words] = Field(
        default=[],
        max_length=40,
        description="Event type, kind of relation, stance of a claim, property",
    )
    status: list[Words] = Field(
        default=[], max_length=10, description="asserted, negated, denied, possible ..."
    )
    begin: Day | None = Field(default=None, alias="from", description="Not before this day")
    finish: Day | None = Field(default=None, alias="to", description="Not after this day")
    text: Words | None = Field(default=None, description="Words that its sentence holds")
    article: Words | None = Field(default=None, description="An article's id or its beginning")
    source: list[Words] = Field(default=[], max_length=20, description="The outlet")

    standing: list[Words] = Field(
        default=[], max_length=6, description="told, claimed, contested, negated, denied, open"
    )
    place: list[Words] = Field(default=[], max_length=20, description="A place: id or words")
    pair: list[Words] = Field(
        default=[], max_length=20, description="Events across reports: ids `actor|recipient`"
    )
    id: list[Words] = Field(default=[], max_length=500, description="Ids of records")
    review: list[
        Literal["unreviewed", "accepted", "rejected", "corrected", "added", "commented"]
    ] = Field(default=[], max_length=6, description="What people made of it")

    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = Field(
        default=None,
        description="Only of outlets that people rated so or better; F: that cannot be judged",
    )

    def wanted(self) -> dict[str, Any]:
        """The fields of ``Filter`` that are given."""
        names = Asked.model_fields.keys()
        given = {name: getattr(self, name) for name in names}
        return {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
            if value
        }


class Listed(Asked):
    """The filter and which part of the list is wanted."""

    limit: int = Field(default=100, ge=1, le=LARGEST, description="Rows of one page")
    sort: str = Field(
        default="", max_length=30, description="A column; with a minus before it from its end"
    )
    cursor: str | None = Field(
        default=None, max_length=2000, description="`next` of the page before"
    )
    offset: int = Field(default=0, ge=0, le=10**9, description="Rows to pass over")

    def window(self) -> Window:
        return Window(self.limit, self.sort, self.cursor, self.offset)


class Exported(Asked):
    """The filter, the order and the form of a file."""

    sort: str = Field(default="", max_length=30, description="As in the list")
    format: Style = "csv"

    def window(self) -> Window:
        return Window(LARGEST, self.sort)


Exports = Annotated[Exported, Query()]
Asks = Annotated[Asked, Query()]
Lists = Annotated[Listed, Query()]
