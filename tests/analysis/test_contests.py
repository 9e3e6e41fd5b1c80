"""A denial finds what it denies: in its report and in others, from text to answer."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.analysis.account import Account, account_of
from dragoman.analysis.contests import contests, told_elsewhere
from dragoman.cli.drawing import draw_account
from dragoman.pipeline import Kit, code_article
from dragoman.records import Article, Coding

FIRST = (
    "Ali Bakr told Interfax that the Karun Brigade shelled Aden on Sunday. "
    "The Karun Brigade denied shelling Aden."
)
SECOND = "The Karun Brigade denied that it had shelled Aden. Ali Bakr met the mayor."


@pytest.fixture(scope="module")
def reports(kit: Kit) -> list[Coding]:
    texts = {"one": FIRST, "two": SECOND}
    return [
        code_article(Article(name, text, published=date(2018, 6, 11), language="en"), kit)
        for name, text in texts.items()
    ]


def accusation(reports: list[Coding]) -> Account:
    claim = next(c for c in reports[0].claims if c.stance == "asserts")
    return account_of(reports[0], "claims", claim.id)


def test_denial_finds_what_it_denies_in_its_report(reports: list[Coding]) -> None:
    denial = next(c for c in reports[0].claims if c.stance == "denies")
    shelled = next(e for e in reports[0].events if e.status == "asserted")
    assert shelled.denied_by == (denial.id,)


def test_denial_in_another_report_stands_beside_the_claim(reports: list[Coding]) -> None:
    (contest,) = contests(reports)
    assert [quote.report for quote in contest.asserted] == ["one"]
    assert {quote.report for quote in contest.denied} == {"one", "two"}
    assert all(quote.voice == "Karun Brigade" for quote in contest.denied)


def test_acts_of_another_kind_are_no_contest(reports: list[Coding]) -> None:
    assert not contests([reports[1]])


def test_claim_names_who_denies_it_and_what_others_say(reports: list[Coding]) -> None:
    found = accusation(reports)
    assert [each.record.id for each in found.related if each.layer == "claims"]
    elsewhere = told_elsewhere(found, reports)
    assert [each.coding.article.id for each in elsewhere] == ["two"]
    drawn = draw_account(found, elsewhere)
    assert 'Ali Bakr asserts ("told"), through Interfax' in drawn
    assert "Karun Brigade denies" in drawn
    assert "elsewhere   Karun Brigade - ASSAULT" in drawn
