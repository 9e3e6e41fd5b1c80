"""The days of an act from a time and the relation in which the act stands to it."""

from __future__ import annotations

import re
from datetime import date

from dragoman.extract.dating.ties import Tie
from dragoman.extract.reading import Dating
from dragoman.language.calendar import DAY, enclosing, move
from dragoman.records import TimeExpression

PRECISION = {"time": "day", "century": "range", "duration": "range", "unknown": "range"}
WHOLE = frozenset(["day", "week", "month", "season", "quarter", "year", "decade", "range"])
ENDING = frozenset(["week", "month", "season", "quarter", "year", "decade"])
PERIOD = re.compile(r"P(\d+)(DE|[YMWDQ])$")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter", "DE": "decade"}


def dated(tie: Tie, published: date | None, lasting: bool) -> Dating | None:
    """The days of an act that stands so to a time; None where the time tells no days.

    ``lasting``: the clause tells of something that goes on ("have been fighting for two years").
    """
    time = tie.time
    if time.granularity == "set":
        return None
    if time.granularity == "reference":
        return _referred(time, published)
    if time.begin is None and time.finish is None:
        return _long(time, published, lasting) if time.granularity == "duration" else None
    return _placed(tie, published)


def _placed(tie: Tie, published: date | None) -> Dating:
    time = tie.time
    begin, finish = time.begin, time.finish
    if time.granularity == "time" and begin == finish and tie.relation in ("before", "after"):
        return Dating(time.id, begin, finish, "day", "point")  # "before dawn", "after noon"
    if tie.relation == "since" and time.granularity == "range":
        return Dating(time.id, begin, finish, precision_of(time), "span")  # "from 3 to 5 May"
    if tie.relation == "since":
        later = published if published and (begin is None or begin <= published) else None
        return Dating(time.id, begin, later, "range" if later else "after", "span")
    if tie.relation == "until":
        first = begin if time.granularity == "time" else None  # it ended on that day
        return Dating(time.id, first, finish, "day" if first else "before", "span")
    if tie.relation == "by":
        return Dating(time.id, None, finish, "before", "point")
    if tie.relation == "before":
        part = time.granularity in ENDING and precision_of(time) == "range"
        last = finish if part else begin - DAY if begin else None  # "before the end of the year"
        return Dating(time.id, None, last, "before", "point")
    if tie.relation == "after":
        return _after(time.id, begin if time.granularity != "day" else finish, published)
    extent = "span" if time.granularity == "duration" else "point"
    return Dating(time.id, begin, finish, precision_of(time), extent)


def _after(time: str | None, begin: date | None, published: date | None) -> Dating:
    later = published if published and begin and begin <= published else None
    return Dating(time, begin, later, "after", "point")


def precision_of(time: TimeExpression) -> str:
    """The precision of an act that happened at a time: "range" where only part of it is meant."""
    name = PRECISION.get(time.granularity, time.granularity)
    if time.begin is None or time.finish is None:
        return "before" if time.begin is None else "after"
    if name in ("month", "year", "quarter", "season", "decade", "week"):
        whole = enclosing(name, time.begin)
        return name if (whole.begin, whole.finish) == (time.begin, time.finish) else "range"
    return name if name in WHOLE else "unknown"


def _referred(time: TimeExpression, published: date | None) -> Dating | None:
    """What is "recently" is before publication, "now" lasts up to it, "soon" is after it."""
    if published is None or time.value is None:
        return None
    if time.value == "FUTURE_REF":
        return Dating(time.id, published, None, "after", "point")
    return Dating(
        time.id, None, published, "before", "span" if time.value[:3] == "PRE" else "point"
    )


def _long(time: TimeExpression, published: date | None, lasting: bool) -> Dating | None:
    """How long it lasted: up to publication where it goes on, else at some time before it."""
    match = PERIOD.match(time.value or "")
    if published is None:
        return Dating(time.id, None, None, "unknown", "span")
    if match is None or not lasting:
        return Dating(time.id, None, published, "before", "span")
    begin = move(published, UNITS[match[2]], -int(match[1]))
    return Dating(time.id, begin, published, "range", "span")


def joined(first: Dating, last: Dating, extent: str) -> Dating:
    """From the one to the other."""
    return Dating(first.time, first.begin, last.finish, "range", extent)


def earlier(other: Dating) -> Dating | None:
    """What was before an act that is dated."""
    return Dating(other.time, None, other.finish, "before", "point") if other.finish else None


def apart(other: Dating, length: TimeExpression, sign: int) -> Dating | None:
    """What was so long before (-1) or after (1) an act whose day is known."""
    match = PERIOD.match(length.value or "")
    if match is None or other.begin is None or other.begin != other.finish:
        return None
    unit = UNITS[match[2]]
    found = enclosing(unit, move(other.begin, unit, sign * int(match[1])))
    return Dating(other.time, found.begin, found.finish, unit, "point")


def later(other: Dating, published: date | None) -> Dating | None:
    """What was after an act that is dated."""
    return _after(other.time, other.begin, published) if other.begin else None
