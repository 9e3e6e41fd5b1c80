"""``dragoman brief``: the briefing page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import click

EXAMPLES = """
\b
Examples:
  dragoman brief                                  briefing.html in the project's folder
  dragoman brief -o libya.html --title "Libya, winter 2019-20"
  dragoman brief --actor Haftar --from 2019-11 --to 2020-01
  dragoman brief -o - > page.html                 to standard output
"""


@click.command(epilog=EXAMPLES)
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--output", "-o", metavar="FILE", help="Where to write it; - is standard output.")
@click.option("--title", help="The heading of the page.")
@click.option("--actor", help="Only reports that tell of it: an id, or words of a name.")
@click.option("--from", "begin", metavar="DAY", help="Only reports published on this day or later.")
@click.option("--to", "finish", metavar="DAY", help="Only reports published on this day or before.")
@click.option("--text", help="Only reports that hold these words.")
def brief(project: Path | None, output: str | None, title: str | None, **wanted: Any) -> None:
    """Write the briefing: one HTML page, each line with its sentence. It needs no network."""
    from dragoman.analysis.briefing import render
    from dragoman.cli.summary import count_line
    from dragoman.corpus import Corpus
    from dragoman.store.project import write_page

    given = {name: value for name, value in wanted.items() if value is not None}
    with closing(Corpus.open(project)) as corpus:
        found = corpus.briefing(title, **given)
        target = Path(output) if output else corpus.folder / "briefing.html"
    if output == "-":
        click.echo(render(found), nl=False)
        return
    write_page(target, render(found))
    click.echo(f"{count_line(found)}\n{target}", err=True)
