"""Days as people write them, with what is not known about them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dragoman.errors import UsageError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def tell(begin: date | None, finish: date | None, precision: str) -> str:
    """When, in words: "29 November 2016", "June 2016", "before 11 December 2016", "no date"."""
    if begin is None and finish is None:
        return "no date"
    if begin is None or finish is None:
        return _half_open(begin, finish)
    if begin == finish:
        return day(begin)
    return _whole(begin, finish) or _between(begin, finish, precision)


def _half_open(begin: date | None, finish: date | None) -> str:
    if begin:
        return f"since {day(begin)}"
    return f"by {day(finish)}" if finish else "no date"


def _whole(begin: date, finish: date) -> str | None:
    """The name of a whole month or year, None where the interval is not one."""
    if begin.day != 1 or (finish + timedelta(1)).day != 1 or begin.year != finish.year:
        return None
    if begin.month == finish.month:
        return f"{MONTHS[begin.month - 1]} {begin.year}"
    return str(begin.year) if (begin.month, finish.month) == (1, 12) else None


def _between(begin: date, finish: date, precision: str) -> str:
    if precision == "decade" and begin.year % 10 == 0:
        return f"the {begin.year}s"
    if (begin.year, begin.month) == (finish.year, finish.month):
        return f"{begin.day} to {day(finish)}"
    if begin.year == finish.year:
        return f"{begin.day} {MONTHS[begin.month - 1]} to {day(finish)}"
    return f"{day(begin)} to {day(finish)}"


def first_day(given: str) -> str:
    """The first ISO day of a day, month or year ("2016", "2016-11"). Raises UsageError."""
    return _edge(given, 0)


def last_day(given: str) -> str:
    """The last ISO day of a day, month or year. Raises UsageError."""
    return _edge(given, 1)


def _edge(given: str, side: int) -> str:
    try:
        numbers = [int(part) for part in given.split("-")]
        if len(numbers) == 3:
            return date(*numbers).isoformat()
        year, month = numbers if len(numbers) > 1 else (numbers[0], 12 if side else 1)
        last = monthrange(year, month)[1]
        return date(year, month, last if side else 1).isoformat()
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"{given!r} is no day", remedy="give 2016, 2016-11 or 2016-11-29"
        ) from error
