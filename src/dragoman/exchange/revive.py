"""The JSON of one output line back into a coding, field by field as the records declare it."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.records import Coding, Span

Record = TypeVar("Record")
Reviver = Callable[[Any], Any]


def revive(kind: type[Record], value: Mapping[str, Any]) -> Record:
    """The record of class ``kind`` that ``exchange.contract.plain`` turned into ``value``.

    Fields that the class does not have are passed over, since later versions may add some. Raises
    InputError where a field is missing or is not what the record declares.
    """
    known: Any = kind
    try:
        record: Record = _cached(known)(value)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"not a {kind.__name__}: {error}",
            where=str(value.get("id", "")),
            remedy="it must be a line of `dragoman code --format jsonl`",
        ) from error
    return record


def coding_from(line: Mapping[str, Any]) -> Coding:
    """The coding of one output line. Raises InputError as ``revive`` does."""
    return revive(Coding, line)


@cache
def _cached(kind: Hashable) -> Reviver:
    return _reviver_of(kind)


def _reviver_of(kind: Any) -> Reviver:
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_reviver(kind)
    if kind is Span:
        return lambda value: Span(*value)
    if kind is date:
        return date.fromisoformat
    if get_origin(kind) is tuple:
        return _tuple_reviver(_reviver_of(get_args(kind)[0]))
    if get_origin(kind) in (Union, types.UnionType):
        given = _reviver_of(get_args(kind)[0])
        return given if given is _as_is else lambda value: None if value is None else given(value)
    return _as_is


def _as_is(value: Any) -> Any:
    return value


def _tuple_reviver(each: Reviver) -> Reviver:
    return tuple if each is _as_is else lambda values: tuple([each(value) for value in values])


def _record_reviver(kind: type[Any]) -> Reviver:
    """Takes all fields at once, then makes those that are more than plain values."""
    hints = get_type_hints(kind)
    names = [each.name for each in fields(kind)]
    parts = [(at, _reviver_of(hints[name])) for at, name in enumerate(names)]
    made = [(at, part) for at, part in parts if part is not _as_is]
    pick = itemgetter(*names) if len(names) > 1 else lambda value: (value[names[0]],)

    def record(value: Mapping[str, Any]) -> Any:
        given = list(pick(value))
        for at, part in made:
            given[at] = part(given[at])
        return kind(*given)

    return record
