from __future__ import annotations

from datetime import date
from itertools import permutations

from dragoman.across.records import Event
from dragoman.analysis.pictures.dyads import pairs, series
from tests.analysis.pictures.events import account, event, party

GUARD, BRIGADE = "Hill Guard", "Coast Brigade"


def crisis() -> list[Event]:
    return [
        event("a", "ASSAULT", GUARD, BRIGADE, "2020-05-30", intensity=-9.0),
        event("b", "ASSAULT", GUARD, BRIGADE, "2020-06-02", intensity=-7.0, voices=4,
              accounts=(account("x", "1"), account("y", "2"))),
        event("c", "ASSAULT", GUARD, BRIGADE, "2020-06-03", standing="claimed"),
        event("d", "COERCE", BRIGADE, GUARD, "2020-06-04", standing="contested", intensity=-6.5),
        event("e", "CONSULT", BRIGADE, GUARD, "2020-08-09", quad=1, intensity=1.0),
        event("f", "ASSAULT", GUARD, BRIGADE, "2020-06-20..2020-07-02"),
        event("g", "ASSAULT", GUARD, BRIGADE, None),
        event("h", "ASSAULT", GUARD, BRIGADE, "2020-06-05", standing="open"),
        event("i", "ASSAULT", GUARD, BRIGADE, "2020-06-05", standing="denied"),
        event("j", "ASSAULT", GUARD, "River League", "2020-06-05"),
    ]  # fmt: skip


def test_events_are_counted_by_month_direction_and_class() -> None:
    found = series(crisis(), GUARD, "coast")
    told = [(c.begin.month, c.actor, c.quad, c.told, c.claimed, c.contested) for c in found.cells]
    assert told == [
        (5, GUARD, 4, 1, 0, 0),
        (6, GUARD, 4, 1, 1, 0),
        (6, BRIGADE, 4, 0, 0, 1),
        (8, BRIGADE, 1, 1, 0, 0),
    ]


def test_means_are_of_what_is_told_and_of_the_rest_apart() -> None:
    june = series(crisis(), GUARD, BRIGADE).cells[1]
    assert (june.mean_told, june.mean_unsure) == (-7.0, -5.0)


def test_an_event_told_by_many_reports_counts_once() -> None:
    june = series(crisis(), GUARD, BRIGADE).cells[1]
    assert june.events == ("b", "c")


def test_what_has_no_clear_period_is_said_not_counted() -> None:
    assert series(crisis(), GUARD, BRIGADE).unplaced == ("f", "g")
    weekly = series([event("w", "ASSAULT", GUARD, BRIGADE, "2020-06-06..2020-06-09")], GUARD,
                    BRIGADE, "week")  # fmt: skip
    assert weekly.unplaced == ("w",)
    assert weekly.cells == ()


def test_weeks_begin_on_monday() -> None:
    first = series(crisis(), GUARD, BRIGADE, "week").cells[0]
    assert (first.begin, first.finish) == (date(2020, 5, 25), date(2020, 5, 31))


def test_periods_without_an_event_are_there() -> None:
    assert [begin.month for begin, _ in series(crisis(), GUARD, BRIGADE).periods] == [5, 6, 7, 8]


def test_nobody_is_a_dyad_with_himself() -> None:
    assert series([event("s", "ASSAULT", GUARD, GUARD, "2020-06-01")], "guard", "hill").cells == ()


def test_pairs_are_ranked_by_events_in_both_directions() -> None:
    keys = [party(name).key for name in (GUARD, BRIGADE, "River League")]
    first, second = pairs(crisis(), keys)
    assert {first.one, first.other} == {GUARD, BRIGADE}
    assert (first.told, first.claimed, first.contested) == (5, 1, 1)
    assert (first.conflict, first.cooperation) == (6, 1)
    assert {second.one, second.other} == {GUARD, "River League"}
    assert len(pairs(crisis(), keys[:2])) == 1


def test_the_order_of_the_events_does_not_matter() -> None:
    some = crisis()[:5]
    assert len({series(each, GUARD, BRIGADE) for each in permutations(some)}) == 1
