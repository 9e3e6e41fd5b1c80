"""Calendar arithmetic: periods, numeric dates, feasts, the Islamic calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.language import calendar
from dragoman.language.calendar import Period, read_numeric


def _period(value: str, begin: str, finish: str, granularity: str) -> Period:
    return Period(value, date.fromisoformat(begin), date.fromisoformat(finish), granularity)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (calendar.month(2016, 2), ("2016-02", "2016-02-01", "2016-02-29", "month")),
        (calendar.month(2015, 12), ("2015-12", "2015-12-01", "2015-12-31", "month")),
        (calendar.quarter(2011, 3), ("2011-Q3", "2011-07-01", "2011-09-30", "quarter")),
        (calendar.half(2011, 2), ("2011-H2", "2011-07-01", "2011-12-31", "range")),
        (calendar.season(2011, "WI"), ("2011-WI", "2011-12-01", "2012-02-29", "season")),
        (calendar.season(2011, "SP"), ("2011-SP", "2011-03-01", "2011-05-31", "season")),
        (calendar.decade(1990), ("199", "1990-01-01", "1999-12-31", "decade")),
        (calendar.century(20), ("19", "1900-01-01", "1999-12-31", "century")),
        (calendar.week_of(date(2021, 1, 3)), ("2020-W53", "2020-12-28", "2021-01-03", "week")),
        (
            calendar.weekend_of(date(2016, 12, 7)),
            ("2016-W49-WE", "2016-12-10", "2016-12-11", "day"),
        ),
    ],
)
def test_periods(period: Period, expected: tuple[str, str, str, str]) -> None:
    assert period == _period(*expected)


@pytest.mark.parametrize("unit", sorted(calendar.ENCLOSING))
def test_the_period_around_a_day_holds_it(unit: str) -> None:
    for day in (date(2016, 2, 29), date(1999, 12, 31), date(2020, 6, 13)):
        found = calendar.enclosing(unit, day)
        assert unit == "weekend" or found.meets(day)


@pytest.mark.parametrize(
    ("day", "unit", "count", "expected"),
    [
        ("2016-01-31", "month", 1, "2016-02-29"),
        ("2016-02-29", "year", -1, "2015-02-28"),
        ("2016-12-11", "week", -2, "2016-11-27"),
        ("2016-12-11", "fortnight", 1, "2016-12-25"),
        ("2016-12-11", "decade", -1, "2006-12-11"),
        ("2016-12-11", "quarter", -1, "2016-09-11"),
        ("2016-12-11", "day", 30, "2017-01-10"),
    ],
)
def test_moving_a_day(day: str, unit: str, count: int, expected: str) -> None:
    assert calendar.move(date.fromisoformat(day), unit, count).isoformat() == expected


def test_moving_beyond_the_calendar_is_an_error() -> None:
    with pytest.raises((OverflowError, ValueError)):
        calendar.move(date(2016, 1, 1), "century", -40)


@pytest.mark.parametrize(
    ("words", "weekday", "order", "expected"),
    [
        ("03/04/2018", 3, None, None),  # neither 3 April nor 4 March 2018 was a Wednesday
        ("03/04/2018", 2, None, "2018-04-03"),
        ("03/04/2018", 7, None, "2018-03-04"),
        ("03/04/2018", None, None, None),
        ("03/04/2018", None, "day", "2018-04-03"),
        ("03/04/2018", None, "month", "2018-03-04"),
        ("25/12/2018", None, None, "2018-12-25"),
        ("12/25/2018", None, None, "2018-12-25"),
        ("07.07.2018", None, None, "2018-07-07"),
        ("2018/11/05", None, None, "2018-11-05"),
        ("25/12/18", None, None, "2018-12-25"),
        ("25/12/98", None, None, "1998-12-25"),
        ("31/02/2018", None, None, None),
        ("12-2018", None, None, None),
    ],
)
def test_day_or_month_first_is_judged_by_evidence(
    words: str, weekday: int | None, order: str | None, expected: str | None
) -> None:
    found = read_numeric(words, weekday, order)
    assert (found[0].isoformat() if found else None) == expected


def test_a_numeric_date_says_why() -> None:
    found = read_numeric("03/04/2018", 2)
    assert found is not None
    assert "weekday" in found[1]


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2011, "2011-04-24", "2011-04-24"),
        (2016, "2016-03-27", "2016-05-01"),
        (2019, "2019-04-21", "2019-04-28"),
        (2024, "2024-03-31", "2024-05-05"),
    ],
)
def test_easter(year: int, western: str, eastern: str) -> None:
    assert calendar.easter(year).isoformat() == western
    assert calendar.orthodox_easter(year).isoformat() == eastern


@pytest.mark.parametrize(
    ("hijri", "seen"),
    [
        ((1432, 9, 1), "2011-08-01"),  # Ramadan as the moon was sighted, true to two days
        ((1437, 9, 1), "2016-06-06"),
        ((1441, 10, 1), "2020-05-24"),
        ((1445, 12, 10), "2024-06-16"),
    ],
)
def test_islamic_days(hijri: tuple[int, int, int], seen: str) -> None:
    assert abs((calendar.from_hijri(*hijri) - date.fromisoformat(seen)).days) <= 2


def test_months_of_the_islamic_year_follow_each_other() -> None:
    for number in range(1, 12):
        following = calendar.hijri_month(1440, number + 1)[0]
        assert (following - calendar.hijri_month(1440, number)[1]).days == 1


def test_the_last_monday_of_a_month() -> None:
    assert calendar.nth_weekday(2016, 5, 1, -1) == date(2016, 5, 30)
    assert calendar.nth_weekday(2016, 11, 4, 4) == date(2016, 11, 24)
