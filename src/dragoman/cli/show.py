"""``dragoman show``: lists of records, and one record with its sentence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.drawing import (
    account_as_object,
    draw_account,
    draw_article,
    draw_fields,
)
from dragoman.cli.grid import draw_table
from dragoman.cli.withheld import named, naming
from dragoman.errors import UsageError
from dragoman.exchange.contract import as_line
from dragoman.exchange.tables import FORMATS, Table
from dragoman.records import Coding

if TYPE_CHECKING:
    from dragoman.corpus import Corpus

LAYERS = (
    "events",
    "claims",
    "relations",
    "attributes",
    "assessments",
    "actors",
    "places",
    "times",
    "articles",
)
SINGLE = {layer.removesuffix("s"): layer for layer in LAYERS if layer not in ("times", "places")}

EXAMPLES = """
\b
Examples:
  dragoman show events --actor Haftar --from 2016-06 --to 2016-12
  dragoman show events --status asserted --type ASSAULT --format csv > attacks.csv
  dragoman show claims --text "oil terminals"
  dragoman show event e3f9          the sentence, who says it, which rule fired
  dragoman show claim c81           the chain from narrator to speaker
"""


@click.command(epilog=EXAMPLES)
@click.argument("what", type=click.Choice([*LAYERS, *SINGLE]), metavar="WHAT")
@click.argument("record", required=False, metavar="[ID]")
@click.option("--project", "-p", type=click.Path(path_type=Path), help="The project's folder.")
@click.option("--actor", help="Who plays any part in it: an id, or words of a name.")
@click.option("--type", help="Event type, kind of relation, stance of a claim ...")
@click.option("--status", help="asserted, negated, denied, possible, likely, intended ...")
@click.option("--from", "begin", metavar="DAY", help="Not before: 2016, 2016-11 or 2016-11-29.")
@click.option("--to", "finish", metavar="DAY", help="Not after: 2016, 2016-11 or 2016-11-29.")
@click.option("--text", help="Words that its sentence holds.")
@click.option("--article", help="Id of an article, or its beginning.")
@click.option("--review", help="accepted, corrected, added, commented, unreviewed; or rejected.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table"
)
@named
def show(what: str, record: str | None, project: Path | None, style: str, **wanted: object) -> None:
    """Show what was read: WHAT is a layer (events, claims ...), or one record of it (event ID)."""
    from dragoman.corpus import Corpus  # late, so that --help starts quickly

    corpus = Corpus.open(project, **naming())
    try:
        if what in SINGLE:
            _one(corpus, SINGLE[what], record, style)
        else:
            _many(corpus, what, record, style, wanted)
    finally:
        corpus.close()


def _many(
    corpus: Corpus, layer: str, record: str | None, style: str, wanted: Mapping[str, object]
) -> None:
    if record is not None:
        raise UsageError(
            f"`show {layer}` lists all of them and takes no id",
            remedy=f"`dragoman show {layer.removesuffix('s')} {record}` shows one",
        )
    given = {name: value for name, value in wanted.items() if value is not None}
    table = corpus.show(layer, **given)
    click.echo(draw_table(table) if style == "table" else FORMATS[style](table), nl=False)
    if style == "table":
        click.echo(_count(table, layer), err=True)


def _count(table: Table, layer: str) -> str:
    count = f"{len(table)} {layer if len(table) != 1 else layer.removesuffix('s')}"
    return f"{count}; {table.note}" if table.note else count


def _one(corpus: Corpus, layer: str, record: str | None, style: str) -> None:
    if record is None:
        raise UsageError(
            f"which {layer.removesuffix('s')}?", remedy=f"`dragoman show {layer}` lists their ids"
        )
    if layer == "articles":
        coding = corpus.coding(record)
        click.echo(_article(coding, corpus.versions(coding.article.id), style))
    elif layer == "actors":
        click.echo(_actor(corpus, record, style))
    elif style == "table":
        account = corpus.account(layer, record)
        click.echo(draw_account(account, corpus.elsewhere(account)))
    else:
        click.echo(json.dumps(account_as_object(corpus.account(layer, record)), **_JSON[style]))


_JSON: Mapping[str, dict[str, Any]] = {
    "json": {"ensure_ascii": False, "indent": 1},
    "jsonl": {"ensure_ascii": False},
    "csv": {"ensure_ascii": False},
}


def _article(coding: Coding, versions: Sequence[str], style: str) -> str:
    return draw_article(coding, versions) if style == "table" else as_line(coding)


def _actor(corpus: Corpus, record: str, style: str) -> str:
    found = corpus.actor(record)
    return draw_fields(found) if style == "table" else json.dumps(found, **_JSON[style])
