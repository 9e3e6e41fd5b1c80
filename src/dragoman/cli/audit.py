"""``dragoman audit``: how right the coder is on the project's own reports."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.review import opened, show_table

EXAMPLES = """
\b
Examples:
  dragoman audit --sample 100          draws a sample (once), lists what is still to be judged
  dragoman review accept event e3f9    right; review reject, or correct: wrong
  dragoman audit                       precision so far, with 95 % intervals
"""


@click.command(epilog=EXAMPLES)
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--sample", type=click.IntRange(1), help="Draw so many records, by layer and type.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same draws the same.")
@click.option("--again", is_flag=True, help="Draw a new sample in place of the one that is there.")
@click.option("--open", "left", is_flag=True, help="List what of the sample is still to be judged.")
@click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table"
)
def audit(
    project: Path | None, sample: int | None, seed: int, again: bool, left: bool, style: str
) -> None:
    """Draw a sample and turn its review into precision on your own reports.

    A record that is accepted was right; one that is rejected or corrected was wrong. A figure is
    given from 20 reviewed records on; its interval is Wilson's.
    """
    with opened(project) as corpus:
        if sample is not None:
            corpus.draw(sample, seed, again)
        table = corpus.to_audit() if left or sample is not None else corpus.audit()
        show_table(table, style, "record" if left or sample is not None else "line")
