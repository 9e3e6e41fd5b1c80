"""``dragoman control``: who held which place or asset on a day, on whose word."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from dragoman.cli.pictures import styled, write
from dragoman.cli.withheld import named, naming

EXAMPLES = """
\b
Examples:
  dragoman control --asset "oil terminals" --on 2016-12-07    who held them, and how one knows
  dragoman control --place Sirte                              up to the last report
  dragoman control --on 2016-12 --format csv > holdings.csv   all places and assets
"""


@click.command(epilog=EXAMPLES)
@click.option(
    "--on", metavar="DAY", help="The day asked about; by default that of the last report."
)
@click.option("--asset", metavar="WORDS", help="Words of the name of the thing that is held.")
@click.option("--place", metavar="WORDS", help="The same, for a place.")
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@styled("table", "json", "jsonl", "csv")
@named
def control(
    on: str | None,
    asset: str | None,
    place: str | None,
    project: Path | None,
    style: str,
    output: str | None,
) -> None:
    """Show who held what on a day: holder, since when, on whose word, with the sentences.

    Takings, losses, failed attempts and what is contested are listed with it. Where voices
    disagree all holders are named, and nobody is made right.
    """
    from dragoman.corpus import Corpus  # late, so that --help starts quickly

    with closing(Corpus.open(project, **naming())) as corpus:
        table = corpus.control(on, asset=asset, place=place)
    write(table, style, output, table.note)
