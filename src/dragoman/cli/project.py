"""``dragoman init``: a project folder."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  dragoman init                  a project in this folder
  dragoman init libya            a project in the folder libya
  dragoman code reports/ --project libya    makes the project as well, on first use
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER]")
def init(folder: Path) -> None:
    """Make a project folder; one that is there already is left as it is."""
    from dragoman.store.project import create, is_project

    known = is_project(folder)
    create(folder).close()
    state = "is a project already" if known else "is a project now"
    click.echo(f"{folder.resolve()} {state}; next: dragoman code INPUT... --project {folder}")
