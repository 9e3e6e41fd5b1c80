"""Who holds what on a day, from rows of what is told of control."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dragoman.analysis.control import Entry, EntryKind, Holder, Page, holders
from dragoman.analysis.quotes import Quote, Standing

Row = Mapping[str, Any]


def held(rows: Iterable[Row], day: date) -> list[dict[str, Any]]:
    """Things with their holders on a day, the latest first; what nobody is told to hold is out.

    A thing is a place or actor by its id, another one by its words.
    """
    entries: dict[str, list[Entry]] = {}
    things: dict[str, Row] = {}
    for row in rows:
        named = row["place"] is not None or not row["thing_id"].startswith("m")
        key = row["thing_id"] if named else (row["thing"] or "").casefold()
        entries.setdefault(key, []).append(_entry(row))
        things.setdefault(key, row)
    pages = (Page(things[key]["thing"] or key, key, tuple(own)) for key, own in entries.items())
    found = [_told(page, things[page.key], day) for page in pages]
    return sorted((each for each in found if each["holders"]), key=lambda e: (e["thing"], e["id"]))


def _entry(row: Row) -> Entry:
    body = json.loads(row["body"])
    begin, finish = _day(row["begin"]), _day(row["finish"])
    kind: EntryKind = "holding"
    if body["date_precision"] == "after" and begin:
        kind = "taking"
    elif body["date_precision"] == "before" and finish:
        kind = "loss"
    standing: Standing = row["standing"]
    start, words = body["evidence"][0][0], row["words"] or ""
    quote = Quote(row["article"], start, row["id"], words, row["voice"] or "", "", "")
    seen = _day(row["published"])
    return Entry(kind, row["holder"] or "", row["holder_id"], begin, finish, seen, standing, quote)


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def _told(page: Page, row: Row, day: date) -> dict[str, Any]:
    place = json.loads(row["place"]) if row["place"] else {}
    found = holders(page, day)
    return {
        "id": page.key,
        "thing": page.thing,
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "precision": place.get("precision"),
        "contested": page.contested or len(found) > 1,
        "holders": [_holder(each) for each in found],
    }


def _holder(each: Holder) -> dict[str, Any]:
    return {
        "id": each.key,
        "name": each.name,
        "since": each.since.isoformat() if each.since else None,
        "standing": each.standing,
        "voices": list(dict.fromkeys(quote.voice or "the narrator" for quote in each.quotes)),
        "text": each.quotes[0].text if each.quotes else "",
        "records": [quote.record for quote in each.quotes],
        "articles": list(dict.fromkeys(quote.report for quote in each.quotes)),
    }
