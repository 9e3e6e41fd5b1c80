"""Meanings reckoned from another day: that of publication, or a time told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.extract.times.absolute import NO_DAY, by_tense, century, fiscal
from dragoman.extract.times.durations import Amount, amount_of, duration
from dragoman.extract.times.grammar import Phrase
from dragoman.extract.times.setting import PUBLISHED, Meaning, Setting, Told, exact, open_ended
from dragoman.language import calendar
from dragoman.language.calendar import DAY, Period

POINTS = frozenset(["day", "time", "week", "month", "season", "quarter", "year", "range"])
ANAPHORIC = ("PREVIOUS", "FOLLOWING", "THAT")
DAYS = frozenset(["day", "time"])
QUARTERS = frozenset(["quarter"])
NAMES = frozenset(["ORG", "PERSON", "PRODUCT", "GPE"])
HOURS = frozenset(["second", "minute", "hour"])
FROM_PUBLICATION = "reckoned from the day of publication"
FROM_BEFORE = "reckoned from the time told before"
FARTHEST_QUARTER = 40
FARTHEST = 6  # sentences back to which "the next day" may refer
FINENESS = ("time", "day", "week", "month", "quarter", "season", "year", "decade", "century")


def relative_day(phrase: Phrase, setting: Setting) -> Meaning | None:
    if setting.published is None:
        return open_ended(None, "day", NO_DAY)
    day = setting.published + (phrase.number("RELDAY") or 0) * DAY
    return exact(calendar.day_of(day), FROM_PUBLICATION, PUBLISHED)


def tonight(phrase: Phrase, setting: Setting) -> Meaning | None:
    return part_of(setting.published, "NI", PUBLISHED)


def part_of(day: date | None, code: str, anchor: str | None) -> Meaning:
    """A part of a day, such as its night."""
    if day is None:
        return open_ended(f"XXXX-XX-XXT{code}", "time", NO_DAY)
    return Meaning(f"{day}T{code}", day, day, "time", anchor, "part of that day")


def weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    """The last such day up to publication, or the next one where the clause tells of the future."""
    number, day = phrase.number("WEEKDAY") or 1, setting.published
    token = setting.token
    if token and token.entity in NAMES and len(phrase.symbols[-1].words) < 4:
        return None  # "Sun Microsystems"
    if day is None:
        return open_ended(f"XXXX-WXX-{number}", "day", NO_DAY)
    tense, reliable = setting.tense()
    coming = tense == "future" and (reliable or not setting.naming)
    direction = 1 if coming or (tense == "present" and reliable) else -1
    found = calendar.nearest_weekday(day, number, direction)
    which = "the next such day from" if direction > 0 else "the last such day up to"
    return exact(calendar.day_of(found), f"{which} the day of publication", PUBLISHED)


def deictic_weekday(phrase: Phrase, setting: Setting) -> Meaning | None:
    number = phrase.number("WEEKDAY") or 1
    base, anchor = _base(phrase, setting)
    if base is None:
        return open_ended(f"XXXX-WXX-{number}", "day", NO_DAY)
    if phrase.has("NEXT", "FOLLOWING"):
        found = calendar.nearest_weekday(base.finish + DAY, number, 1)
    elif phrase.has("LAST", "PAST", "PREVIOUS"):
        found = calendar.nearest_weekday(base.begin - DAY, number, -1)
    elif phrase.has("THAT"):
        found = calendar.nearest_weekday(base.begin, number, 1 if anchor != PUBLISHED else -1)
    else:
        found = calendar.week_of(base.begin).begin + (number - 1) * DAY
    return exact(calendar.day_of(found), _why(anchor), anchor)


def weekday_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "Tuesday last week"."""
    week, number = deictic_unit(phrase, setting), phrase.number("WEEKDAY") or 1
    if week is None or week.granularity != "week" or week.begin is None:
        return weekday(phrase, setting)
    return exact(calendar.day_of(week.begin + (number - 1) * DAY), week.reason, week.anchor)


def deictic_month(phrase: Phrase, setting: Setting) -> Meaning | None:
    number, day = phrase.number("MONTH") or 1, setting.published
    if day is None:
        return open_ended(f"XXXX-{number:02}", "month", NO_DAY)
    around = [calendar.month(day.year + i, number) for i in (-2, -1, 0, 1, 2)]
    if phrase.has("NEXT", "FOLLOWING"):
        found = min(m for m in around if m.begin > day)
    elif phrase.has("LAST", "PAST", "PREVIOUS"):
        found = max(m for m in around if m.finish < day)
    else:
        found = around[2]
    return exact(found, FROM_PUBLICATION, PUBLISHED)


def deictic_part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last night", "this morning", "that evening"."""
    symbol = phrase.get("PART")
    assert symbol is not None  # noqa: S101 - the rule has it
    if phrase.has(*ANAPHORIC) or (phrase.has("NEXT") and phrase.has("THE")):
        told = setting.recall(frozenset(["day", "time"]), FARTHEST)
        if told is None or told.meaning.begin is None:
            return open_ended(f"XXXX-XX-XXT{symbol.value}", "time", "no day told before")
        shift = phrase.has("FOLLOWING", "NEXT") - phrase.has("PREVIOUS")
        return part_of(told.meaning.begin + shift * DAY, symbol.value, told.id)
    day = setting.published
    if day and not phrase.has("THIS", "CURRENT"):
        day += DAY if phrase.has("NEXT") else -DAY
    return part_of(day, symbol.value, PUBLISHED)


def part(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the morning", "overnight": of the day told before, else of that of publication."""
    symbol = phrase.symbols[-1]
    if not phrase.has("THE", "EARLY", "EARLIER", "LATER") and symbol.words.lower() != "overnight":
        return None
    told, day = setting.recall(frozenset(["day", "time"]), 1), setting.published
    if told is None and day and symbol.words.lower() == "overnight":
        meaning = part_of(day - DAY, symbol.value, PUBLISHED)  # the night that has just ended
        return replace(meaning, finish=day)
    if told and told.meaning.begin:
        return part_of(told.meaning.begin, symbol.value, told.id)
    return part_of(setting.published, symbol.value, PUBLISHED)


def _base(phrase: Phrase, setting: Setting) -> tuple[Period | None, str | None]:
    """The days that a deictic word counts from, and whose they are."""
    backwards = phrase.has(*ANAPHORIC)
    if backwards or (phrase.has("THE") and phrase.has("NEXT")):
        same = frozenset([phrase.symbols[-1].value])
        told = setting.recall(same, FARTHEST) if phrase.has("THAT") else None
        told = told or setting.recall(POINTS, FARTHEST)
        if told:
            return _period(told), told.id
        if backwards and not phrase.has("PREVIOUS"):
            return None, None
    day = setting.published
    return (calendar.day_of(day), PUBLISHED) if day else (None, None)


def _period(told: Told) -> Period:
    meaning = told.meaning
    assert meaning.begin is not None  # noqa: S101 - only dated times are recalled
    assert meaning.finish is not None  # noqa: S101
    return Period(meaning.value or "", meaning.begin, meaning.finish, meaning.granularity)


def _why(anchor: str | None) -> str:
    return FROM_PUBLICATION if anchor == PUBLISHED else FROM_BEFORE


def deictic_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last week", "this year", "the next day", "that month", "the same day"."""
    symbol = phrase.get("UNIT", "QUARTER")
    assert symbol is not None  # noqa: S101 - the rule has it
    unit = symbol.value
    word = phrase.get("PAST", "LAST", "NEXT", "THIS", "CURRENT", "LATEST", *ANAPHORIC)
    if word is None or unit in HOURS or _vague(unit, word.words.lower()):
        return None
    if unit == "millennium" or phrase.has("FISCAL"):
        return fiscal(phrase, setting)
    if (word.kind == "PAST" and not phrase.has("THIS")) or (
        phrase.has("THE") and word.words.lower() == "last"
    ):
        return _whole(unit, setting)
    base, anchor = _base(phrase, setting)
    if base is None:
        return open_ended(None, unit, f"nothing told before and {NO_DAY}")
    count = 0 if phrase.has("THAT") else int(word.value)
    start = base.begin if count <= 0 else base.finish
    if _coarser(base.granularity, unit):
        begin, finish = (calendar.move(d, unit, count) for d in (base.begin, base.finish))
        return Meaning(None, begin, finish, "range", anchor, _why(anchor))
    return exact(
        calendar.enclosing(_named(unit), calendar.move(start, unit, count)), _why(anchor), anchor
    )


def _named(unit: str) -> str:
    return "week" if unit == "fortnight" else unit


def _vague(unit: str, word: str) -> bool:
    """As in "this second", "the very day", "the last day", "this day": no day of the calendar."""
    return unit == "day" and word in ("last", "past", "this", "current", "latest", "very")


def _whole(unit: str, setting: Setting) -> Meaning:
    """As in "the past year": as long as one and up to now."""
    amount, day = Amount(1, unit), setting.published
    if day is None:
        return open_ended(amount.value, "duration", NO_DAY)
    begin = calendar.move(day, unit, -1)
    return Meaning(amount.value, begin, day, "duration", PUBLISHED, "up to the day of publication")


def _as_fine(unit: str) -> frozenset[str]:
    """The granularities of times from which a count of units leads to a time as fine as these."""
    known = unit if unit in FINENESS else "day"
    return frozenset(FINENESS[: FINENESS.index(known) + 1])


def _coarser(granularity: str, unit: str) -> bool:
    """Whether a time is too coarse to count single units from it."""
    if granularity == "range":
        return True
    known = granularity in FINENESS and unit in FINENESS
    return known and FINENESS.index(granularity) > FINENESS.index(unit)


def shifted(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "two years ago", "one day later", "a week earlier", "three months from now"."""
    amount = amount_of(phrase)
    last = phrase.symbols[-1].kind
    sign = 1 if last in ("LATER", "AFTER", "FROMNOW") else -1
    if amount is None:
        return None
    if last in ("BEFORE", "AFTER") and phrase.after and phrase.after.kind not in ("COMMA", "DOT"):
        return None if not phrase.has("D", "N", "VAGUE", "A") else duration(phrase, setting)
    if phrase.has("AGO", "FROMNOW"):
        return _from_publication(amount, sign, setting)
    told = _point_told(amount, setting, last in ("EARLIER", "PREVIOUSLY"))
    if told is None:
        if phrase.has("EARLIER", "PREVIOUSLY"):
            return _from_publication(amount, sign, setting)
        return open_ended(None, "unknown", "no time told before to count from")
    return _from_told(amount, sign, told)


def _point_told(amount: Amount, setting: Setting, given: bool) -> Told | None:
    """The last time told; where it is coarser than what is counted, a finer one beside it."""
    told = setting.recall(POINTS, FARTHEST, given)
    if told is None or amount.unit in HOURS or not _coarser(_period(told).granularity, amount.unit):
        return told
    fine = setting.recall(DAYS, 1, given)
    if fine is not None and fine.sentence == told.sentence:
        return fine
    passing = given and setting.recall(POINTS, 1, given) is None  # "last winter", some way back
    return (setting.recall(_as_fine(amount.unit), FARTHEST, given) if passing else None) or told


def _from_publication(amount: Amount, sign: int, setting: Setting) -> Meaning:
    day = setting.published
    if amount.count is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        days = (None, day) if sign < 0 else (day, None)
        return Meaning(
            value, days[0], days[1], "reference", PUBLISHED if day else None, "how long is not told"
        )
    if day is None:
        return open_ended(None, _granularity(amount.unit), NO_DAY)
    quarters = setting.recall(QUARTERS, 2, True)
    if quarters and amount.unit == "year":
        return _from_told(amount, sign, quarters)
    period = _reached(calendar.day_of(day), amount, sign)
    return exact(period, f"{amount.words} counted from the day of publication", PUBLISHED)


def _granularity(unit: str) -> str:
    return {"fortnight": "week", "weekend": "day", "hour": "time", "minute": "time"}.get(unit, unit)


def _reached(base: Period, amount: Amount, sign: int) -> Period:
    count = sign * int(amount.count or 0)
    if amount.unit in HOURS:
        days = int(amount.count or 0) // 24 * sign if amount.unit == "hour" else 0
        return calendar.day_of(base.begin + days * DAY)
    if base.granularity == "quarter" and amount.unit == "year":
        return calendar.enclosing("quarter", calendar.move(base.begin, "year", count))
    return calendar.enclosing(_named(amount.unit), calendar.move(base.begin, amount.unit, count))


def _from_told(amount: Amount, sign: int, told: Told) -> Meaning:
    base = _period(told)
    reason = f"{amount.words} counted from the time told before"
    if amount.count is None and amount.unit in HOURS and base.granularity in DAYS:
        return exact(
            calendar.day_of(base.begin), f"{amount.words} from the day told before", told.id
        )
    if amount.count is None:
        begin, finish = (None, base.finish) if sign < 0 else (base.begin, None)
        return Meaning(
            None, begin, finish, "unknown", told.id, "how long before or after is not told"
        )
    if amount.unit not in HOURS and _coarser(base.granularity, amount.unit):
        count = sign * int(amount.count)
        begin, finish = (calendar.move(d, amount.unit, count) for d in (base.begin, base.finish))
        return Meaning(None, begin, finish, "range", told.id, reason)
    return exact(_reached(base, amount, sign), reason, told.id)


def range_of(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the past three months", "the next few days", "coming weeks"."""
    amount = amount_of(phrase)
    if amount is None or phrase.has("PREVIOUS", "FOLLOWING"):
        return duration(phrase, setting)
    day, forward = setting.published, phrase.has("NEXT")
    days = (day, None) if forward else (None, day)
    if amount.count is None and not phrase.has("VAGUE"):
        value = "FUTURE_REF" if forward else "PAST_REF"
        return Meaning(
            value, days[0], days[1], "reference", PUBLISHED if day else None, "how long is not told"
        )
    if amount.unit == "hour" and amount.count and amount.count >= 24:
        period = Amount(amount.count // 24, "day")
    else:
        period = amount
    if day is None or period.unit in HOURS or period.count is None:
        anchor = PUBLISHED if day else None
        return Meaning(
            amount.value, days[0], days[1], "duration", anchor, "up to or from publication"
        )
    far = calendar.move(day, period.unit, period.count * (1 if forward else -1))
    begin, finish = (day, far) if forward else (far, day)
    reason = f"{amount.words} {'from' if forward else 'up to'} the day of publication"
    return Meaning(amount.value, begin, finish, "duration", PUBLISHED, reason)


def ordinal_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the 20th century"; "the second day" has no days of its own."""
    return century(phrase, setting)


def the_unit(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the weekend", "the end of the month"; "the year" alone is how long, not when."""
    unit = phrase.symbols[-1].value
    day = setting.published
    if phrase.symbols[-1].kind == "UNITS" or unit in HOURS or unit == "millennium":
        return None
    if unit == "day" and not phrase.has("EARLIER", "LATER", "EARLY"):
        return None
    if unit == "weekend":
        if day is None:
            return open_ended(None, "day", NO_DAY)
        around = [calendar.weekend_of(day + i * 7 * DAY) for i in (-1, 0, 1)]
        return by_tense(around, setting, open_ended(None, "day", NO_DAY))
    if phrase.has("EDGE", "EARLY", "EARLIER", "LATER"):
        told = setting.recall(frozenset([unit]), 0 if day else 2)
        if told:
            return exact(_period(told), FROM_BEFORE, told.id)
        if day:
            return exact(calendar.enclosing(_named(unit), day), FROM_PUBLICATION, PUBLISHED)
    return open_ended(Amount(1, unit).value, "duration", "how long, not when")


def eve(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "on the eve of the summit": the day before an act, whose day only the act can tell."""
    return open_ended(None, "unknown", "the day before an event whose day is not told here")


def year_end(phrase: Phrase, setting: Setting) -> Meaning | None:
    unit, edge = phrase.get("UNIT"), phrase.symbols[-1]
    if unit is None or unit.value != "year" or edge.value != "end":
        return None
    day = setting.published
    if day is None:
        return open_ended("XXXX-12-31", "day", NO_DAY)
    around = [calendar.day_of(date(day.year + i, 12, 31)) for i in (-1, 0)]
    return by_tense(around, setting, open_ended("XXXX-12-31", "day", NO_DAY))


def that_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the quarter": the one told before, else the last one ended."""
    told, day = setting.recall(QUARTERS, FARTHEST_QUARTER, True), setting.published
    over = told and told.meaning.finish and (day is None or told.meaning.finish <= day)
    if told and (over or not phrase.has("LATEST")):
        return exact(_period(told), "the quarter told before", told.id)
    sure = phrase.has("QUARTER") and phrase.has("THIS", "CURRENT", "LATEST")
    if setting.published is None or not (told or sure):
        return None
    ended = calendar.move(setting.published, "quarter", -1)
    return exact(calendar.enclosing("quarter", ended), "the last one ended", PUBLISHED)


def old_quarter(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "last year's period": that of the quarter told before, or else the year."""
    told = setting.recall(QUARTERS, FARTHEST_QUARTER, True)
    year = Amount(1, "year")
    if told:
        return _from_told(year, -1, told)
    return _from_publication(year, -1, setting)


def old_period(phrase: Phrase, setting: Setting) -> Meaning | None:
    """As in "the 1988 quarter": the quarter told before, in that year."""
    number = phrase.number("Y") or 1
    told = setting.recall(QUARTERS, FARTHEST_QUARTER, True)
    if told is None or told.meaning.begin is None:
        return exact(calendar.year(number), "the year is told")
    same = told.meaning.begin.replace(year=number)
    return exact(
        calendar.enclosing("quarter", same), "the quarter told before, in that year", told.id
    )
