from __future__ import annotations

import json
from datetime import date
from itertools import permutations

import pytest

from dragoman.across.merging import merge
from dragoman.analysis.pictures.chronicle import chronicle
from dragoman.analysis.pictures.control_map import CrisisMap, crisis_map
from dragoman.analysis.pictures.draw_map import draw_map, holder_letters
from dragoman.analysis.pictures.map_tables import as_collection, control_table, map_note
from dragoman.analysis.pictures.sieve import Sieve
from dragoman.records import Coding
from tests.analysis.pictures.events import event, town
from tests.builder import Builder

DAY = date(2020, 6, 30)


def one() -> Coding:
    b = Builder(
        "The Hill Guard holds Mocha. The Coast Brigade took Hodeida on 5 June 2020. "
        "The brigade holds the depot. On 8 June 2020 the Coast Brigade shelled Mocha.",
        id="one",
    )
    guard = b.actor("The Hill Guard", "Hill Guard", kind="group")
    brigade = b.actor("The Coast Brigade", "Coast Brigade", kind="group")
    mocha, hodeida = b.place("Mocha"), b.place("Hodeida", 14.8, 42.95)
    b.relation(guard, "controls", mocha, "holds Mocha")
    b.relation(brigade, "controls", hodeida, "took", on="2020-06-05..", precision="after")
    b.relation(brigade, "controls", b.asset("the depot"), "holds the depot")
    b.event("shelled", "ASSAULT", [brigade], [guard], place=mocha, on="2020-06-08")
    return b.coding


def two() -> Coding:
    b = Builder("The Coast Brigade said it holds Mocha.", "2020-06-11", id="two")
    brigade = b.actor("The Coast Brigade", "Coast Brigade", kind="group")
    claim = b.claim("said", "it holds Mocha", brigade)
    b.relation(brigade, "controls", b.place("Mocha"), "holds Mocha", claim=claim)
    return b.coding


def on_map(*codings: Coding, day: date = DAY, sieve: Sieve | None = None) -> CrisisMap:
    given = codings or (one(), two())
    return crisis_map(given, chronicle(merge(given), given, sieve), day, sieve)


def collection(given: CrisisMap) -> list[dict[str, object]]:
    features: list[dict[str, object]] = json.loads(as_collection(given))["features"]
    return features


def test_whoever_is_told_to_hold_a_place_is_on_the_map() -> None:
    held = {site.name: [h.name for h in site.holders] for site in on_map().sites}
    assert held["Hodeida"] == ["Coast Brigade"]
    assert sorted(held["Mocha"]) == ["Coast Brigade", "Hill Guard"]
    assert {site.name: site.contested for site in on_map().sites}["Mocha"]


def test_before_a_place_was_taken_nobody_has_it() -> None:
    early = on_map(one(), day=date(2020, 6, 4))
    assert "Hodeida" not in {site.name for site in early.sites}
    assert early.entries == ()


def test_the_sieve_chooses_holders_and_events() -> None:
    found = on_map(sieve=Sieve(actor="hill"))
    assert {site.name for site in found.sites} == {"Mocha"}
    assert len(found.entries) == 1
    assert on_map(sieve=Sieve(status="claimed")).entries == ()


def test_the_table_says_on_whose_word() -> None:
    rows = {(row["place"], row["holder"]): row for row in control_table(on_map())}
    claimed = rows["Mocha", "Coast Brigade"]
    assert (claimed["standing"], claimed["on_the_word_of"]) == ("claimed", ["Coast Brigade"])
    assert claimed["rivals"] == ["Hill Guard"]
    assert rows["Hodeida", "Coast Brigade"]["since"] == "2020-06-05"
    assert "1 held thing without a place" in map_note(on_map())


def test_geojson_is_as_rfc_7946_has_it() -> None:
    whole = json.loads(as_collection(on_map()))
    assert whole["type"] == "FeatureCollection"
    assert whole["day"] == "2020-06-30"
    assert "disputed" in whole["policy"]
    assert "crs" not in whole
    ids = [feature["id"] for feature in whole["features"]]
    assert len(set(ids)) == len(ids) == 5
    for feature in whole["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        geometry = feature["geometry"]
        if geometry is not None:
            assert geometry["type"] == "Point"
            longitude, latitude = geometry["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
    hodeida = next(f for f in whole["features"] if f["properties"]["place"] == "Hodeida")
    assert hodeida["geometry"]["coordinates"] == [42.95, 14.8]  # longitude first
    assert hodeida["properties"]["holder"] == "Coast Brigade"
    assert [f["geometry"] for f in whole["features"]].count(None) == 1


def test_events_are_a_layer_with_their_sentences() -> None:
    (shelled,) = [f for f in collection(on_map()) if f["properties"]["layer"] == "event"]  # type: ignore[index]
    told = shelled["properties"]
    assert isinstance(told, dict)
    assert (told["type"], told["standing"], told["precision"]) == ("ASSAULT", "told", "town")
    assert told["evidence"] == ["On 8 June 2020 the Coast Brigade shelled Mocha."]


def test_letters_stand_for_holders() -> None:
    letters = holder_letters(on_map().sites)
    assert sorted(letters.values()) == [("A", "Coast Brigade"), ("B", "Hill Guard")]


def test_the_picture_says_what_it_leaves_out() -> None:
    events = [
        event("near", "ASSAULT", "A", "B", "2020-06-01", place=town("Mocha", 13.3, 43.2)),
        event("far", "CONSULT", "A", "B", "2020-06-02", quad=1, place=town("Geneva", 46.2, 6.1)),
        event("vague", "AID", "A", "B", "2020-06-03", place=town("Yemen", 15.5, 48, "country")),
    ]
    drawn = draw_map(crisis_map([], chronicle(events, []), DAY)).inline()
    assert "Outside the frame: Geneva." in drawn
    assert "1 event known by country or region only." in drawn
    assert "No line here says whose a territory is" in drawn


@pytest.mark.parametrize("at", [(0.0, 0.0), (-89.0, 179.9), (78.2, 15.6), (-41.3, 174.8)])
def test_any_place_on_the_globe_can_be_drawn(at: tuple[float, float]) -> None:
    given = [event("x", "ASSAULT", "A", "B", "2020-06-01", place=town("X", *at))]
    assert "<circle" in draw_map(crisis_map([], chronicle(given, []), DAY)).inline()


def test_the_order_of_the_reports_does_not_matter() -> None:
    assert len({as_collection(on_map(*each)) for each in permutations([one(), two()])}) == 1
