"""Where an act happened, by the syntax around it."""

from __future__ import annotations

import pytest

from dragoman.extract.locations import locate_acts
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.resolve.places import link_places
from tests.conftest import Read


def located(read: Read, text: str, act: str) -> str | None:
    """The words of the place of the first token ``act``."""
    reading = read(text)
    links = link_places(reading, load_gazetteer())
    head = next(token.i for token in reading.parse.tokens if token.text == act)
    found = locate_acts(reading, links.by_markable)(head)
    return reading.words(reading.by_id[found]) if found else None


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("Gunmen killed two guards in Benghazi.", "killed", "Benghazi"),
        ("In Sirte, gunmen killed two guards.", "killed", "Sirte"),
        ("The envoy visited Moscow last week.", "visited", "Moscow"),
        ("Troops entered the town of Ajdabiya.", "entered", "Ajdabiya"),
        ("The attack on the airport of Sabha failed.", "attack", "Sabha"),
        ("The army announced an Aleppo offensive.", "offensive", "Aleppo"),
        ("Two guards were killed in clashes near Tikrit.", "killed", "Tikrit"),
        ("Rebels were arrested after a gunfight in Karachi.", "arrested", "Karachi"),
        ("A bomb exploded in Baghdad, wounding nine people.", "wounding", "Baghdad"),
        ("A raid in Mosul killed four men.", "killed", "Mosul"),
        ("Kirkuk was captured on Monday.", "captured", "Kirkuk"),
        ("Police shot dead a man who had fled and arrested two in Tunis.", "arrested", "Tunis"),
    ],
)
def test_the_place_of_an_act(read: Read, text: str, act: str, place: str) -> None:
    assert located(read, text, act) == place


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Three people were killed.", "killed"),
        ("Iraqi officials criticised the report.", "criticised"),
        ("Jordanian planes bombed the camp.", "bombed"),
        ("The two were detained by Turkey.", "detained"),
    ],
)
def test_no_place_is_made_of_parties(read: Read, text: str, act: str) -> None:
    assert located(read, text, act) is None


def test_the_town_comes_before_its_country(read: Read) -> None:
    text = "Militants attacked a convoy in the Egyptian city of Rafah."
    assert located(read, text, "attacked") == "Rafah"


def test_a_building_lies_where_the_text_says(read: Read) -> None:
    text = "Hundreds protested outside the Rixos Hotel in Tripoli."
    assert located(read, text, "protested") == "Tripoli"


def test_the_country_of_a_body_is_not_where_others_act(read: Read) -> None:
    text = "Chad backs the general, while Kenya's Sky Brigade is believed to have armed the rebels."
    assert located(read, text, "backs") is None


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("The judge in Tobruk supports the vote.", "supports", None),
        ("France promised tents at the request of the council in Tunis.", "promised", None),
        ("The king condemned the raid on the market in Derna.", "condemned", None),
        ("The king warned in Geneva that war was near.", "warned", "Geneva"),
        ("The king condemned the raid at a rally in Oran.", "condemned", "Oran"),
    ],
)
def test_words_are_said_where_the_clause_says(
    read: Read, text: str, act: str, place: str | None
) -> None:
    assert located(read, text, act) == place
