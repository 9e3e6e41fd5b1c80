"""The JSON Schema (draft 2020-12) of one output line, made from the records themselves.

``coding.schema.json`` beside this module is its output; ``python -m dragoman.exchange.schema``
writes that file anew, and a test holds the two together.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.exchange.contract import LAYERS
from dragoman.records import SCHEMA, Article, Coding, Span

FILE = Path(__file__).with_name("coding.schema.json")
Schema = dict[str, Any]


def line_schema() -> Schema:
    """The schema of the object that ``as_object`` makes of a coding."""
    hints = get_type_hints(Coding)
    defined = {kind.__name__: _record(kind) for kind in sorted(_records(Coding), key=_name)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of `dragoman code --format jsonl`",
        "description": "All layers of one article. Spans count code points of article.text.",
        "type": "object",
        "properties": {
            "schema": {"const": SCHEMA},
            "coder": {"type": "string"},
            "article": _of(Article),
            **{layer: _of(hints[layer]) for layer in LAYERS},
        },
        "required": ["schema", "coder", "article", *LAYERS],
        "$defs": {
            "Span": {
                "description": "Half-open range of code points of article.text.",
                "type": "array",
                "prefixItems": [
                    {"type": "integer", "minimum": 0},
                    {"type": "integer", "minimum": 1},
                ],
                "minItems": 2,
                "maxItems": 2,
            },
            **defined,
        },
    }


def _name(kind: Any) -> str:
    return str(kind.__name__)


def _records(kind: type) -> set[type]:
    """The record classes that a record class names in its fields, at any depth."""
    found: set[type] = set()
    for hint in get_type_hints(kind).values():
        for inner in _inside(hint):
            if is_dataclass(inner) and inner not in found:
                found |= {inner, *_records(inner)}
    return found


def _inside(hint: Any) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for argument in get_args(hint):
        yield from _inside(argument)


def _record(kind: Any) -> Schema:
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    return {
        "description": (kind.__doc__ or "").split("\n")[0],
        "type": "object",
        "properties": {name: _of(hints[name]) for name in names},
        "required": names,
    }


def _of(hint: Any) -> Schema:
    """The schema of a field by its annotation."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(each) for each in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0])}
    if hint is Span or is_dataclass(hint):
        return {"$ref": f"#/$defs/{_name(hint)}"}
    if hint is date:
        return {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
    return {"type": _TYPES[hint]}


_TYPES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    type(None): "null",
}


def as_text() -> str:
    return json.dumps(line_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(as_text(), "utf-8")
