"""Calendar arithmetic: periods with TIMEX3 values, numeric dates, feasts, the Islamic calendar.

Weeks are those of ISO 8601 (Monday first). Seasons are those of the meteorologists of the northern
half of the globe, named for the year of their first month. Values follow TIMEX3 of ISO-TimeML:
1998-03-06, 1998-W10, 1998-W10-WE, 1998-03, 1998-SP, 1998-Q1, 1998-H1, 1998, 199, 19.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAY = timedelta(days=1)
ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1 of the civil tabular calendar


class Period(NamedTuple):
    """A stretch of whole days that has a name: ``granularity`` day, week, month, year ..."""

    value: str
    begin: date
    finish: date
    granularity: str

    def meets(self, day: date) -> bool:
        return self.begin <= day <= self.finish


def day_of(day: date) -> Period:
    return Period(day.isoformat(), day, day, "day")


def week_of(day: date) -> Period:
    year, week, weekday = day.isocalendar()
    monday = day - (weekday - 1) * DAY
    return Period(f"{year:04}-W{week:02}", monday, monday + 6 * DAY, "week")


def weekend_of(day: date) -> Period:
    """The Saturday and Sunday of the week of ``day``."""
    week = week_of(day)
    return Period(week.value + "-WE", week.finish - DAY, week.finish, "day")


def month(year: int, number: int) -> Period:
    first = date(year, number, 1)
    return Period(f"{year:04}-{number:02}", first, _before(add_months(first, 1)), "month")


def quarter(year: int, number: int) -> Period:
    first = date(year, 3 * number - 2, 1)
    return Period(f"{year:04}-Q{number}", first, _before(add_months(first, 3)), "quarter")


def half(year: int, number: int) -> Period:
    first = date(year, 6 * number - 5, 1)
    return Period(f"{year:04}-H{number}", first, _before(add_months(first, 6)), "range")


def season(year: int, name: str) -> Period:
    """Season SP, SU, FA or WI that begins in ``year``."""
    first = date(year, SEASONS[name], 1)
    return Period(f"{year:04}-{name}", first, _before(add_months(first, 3)), "season")


def year(number: int) -> Period:
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Period:
    """The ten years from ``first``, which ends in 0."""
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def century(number: int) -> Period:
    """The ``number``-th century: the 20th is "19" in TIMEX3, the years 1900 to 1999."""
    first = max(100 * (number - 1), 1)
    return Period(f"{number - 1:02}", date(first, 1, 1), date(100 * number - 1, 12, 31), "century")


def _before(day: date) -> date:
    return day - DAY


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months later, or the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + count
    target, number = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(target, number + 1, min(last, day.day))
        except ValueError:
            continue
    raise OverflowError(f"year {target} is out of range")


def season_of(day: date) -> Period:
    name = next(n for n, first in SEASONS.items() if (day.month - first) % 12 < 3)
    return season(day.year - (name == "WI" and day.month < 3), name)


ENCLOSING: dict[str, Callable[[date], Period]] = {
    "day": day_of,
    "week": week_of,
    "weekend": weekend_of,
    "month": lambda day: month(day.year, day.month),
    "quarter": lambda day: quarter(day.year, (day.month + 2) // 3),
    "season": season_of,
    "year": lambda day: year(day.year),
    "decade": lambda day: decade(day.year // 10 * 10),
    "century": lambda day: century(day.year // 100 + 1),
}
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def enclosing(unit: str, day: date) -> Period:
    """The day, week, weekend, month, quarter, season, year, decade or century around ``day``."""
    return ENCLOSING[unit](day)


def move(day: date, unit: str, count: int) -> date:
    """``day`` moved by ``count`` units. Raises OverflowError or ValueError beyond the calendar."""
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * count)
    return day + DAYS_IN.get(unit, 0) * count * DAY


def nearest_weekday(day: date, weekday: int, direction: int) -> date:
    """The ISO weekday (Monday 1) on ``day`` or the next one before (-1) or after it (1)."""
    distance = (weekday - day.isoweekday()) * direction % 7
    return day + direction * distance * DAY


# ---------------------------------------------------------------- numeric dates

NUMERIC = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})\2(\d{1,4})")


def numeric_readings(words: str) -> dict[str, date]:
    """What "11/12/2016" may mean: by order "day" or "month" first, "year" where that comes first.

    Readings that no calendar has are left out; two-digit years lie between 1950 and 2049.
    """
    match = NUMERIC.fullmatch(words.strip())
    if match is None:
        return {}
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        orders = {"year": (first, second, third)}
    else:
        full = third if len(match[4]) == 4 else third + (1900 if third >= 50 else 2000)
        orders = {"day": (full, second, first), "month": (full, first, second)}
    return {order: day for order, parts in orders.items() if (day := _real(*parts))}


def _real(number: int, month_number: int, day_number: int) -> date | None:
    try:
        return date(number, month_number, day_number)
    except ValueError:
        return None


def read_numeric(
    words: str, weekday: int | None = None, order: str | None = None
) -> tuple[date, str] | None:
    """The day that a numeric date means and why; ``None`` where its order cannot be judged.

    ``weekday`` (Monday 1) is the one told beside it: "Sunday 11/12/2016" is 11 December, because
    12 November 2016 was a Saturday. ``order`` is what other dates of the same source show.
    """
    readings = numeric_readings(words)
    days = set(readings.values())
    if weekday is not None:
        fitting = {day for day in days if day.isoweekday() == weekday}
        if len(fitting) == 1:
            only = fitting.pop()
            return only, f"{words} read so that it falls on the weekday told"
    if len(days) == 1:
        return days.pop(), f"{words} can be read in one way only"
    if order in readings:
        return readings[order], f"{words} read {order} first as the other dates of the text"
    return None


# ---------------------------------------------------------------- feasts and the Islamic calendar


def easter(of_year: int) -> date:
    """Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher)."""
    a, (b, c) = of_year % 19, divmod(of_year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, last = divmod(h + m - 7 * n + 114, 31)
    return date(of_year, number, last + 1)


def orthodox_easter(of_year: int) -> date:
    """Easter Sunday of the eastern churches, as a Gregorian day (valid 1900 to 2099)."""
    a, b, c = of_year % 4, of_year % 7, of_year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    number, last = divmod(d + e + 114, 31)
    return date(of_year, number, last + 1) + 13 * DAY


def nth_weekday(of_year: int, number: int, weekday: int, count: int) -> date:
    """The ``count``-th weekday of a month; -1 is the last."""
    span = month(of_year, number)
    if count > 0:
        return nearest_weekday(span.begin, weekday, 1) + 7 * (count - 1) * DAY
    return nearest_weekday(span.finish, weekday, -1)


def from_hijri(hijri_year: int, number: int, day: int) -> date:
    """A day of the civil tabular Islamic calendar; the moon may be sighted a day or two off."""
    months = 29 * (number - 1) + number // 2
    years = (hijri_year - 1) * 354 + (3 + 11 * hijri_year) // 30
    return date.fromordinal(ISLAMIC_EPOCH + day + months + years - 1)


def hijri_month(hijri_year: int, number: int) -> tuple[date, date]:
    """First and last day of a month of the tabular Islamic calendar."""
    following = (hijri_year, number + 1) if number < 12 else (hijri_year + 1, 1)
    return from_hijri(hijri_year, number, 1), from_hijri(*following, 1) - DAY


def hijri_years(of_year: int) -> Iterator[int]:
    """The Islamic years that share days with a Gregorian year."""
    first = int((of_year - 622) * 33 / 32)
    yield from (y for y in range(max(first - 1, 1), first + 4) if _shares(y, of_year))


def _shares(hijri_year: int, of_year: int) -> bool:
    begin, finish = from_hijri(hijri_year, 1, 1), from_hijri(hijri_year + 1, 1, 1) - DAY
    return begin.year <= of_year <= finish.year
