from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from dragoman.analysis.pictures.holdings import held
from dragoman.analysis.pictures.panorama import bins, end_of, series, start_of, unit_of


def test_units_fit_the_span() -> None:
    day = date(2020, 1, 1)
    units = [
        unit_of(day, date(*end)) for end in ((2020, 2, 1), (2021, 6, 1), (2030, 1, 1), (2060, 1, 1))
    ]
    assert units == ["day", "week", "month", "year"]


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("day", "2020-02-29", "2020-02-29"),
        ("week", "2020-02-24", "2020-03-01"),
        ("month", "2020-02-01", "2020-02-29"),
        ("year", "2020-01-01", "2020-12-31"),
    ],
)
def test_periods(unit: str, start: str, end: str) -> None:
    begin = start_of(date(2020, 2, 29), unit)
    assert (begin.isoformat(), end_of(begin, unit).isoformat()) == (start, end)


def counted(begin: str | None, finish: str | None, standing: str, events: int) -> dict[str, Any]:
    return {"begin": begin, "finish": finish, "standing": standing, "events": events}


def test_what_reaches_over_a_period_is_told() -> None:
    rows = [
        counted("2020-01-05", "2020-01-05", "told", 3),
        counted("2020-01-05", "2020-02-05", "claimed", 1),
        counted("2020-03-01", None, "open", 2),
    ]
    found = bins(rows, "month")["bins"]
    assert [(each["begin"], each["events"], each["wide"]) for each in found] == [
        ("2020-01-01", 4, 1),
        ("2020-03-01", 2, 2),
    ]
    assert (found[0]["told"], found[0]["claimed"], found[1]["other"]) == (3, 1, 2)


def test_a_series_tells_both_directions_and_leaves_out_what_has_no_clear_period() -> None:
    def row(actor: str, begin: str, finish: str) -> dict[str, Any]:
        sides = {"actor_id": actor, "actor": actor, "recipient_id": "x", "recipient": "x"}
        about = {
            "id": begin,
            "dated": begin < "2021",
            "quad": 4,
            "intensity": -5.0,
            "standing": "told",
        }
        return {**sides, **about, "begin": begin, "finish": finish}

    found, others = series(
        [
            row("a", "2020-01-05", "2020-01-05"),
            row("a", "2020-01-09", "2020-01-09"),
            row("b", "2020-01-07", "2020-01-07"),
            row("a", "2020-01-30", "2020-02-02"),
            row("a", "2021-01-01", "2021-01-01"),
        ],
        "month",
    )
    assert [(c["actor"], c["told"], c["intensity"]) for c in found] == [
        ("a", 2, -10.0),
        ("b", 1, -5.0),
    ]
    assert others == ["2020-01-30", "2021-01-01"]


def told(holder: str, begin: str | None, seen: str, precision: str = "after") -> dict[str, Any]:
    body = {"date_precision": precision, "evidence": [[0, 9]]}
    return {
        "id": f"r-{holder}",
        "body": json.dumps(body),
        "words": f"{holder} took the bridge.",
        "article": "a",
        "standing": "told",
        "begin": begin,
        "finish": None,
        "published": seen,
        "voice": None,
        "holder_id": holder,
        "holder": holder,
        "thing_id": "m1",
        "thing": "The Bridge",
        "place": None,
    }


def test_the_later_taker_holds_a_thing() -> None:
    rows = [told("Guard", "2020-01-01", "2020-01-02"), told("Brigade", "2020-03-01", "2020-03-02")]
    holders = {
        day: [each["holders"][0]["name"] for each in held(rows, date.fromisoformat(day))]
        for day in ("2019-12-31", "2020-02-01", "2020-04-01")
    }
    assert holders == {"2019-12-31": [], "2020-02-01": ["Guard"], "2020-04-01": ["Brigade"]}
