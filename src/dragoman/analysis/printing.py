"""The briefing as a file: HTML, Markdown, DOCX or PDF, each line with its footnoted quotation."""

from __future__ import annotations

import base64
import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any, Literal

from dragoman.analysis.briefing import Briefing, render, safe_url
from dragoman.analysis.outline import GUIDE, Line, footnote, lead, parts, source_line
from dragoman.analysis.pictures.svg import Drawing
from dragoman.errors import UsageError

Style = Literal["html", "md", "docx", "pdf"]
STYLES: tuple[Style, ...] = ("html", "md", "docx", "pdf")
_PICTURE = "data:image/svg+xml;base64,"
_STAMP = datetime(2000, 1, 1)  # fixed, so that the same briefing is the same bytes


def printed(briefing: Briefing, style: Style) -> bytes:
    """The briefing in a style. Raises UsageError where the extra for it is not installed."""
    if style not in STYLES:
        raise UsageError(f"no style {style!r}", remedy=f"one of {', '.join(STYLES)}")
    return _WRITERS[style](briefing)


def _html(briefing: Briefing) -> bytes:
    return render(briefing).encode()


def _markdown(briefing: Briefing) -> bytes:
    return ("\n".join(_lines(briefing)).rstrip() + "\n").encode()


def _lines(briefing: Briefing) -> Iterator[str]:
    notes: list[str] = []
    yield from (f"# {escaped(briefing.title)}", "", escaped(lead(briefing)), "", escaped(GUIDE), "")
    if briefing.caution:
        yield from (f"**Names.** {escaped(briefing.caution)}", "")
    for part in parts(briefing):
        yield from (f"{'#' * part.level} {escaped(part.heading)}", "")
        yield from (_item(line, notes, briefing.numbers) for line in part.lines)
        if not part.lines and part.none:
            yield escaped(part.none)
        yield ""
    yield from ("## Reports", "")
    for number, article in enumerate(briefing.articles, 1):
        url = f" <{article.url}>" if safe_url(article.url) and _plain(article.url) else ""
        yield f"{number}. {escaped(source_line(article))}{url}"
    yield from ("", f"Coded by {escaped(', '.join(briefing.coders))}.", "")
    yield from (f"[^{number}]: {note}" for number, note in enumerate(notes, 1))


def _plain(url: str | None) -> bool:
    return bool(url) and not re.search(r"[\s<>]", url or "")


def _item(line: Line, notes: list[str], numbers: Mapping[str, int]) -> str:
    marks = []
    for quote in line.quotes:
        notes.append(escaped(footnote(quote, numbers)))
        marks.append(f"[^{len(notes)}]")
    badge = f" *({escaped(line.badge)})*" if line.badge else ""
    return f"- {escaped(line.text)}{badge}{''.join(marks)}"


def escaped(words: str) -> str:
    """Words of a report so that Markdown takes none of them for markup or HTML."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", words).replace("&", "&amp;")


def _docx(briefing: Briefing) -> bytes:
    try:
        import docx
    except ImportError as error:
        raise _missing("DOCX", "docx") from error
    document: Any = docx.Document()
    notes: list[str] = []
    document.add_heading(_legal(briefing.title), 0)
    for words in (lead(briefing), GUIDE, briefing.caution):
        if words:
            document.add_paragraph(_legal(words))
    for part in parts(briefing):
        document.add_heading(_legal(part.heading), part.level - 1)
        for line in part.lines:
            _bullet(document, line, notes, briefing.numbers)
        if not part.lines and part.none:
            document.add_paragraph(_legal(part.none))
    document.add_heading("Quotations", 1)
    for number, note in enumerate(notes, 1):
        document.add_paragraph(_legal(f"[{number}] {note}"))
    document.add_heading("Reports", 1)
    for number, article in enumerate(briefing.articles, 1):
        url = f" {article.url}" if safe_url(article.url) else ""
        document.add_paragraph(_legal(f"{number}. {source_line(article)}{url}"))
    _stamped(document, briefing.title)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _bullet(document: Any, line: Line, notes: list[str], numbers: Mapping[str, int]) -> None:
    """A line with its badge in italics and the numbers of its quotations raised."""
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(_legal(line.text))
    if line.badge:
        paragraph.add_run(f" ({line.badge})").italic = True
    for quote in line.quotes:
        notes.append(footnote(quote, numbers))
        paragraph.add_run(f" [{len(notes)}]").font.superscript = True


def _legal(words: str) -> str:
    """Words without the control characters that XML does not allow."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", words)


def _stamped(document: Any, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author = _legal(title)[:255], "Dragoman"
    properties.created = properties.modified = _STAMP


def repacked(archive: bytes) -> bytes:
    """A zip archive with one date for all of its files: the same content, the same bytes."""
    import zipfile

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, given.read(name))
    return out.getvalue()


def _pdf(briefing: Briefing) -> bytes:
    try:
        import weasyprint.urls
    except (ImportError, OSError) as error:  # OSError: the libraries of the system are missing
        raise _missing("PDF", "pdf") from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it tells of rules for screens
    # a report may name any address: only the pictures that the page holds itself are read
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
    page = weasyprint.HTML(string=render(briefing, as_image), url_fetcher=fetcher)
    made: bytes = page.write_pdf(pdf_identifier=b"dragoman")
    return made


def as_image(drawing: Drawing) -> str:
    """A picture as an image of the page, its colours plain: printers know no variables of CSS."""
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r"\1", str(drawing), count=1)
    image = base64.b64encode(plain_colours(svg).encode()).decode()
    size = f"width: {drawing.width:.0f}px; max-width: 100%"
    return f'<img alt="{escape(drawing.title)}" style="{size}" src="{_PICTURE}{image}">'


def plain_colours(svg: str) -> str:
    """The drawing with the colours of the light palette in place of variables.

    Halos around words go: a printer that knows no ``paint-order`` would draw them over the words.
    """
    light = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", svg)
    palette = dict(re.findall(r"(--[a-z-]+):\s*([^;}]+)[;}]", light))
    plain = re.sub(r"var\((--[a-z-]+)\)", lambda found: palette[found[1]].strip(), light)
    return re.sub(r"\{[^{}]*paint-order[^{}]*\}", _without_halo, plain)


def _without_halo(rule: re.Match[str]) -> str:
    return re.sub(r"(?:paint-order|stroke[a-z-]*)\s*:[^;}]*;?", "", rule[0])


def _missing(what: str, extra: str) -> UsageError:
    return UsageError(
        f"what writes {what} is not installed",
        remedy=f"install the extra: pip install 'dragoman[{extra}]'; or take --format html or md",
    )


_WRITERS: Mapping[str, Callable[[Briefing], bytes]] = {
    "html": _html,
    "md": _markdown,
    "docx": _docx,
    "pdf": _pdf,
}
