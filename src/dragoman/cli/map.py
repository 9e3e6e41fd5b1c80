"""``dragoman map``: who holds what on a day, and what happened where."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dragoman.cli.pictures import given, show, sifted, styled, write
from dragoman.cli.withheld import named, naming

EXAMPLES = """
\b
Examples:
  dragoman map --on 2020-06-30                       who held what when June ended, on whose word
  dragoman map --format geojson -o libya.geojson     for QGIS and other maps
  dragoman map --from 2020-06 --format svg -o june.svg
  dragoman map --what events --actor Haftar --format csv
"""


@click.command("map", epilog=EXAMPLES)
@click.option("--on", metavar="DAY", help="The day; of a month or year the last.")
@click.option(
    "--what",
    type=click.Choice(["control", "events"]),
    default="control",
    help="Which table; GeoJSON and the picture have both.",
)
@sifted("Events that may have been on")
@styled("table", "json", "jsonl", "csv", "geojson", "svg")
@named
def crisis_map(
    on: str | None, what: str, project: Path | None, style: str, output: str | None, **wanted: Any
) -> None:
    """Show who holds which place on a day, and the events until then that have a place.

    Where voices disagree, every holder is shown with his voice. Outlines on the picture settle no
    border: disputed territories are dashed.
    """
    from dragoman.corpus import Corpus

    with closing(Corpus.open(project, **naming())) as corpus:
        picture = corpus.map(on, **given(wanted))
    if what == "control":
        show(picture, style, output)
    else:
        write(picture.events(), style, output, picture.note())
