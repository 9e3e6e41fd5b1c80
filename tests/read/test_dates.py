from __future__ import annotations

from datetime import date

import pytest

from dragoman.read.dates import judge_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Sunday 11/12/2016", date(2016, 12, 11)),
        ("Saturday 11/12/2016", date(2016, 11, 12)),
        ("25/12/2016", date(2016, 12, 25)),
        ("12/25/2016", date(2016, 12, 25)),
        ("5/5/2016", date(2016, 5, 5)),
        ("11.12.2016", date(2016, 12, 11)),
        ("2016-12-11", date(2016, 12, 11)),
        ("2016-12-11T09:30:00Z", date(2016, 12, 11)),
        ("3 May 2016", date(2016, 5, 3)),
        ("Dec. 11, 2016", date(2016, 12, 11)),
        ("Tuesday, 3rd of May, 2016", date(2016, 5, 3)),
    ],
)
def test_days_that_are_told(words: str, day: date) -> None:
    assert judge_day(words) == (day, None)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("11/12/2016", "day first or month first"),
        ("Monday 11/12/2016", "day first or month first"),
        ("Nov 3", "no year"),
        ("31 February 2016", "no calendar"),
    ],
)
def test_days_that_are_not_told_are_said_and_left_open(words: str, reason: str) -> None:
    day, note = judge_day(words)
    assert day is None
    assert reason in str(note)


def test_a_weekday_that_contradicts_is_said() -> None:
    day, note = judge_day("Monday 3 May 2016")
    assert day == date(2016, 5, 3)
    assert "Tuesday" in str(note)
