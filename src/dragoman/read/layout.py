"""What the layout of a text tells about it: headline, publication date, dateline, outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.language.headings import dateline_of, day_told, field_of, is_update
from dragoman.language.languages import detect, normal, uncoded
from dragoman.language.segment import PartKind, paragraphs_of
from dragoman.read.dates import Day, judge_day, shown_order
from dragoman.read.item import Given
from dragoman.records import Article

UNDATED = "no publication date was found: relative dates stay relative"


@dataclass(frozen=True, slots=True)
class Told:
    """What the parts around the body say; None where they do not."""

    headline: str | None = None
    published: date | None = None
    dateline: str | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def described(article: Article, given: Given) -> Article:
    """The article with what is given, else what was known, else what its layout tells.

    What nobody tells stays None, and ``notes`` says so.
    """
    told = told_by(article.text, article.headline)
    published = given.published or article.published or told.published
    known = given.language or article.language
    language, doubt = (normal(known), None) if known else detect(article.text)
    notes = [
        *article.notes,
        *(told.notes if published is None or published == told.published else ()),
    ]
    if published is None and not told.notes:
        notes.append(UNDATED)
    notes += [note for note in (doubt, uncoded(language)) if note]
    return replace(
        article,
        headline=article.headline or told.headline,
        published=published,
        language=language,
        source=given.source or article.source or told.source,
        url=given.url or article.url or told.url,
        dateline=article.dateline or told.dateline,
        notes=tuple(notes),
    )


def told_by(text: str, headline: str | None = None) -> Told:
    """What the layout of a text tells."""
    parts = [(part.kind, part.span.of(text)) for part in paragraphs_of(text, headline)]
    dateline = next((words for kind, words in parts if kind == "dateline"), None)
    order = shown_order(text)
    place, filed = _filed(text, dateline, order)
    fields = dict(_fields(parts))
    day = _first_day([*_days(parts, order), *filed])
    return Told(
        fields.get("headline") or next((w for kind, w in parts if kind == "headline"), None),
        day.day,
        fields.get("dateline") or place,
        fields.get("source"),
        fields.get("url"),
        (day.note,) if day.note else (),
    )


def _fields(parts: Sequence[tuple[PartKind, str]]) -> Iterator[tuple[str, str]]:
    """The header lines ("Source: The Daily Example") above the body."""
    for kind, words in parts:
        if kind in ("body", "dateline"):
            return
        told = field_of(words)
        if told:
            yield told


def _days(parts: Sequence[tuple[PartKind, str]], order: str | None) -> list[Day]:
    """The days of the date lines, those of publication before those of revision."""
    lines = [words for kind, words in parts if kind == "date"]
    lines.sort(key=is_update)
    return [judge_day(day_told(line) or line, order) for line in lines]


def _filed(text: str, dateline: str | None, order: str | None) -> tuple[str | None, list[Day]]:
    """Place and day of the dateline."""
    if dateline is None:
        return None, []
    found = dateline_of(text[text.index(dateline) :])
    if found is None:
        return None, []
    return found.place, [judge_day(found.day, order)] if found.day else []


def _first_day(days: Sequence[Day]) -> Day:
    """The first day that is told, else the first reason why none is."""
    return next((day for day in days if day.day), days[0] if days else Day(None))
