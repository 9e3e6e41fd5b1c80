"""JSONL: one object a line with ``text``, the rest optional. The text is never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import BufferedReader
from typing import Any

from dragoman.errors import InputError
from dragoman.read.item import LARGEST_FILE, Given, Items, Report, check_length, identity
from dragoman.read.layout import described
from dragoman.records import Article

_REMEDY = 'each line is an object such as {"text": "...", "published": "2016-12-11"}'


def read_jsonl(stream: BufferedReader, name: str, given: Given) -> Items:
    """The reports of lines of JSON; an empty line is passed over, a broken one is an error."""
    for number, line in enumerate(_lines(stream), 1):
        where = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            article = article_from(_object_of(line, where), given, where)
            yield Report(article, line.strip(), where)
        except InputError as error:
            yield error


def _lines(stream: BufferedReader) -> Iterator[bytes]:
    """The lines; of one beyond all measure only the beginning, which is no JSON."""
    while line := stream.readline(LARGEST_FILE):
        yield line
        while len(line) == LARGEST_FILE and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_FILE)


def article_from(
    content: Mapping[str, Any], given: Given | None = None, where: str = ""
) -> Article:
    """The article of an object with ``text``; ``null`` counts as absent. Raises InputError."""
    text = content.get("text")
    if not isinstance(text, str):
        raise InputError('no string "text"', where=where, remedy=_REMEDY)
    check_length(text, where)
    key = content.get("id")
    article = Article(
        str(key) if key is not None else identity(_bytes(text, where)),
        text,
        headline=_string(content, "headline", where),
        published=_day(content.get("published"), where),
        language=_string(content, "language", where),
        source=_string(content, "source", where),
        url=_string(content, "url", where),
        dateline=_string(content, "dateline", where),
    )
    return described(article, given or Given())


def _object_of(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        content = json.loads(line.removeprefix(b"\xef\xbb\xbf").rstrip())
    except json.JSONDecodeError as error:
        raise InputError(
            f"broken JSON at character {error.colno}: {error.msg}", where=where, remedy=_REMEDY
        ) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            "not JSON in UTF-8", where=where, remedy="write the file again in UTF-8"
        ) from error
    if not isinstance(content, dict):
        raise InputError("not a JSON object", where=where, remedy=_REMEDY)
    return content


def _bytes(text: str, where: str) -> bytes:
    """The text in UTF-8; half a surrogate pair has no place in a text."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "the text holds half of a surrogate pair", where=where, remedy="write it as UTF-8"
        ) from error


def _string(content: Mapping[str, Any], key: str, where: str) -> str | None:
    value = content.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f'"{key}" is no string', where=where, remedy=_REMEDY)


def _day(value: object, where: str) -> date | None:
    """The day of publication; no report was published centuries ago or will be in centuries."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(str(value)[:10])
    except ValueError:
        day = date.min
    if not 1600 < day.year < 2400:
        raise InputError(
            f'"published" is no ISO date: {value!r}', where=where, remedy='write "2016-12-11"'
        )
    return day
