from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dragoman.analysis.pictures.axis import axis_of

DAY = date(2020, 6, 1)


def test_one_day_has_an_axis() -> None:
    axis = axis_of([DAY], 0, 100)
    assert 0 < axis.x(DAY) < 100
    assert axis.ticks()


def test_days_keep_their_order_and_stay_inside() -> None:
    days = [DAY + timedelta(i * i) for i in range(60)]
    axis = axis_of(days, 10, 900)
    xs = [axis.x(day) for day in days]
    assert xs == sorted(xs)
    assert 10 <= xs[0] < xs[-1] <= 900.001


def test_long_empty_times_are_cut() -> None:
    days = [DAY, DAY + timedelta(3), date(2024, 1, 1), date(2024, 1, 9)]
    axis = axis_of(days, 0, 500)
    (cut,) = axis.cuts
    assert axis.x(DAY + timedelta(3)) < cut < axis.x(date(2024, 1, 1))
    assert axis.x(date(2022, 1, 1)) == cut


@pytest.mark.parametrize("days", [1, 9, 40, 200, 800, 4000, 40000])
def test_ticks_have_room(days: int) -> None:
    axis = axis_of(
        [DAY, *(DAY + timedelta(i) for i in range(0, days, 30)), DAY + timedelta(days)], 0, 800
    )
    ticks = axis.ticks()
    assert ticks
    assert all(other.x - one.x >= 40 for one, other in pairwise(ticks))
    assert len({tick.words for tick in ticks}) == len(ticks)


def test_the_first_and_the_last_day_of_the_calendar_are_days() -> None:
    axis = axis_of([date.min, date.max], 0, 100)
    assert axis.x(date.min) < axis.x(date.max)
