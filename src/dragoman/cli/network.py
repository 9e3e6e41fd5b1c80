"""``dragoman network``: who stands with whom on a day."""

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
  dragoman network                                 the ties on the day of the last report
  dragoman network --on 2016-11-29 --actor Haftar  those of one actor
  dragoman network --status told --format svg -o network.svg
  dragoman network --format gexf -o libya.gexf     for Gephi, with the sentences
  dragoman network --what triads                   structural balance, the unbalanced first
"""


@click.command(epilog=EXAMPLES)
@click.option("--on", metavar="DAY", help="The day; of a month or year the last.")
@click.option(
    "--what",
    type=click.Choice(["ties", "actors", "triads"]),
    default="ties",
    help="Which table; pictures and graphs show all.",
)
@sifted("Of reports published on")
@styled("table", "json", "jsonl", "csv", "svg", "gexf", "graphml")
@named
def network(
    on: str | None, what: str, project: Path | None, style: str, output: str | None, **wanted: Any
) -> None:
    """Show who stands with whom: signed ties on a day, each with its sentences; camps and balance.

    A tie holds on a day where its interval allows it; without a date, from its report on.
    """
    from dragoman.corpus import Corpus

    with closing(Corpus.open(project, **naming())) as corpus:
        picture = corpus.network(on, **given(wanted))
    if what == "ties":
        show(picture, style, output)
    else:
        table = picture.actors() if what == "actors" else picture.triads()
        write(table, style, output, picture.note())
