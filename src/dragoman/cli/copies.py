"""``dragoman copies``, ``history`` and ``sources``: whose text a report is, and its versions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dragoman.cli.events import by, deciding, number, opened, project_option, put, style_option


@click.command()
@project_option
@style_option
def copies(project: Path | None, style: str) -> None:
    r"""List reports that are copies of each other, or hold passages; the agency if it is named.

    \b
    Example: dragoman copies --format csv > copies.csv
    """
    with opened(project) as corpus:
        put(corpus.copies(), style, "pair")


@click.command()
@click.argument("article")
@project_option
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table")
def history(article: str, project: Path | None, style: str) -> None:
    r"""Show the versions of ARTICLE, oldest first, and what changed from each to the next.

    \b
    Example: dragoman history a50c
    """
    with opened(project) as corpus:
        rows = corpus.history(article)
    if style == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['article']}  published {row['published']}, read {row['read']}")
        click.echo(f"  {row['outlet'] or ''} {row['url'] or ''} bytes {row['bytes']}".rstrip())
        for change in row["changes"]:
            click.echo(f"  {'-' if change['kind'] == 'gone' else '+'} {change['words']}")


@click.group()
def sources() -> None:
    """Outlets, and how reliable people hold them to be (Admiralty: A to F); nothing is guessed."""


@sources.command("list")
@project_option
@style_option
def list_sources(project: Path | None, style: str) -> None:
    """List the outlets with their reports and ratings."""
    with opened(project) as corpus:
        put(corpus.sources(), style, "outlet")


@sources.command()
@click.argument("outlet")
@click.argument("reliability", metavar="A-F")
@deciding
def rate(outlet: str, reliability: str, project: Path | None, person: str, comment: str) -> None:
    r"""Rate OUTLET: A completely reliable ... E unreliable, F cannot be judged.

    \b
    Example: dragoman sources rate "Gulf Wire" B
    """
    with opened(project) as corpus:
        corpus.rate_source(outlet, reliability.upper(), by(person, comment))
        click.echo(f"{outlet} is rated {reliability.upper()}: {number(corpus)}")
