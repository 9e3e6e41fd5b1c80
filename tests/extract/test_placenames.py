"""Names of places that the gazetteer knows and the recogniser cuts or overlooks."""

from __future__ import annotations

import pytest

from tests.conftest import Code, Read


def names(read: Read, text: str) -> list[tuple[str, str]]:
    reading = read(text)
    return [(reading.words(m), m.kind) for m in reading.markables if m.form == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops moved on Mazar-e-Sharif.", "Mazar-e-Sharif"),
        ("Protests spread in Port-au-Prince.", "Port-au-Prince"),
        ("Talks were held in Skhirat and Geneva.", "Skhirat"),
    ],
)
def test_a_name_of_the_gazetteer_is_found_whole(read: Read, text: str, name: str) -> None:
    found = names(read, text)
    assert (name, "place") in found
    assert not [words for words, _ in found if words != name and words in name]


def test_a_common_word_is_no_place(read: Read) -> None:
    assert names(read, "The boats lay in harbour near shore.") == []


@pytest.mark.parametrize("town", ["Gharyan", "Derna", "Zuwara", "Murzuq"])
def test_a_town_of_the_country_that_is_told_of_is_a_place(code: Code, town: str) -> None:
    coding = code(f"Libyan troops reached {town} on Monday.")
    assert [place.country for place in coding.places if place.precision == "town"] == ["LBY"]


def test_a_surname_is_no_village_of_a_country_that_is_named(read: Read) -> None:
    found = names(read, "Obama shook hands with Castro. Spain welcomed the step.")
    assert ("Castro", "person") in found
