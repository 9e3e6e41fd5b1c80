"""Names to places: found, told apart from namesakes, not plotted where they stand for others."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.records import Place
from dragoman.resolve.places import link_places


def places(read: Read, text: str) -> dict[str, Place]:
    """The places of a text by the words that name them."""
    reading = read(text)
    links = link_places(reading, load_gazetteer())
    known = {place.id: place for place in links.places}
    return {
        reading.words(reading.by_id[markable]): known[place]
        for markable, place in links.by_markable.items()
    }


def test_a_town_gets_its_place(read: Read) -> None:
    place = places(read, "Shells fell on houses in Benghazi at dawn.")["Benghazi"]
    assert (place.country, place.precision) == ("LBY", "town")
    assert place.geonames_id == 88319
    assert place.id == "geo:88319"


def test_precision_follows_the_kind_of_place(read: Read) -> None:
    found = places(
        read,
        "The convoy crossed Libya from Fezzan and stopped in Sirte near the Es Sider terminal.",
    )
    precisions = {words: place.precision for words, place in found.items()}
    assert precisions["Libya"] == "country"
    assert precisions["Fezzan"] == "region"
    assert precisions["Sirte"] == "town"


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A tornado tore through Paris, Texas, on Monday.", "Paris", "USA", "Texas"),
        ("A bomb went off near a cafe in Paris on Monday.", "Paris", "FRA", "Île-de-France"),
        ("Fighting went on in Tripoli, Lebanon, for a week.", "Tripoli", "LBN", None),
        ("Militias from Misrata moved on Tripoli.", "Tripoli", "LBY", "Tripoli District"),
        ("The blaze spread in Cambridge, Massachusetts.", "Cambridge", "USA", "Massachusetts"),
    ],
)
def test_namesakes_are_told_apart(
    read: Read, text: str, name: str, country: str, admin1: str | None
) -> None:
    place = places(read, text)[name]
    assert place.country == country
    assert admin1 is None or place.admin1 == admin1


def test_what_the_text_names_besides_decides(read: Read) -> None:
    english = (
        "Police in Manchester and Leeds searched homes. The trains from Durham to London stood."
    )
    american = "Police in Raleigh, North Carolina, searched homes. A man from Durham was held."
    assert places(read, english)["Durham"].country == "GBR"
    assert places(read, american)["Durham"].country == "USA"


def test_a_country_is_not_taken_for_a_town_of_its_name(read: Read) -> None:
    found = places(
        read, "Shipments to Peru and China from Houston, Dallas and Austin in Texas fell."
    )
    assert (found["Peru"].country, found["China"].country) == ("PER", "CHN")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tripoli denied that its envoy had left the talks.", "Tripoli"),
        ("Diplomats praised the Paris agreement.", "Paris"),
        ("The minister accused France of arming the rebels.", None),
        ("Turkey accused Greece of provocation.", "Turkey"),
        ("He condemned the war against Iran.", "Iran"),
        ("Three Syrians were held.", "Syrians"),
    ],
)
def test_governments_papers_and_peoples_are_not_plotted(
    read: Read, text: str, words: str | None
) -> None:
    assert words not in places(read, text)


def test_an_adjective_before_ground_is_plotted(read: Read) -> None:
    found = places(read, "Tanks massed along the Syrian border while Syrian officials looked on.")
    assert [place.country for place in found.values()] == ["SYR"]


def test_a_place_before_a_building_is_plotted(read: Read) -> None:
    assert places(read, "Flights to Tobruk airport were halted.")["Tobruk"].country == "LBY"


def test_an_unlisted_place_lies_where_the_text_puts_it(read: Read) -> None:
    found = places(read, "Two shells hit the village of Qasr Zuwayd in Aleppo.")
    place = next(p for words, p in found.items() if "Zuwayd" in words)
    assert place.geonames_id is None
    assert place.country == "SYR"
    assert place.precision != "point"


def test_same_text_same_places(read: Read) -> None:
    text = "Clashes in Sabha, Ubari and Murzuq spread to the village of Wadi Tamzin."
    assert places(read, text) == places(read, text)
