"""What the commands that draw and list have in common: options, and where the answer goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.grid import draw_table
from dragoman.exchange.tables import FORMATS, Table
from dragoman.store.project import write_page

if TYPE_CHECKING:
    from dragoman.analysis.pictures.picture import Picture

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


def sifted(days: str, *but: str) -> Callable[[Command], Command]:
    """The options of a filter, as ``show`` has them; ``days`` says what --from and --to mean."""
    known = {
        "actor": ("--actor", "Who plays any part in it: an id, or words of a name."),
        "type": ("--type", "An event type, or a kind of tie."),
        "status": ("--status", "asserted, likely ..., or how it stands: told, claimed, contested."),
        "begin": ("--from", f"{days} this day or later."),
        "finish": ("--to", f"{days} this day or before."),
        "text": ("--text", "Words that one of its sentences holds."),
    }

    def add(command: Command) -> Command:
        for name, (option, told) in reversed(known.items()):
            if name not in but:
                metavar = "DAY" if name in ("begin", "finish") else None
                command = click.option(option, name, metavar=metavar, help=told)(command)
        project = click.option(
            "--project", "-p", type=click.Path(path_type=Path), help="The project's folder."
        )
        return project(command)

    return add


def given(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The options that were given."""
    return {name: value for name, value in wanted.items() if value is not None}


def show(picture: Picture, style: str, output: str | None) -> None:
    """Writes a picture, or the table behind it."""
    write(
        picture.table() if style == "table" else picture.render(style),
        style,
        output,
        picture.note(),
    )


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
