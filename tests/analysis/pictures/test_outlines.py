from __future__ import annotations

import pytest

from dragoman.analysis.pictures.outlines import (
    Frame,
    area,
    frame_of,
    heart,
    inside,
    load_outlines,
)

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_outlines_are_rings_on_the_globe() -> None:
    found = {country.name: country for country in load_outlines()}
    assert len(found) > 170
    for country in found.values():
        for ring in country.rings:
            assert ring[0] == ring[-1]
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
    assert found["W. Sahara"].disputed
    assert found["Crimea"].disputed
    assert not found["Libya"].disputed


def test_disputed_ground_is_in_no_other_outline() -> None:
    point = Frame(33.9, 45.1, 34.1, 45.3, 1, 1)
    within = [c.name for c in load_outlines() for r in c.rings if len(inside(r, point)) > 2]
    assert within == ["Crimea"]


def test_a_ring_is_cut_at_the_frame() -> None:
    frame = Frame(5, 5, 20, 20, 100, 100)
    cut = inside(SQUARE, frame)
    assert area(cut) == pytest.approx(25)
    assert inside(SQUARE, Frame(20, 20, 30, 30, 1, 1)) == []
    assert area([]) == 0


def test_a_frame_holds_its_points_with_a_margin() -> None:
    frame = frame_of([(13.2, 32.9), (24.0, 32.1)], 1000, 420, 640)
    assert frame.holds(13.2, 32.9)
    assert 420 <= frame.height <= 641
    assert frame.place(frame.west, frame.north) == (0, 0)


def test_the_heart_of_a_bay_is_on_land() -> None:
    bay = [(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (20.0, 30.0), (20.0, 10.0), (10.0, 10.0),
           (10.0, 30.0), (0.0, 30.0)]  # fmt: skip
    x, y = heart(bay)
    assert not (10 < x < 20 and y > 10)
