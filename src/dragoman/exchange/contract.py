"""A coding as the JSON of ``dragoman code`` (schema 1), and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
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


def plain(value: Any) -> Any:
    """A record as JSON values: dataclasses to objects, days to ISO dates, spans to pairs."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
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
