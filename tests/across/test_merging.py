from __future__ import annotations

from dragoman.across.merging import merge
from dragoman.records import Coding
from tests.builder import Builder
from tests.reports import first, second


def visit(identity: str, words: str, published: str, on: str, **fields: str) -> Coding:
    b = Builder(f"{words} visited Muscat.", published, id=identity, source=identity)
    who = b.actor(words, "Salim Nasr")
    b.event("visited", "CONSULT", [who], [b.place("Muscat")], mode="visit", on=on, **fields)
    return b.coding


def test_reports_of_one_event_are_one_event_with_two_accounts() -> None:
    shelling = next(event for event in merge([first(), second()]) if event.type == "ASSAULT")
    assert [account.article for account in shelling.accounts] == [
        first().article.id,
        second().article.id,
    ]
    assert [account.standing for account in shelling.accounts] == ["told", "claimed"]
    assert [account.voice for account in shelling.accounts] == ["Gulf Wire", "residents"]
    assert (shelling.standing, shelling.voices) == ("told", 2)


def test_two_visits_of_one_man_in_one_year_are_two() -> None:
    events = merge(
        [
            visit("one", "General Nasr", "2020-06-03", "2020-06-02"),
            visit("two", "Salim Nasr", "2020-11-20", "2020-11-19"),
        ]
    )
    assert [event.begin.isoformat() for event in events if event.begin] == [
        "2020-06-02",
        "2020-11-19",
    ]


def test_what_one_report_tells_and_another_denies_is_contested() -> None:
    seizure = next(event for event in merge([first()]) if event.type == "COERCE")
    assert seizure.standing == "contested"


def test_order_of_reports_does_not_matter() -> None:
    given = [
        first(),
        second(),
        visit("one", "General Nasr", "2020-06-03", "2020-06-02"),
        visit("two", "Salim Nasr", "2020-06-04", "2020-06-02"),
    ]
    assert merge(given) == merge(given[::-1])
