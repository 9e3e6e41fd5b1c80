"""Meanings of feasts, national days and the months of the Islamic calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from dragoman.extract.times.absolute import NO_DAY, around, by_tense
from dragoman.extract.times.grammar import Phrase
from dragoman.extract.times.setting import Meaning, Setting, exact, open_ended
from dragoman.extract.times.vocabulary import FOLDER
from dragoman.files import read_yaml
from dragoman.language import calendar
from dragoman.language.calendar import DAY, Period


@cache
def load_feasts() -> dict[str, dict[str, Any]]:
    """How the day of each feast is found. Raises DataError where the file is unsound."""
    return dict(read_yaml(FOLDER / "holidays.yaml"))


def feast_days(name: str, year: int) -> Iterator[Period]:
    """The days of a feast in a year: none, one, or two where the Islamic year comes twice."""
    told = load_feasts()[name]
    for first in _feast_begins(told, year):
        last = first + (told.get("lasts", 1) - 1) * DAY
        if first.year == year:
            value = first.isoformat() if first == last else f"{first}/{last}"
            yield Period(value, first, last, "day" if first == last else "range")


def _feast_begins(told: dict[str, Any], year: int) -> Iterator[date]:
    if "day" in told:
        yield date.fromisoformat(f"{year:04}-{told['day']}")
    elif "nth" in told:
        yield calendar.nth_weekday(year, *told["nth"])
    elif "easter" in told:
        yield calendar.easter(year) + told["easter"] * DAY
    elif "orthodox" in told:
        yield calendar.orthodox_easter(year) + told["orthodox"] * DAY
    else:
        for hijri_year in calendar.hijri_years(year):
            yield calendar.from_hijri(hijri_year, *told["hijri"])


def holiday(phrase: Phrase, setting: Setting) -> Meaning | None:
    symbol = phrase.get("HOLIDAY")
    assert symbol is not None  # noqa: S101 - the rule has it
    told = phrase.get("Y")
    years = [int(told.value)] if told else list(around(setting))
    found = [p for year in years for p in feast_days(symbol.value, year)]
    if told:
        return exact(found[0], f"{symbol.words} of that year") if found else None
    if phrase.has("LAST") and setting.published:
        found = [p for p in found if p.finish < setting.published]
    if phrase.has("NEXT") and setting.published:
        found = [p for p in found if p.begin > setting.published]
    return by_tense(found, setting, open_ended(None, "day", NO_DAY))


def hijri(phrase: Phrase, setting: Setting) -> Meaning | None:
    """A month or day of the Islamic calendar, by its year (1437) or by that of our calendar."""
    number, day = phrase.number("HIJRI") or 1, phrase.number("D")
    told = phrase.number("Y", "N")
    if told and told < 1600:
        return exact(_hijri_period(told, number, day), "reckoned by the tabular Islamic calendar")
    years = [told] if told else list(around(setting))
    names = {h for year in years for h in calendar.hijri_years(year)}
    found = [_hijri_period(each, number, day) for each in sorted(names)]
    if told:
        found = [p for p in found if p.begin.year == told]
        return exact(found[0], "reckoned by the tabular Islamic calendar") if found else None
    return by_tense(found, setting, open_ended(None, "month", NO_DAY))


def _hijri_period(hijri_year: int, number: int, day: int | None) -> Period:
    if day:
        return calendar.day_of(calendar.from_hijri(hijri_year, number, day))
    begin, finish = calendar.hijri_month(hijri_year, number)
    return Period(f"{begin}/{finish}", begin, finish, "month")
