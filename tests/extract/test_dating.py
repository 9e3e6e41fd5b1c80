"""Dates of acts: the act in stars, and the days that its text gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.extract.dating.acts import date_acts, date_states
from dragoman.extract.reading import Dating, Reading
from dragoman.extract.times.finding import find_times
from tests.conftest import Code, Read

PUBLISHED = "2016-12-11"  # a Sunday

CASES = Path(__file__).with_name("dating.txt").read_text("utf-8")
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in CASES.splitlines()
    if not line.startswith("#")
]


def _starred(read: Read, text: str, published: str | None = PUBLISHED) -> tuple[Reading, int]:
    start = text.index("*")
    reading = read(text.replace("*", ""), published)
    token = reading.parse.token_at(start)
    assert token is not None
    return reading, token.i


def _told(dating: Dating) -> tuple[str | None, ...]:
    days = (day.isoformat() if day else "-" for day in (dating.begin, dating.finish))
    return (*days, dating.precision, dating.extent or "-")


@pytest.mark.parametrize(
    ("begin", "finish", "precision", "extent", "text"), ROWS, ids=[row[4] for row in ROWS]
)
def test_days_of_acts(
    read: Read, begin: str, finish: str, precision: str, extent: str, text: str
) -> None:
    reading, head = _starred(read, text)
    times = find_times(reading.article, reading.parse)
    assert _told(date_acts(reading, times)(head)) == (begin, finish, precision, extent)


@pytest.mark.parametrize(
    "text",
    ["The army *shelled* the town.", "The army *shelled* the town on Monday."],
)
def test_acts_of_an_undated_report_have_no_days(read: Read, text: str) -> None:
    reading, head = _starred(read, text, None)
    dating = date_acts(reading, find_times(reading.article, reading.parse))(head)
    assert (dating.begin, dating.finish, dating.precision) == (None, None, "unknown")


def test_publication_is_never_the_day_of_an_undated_act(read: Read) -> None:
    reading, head = _starred(read, "Rebels *killed* two guards at the gate.")
    dating = date_acts(reading, ())(head)
    assert dating.begin is None
    assert dating.time is None


def test_the_time_of_an_act_is_named(read: Read) -> None:
    reading, head = _starred(read, "Rebels *killed* two guards on Monday.")
    times = find_times(reading.article, reading.parse)
    assert date_acts(reading, times)(head).time == times[0].id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade has *controlled* the port since May.", ("2016-05-01", "2016-12-11")),
        ("The brigade *controlled* the port until June 2015.", ("-", "2015-06-30")),
        ("The brigade *controls* the port.", ("-", "-")),
    ],
)
def test_how_long_states_last(read: Read, text: str, expected: tuple[str, str]) -> None:
    reading, head = _starred(read, text)
    dating = date_states(reading, find_times(reading.article, reading.parse))(head)
    assert _told(dating)[:2] == expected


def test_a_sentence_without_end_is_dated_in_good_time(read: Read) -> None:
    text = "Rebels " + "attacked the town and " * 400 + "fled on *Monday*."
    reading, _ = _starred(read, text)
    date = date_acts(reading, find_times(reading.article, reading.parse))
    assert {date(token.i).precision for token in reading.parse.tokens} <= {"day", "before"}


def test_period_of_what_is_to_come_lies_ahead(code: Code) -> None:
    event = code("All fighters must leave Chad within three months.", "2020-10-24").events[0]
    assert (str(event.begin), str(event.finish)) == ("2020-10-24", "2021-01-24")
