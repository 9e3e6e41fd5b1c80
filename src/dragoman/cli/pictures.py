"""What the commands that draw and list have in common: options, and where the answer goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dragoman.cli.grid import draw_table
from dragoman.exchange.tables import FORMATS, Table
from dragoman.store.project import write_page

Command = Callable[..., Any]


def styled(*styles: str) -> Callable[[Command], Command]:
    """The options ``--format``, the first of ``styles`` by default, and ``--output``."""

    def add(command: Command) -> Command:
        style = click.option(
            "--format",
            "style",
            type=click.Choice(styles),
            default=styles[0],
            help="What comes out.",
        )
        output = click.option(
            "--output", "-o", metavar="FILE", help="Where to write it; else to standard output."
        )
        return style(output(command))

    return add


def write(answer: Table | str, style: str, output: str | None, note: str) -> None:
    """Writes a table in a style, or a picture that is text already; the note goes to the user."""
    text = _as_text(answer, style)
    if output and output != "-":
        write_page(Path(output), text)
        click.echo(f"{note}\n{output}", err=True)
        return
    click.echo(text, nl=False)
    if style == "table":
        click.echo(note, err=True)


def _as_text(answer: Table | str, style: str) -> str:
    if isinstance(answer, str):
        return answer
    return draw_table(answer) if style == "table" else FORMATS[style](answer)
