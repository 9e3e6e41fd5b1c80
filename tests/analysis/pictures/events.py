"""Events across reports made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.across.records import Event, EventAccount, Party
from dragoman.records import Place, identify


def party(name: str) -> Party:
    return Party(identify("q", name), name, None)


def event(name: str, kind: str, actor: str, recipient: str, on: str | None, **fields: Any) -> Event:
    """An event on a day, or "begin..finish"; without one it is undated, by 1 July 2020."""
    begin, _, finish = (on or "..2020-07-01").partition("..")
    edges = [date.fromisoformat(each) if each else None for each in (begin, finish or begin)]
    given: dict[str, Any] = {
        "mode": None,
        "quad": 4,
        "intensity": -5.0,
        "date_precision": "day" if finish == "" else "range",
        "place": None,
        "assets": (),
        "status": "asserted",
        "standing": "told",
        "accounts": (),
        "voices": 1,
    } | fields
    return Event(
        id=name,
        type=kind,
        begin=edges[0],
        finish=edges[1],
        dated=on is not None,
        actors=(party(actor),),
        recipients=(party(recipient),),
        **given,
    )


def town(name: str, latitude: float, longitude: float, precision: str = "town") -> Place:
    return Place(f"place:{name}", name, "YEM", None, latitude, longitude, None, precision)


def account(article: str, voice: str) -> EventAccount:
    return EventAccount(
        article, (), date(2020, 6, 1), voice, voice, None, "told", False, False,
        None, None, "day", None, (), (),
    )  # fmt: skip
