from __future__ import annotations

import pytest

from dragoman.analysis.pictures.balance import balance_of, camps_of


@pytest.mark.parametrize(
    ("signs", "balanced"),
    [((1, 1, 1), True), ((1, -1, -1), True), ((1, 1, -1), False), ((-1, -1, -1), False)],
)
def test_a_triad_is_balanced_by_the_product_of_its_signs(
    signs: tuple[int, int, int], balanced: bool
) -> None:
    ab, bc, ac = signs
    found = balance_of([("a", "b", ab), ("c", "b", bc), ("a", "c", ac)])
    (triad,) = found.triads
    assert (triad.signs, triad.balanced) == (signs, balanced)
    assert found.share == (1.0 if balanced else 0.0)


def test_pairs_with_both_signs_are_in_no_triad() -> None:
    found = balance_of([("a", "b", 1), ("b", "a", -1), ("b", "c", 1), ("a", "c", 1)])
    assert found.triads == ()
    assert found.mixed == (("a", "b"),)
    assert found.share is None


def test_ties_without_sign_count_for_nothing() -> None:
    assert balance_of([("a", "b", 0), ("b", "c", 1), ("a", "c", 1)]).triads == ()


def test_two_groups_that_fight_are_two_camps() -> None:
    ties = [(a, b, 1) for a, b in ("ab", "bc", "ac", "de", "ef", "df")] + [("c", "d", -1)]
    assert camps_of(list("fedcbag"), ties) == (("a", "b", "c"), ("d", "e", "f"))
    assert camps_of(["a", "b"], [("a", "b", -1)]) == ()
