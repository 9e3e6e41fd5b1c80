"""``dragoman dyads``: what two sides do to each other over time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dragoman.cli.pictures import given, show, sifted, styled, write
from dragoman.cli.withheld import named, naming
from dragoman.errors import UsageError

EXAMPLES = """
\b
Examples:
  dragoman dyads                                   the pairs with most events between them
  dragoman dyads Haftar "National Accord"          their events by month
  dragoman dyads LBY/armed-forces LBY/government --by week --format csv
  dragoman dyads Turkey Egypt --format svg -o dyad.svg
"""


@click.command(epilog=EXAMPLES)
@click.argument("sides", nargs=-1, metavar="[A B]")
@click.option("--by", type=click.Choice(["week", "month"]), default="month", help="Periods.")
@sifted("What may have been on", "actor")
@styled("table", "json", "jsonl", "csv", "svg")
@named
def dyads(
    sides: tuple[str, ...],
    by: Any,
    project: Path | None,
    style: str,
    output: str | None,
    **wanted: Any,
) -> None:
    """Count the events between A and B by period and quad class; without A and B list the pairs.

    A and B are ids, or words of names. Events are counted, not reports; what is told as fact, what
    is only claimed and what is contested each by itself.
    """
    from dragoman.corpus import Corpus

    if len(sides) not in (0, 2) or (not sides and style == "svg"):
        raise UsageError("a dyad has two sides", remedy='dragoman dyads "side A" "side B"')
    with closing(Corpus.open(project, **naming())) as corpus:
        if sides:
            show(corpus.dyads(sides[0], sides[1], by, **given(wanted)), style, output)
            return
        table = corpus.pairs(**given(wanted))
    write(table, style, output, f"{len(table)} pair{'s' if len(table) != 1 else ''}")
