"""Web pages: the report without menus and advertisements, and what the page says about it."""

from __future__ import annotations

import logging
import re
from datetime import date
from io import BufferedReader
from typing import Any

from dragoman.errors import InputError
from dragoman.read.decoding import Decoded, decode, normalise
from dragoman.read.item import Given, Items, Report, check_length, identity, whole
from dragoman.read.layout import described
from dragoman.records import Article

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_html(stream: BufferedReader, name: str, given: Given) -> Items:
    """The one report of a page. Raises InputError where there is no report in it."""
    content = whole(stream, name)
    page = decode(content, name, _declared(content))
    found = _extracted(page.text)
    if found is None or not (found.text or "").strip():
        raise InputError(
            "no report is found in the page",
            where=name,
            remedy="save the text itself as a .txt file",
        )
    article = _article(found, page, identity(content))
    check_length(article.text, name)
    yield Report(described(article, given), content, name)


def _declared(content: bytes) -> str | None:
    match = _CHARSET.search(content, 0, 4096)
    return match[1].decode("ascii") if match else None


def _extracted(page: str) -> Any:
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).setLevel(logging.CRITICAL)  # what fails is said by our errors
    return bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _article(found: Any, page: Decoded, key: str) -> Article:
    """Title, then body; the date only where the page itself declares it."""
    body = normalise("\n\n".join((found.text or "").split("\n")))
    title = normalise(found.title or "").replace("\n", " ")
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return Article(
        key,
        text,
        headline=title or None,
        published=date.fromisoformat(found.date) if found.date else None,
        source=found.sitename or found.hostname or None,
        url=found.url or None,
        notes=page.notes,
    )
