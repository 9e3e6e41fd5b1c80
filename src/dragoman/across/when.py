"""Between which days a telling lies, and how two such intervals stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.across.rules import Rules
from dragoman.across.telling import Telling

NARROW = 7  # days: an interval that tells about when
WIDE = 10  # days: more than this says too little to link anything by
LOOKBACK = 400  # days within which "earlier" is taken to lie
SLACK = 2  # days by which "last week" is reckoned more loosely than by the calendar
REACH = 30  # days within which a report goes back to what it takes as known ("the bombing")
OLD = 3  # days before the report beyond which a dated act is no news


@dataclass(frozen=True, slots=True)
class Window:
    """Inclusive days as ordinals; ``told`` is false where only the report's own day gives them."""

    begin: int
    finish: int
    told: bool
    slack: int = 0  # days by which it may be meant more loosely

    @property
    def width(self) -> int:
        return self.finish - self.begin + 1


def window_of(telling: Telling, rules: Rules) -> Window | None:
    """The days of a telling, None where neither text nor report bounds them.

    Without a date, news lies in the days before its report and plans in the days after it; what is
    told as earlier lies at any time before.
    """
    if telling.dated:
        begin = telling.begin or date.min
        slack = SLACK if telling.date_precision == "week" else 0
        return Window(begin.toordinal(), (telling.finish or begin).toordinal(), True, slack)
    if telling.lent:
        return Window(telling.lent[0].toordinal(), telling.lent[1].toordinal(), True)
    if telling.published is None:
        return None
    day = telling.published.toordinal()
    if telling.earlier:
        return Window(day - LOOKBACK, day - 1, False)
    if telling.finish and telling.finish < telling.published:
        finish = telling.finish.toordinal()
        return Window(finish - LOOKBACK, finish, False)
    if not telling.happened:
        return Window(day - rules.fresh, day + rules.fresh, False)
    return Window(day - (rules.denied if telling.denied else rules.fresh), day, False)


def is_vague(telling: Telling, rules: Rules) -> bool:
    """Whether the days of a telling say too little to join two others by it.

    That is so where the text gives none. Acts of one kind by one party would else hang together
    from week to week, and a new report would touch them all.
    """
    window = window_of(telling, rules)
    return window is None or window.width > WIDE or not window.told


def is_background(telling: Telling) -> bool:
    """Whether a telling explains another matter than its article's: earlier, or long before it."""
    if telling.earlier or telling.published is None:
        return telling.earlier
    finish = telling.finish if telling.dated else telling.lent[1] if telling.lent else None
    return finish is not None and telling.published - finish > timedelta(OLD)


def gap(one: Window, two: Window) -> int:
    """The days between two windows; 0 where they meet or nearly do and one is meant loosely."""
    between = max(one.begin - two.finish, two.begin - one.finish, 0)
    return 0 if between <= max(one.slack, two.slack) else between
