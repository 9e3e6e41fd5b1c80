"""``dragoman review``: decide on records, one by one or over a filter; who decided what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.grid import draw_table
from dragoman.errors import UsageError
from dragoman.exchange.tables import FORMATS, Table

if TYPE_CHECKING:
    from dragoman.corpus import Corpus
    from dragoman.store.base import Judgement
    from dragoman.store.deciding import By

Command = Callable[..., Any]
LAYERS = ("events", "claims", "relations", "attributes", "assessments")
ONE = {layer.removesuffix("s"): layer for layer in LAYERS}
EXAMPLES = """
\b
Examples:
  dragoman review queue --limit 20                     what to look at first, and why
  dragoman review accept event e3f9 -p libya
  dragoman review reject claim c81 --comment "a quotation of a film"
  dragoman review correct event e3f9 status=denied date=2016-11-29
  dragoman review correct event e3f9 "actors=the marshal=khalifa-haftar-lby; Egypt"
  dragoman review add event 71c0 --words "shelled" type=ASSAULT "actors=the brigade" place=Mocha
  dragoman review bulk reject events --type CONSULT --text football        counts them only
  dragoman review bulk reject events --type CONSULT --text football --yes  decides
  dragoman review undo 12
  dragoman review list --state rejected
  dragoman review agreement
"""
_FILTERS = {
    "actor": ("--actor", "Who plays any part: an id, or words of a name."),
    "type": ("--type", "Event type, kind of relation, stance of a claim ..."),
    "status": ("--status", "asserted, negated, denied, possible ..."),
    "begin": ("--from", "Not before: 2016, 2016-11 or 2016-11-29."),
    "finish": ("--to", "Not after."),
    "text": ("--text", "Words that its sentence holds."),
    "article": ("--article", "Id of an article, or its beginning."),
    "source": ("--source", "Its outlet."),
    "review": ("--review", "accepted, corrected, added, commented, unreviewed."),
}


@click.group(epilog=EXAMPLES)
def review() -> None:
    """Accept, reject, correct or add records; what people decide counts in every answer.

    Decisions are kept with person and time, never changed, and can be undone. They point at the
    words of the report, so they outlive a new coding; what no longer fits is listed by `lost`.
    """


def _project(command: Command) -> Command:
    return click.option(
        "--project", "-p", type=click.Path(path_type=Path), help="The project's folder."
    )(command)


def _styled(command: Command) -> Command:
    style = click.option(
        "--format", "style", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table"
    )
    return _project(style(command))


def _deciding(command: Command) -> Command:
    person = click.option(
        "--person", envvar=["DRAGOMAN_PERSON", "USER"], default="unknown", help="Who decides."
    )
    comment = click.option("--comment", default="", help="Why.")
    return _project(person(comment(command)))


def _sifted(command: Command) -> Command:
    for name, (option, told) in reversed(_FILTERS.items()):
        command = click.option(option, name, help=told)(command)
    return command


@contextmanager
def opened(project: Path | None) -> Iterator[Corpus]:
    """The project's corpus, closed at the end."""
    from dragoman.corpus import Corpus  # late, so that --help starts quickly

    corpus = Corpus.open(project)
    try:
        yield corpus
    finally:
        corpus.close()


def _by(person: str, comment: str) -> By:
    from dragoman.store.deciding import By

    return By(person, comment)


def show_table(table: Table, style: str, what: str = "") -> None:
    """Prints a table; how many rows it has goes to standard error."""
    click.echo(draw_table(table) if style == "table" else FORMATS[style](table), nl=False)
    if style == "table" and what:
        click.echo(f"{len(table)} {what}{'' if len(table) == 1 else 's'}", err=True)


def _fields(given: tuple[str, ...]) -> dict[str, str]:
    """NAME=VALUE pairs. Raises UsageError where one is none."""
    pairs = [each.partition("=") for each in given]
    for (name, sign, _), each in zip(pairs, given, strict=True):
        if not (name and sign):
            raise UsageError(f"{each!r} is no NAME=VALUE", remedy="give for example status=denied")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _told(corpus: Corpus, made: Judgement) -> str:
    number = sum(1 for _ in corpus.project.store.decisions())
    return f"{made.verdict} {made.quote!r} of {made.article}: decision {number}"


def _verb(name: str, told: str) -> None:
    """A command that decides on one record by its id."""

    @review.command(name, help=told)
    @click.argument("what", type=click.Choice(list(ONE)), metavar="WHAT")
    @click.argument("record", metavar="ID")
    @_deciding
    def decide(what: str, record: str, project: Path | None, person: str, comment: str) -> None:
        with opened(project) as corpus:
            made = getattr(corpus.review, name)(ONE[what], record, _by(person, comment))
            click.echo(_told(corpus, made))


_verb("accept", "The record is right as it stands. WHAT: event, claim, relation ...")
_verb("reject", "The record is wrong: it is left out of every answer, with what rests on it.")
_verb("comment", "A remark that changes nothing; give it with --comment.")


@review.command()
@click.argument("what", type=click.Choice(list(ONE)), metavar="WHAT")
@click.argument("record", metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="NAME=VALUE...")
@_deciding
def correct(
    what: str,
    record: str,
    fields: tuple[str, ...],
    project: Path | None,
    person: str,
    comment: str,
) -> None:
    """The record is right but for some fields.

    Of an event: type, mode, status, actors, recipients, assets, place, date, claim=none. Who has a
    part is said by id, by name, by words of the text, or WORDS=ID; several are divided by
    semicolons.
    """
    with opened(project) as corpus:
        given = _fields(fields)
        made = corpus.review.correct(ONE[what], record, given, _by(person, comment))
        click.echo(_told(corpus, made))


@review.command()
@click.argument("what", type=click.Choice(list(ONE)), metavar="WHAT")
@click.argument("article", metavar="ARTICLE")
@click.argument("fields", nargs=-1, required=True, metavar="NAME=VALUE...")
@click.option("--words", help="The words of the text that tell it.")
@click.option("--at", type=click.IntRange(0), help="Where they begin, where they stand twice.")
@_deciding
def add(
    what: str,
    article: str,
    fields: tuple[str, ...],
    words: str | None,
    at: int | None,
    project: Path | None,
    person: str,
    comment: str,
) -> None:
    """A record that the machine missed, on words of an ARTICLE."""
    from dragoman.records import Span

    if not words:
        raise UsageError("which words?", remedy="give them with --words, as they stand")
    with opened(project) as corpus:
        where = words if at is None else Span(at, at + len(words))
        by = _by(person, comment)
        made = corpus.review.add(ONE[what], article, where, _fields(fields), by)
        click.echo(_told(corpus, made))


@review.command()
@click.argument("verdict", type=click.Choice(["accept", "reject", "correct", "comment"]))
@click.argument("layer", type=click.Choice(LAYERS), metavar="LAYER")
@click.argument("fields", nargs=-1, metavar="[NAME=VALUE...]")
@click.option("--yes", is_flag=True, help="Decide; without it they are only counted.")
@_sifted
@_deciding
def bulk(
    verdict: str,
    layer: str,
    fields: tuple[str, ...],
    yes: bool,
    project: Path | None,
    person: str,
    comment: str,
    **wanted: Any,
) -> None:
    """One decision on every record of LAYER under the filter; first only their number is told."""
    with opened(project) as corpus:
        asked = corpus.asked(**{name: value for name, value in wanted.items() if value})
        targets = corpus.review.over(layer, asked)
        count = f"{len(targets)} {layer if len(targets) != 1 else layer.removesuffix('s')}"
        if not yes:
            click.echo(f"{count} would be decided on: {verdict}; nothing is done without --yes")
            return
        given = _fields(fields) or None
        made = corpus.review.decide(verdict, targets, _by(person, comment), given)
        last = sum(1 for _ in corpus.project.store.decisions())
        click.echo(f"{verdict}: {count}, decisions {last - len(made) + 1} to {last}")


@review.command()
@click.argument("number", type=int)
@_deciding
def undo(number: int, project: Path | None, person: str, comment: str) -> None:
    """Take back the decision of that NUMBER; an undone undo brings it back."""
    with opened(project) as corpus:
        corpus.review.undo(number, _by(person, comment))
        click.echo(f"decision {number} is undone")


@review.command("list")
@click.option(
    "--state",
    type=click.Choice(["accepted", "rejected", "corrected", "added", "commented"]),
    help="Only these.",
)
@_styled
def list_(state: str | None, project: Path | None, style: str) -> None:
    """The records on which people decided, and what the machine had said."""
    with opened(project) as corpus:
        show_table(corpus.review.judged(state), style, "record")


@review.command()
@_styled
def decisions(project: Path | None, style: str) -> None:
    """All decisions, oldest first: who decided what and when, and what became of it."""
    with opened(project) as corpus:
        show_table(corpus.review.decisions(), style, "decision")


@review.command()
@_styled
def lost(project: Path | None, style: str) -> None:
    """Decisions whose words are gone, or whose record the machine now reads otherwise."""
    with opened(project) as corpus:
        show_table(corpus.review.lost(), style, "decision")


@review.command()
@click.option("--by", type=click.Choice(["both", "uncertainty", "importance"]), default="both")
@click.option("--layer", "layers", type=click.Choice(LAYERS), multiple=True, help="Only of these.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@click.option("--anew", is_flag=True, help="Those as well on which somebody decided.")
@click.option("--actor", help="Of reports that tell of it.")
@click.option("--from", "begin", help="Of reports published on this day or later.")
@click.option("--to", "finish", help="Of reports published on this day or before.")
@click.option("--text", help="Of reports that hold these words.")
@_styled
def queue(
    by: Any,
    layers: tuple[str, ...],
    limit: int,
    anew: bool,
    project: Path | None,
    style: str,
    **wanted: Any,
) -> None:
    """What to look at first: what the coder is unsure of, and on what much hangs; with reasons."""
    from dragoman.review.queue import as_table

    given: Mapping[str, Any] = {name: value for name, value in wanted.items() if value}
    with opened(project) as corpus:
        found = corpus.queue(by, layers or LAYERS, anew, **given)
        show_table(as_table(found[:limit]), style)
        if style == "table":
            click.echo(f"{min(limit, len(found))} of {len(found)} records", err=True)


@review.command()
@_styled
def agreement(project: Path | None, style: str) -> None:
    """How every two reviewers agree: Cohen's kappa, Krippendorff's alpha, where they differ."""
    from dragoman.review.agreement import as_table

    with opened(project) as corpus:
        show_table(as_table(corpus.agreement()), style)
