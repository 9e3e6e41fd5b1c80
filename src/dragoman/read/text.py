"""Plain text: one report a file."""

from __future__ import annotations

from io import BufferedReader

from dragoman.read.decoding import decode, normalise
from dragoman.read.item import Given, Items, Report, check_length, identity, whole
from dragoman.read.layout import described
from dragoman.records import Article


def read_text(stream: BufferedReader, name: str, given: Given) -> Items:
    """The one report of a text file. Raises InputError."""
    content = whole(stream, name)
    decoded = decode(content, name)
    text = normalise(decoded.text)
    check_length(text, name)
    article = Article(identity(content), text, notes=decoded.notes)
    yield Report(described(article, given), content, name)
