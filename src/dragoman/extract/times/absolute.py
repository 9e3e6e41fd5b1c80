"""Meanings of dates that name themselves: days, months, quarters, seasons, years, feasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.extract.times.grammar import Phrase
from dragoman.extract.times.lexer import Symbol
from dragoman.extract.times.setting import PUBLISHED, Meaning, Setting, exact, open_ended
from dragoman.language import calendar
from dragoman.language.calendar import Period

NAMED_BEFORE = 0.6  # "the October raid" is rather the last than the next one
JUST_ENDED = 100  # days
JUST_OVER = 31  # days: "ordered staff to leave on October 10th", told on the 14th, is of this year
FAR_AHEAD = 180  # days
NO_DAY = "no day of publication to reckon from"
AMBIGUOUS_MONTHS = frozenset(["may", "march", "mar", "august", "april", "june", "jan"])


def chosen(candidates: list[Period], setting: Setting) -> Period | None:
    """The candidate that the tense asks for: the last one begun, the next one, or the nearest."""
    day = setting.published
    if day is None or not candidates:
        return None
    tense = told_tense(candidates, setting)
    past = [c for c in candidates if c.begin <= day]
    coming = [c for c in candidates if c.finish >= day]
    if tense == "past" and past:
        return max(past, key=lambda c: c.begin)
    if tense == "future" and coming:
        following = min(coming, key=lambda c: c.begin)
        just = [c for c in past if (day - c.finish).days <= JUST_OVER]
        if not just or (following.begin - day).days <= FAR_AHEAD:
            return following
    weight = NAMED_BEFORE if setting.naming else 1.0
    return min(candidates, key=lambda c: _distance(c, day) * (weight if c.begin <= day else 1))


def told_tense(candidates: list[Period], setting: Setting) -> str | None:
    """The tense that may choose among the candidates.

    What hangs on a noun ("the June accord") is the nearest one, and so is a quarter just ended:
    companies expect results for it.
    """
    tense, direct = setting.tense()
    day = setting.published
    if not direct or tense == "present" or day is None:
        return None
    ended = [(day - c.finish).days for c in candidates if c.granularity == "quarter"]
    return None if any(0 <= days <= JUST_ENDED for days in ended) else tense


def _distance(period: Period, day: date) -> int:
    if period.meets(day):
        return 0
    return min(abs((period.begin - day).days), abs((period.finish - day).days))


def around(setting: Setting) -> Iterator[int]:
    """The years before, of and after publication; none where that is not known."""
    if setting.published:
        yield from range(setting.published.year - 1, setting.published.year + 2)


def by_tense(candidates: list[Period], setting: Setting, unknown: Meaning) -> Meaning:
    """The candidate chosen by tense with the reason, or ``unknown`` without a publication date."""
    period = chosen(candidates, setting)
    if period is None:
        return unknown
    tense = told_tense(candidates, setting)
    how = {"past": "the last one begun", "future": "the next one"}.get(tense or "", "the nearest")
    return exact(period, f"{how} as of the day of publication", PUBLISHED)


def iso(phrase: Phrase, setting: Setting) -> Meaning | None:
    words = phrase.symbols[-1].words
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        return None
    meaning = exact(calendar.day_of(day), "a date of ISO 8601")
    return replace(meaning, value=words, granularity="time") if len(words) > 10 else meaning


def numeric(phrase: Phrase, setting: Setting) -> Meaning | None:
    symbol = phrase.get("NUMDATE")
    assert symbol is not None  # noqa: S101 - the rule has it
    readings = calendar.numeric_readings(symbol.words)
    if (
        not readings
        or len(symbol.words) < 6
        or (symbol.words.count(".") == 2 and symbol.words[-5] != ".")
    ):
        return None
    known = calendar.read_numeric(symbol.words, phrase.number("WEEKDAY"), setting.order)
    if known:
        return exact(calendar.day_of(known[0]), known[1])
    if setting.published and setting.published in readings.values():
        return exact(calendar.day_of(setting.published), "it is the day of publication", PUBLISHED)
    days = sorted(readings.values())
    reason = "nothing tells whether the day or the month stands first"
    return Meaning(None, days[0], days[-1], "unknown", None, reason)


def calendar_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    number = phrase.number("MONTH") or 1
    day = _day_number(phrase)
    if day is None or not 1 <= day <= 31:
        return None
    year = told_year(phrase, setting) if phrase.has("Y", "UNIT") else None
    if year is not None:
        return _told_day(year, number, day)
    weekday = phrase.number("WEEKDAY")
    unknown = open_ended(f"XXXX-{number:02}-{day:02}", "day", f"no year told and {NO_DAY}")
    found = [p for each in around(setting) if (p := _one_day(each, number, day))]
    fitting = [p for p in found if weekday is None or p.begin.isoweekday() == weekday]
    if not found and setting.published:
        return None
    if phrase.has("LAST", "PAST"):
        before = [p for p in fitting if setting.published and p.begin < setting.published]
        if before:
            return exact(before[-1], "the last such day before publication", PUBLISHED)
    return by_tense(fitting or found, setting, unknown)


def _day_number(phrase: Phrase) -> int | None:
    """The day: of "Friday the 13th of May" and "May 13" the number that is no year."""
    return phrase.number("ORD", "D")


def week_of_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the week of March 6"."""
    unit, day = phrase.get("UNIT"), calendar_day(phrase, setting)
    if day is None or unit is None or unit.value != "week":
        return day
    if day.begin is None:
        return open_ended(None, "week", day.reason)
    return exact(calendar.week_of(day.begin), day.reason, day.anchor)


def _told_day(year: int, number: int, day: int) -> Meaning | None:
    period = _one_day(year, number, day)
    return exact(period, "day, month and year are told") if period else None


def _one_day(year: int, number: int, day: int) -> Period | None:
    try:
        return calendar.day_of(date(year, number, day))
    except ValueError:
        return None


def day_range(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "June 12-14": the days from the first to the last."""
    first, last = (s for s in phrase.symbols if s.kind == "D")
    ends = [calendar_day(_with_day(phrase, s), setting) for s in (first, last)]
    return _range(*ends) if int(first.value) < int(last.value) else None


def days_range(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "from May 30 to June 2, 2015"."""
    middle = next(i for i, s in enumerate(phrase.symbols) if s.kind in ("TO", "HYPHEN", "AND"))
    year = tuple(s for s in phrase.symbols if s.kind == "Y")
    first = replace(phrase, symbols=(*phrase.symbols[:middle], *year))
    last = replace(phrase, symbols=phrase.symbols[middle + 1 :])
    return _range(calendar_day(first, setting), calendar_day(last, setting))


def month_range(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "from March to June 2015"; the first month may be of the year before."""
    first, last = (int(s.value) for s in phrase.symbols if s.kind == "MONTH")
    year = phrase.number("Y") or 1
    start = calendar.month(year if first <= last else year - 1, first)
    reason = "months and year are told"
    return _range(exact(start, reason), exact(calendar.month(year, last), reason))


def _range(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    if first is None or last is None:
        return None
    value = f"{first.value}/{last.value}"
    return Meaning(value, first.begin, last.finish, "range", first.anchor, first.reason)


def _with_day(phrase: Phrase, day: Symbol) -> Phrase:
    others = tuple(s for s in phrase.symbols if s.kind not in ("D", "HYPHEN", "TO"))
    return replace(phrase, symbols=(*others, day))


def month_alone(phrase: Phrase, setting: Setting) -> Meaning | None:
    symbol = phrase.get("MONTH")
    assert symbol is not None  # noqa: S101 - the rule has it
    if symbol.words.lower() in AMBIGUOUS_MONTHS and not _is_month(phrase, setting):
        return None
    number = int(symbol.value)
    unknown = open_ended(f"XXXX-{number:02}", "month", f"no year told and {NO_DAY}")
    candidates = [calendar.month(year, number) for year in around(setting)]
    return by_tense(candidates, setting, unknown)


def _is_month(phrase: Phrase, setting: Setting) -> bool:
    """No verb ("may"), no given name ("April"), no part of another name ("March Brothers")."""
    token = setting.token
    if token is None or token.pos in ("AUX", "VERB"):
        return False
    return token.entity in ("", "DATE")


def month_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    number = phrase.number("MONTH") or 1
    year = told_year(phrase, setting)
    if year is None:
        return open_ended(f"XXXX-{number:02}", "month", NO_DAY)
    anchor = None if phrase.has("Y") else PUBLISHED
    return exact(calendar.month(year, number), "month and year are told", anchor)


def told_year(phrase: Phrase, setting: Setting) -> int | None:
    """The year that a phrase names: "1996", "last year"; None where it names none that we know."""
    told = phrase.get("Y")
    if told:
        return int(told.value)
    symbol = phrase.get("LAST", "PAST", "NEXT", "THIS", "CURRENT", "PREVIOUS", "FOLLOWING")
    if symbol is None or setting.published is None:
        return None
    return setting.published.year + int(symbol.value)


def quarter_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    is_half = phrase.has("HALF")
    number = phrase.number("ORD") or (2 if is_half else 0)
    if not 1 <= number <= (2 if is_half else 4):
        return None
    make = calendar.half if is_half else calendar.quarter
    year = told_year(phrase, setting)
    if year is not None:
        return exact(make(year, number), "quarter and year are told")
    unknown = open_ended(f"XXXX-Q{number}", "quarter", f"no year told and {NO_DAY}")
    return by_tense([make(each, number) for each in around(setting)], setting, unknown)


def season_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    symbol = phrase.get("SEASON", "FALL")
    assert symbol is not None  # noqa: S101 - the rule has it
    name, told = symbol.value, phrase.get("Y")
    verb = setting.token is not None and setting.token.pos == "VERB"
    fall_of = phrase.after is not None and phrase.after.kind == "OF"
    if not told and (fall_of or (verb and len(phrase.symbols) == 1)):
        return None
    if told:
        period = calendar.season(int(told.value), name)
        if name == "WI":  # the winter of 1994 may be the one that ends or the one that begins
            period = period._replace(begin=calendar.season(int(told.value) - 1, name).begin)
        return exact(period, "season and year are told")
    if setting.published is None:
        return open_ended(f"XXXX-{name}", "season", NO_DAY)
    near = [calendar.season(year, name) for year in around(setting)]
    return _relative_season(phrase, setting, near)


def _relative_season(phrase: Phrase, setting: Setting, near: list[Period]) -> Meaning | None:
    day = setting.published
    assert day is not None  # noqa: S101 - asked by the caller
    reason = "season reckoned from the day of publication"
    if phrase.has("LAST", "PAST", "PREVIOUS"):
        return exact(max((p for p in near if p.finish < day), key=_begin), reason, PUBLISHED)
    if phrase.has("NEXT", "FOLLOWING"):
        return exact(min((p for p in near if p.begin > day), key=_begin), reason, PUBLISHED)
    if phrase.has("THIS"):
        same = [p for p in near if day.year in (p.begin.year, p.finish.year)]
        return exact(min(same, key=lambda p: _distance(p, day)), reason, PUBLISHED)
    return by_tense(near, setting, open_ended(None, "season", NO_DAY))


def _begin(period: Period) -> date:
    return period.begin


def year_number(phrase: Phrase, setting: Setting) -> Meaning | None:
    symbol = phrase.get("Y")
    assert symbol is not None  # noqa: S101 - the rule has it
    if not phrase.has("UNIT", "ERA", "DATEWORD") and not _is_year(phrase, setting):
        return None
    if phrase.has("ERA") and phrase.symbols[-1].value == "BC":
        return open_ended(f"BC{symbol.value}", "year", "a year before our era")
    return exact(calendar.year(int(symbol.value)), "the year is told")


def _is_year(phrase: Phrase, setting: Setting) -> bool:
    """A number of four digits that counts no things and no money."""
    token, year = setting.token, int(phrase.symbols[-1].value)
    marks = {
        phrase.before.words if phrase.before else "",
        phrase.after.words if phrase.after else "",
    }
    if marks & {"$", "£", "€", "¥", "#", "/", "%", "+", "No"} or not 1700 <= year <= 2060:
        return False
    if token is None:
        return phrase.before is not None and phrase.before.kind == "IN"
    if token.entity in ("MONEY", "PERCENT", "QUANTITY"):
        return False
    return token.dep != "nummod" or token.entity in ("DATE", "EVENT")


def year_range(phrase: Phrase, setting: Setting) -> Meaning | None:
    first, last = phrase.symbols[-3], phrase.symbols[-1]
    short = len(last.value) < 4
    end = int(first.value[: 4 - len(last.value)] + last.value) if short else int(last.value)
    if int(first.value) >= end or len(last.value) not in (2, 4):
        return None
    days = calendar.year(int(first.value)).begin, calendar.year(end).finish
    return Meaning(f"{first.value}/{end}", *days, "range", None, "first and last year are told")


def fiscal(phrase: Phrase, setting: Setting) -> Meaning | None:
    year = told_year(phrase, setting)
    if year is None and not phrase.has("EDGE"):
        return open_ended("P1Y", "duration", "how long, not when")
    reason = "a fiscal year: whose it is decides its days"
    return open_ended(f"{year:04}" if year else None, "year", reason)


def decade(phrase: Phrase, setting: Setting) -> Meaning | None:
    digits = phrase.symbols[-1].value
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 4 and first % 100 == 0:
        return exact(calendar.decade(first), "the decade is told")
    if len(digits) < 4 and not phrase.has("THE") and "'" not in phrase.symbols[-1].words:
        return None
    return exact(calendar.decade(first), "the decade is told")


def century(phrase: Phrase, setting: Setting) -> Meaning | None:
    unit, number = phrase.get("UNIT"), phrase.number("ORD") or 0
    if unit is None or unit.value != "century":
        return None
    if phrase.has("ERA") and phrase.symbols[-1].value == "BC":
        return open_ended(None, "century", "a century before our era")
    return exact(calendar.century(number), "the century is told")
