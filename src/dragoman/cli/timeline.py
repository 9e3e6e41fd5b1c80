"""``dragoman timeline``: events across reports by date."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dragoman.cli.pictures import given, show, sifted, styled
from dragoman.cli.withheld import named, naming

EXAMPLES = """
\b
Examples:
  dragoman timeline --from 2019-04 --to 2019-07
  dragoman timeline --actor Haftar --type ASSAULT --format csv > attacks.csv
  dragoman timeline --status contested             what one voice asserts and another denies
  dragoman timeline --format svg -o timeline.svg   dots are days, bars uncertain dates
"""


@click.command(epilog=EXAMPLES)
@sifted("What may have been on")
@styled("table", "json", "jsonl", "csv", "svg")
@named
def timeline(project: Path | None, style: str, output: str | None, **wanted: Any) -> None:
    """Show events by date, each once however many reports tell of it, with sentences and voices.

    What is planned, possible, denied or not done is left out unless --status asks for it.
    """
    from dragoman.corpus import Corpus

    with closing(Corpus.open(project, **naming())) as corpus:
        picture = corpus.timeline(**given(wanted))
    show(picture, style, output)
