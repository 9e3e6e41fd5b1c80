from __future__ import annotations

import random
from datetime import date

import pytest

from dragoman.across.copies import copies, groups_of, likeness, sketch
from dragoman.across.credits import agency_of
from dragoman.across.merging import across
from dragoman.across.versions import difference
from dragoman.records import Article
from tests.builder import Builder

WORDS = (
    "salt carts left the old harbour before dawn while guards of the council counted them".split()
)


def text(seed: int, length: int = 120) -> str:
    dice = random.Random(seed)  # noqa: S311 - made text, not a secret
    return " ".join(f"{dice.choice(WORDS)}{dice.randrange(40)}" for _ in range(length))


def article(identity: str, words: str) -> Article:
    return Article(identity, words, published=date(2020, 6, 10), source=identity)


def test_an_edited_copy_is_found_and_another_text_is_not() -> None:
    words = text(1).split()
    words[10], words[60] = "edited", "again"
    sketches = [
        sketch(article("a", text(1))),
        sketch(article("b", " ".join(words))),
        sketch(article("c", text(2))),
    ]
    assert list(copies(sketches)) == [("a", "b")]
    assert groups_of("abc", copies(sketches)) == {"a": "a", "b": "a", "c": "c"}


def test_agency_copy_inside_a_longer_report_is_an_excerpt() -> None:
    inside = sketch(article("a", f"{text(1, 60)}\n\n{text(3, 60)}"))
    longer = sketch(article("b", f"{text(4, 150)}\n\n{text(1, 60)}\n\n{text(5, 150)}"))
    found = copies([inside, longer])["a", "b"]
    assert found.excerpt
    assert not found.copy


def test_scripts_without_spaces_are_compared_as_well() -> None:
    words = "港口的守卫在黎明之前清点了离开旧港的盐车数目并向议会报告了损失情况以及船只名称"
    one, two = sketch(article("a", words)), sketch(article("b", words.replace("黎明", "清晨")))
    assert likeness(one, two).copy


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("ADEN (Reuters) - Guards closed the port.", "Reuters"),
        ("ADEN, June 3 (AFP) - Guards closed the port.", "Agence France-Presse"),
        ("Guards closed the port. The road is open.\n\n(Xinhua)", "Xinhua"),
        ("Guards closed the port, a captain told Reuters.", None),
        ("An AP course is taught at the school.", None),
    ],
)
def test_an_agency_is_named_where_the_text_credits_it(words: str, agency: str | None) -> None:
    assert agency_of(article("a", words)) == agency


def test_copies_are_one_voice_and_versions_are_counted_once() -> None:
    made = []
    for identity, source, day, dead in (
        ("one", "Gulf Wire", "2020-06-09", "nine"),
        ("two", "Aden Star", "2020-06-09", "nine"),
        ("three", "Gulf Wire", "2020-06-11", "eleven"),
    ):
        b = Builder(
            f"A rocket hit the fish market of Mocha on Monday, killing {dead}. {text(9, 60)}.",
            day,
            id=identity,
            source=source,
        )
        b.event("hit", "ASSAULT", assets=[b.asset("the fish market")], on="2020-06-08")
        made.append(b.coding)
    found = across(made)
    assert found.superseded == {"one": "three"}
    (event,) = found.events
    assert {account.article for account in event.accounts} == {"two", "three"}
    assert (event.sources, event.voices) == (1, 1)


def test_the_difference_of_two_versions_is_told_in_runs_of_words() -> None:
    changes = difference("nine men died in Mocha", "eleven men died in Mocha today")
    assert [(c.kind, c.words) for c in changes if c.kind != "same"] == [
        ("gone", "nine"),
        ("new", "eleven"),
        ("new", "today"),
    ]
