"""``dragoman search``: full text over reports, quotes and actors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from dragoman.cli.pictures import styled, write
from dragoman.cli.withheld import named, naming
from dragoman.exchange.tables import Row, Table
from dragoman.store.search import KINDS

EXAMPLES = """
\b
Examples:
  dragoman search oil crescent                  both words, anywhere in a report or a quote
  dragoman search '"oil crescent"'              side by side
  dragoman search 'haft*' --in actors           names and aliases that begin so
  dragoman search حفتر --in actors              the aliases of the knowledge base, in any script
  dragoman search ceasefire --from 2020-01 --format json -o hits.json
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--in", "kinds", type=click.Choice(KINDS), multiple=True, help="Only in these.")
@click.option("--actor", help="Reports that mention it, quotes of it: an id, or words of a name.")
@click.option("--from", "begin", metavar="DAY", help="Published on this day or later.")
@click.option("--to", "finish", metavar="DAY", help="Published on this day or before.")
@click.option("--limit", type=click.IntRange(1), default=50, help="At most so many of each kind.")
@styled("table", "json", "jsonl", "csv")
@named
def search(
    words: tuple[str, ...], project: Path | None, style: str, output: str | None, **wanted: Any
) -> None:
    """Find WORDS in reports, quotes and names of actors, in any script, the best hits first.

    All words must occur; accents and capitals do not count; "two words" in quotation marks stand
    side by side; an asterisk ends the beginning of a word.
    """
    from dragoman.corpus import Corpus

    given = {name: value for name, value in wanted.items() if value}
    with closing(Corpus.open(project, **naming())) as corpus:
        table = corpus.search(" ".join(words), **given)
    shown = _highlighted(table) if style == "table" else table
    write(shown, style, output, f"{len(table)} hit{'s' if len(table) != 1 else ''}")


def _highlighted(table: Table) -> Table:
    return replace(table, rows=tuple({**row, "text": marked(row)} for row in table))


def marked(row: Row) -> str:
    """The text of a hit with its words in bold on a terminal, in square brackets elsewhere."""
    text: str = row["text"]
    done, pieces = 0, list[str]()
    spans: Sequence[Sequence[int]] = row["hits"]
    for start, end in spans:
        pieces += [text[done:start], _mark(text[start:end])]
        done = end
    return "".join(pieces) + text[done:]


def _mark(words: str) -> str:
    return click.style(words, bold=True, underline=True) if sys.stdout.isatty() else f"[{words}]"
