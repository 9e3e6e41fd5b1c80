"""Who held what, from text to answer."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.analysis.holdings import answer_of, as_table, holdings
from dragoman.errors import UsageError
from dragoman.pipeline import Kit, code_article
from dragoman.records import Article, Coding

TEXTS = {
    "2018-03-12": "The Karun Brigade seized the salt mines from the Dost Militia on 4 March. "
    "The brigade still controls the salt facilities, its spokesman said.",
    "2018-06-11": "Fighters tried to seize the salt mines on 9 June. The army holds "
    "the port of Gao. The army withdrew from the old airport.",
    "2018-09-01": "The Dost Militia said it had retaken the salt mines on 20 August. "
    "The Karun Brigade no longer controls the salt mines. "
    "The port of Gao fell to the rebels on 3 August.",
}


@pytest.fixture(scope="module")
def reports(kit: Kit) -> list[Coding]:
    return [
        code_article(Article(day, text, published=date.fromisoformat(day), language="en"), kit)
        for day, text in TEXTS.items()
    ]


def held(reports: list[Coding], words: str, day: str) -> list[tuple[str, str]]:
    """Name and beginning of the holders of the first thing that the words name."""
    found = holdings(reports, date.fromisoformat(day), words)[0]
    return [(holder.name, str(holder.since)) for holder in found.holders]


def statements(reports: list[Coding], words: str) -> set[tuple[str, str]]:
    table = as_table(holdings(reports, date(2018, 9, 1), words))
    return {(row["what"], row["who"]) for row in table}


def test_holder_changes_with_each_taking(reports: list[Coding]) -> None:
    assert held(reports, "salt mines", "2018-03-01") == [("Dost Militia", "None")]
    assert held(reports, "salt mines", "2018-06-10") == [("Karun Brigade", "2018-03-04")]
    assert held(reports, "salt mines", "2018-08-25") == [("Dost Militia", "2018-08-20")]


def test_all_that_is_told_of_a_thing_is_listed(reports: list[Coding]) -> None:
    told = statements(reports, "salt mines")
    assert ("tried to take", "Fighters") in told
    assert ("lost", "Dost Militia") in told
    assert ("does not hold", "Karun Brigade") in told


def test_words_of_a_sentence_find_a_thing_whose_name_lacks_them(reports: list[Coding]) -> None:
    assert [name for name, _ in held(reports, "Gao", "2018-08-30")] == ["rebels"]
    assert [name for name, _ in held(reports, "Gao", "2018-07-01")] == ["army"]


def test_loss_without_a_taker_leaves_nobody(reports: list[Coding]) -> None:
    assert held(reports, "airport", "2018-07-01") == []
    assert statements(reports, "airport") == {("lost", "army")}


def test_answer_names_holder_beginning_and_voice(reports: list[Coding]) -> None:
    answer = answer_of(holdings(reports, date(2018, 8, 25), "salt mines"))
    assert answer == (
        "the salt mines on 2018-08-25: Dost Militia since 2018-08-20, says Dost Militia"
    )


def test_row_that_proves_the_answer_comes_first_with_its_sentence(reports: list[Coding]) -> None:
    first = as_table(holdings(reports, date(2018, 6, 10), "salt mines"))[0]
    assert (first["held"], first["what"]) == ("yes", "took")
    assert "seized the salt mines" in first["sentence"]


def test_voices_that_disagree_are_contested(kit: Kit) -> None:
    text = "The army holds the dam. The rebels said they hold the dam."
    coding = code_article(Article("a", text, published=date(2018, 1, 9), language="en"), kit)
    found = holdings([coding], date(2018, 1, 9), "dam")[0]
    assert len(found.holders) == 2
    assert found.contested
    assert answer_of([found]).endswith("(contested)")


def test_commander_and_army_are_one_side(kit: Kit) -> None:
    text = (
        "General Musa Diallo commands the Karun Brigade. The Karun Brigade holds the dam. "
        "Musa Diallo holds the dam."
    )
    coding = code_article(Article("a", text, published=date(2018, 1, 9), language="en"), kit)
    found = holdings([coding], date(2018, 1, 9), "dam")[0]
    assert len(found.holders) == 2
    assert not found.contested


def test_unknown_thing_is_an_error_that_says_what_is_known(reports: list[Coding]) -> None:
    with pytest.raises(UsageError, match="moon") as error:
        holdings(reports, None, "moon")
    assert "salt mines" in str(error.value.remedy)


def test_without_a_day_nobody_is_said_to_hold(reports: list[Coding]) -> None:
    assert all(not each.holders for each in holdings(reports, None))
    assert not any(row["held"] for row in as_table(holdings(reports, None)))
