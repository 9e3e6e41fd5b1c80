"""The day of publication as a date line or dateline tells it. Nothing is guessed silently."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dragoman.language.calendar import NUMERIC, numeric_readings, read_numeric
from dragoman.language.headings import load_layout

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points searched for other dates
_NUMBER = re.compile(r"\d+")


class Day(NamedTuple):
    """The day, None where the words do not tell it, and what is to be said about that."""

    day: date | None
    note: str | None = None


def shown_order(text: str) -> str | None:
    """The order, "day" or "month" first, of those numeric dates of a text that have only one."""
    sure = [numeric_readings(match.group()) for match in NUMERIC.finditer(text, 0, _SAMPLE)]
    orders = {order for readings in sure if len(readings) == 1 for order in readings}
    return next(iter(orders)) if len(orders) == 1 else None


def judge_day(words: str, order: str | None = None) -> Day:
    """What "Sunday 11/12/2016", "3 May 2016" or "Dec. 11, 2016" tells.

    ``order`` is what other dates of the same text show.
    """
    weekday = _weekday(words)
    numeric = NUMERIC.search(words)
    if numeric:  # dots are written where the day comes first
        return _numeric(numeric.group(), weekday, "day" if "." in numeric.group() else order, words)
    return _in_words(words, weekday)


def _weekday(words: str) -> int | None:
    weekdays = load_layout().weekdays
    return next((weekdays[w] for w in _WORD.findall(words.lower()) if w in weekdays), None)


def _numeric(digits: str, weekday: int | None, order: str | None, words: str) -> Day:
    found = read_numeric(digits, weekday, order)
    if found is None:
        return Day(None, f'"{words}" may be read day first or month first: no publication date')
    return _agreeing(found[0], weekday, words)


def _in_words(words: str, weekday: int | None) -> Day:
    months = load_layout().months
    month = next((months[w] for w in _WORD.findall(words.lower()) if w in months), None)
    numbers = [int(number) for number in _NUMBER.findall(words)]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 0 < number <= 31]
    if month is None or not days:
        return Day(None, f'"{words}" tells no day: no publication date')
    if not years:
        return Day(None, f'"{words}" tells no year: no publication date')
    try:
        return _agreeing(date(years[0], month, days[0]), weekday, words)
    except ValueError:
        return Day(None, f'"{words}" is a day that no calendar has: no publication date')


def _agreeing(day: date, weekday: int | None, words: str) -> Day:
    if weekday in (None, day.isoweekday()):
        return Day(day)
    told = _WEEKDAYS[day.isoweekday() - 1]
    return Day(day, f'"{words}": {day.isoformat()} was a {told}')
