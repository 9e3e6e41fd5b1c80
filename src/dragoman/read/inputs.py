"""Files, folders and standard input to reports; what cannot be read is an error, not an end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from io import BufferedReader
from itertools import chain
from pathlib import Path

from dragoman.errors import InputError
from dragoman.read.item import Given, Items, Reader

READERS: Mapping[str, str] = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "text:read_text",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".jsonl": "jsonl:read_jsonl",
    ".ndjson": "jsonl:read_jsonl",
}
STDIN = "-"


def read_inputs(inputs: Sequence[str], given: Given, stdin: BufferedReader) -> Items:
    """The reports of all inputs in order; "-" is standard input. The same id twice is an error."""
    return distinct(chain.from_iterable(_read(each, given, stdin) for each in inputs))


def _read(name: str, given: Given, stdin: BufferedReader) -> Items:
    path = Path(name)
    if name == STDIN:
        yield from _guarded(read_stream(stdin, "standard input", given), name)
    elif path.is_dir():
        yield from _read_folder(path, given)
    else:
        yield from _guarded(_read_file(path, given), name)


def _guarded(items: Items, name: str) -> Items:
    """The items; where reading breaks off, the reason as the last of them."""
    try:
        yield from items
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(
            error.strerror or str(error), where=name, remedy="check its name and permissions"
        )


def _read_folder(folder: Path, given: Given) -> Items:
    """The files of known kinds in a folder and the folders in it, sorted by path."""
    found = False
    for path in _walk(folder):
        if isinstance(path, InputError):
            yield path
        else:
            found = True
            yield from _guarded(_read_file(path, given), str(path))
    if not found:
        kinds = ", ".join(READERS)
        yield InputError(
            "no file in this folder can be read", where=str(folder), remedy=f"it reads {kinds}"
        )


def _walk(folder: Path) -> Iterator[Path | InputError]:
    unread: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unread.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in READERS and not name.startswith("."):
                yield Path(root) / name
    for error in unread:
        yield InputError(error.strerror or str(error), where=str(error.filename))


def _read_file(path: Path, given: Given) -> Items:
    """The reports of a file. Raises InputError, OSError."""
    with path.open("rb") as stream:
        suffix = path.suffix.lower()
        yield from _reader(suffix if suffix in READERS else _kind(stream))(stream, str(path), given)


def read_stream(stream: BufferedReader, name: str, given: Given) -> Items:
    """The reports of JSON lines, else the one report of a page or plain text."""
    return _reader(_kind(stream))(stream, name, given)


def _kind(stream: BufferedReader) -> str:
    """The suffix that a stream without one should have, by how it begins."""
    start = stream.peek(1024).removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"{"):
        return ".jsonl"
    return ".html" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else ".txt"


def _reader(suffix: str) -> Reader:
    """The reader of a kind of file; its libraries are loaded with it, not before."""
    module, name = READERS[suffix].split(":")
    reader: Reader = getattr(import_module(f"dragoman.read.{module}"), name)
    return reader


def distinct(items: Items) -> Items:
    """The items; a report whose id came before is an error that says where."""
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, InputError):
            yield item
        elif item.article.id in seen:
            yield InputError(
                f"the id {item.article.id!r} came before, at {seen[item.article.id]}",
                where=item.name,
                remedy="give each report an id of its own; the first was coded",
            )
        else:
            seen[item.article.id] = item.name
            yield item
