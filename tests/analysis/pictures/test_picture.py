"""Drawings are well-formed, say what they show, and are the same bytes whatever the order."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree

import pytest

from dragoman.across.merging import merge
from dragoman.analysis.pictures.actor_network import network_on
from dragoman.analysis.pictures.chronicle import chronicle
from dragoman.analysis.pictures.control_map import crisis_map
from dragoman.analysis.pictures.dyads import series
from dragoman.analysis.pictures.layout import Box, places
from dragoman.analysis.pictures.picture import (
    DyadPicture,
    MapPicture,
    NetworkPicture,
    Picture,
    TimelinePicture,
)
from dragoman.analysis.pictures.svg import Drawing, element, figure, label
from tests.analysis.pictures.crisis import one, three, two
from tests.reports import first, second

DAY = date(2020, 6, 12)
SVG = "{http://www.w3.org/2000/svg}"


def pictures(order: int = 1) -> dict[str, Picture]:
    given = [one(), two(), three()][::order]
    reports = [first(), second()][::order]
    events = merge(reports)
    return {
        "network": NetworkPicture(network_on(given, DAY)),
        "timeline": TimelinePicture(chronicle(events, reports)),
        "no timeline": TimelinePicture(chronicle([], [])),
        "dyad": DyadPicture(series(merge(given), "Coast Brigade", "Hill Guard")),
        "map": MapPicture(crisis_map(given, chronicle(merge(given), given), DAY)),
        "no map": MapPicture(crisis_map([], chronicle([], []), None)),
        "no dyad": DyadPicture(series([], "x", "<y>")),
    }


@pytest.mark.parametrize("name", pictures())
def test_a_picture_is_well_formed_and_told(name: str) -> None:
    root = ElementTree.fromstring(pictures()[name].svg())  # noqa: S314 - our own
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert title.text
    assert desc.text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


@pytest.mark.parametrize("name", pictures())
def test_the_order_of_the_reports_makes_no_difference(name: str) -> None:
    one_way, other = pictures()[name], pictures(-1)[name]
    for style in ("svg", "csv", "jsonl", *one_way.formats()):
        assert one_way.render(style) == other.render(style)
    assert one_way.note() == other.note()


_PRINT = """
from tests.analysis.pictures.test_picture import pictures
for name, picture in pictures().items():
    for style in ("svg", "csv", *picture.formats()):
        print(picture.render(style))
"""


def test_bytes_do_not_hang_on_the_seed_of_hashes() -> None:
    told = set()
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", _PRINT],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        told.add(made.stdout)
    assert len(told) == 1


@pytest.mark.parametrize("name", pictures())
def test_a_notebook_shows_picture_and_table(name: str) -> None:
    html = pictures()[name]._repr_html_()
    assert html.startswith("<svg")
    assert "<table>" in html


def test_whatever_a_report_says_is_only_text() -> None:
    drawn = Drawing("x", 10, 10, "<script>", 'a "b" \x00', label(1, 2, "</text><script>&\x1b"))
    root = ElementTree.fromstring(str(drawn))  # noqa: S314 - our own
    assert root.findtext(f"{SVG}title") == "<script>"
    assert root.findtext(f"{SVG}text") == "</text><script>&"
    assert element("a", href='"><b>') == '<a href="&quot;&gt;&lt;b&gt;"/>'


@pytest.mark.parametrize(
    ("number", "told"), [(1.0, "1"), (-0.01, "0"), (2.25, "2.2"), (100, "100")]
)
def test_figures_are_short(number: float, told: str) -> None:
    assert figure(number) == told


def test_no_two_boxes_overlap() -> None:
    keys = [f"k{i}" for i in range(30)]
    boxes = {key: Box(90, 40) for key in keys}
    found = places(keys, [(keys[0], key, 1) for key in keys[1:]], boxes)
    ordered = [found[key] for key in keys]
    for i, (x, y) in enumerate(ordered):
        for u, v in ordered[i + 1 :]:
            assert abs(x - u) > 89 or abs(y - v) > 39
    assert found == places(keys[::-1], [(keys[0], key, 1) for key in keys[1:]], boxes)


def test_a_timeline_marks_what_is_contested_and_what_has_no_day() -> None:
    drawn = pictures()["timeline"].svg()
    assert 'class="mark against told"' in drawn
    assert 'class="mark against contested open"' in drawn
    assert "[contested]" in drawn


def test_a_network_dashes_what_is_not_told_as_fact() -> None:
    drawn = pictures()["network"].svg()
    assert drawn.count('class="tie with unsure"') == 2
    assert drawn.count('class="tie against firm"') == 1 + 1  # one in the legend


def test_a_dyad_has_a_block_for_each_event() -> None:
    drawn = pictures()["dyad"].svg()
    assert "Coast Brigade → Hill Guard: material conflict, told" in drawn
