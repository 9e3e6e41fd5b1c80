from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from dragoman.analysis.pictures.actor_network import Network, network_on
from dragoman.analysis.pictures.sieve import Sieve
from tests.analysis.pictures.crisis import one, three, two

LATE = date(2020, 6, 12)


def ties(network: Network) -> list[tuple[str, str, str]]:
    return sorted((network.name(e.source), e.kind, network.name(e.target)) for e in network.edges)


def test_ties_hold_where_their_days_allow_it() -> None:
    assert ties(network_on([one(), two(), three()], date(2020, 6, 10))) == [
        ("Coast Brigade", "supports", "Aden Council"),
        ("Hill Guard", "opposes", "Coast Brigade"),
        ("Hill Guard", "supports", "Aden Council"),
        ("Salim Nasr", "commands", "Hill Guard"),
    ]
    early = network_on([one(), two(), three()], date(2019, 6, 1))
    assert ties(early) == [("Amal Tariq", "leads", "River League")]
    assert early.left_out == 5
    assert ties(network_on([one()], date(2020, 5, 2))) == []


def test_without_a_day_all_is_shown() -> None:
    assert len(network_on([one(), two(), three()]).edges) == 6


def test_a_tie_that_nobody_tells_as_so_is_none() -> None:
    assert ("Hill Guard", "supports", "River League") not in ties(network_on([two()]))


def test_what_another_report_denies_is_contested_with_both_sentences() -> None:
    found = network_on([one(), two()], LATE)
    edge = next(e for e in found.edges if e.kind == "supports" and not e.hedged)
    assert edge.standing == "contested"
    assert [quote.report for quote in edge.quotes] == ["one"]
    assert [quote.report for quote in edge.denials] == ["two"]
    before = network_on([one(), two()], date(2020, 6, 11))
    assert not next(e for e in before.edges if e.id == edge.id).denials


def test_a_hedge_makes_a_tie_unsure() -> None:
    (edge,) = [edge for edge in network_on([one()], LATE).edges if edge.hedged]
    assert (edge.standing, edge.firm) == ("claimed", False)
    assert edge.articles == ("one",)


def test_a_mutual_tie_is_one_whoever_is_named_first() -> None:
    (edge,) = [edge for edge in network_on([two()], LATE).edges if edge.kind == "allied_with"]
    assert edge.source < edge.target


def test_camps_are_those_who_stand_together() -> None:
    found = network_on([one(), two()], LATE)
    camps = [{found.name(key) for key in camp} for camp in found.camps]
    guard = next(camp for camp in camps if "Hill Guard" in camp)
    assert "Salim Nasr" in guard
    assert "River League" not in guard


def test_triads_are_balanced_or_not() -> None:
    found = network_on([one()], LATE)
    (triad,) = found.balance.triads
    assert {found.name(key) for key in triad.actors} == {
        "Hill Guard",
        "Aden Council",
        "Coast Brigade",
    }
    assert not triad.balanced
    assert found.balance.share == 0.0


@pytest.mark.parametrize(
    ("sieve", "count"),
    [
        (Sieve(actor="coast"), 3),
        (Sieve(type="opposes"), 1),
        (Sieve(status="claimed"), 1),
        (Sieve(text="RÉPORTEDLY"), 1),
        (Sieve(text="nothing like it"), 0),
        (Sieve(), 5),
    ],
)
def test_the_sieve(sieve: Sieve, count: int) -> None:
    assert len(network_on([one(), two()], LATE, sieve).edges) == count


def test_the_order_of_the_reports_does_not_matter() -> None:
    found = {network_on(each, LATE) for each in permutations([one(), two(), three()])}
    assert len(found) == 1
