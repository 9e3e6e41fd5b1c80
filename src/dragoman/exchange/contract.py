"""A coding as the JSON of ``dragoman code`` (schema 1); ``revive`` reads it back."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.records import SCHEMA, Coding

LAYERS = (
    "mentions",
    "actors",
    "places",
    "times",
    "claims",
    "events",
    "relations",
    "attributes",
    "assessments",
)


@cache
def _names(kind: Hashable) -> tuple[str, ...] | None:
    """The field names of a record class, None for another class."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


def plain(value: Any) -> Any:
    """A record as JSON values: dataclasses to objects, days to ISO dates, spans to pairs."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    kind: Any = type(value)
    names = _names(kind)
    if names is not None:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value]


def as_object(coding: Coding) -> dict[str, Any]:
    """The object of one output line."""
    layers = {name: plain(getattr(coding, name)) for name in LAYERS}
    return {
        "schema": SCHEMA,
        "coder": coding.coder,
        "article": plain(coding.article),
        **layers,
    }


def as_line(coding: Coding) -> str:
    """One output line, without its line end."""
    return json.dumps(as_object(coding), ensure_ascii=False, separators=(",", ":"))
