from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.across.merging import merge
from dragoman.analysis.pictures.chronicle import Chronicle, busiest, chronicle
from dragoman.analysis.pictures.event_tables import event_note, event_table
from dragoman.analysis.pictures.sieve import Sieve
from tests.analysis.pictures.events import account, event
from tests.reports import first, second


def told(*names: str, **wanted: Any) -> Chronicle:
    given = [
        event("past", "ASSAULT", "A", "B", "2020-05-01", status="asserted"),
        event("some day", "AID", "B", "C", "2020-05-20..2020-06-05", standing="claimed"),
        event("planned", "AGREE", "A", "C", "2020-06-02", standing="open", status="intended"),
        event("undated", "COERCE", "A", "C", None, standing="contested"),
    ]
    return chronicle([each for each in given if each.id in names or not names], [], Sieve(**wanted))


def ids(given: Chronicle) -> list[str]:
    return [entry.event.id for entry in given.entries]


def test_events_of_two_reports_are_one_with_the_sentences_of_both() -> None:
    codings = [first(), second()]
    shelled, seized = chronicle(merge(codings), codings).entries
    assert len(shelled.articles) == 2
    assert {quote.report for quote in shelled.asserted} == {c.article.id for c in codings}
    assert seized.event.standing == "contested"
    assert [quote.voice for quote in seized.denied] == ["Coast Brigade"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["past", "some day", "undated"]),
        ({"status": "open"}, ["planned"]),
        ({"status": "intended"}, ["planned"]),
        ({"status": "contested"}, ["undated"]),
        ({"type": "aid"}, ["some day"]),
        ({"actor": "b"}, ["past", "some day"]),
        ({"begin": date(2020, 5, 25)}, ["some day"]),
        ({"finish": date(2020, 5, 19)}, ["past"]),
        ({"text": "word"}, []),
    ],
)
def test_the_sieve(wanted: dict[str, Any], found: list[str]) -> None:
    assert ids(told(**wanted)) == found


def test_what_is_left_out_is_said() -> None:
    assert event_note(told()) == (
        "3 events, 1 contested; 1 not done as far as told are left out (--status shows them)"
    )
    assert "1 without a date in the text are left out" in event_note(told(begin=date(2020, 1, 1)))


def test_days_are_exact_or_not() -> None:
    past, some_day, undated = told().entries
    assert [past.exact, some_day.exact, undated.exact] == [True, False, False]
    assert undated.when == "by 1 July 2020"


def test_the_table_has_a_row_for_an_event_with_both_sides() -> None:
    codings = [first(), second()]
    shelled, seized = event_table(chronicle(merge(codings), codings))
    assert (shelled["reports"], shelled["place"], shelled["latitude"]) == (2, "Mocha", 13.6)
    assert shelled["sources"] == 2
    assert seized["asserted_by"] == ["Salim Nasr"]
    assert seized["denied_by"] == ["Coast Brigade"]
    assert seized["evidence"][0].startswith("General Salim Nasr")


def test_the_busiest_stay_in_the_order_of_their_days() -> None:
    accounts = (account("x", "1"), account("y", "2"))
    given = [
        event("1", "AID", "A", "B", "2020-05-01"),
        event("2", "AID", "A", "B", "2020-05-02", voices=3),
        event("3", "AID", "A", "B", "2020-05-03", voices=2, accounts=accounts),
    ]
    entries = chronicle(given, []).entries
    assert [entry.event.id for entry in busiest(entries, 2)] == ["2", "3"]
