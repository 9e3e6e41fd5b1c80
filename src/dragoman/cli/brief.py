"""``dragoman brief``: the briefing, on a page or in a file."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from dragoman.cli.withheld import named, naming

EXAMPLES = """
\b
Examples:
  dragoman brief                                  briefing.html in the project's folder
  dragoman brief -o libya.html --title "Libya, winter 2019-20"
  dragoman brief --actor Haftar --from 2019-11 --to 2020-01
  dragoman brief --since 2020-01 --format pdf     what changed, for print; needs the extra pdf
  dragoman brief --names omit -o shared.docx      without names of private persons
  dragoman brief -o - > page.html                 to standard output
"""


@click.command(epilog=EXAMPLES)
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--output", "-o", metavar="FILE", help="Where to write it; - is standard output.")
@click.option(
    "--format", "style", type=click.Choice(["html", "md", "docx", "pdf"]), help="Else by the FILE."
)
@click.option("--since", metavar="DAY", help="Say what the reports from this day on changed.")
@click.option("--title", help="The heading of the page.")
@click.option("--actor", help="Only reports that tell of it: an id, or words of a name.")
@click.option("--from", "begin", metavar="DAY", help="Only reports published on this day or later.")
@click.option("--to", "finish", metavar="DAY", help="Only reports published on this day or before.")
@click.option("--text", help="Only reports that hold these words.")
@named
def brief(
    project: Path | None, output: str | None, title: str | None, style: Any, **wanted: Any
) -> None:
    """Write the briefing, each line with its sentence: HTML page, Markdown, DOCX or PDF."""
    from dragoman.analysis.printing import printed
    from dragoman.cli.summary import count_line
    from dragoman.corpus import Corpus
    from dragoman.store.project import write_file

    given = {name: value for name, value in wanted.items() if value is not None}
    with closing(Corpus.open(project, **naming())) as corpus:
        found = corpus.briefing(title, **given)
        style = style or _by_name(output)
        target = Path(output) if output else corpus.folder / f"briefing.{style}"
    content = printed(found, style)
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    write_file(target, content)
    click.echo(f"{count_line(found)}\n{target}", err=True)


def _by_name(output: str | None) -> str:
    """The style that the name of the file asks for."""
    ending = Path(output or "").suffix.removeprefix(".").casefold()
    return {"md": "md", "markdown": "md", "docx": "docx", "pdf": "pdf"}.get(ending, "html")
