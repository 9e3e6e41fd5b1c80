"""The ledger of control, on codings made by hand."""

from __future__ import annotations

from datetime import date

from dragoman.analysis.control import Page, find_page, holders, ledger
from dragoman.records import Coding
from tests.builder import Builder

TEXT = (
    "The army holds the oil port. The rebels took the oil port. "
    "The militia tried to seize the oil port. A spokesman said the army keeps the port."
)


def taken() -> Coding:
    """Held by the army until rebels took it on 4 May; a militia failed on 20 May."""
    made = Builder(TEXT, "2020-06-10")
    port = made.asset("the oil port")
    army, rebels = made.actor("The army"), made.actor("The rebels")
    militia = made.actor("The militia")
    made.relation(army, "controls", port, "holds", finish=date(2020, 5, 4), date_precision="before")
    made.relation(rebels, "controls", port, "took", begin=date(2020, 5, 4), date_precision="after")
    made.event(
        "seize",
        "COERCE",
        [militia],
        [],
        mode="seize",
        assets=(port,),
        status="intended",
        begin=date(2020, 5, 20),
        finish=date(2020, 5, 20),
    )
    return made.coding


def port_page() -> Page:
    page = find_page(ledger([taken()]), "oil port")
    assert page is not None
    return page


def test_page_lists_all_statements_in_time() -> None:
    assert [entry.kind for entry in port_page().entries] == ["loss", "taking", "attempt"]


def test_holder_changes_with_the_taking() -> None:
    page = port_page()
    assert [h.name for h in holders(page, date(2020, 5, 1))] == ["The army"]
    assert [h.name for h in holders(page, date(2020, 5, 25))] == ["The rebels"]


def test_attempt_moves_nothing() -> None:
    names = {h.name for h in holders(port_page(), date(2020, 5, 20))}
    assert names == {"The rebels"}


def test_answer_bears_its_sentence() -> None:
    answer = holders(port_page(), date(2020, 5, 25))[0]
    assert answer.since == date(2020, 5, 4)
    assert answer.standing == "told"
    assert "took the oil port" in answer.quotes[0].text


def test_voices_that_disagree_are_both_heard() -> None:
    made = Builder("The army holds the dam. The rebels said they hold the dam.", "2020-06-10")
    dam = made.asset("the dam")
    army, rebels = made.actor("The army"), made.actor("The rebels")
    claim = made.claim("said", "they hold the dam", rebels)
    made.relation(army, "controls", dam, "holds")
    made.relation(rebels, "controls", dam, "they hold", claim=claim)
    page = ledger([made.coding])[0]
    answers = holders(page, date(2020, 6, 1))
    assert {(a.name, a.standing) for a in answers} == {
        ("The army", "told"),
        ("The rebels", "claimed"),
    }


def test_denied_holding_is_no_answer() -> None:
    made = Builder("The army does not hold the dam.", "2020-06-10")
    made.relation(
        made.actor("The army"), "controls", made.asset("the dam"), "hold", status="negated"
    )
    assert holders(ledger([made.coding])[0], date(2020, 6, 1)) == ()


def test_order_of_reports_does_not_matter() -> None:
    other = Builder("The clan guards the oil port of Zar.", "2020-07-01")
    other.relation(other.actor("The clan"), "controls", other.asset("the oil port"), "guards")
    codings = [taken(), other.coding]
    assert ledger(codings) == ledger(codings[::-1])


def test_unknown_thing_has_no_page() -> None:
    assert find_page(ledger([taken()]), "airport") is None
