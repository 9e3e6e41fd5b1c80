"""``dragoman events``: what reports tell in common, who vouches for it, and what people decide."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.grid import draw_table
from dragoman.cli.withheld import named, naming
from dragoman.exchange.tables import FORMATS, Table

if TYPE_CHECKING:
    from dragoman.analysis.corroboration import Blame, Corroboration
    from dragoman.analysis.quotes import Quote
    from dragoman.corpus import Corpus
    from dragoman.store.deciding import By

EXAMPLES = """
\b
Examples:
  dragoman events list --actor Haftar --from 2016-06 --to 2016-12
  dragoman events list --standing contested
  dragoman events list --sources 2 --reliability B      two independent outlets, one rated A or B
  dragoman events show v1c0            accounts, voices, differences, both sides quoted
  dragoman events explain v1c0         why its accounts are one event, and what came near
  dragoman events merge v1c0 v77a      the second is the first
  dragoman events split v1c0 a50c      what report a50c tells is another event
  dragoman events rate v1c0 2          probably true
"""
project_option = click.option(
    "--project", "-p", type=click.Path(path_type=Path), help="The project's folder."
)
style_option = click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table"
)


def deciding(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that decides."""
    person = click.option(
        "--person", envvar=["DRAGOMAN_PERSON", "USER"], default="unknown", help="Who decides."
    )
    comment = click.option("--comment", default="", help="Why.")
    return project_option(person(comment(command)))


@contextmanager
def opened(project: Path | None) -> Iterator[Corpus]:
    """The corpus of a project, closed at the end."""
    from dragoman.corpus import Corpus  # late, so that --help starts quickly

    with Corpus.open(project, **naming()) as corpus:
        yield corpus


def by(person: str, comment: str) -> By:
    """Who decides, and why."""
    from dragoman.store.deciding import By

    return By(person, comment)


def put(table: Table, style: str, what: str) -> None:
    """Prints a table, its length to standard error."""
    click.echo(draw_table(table) if style == "table" else FORMATS[style](table), nl=False)
    if style == "table":
        click.echo(f"{len(table)} {what}{'' if len(table) == 1 else 's'}", err=True)


@click.group(epilog=EXAMPLES)
def events() -> None:
    """Events that reports tell of in common; merge and split them, and say how far to trust them.

    `dragoman show events` lists what each sentence tells; here each event stands once, with all its
    accounts. Decisions are kept with person and time, and can be undone.
    """


@events.command("list")
@click.option("--actor", help="Who has a part in it: an id, or words of a name.")
@click.option("--type", help="An event type.")
@click.option("--standing", help="told, claimed, contested, negated, denied, open.")
@click.option("--from", "begin", metavar="DAY", help="Not before: 2016, 2016-11 or 2016-11-29.")
@click.option("--to", "finish", metavar="DAY", help="Not after: 2016, 2016-11 or 2016-11-29.")
@click.option("--sources", type=click.IntRange(1), help="At least so many independent sources.")
@click.option("--reliability", metavar="A-F", help="An outlet rated so or better; F: so.")
@click.option("--credibility", type=click.IntRange(1, 6), help="Rated so or better; 1 is best.")
@project_option
@style_option
@named
def list_events(project: Path | None, style: str, **wanted: Any) -> None:
    """List events by date with their reports, independent sources and voices."""
    given = {name: value for name, value in wanted.items() if value is not None}
    with opened(project) as corpus:
        put(corpus.happenings(**given), style, "event")


@events.command()
@click.argument("event", metavar="ID")
@project_option
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table")
def show(event: str, project: Path | None, style: str) -> None:
    """An event: who asserts and who denies it, since when, and in what accounts differ."""
    with opened(project) as corpus:
        found = corpus.happening(event)
        ratings = corpus.ratings()
        from dragoman.corpus_across import credibility_of

        credibility = credibility_of(found.event, ratings)
    if style == "json":
        whole = {**asdict(found), "contested": found.contested, "credibility": credibility}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1, default=str))
        return
    for line in _lines(found, credibility, dict(ratings.sources)):
        click.echo(line)


def _lines(
    found: Corroboration, credibility: int | None, reliability: dict[str, str]
) -> Iterator[str]:
    from dragoman.analysis.days import tell

    event = found.event
    actors = ", ".join(party.name for party in event.actors) or "somebody"
    others = ", ".join(party.name for party in (*event.recipients, *event.assets))
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    yield f"{event.id}  {kind}: {actors}{f' -> {others}' if others else ''}"
    told = {
        "when": tell(event.begin, event.finish, event.date_precision),
        "standing": event.standing,
        "contested": ", ".join(found.contested),
        "part of": event.part_of or "",
        "reports": str(found.reports),
        "independent sources": str(found.sources),
        "independent voices": str(found.voices),
        "outlets": ", ".join(_rated(each, reliability) for each in found.outlets),
        "credibility": str(credibility or ""),
        "earliest report": str(found.earliest or ""),
        "days told": "; ".join(found.dates),
        "places told": "; ".join(found.places),
        "numbers told": "; ".join(found.numbers),
        "done by": "; ".join(map(_blamed, found.blame)),
        "asserted by": ", ".join(found.asserted_by),
        "denied by": ", ".join(found.denied_by),
        "silent": ", ".join(found.silent),
    }
    yield from (f"  {name:20} {value}" for name, value in told.items() if value)
    yield from _side("asserted", found.asserted)
    yield from _side("denied", found.denied)


def _blamed(blame: Blame) -> str:
    alleged = "alleged by " if blame.alleged else ""
    return f"{blame.actor} ({alleged}{', '.join(blame.voices)})"


def _rated(outlet: str, reliability: dict[str, str]) -> str:
    return f"{outlet} [{reliability[outlet]}]" if outlet in reliability else outlet


def _side(name: str, quotes: tuple[Quote, ...]) -> Iterator[str]:
    if quotes:
        yield f"  {name}:"
    for quote in quotes:
        voice = f" ({quote.voice})" if quote.voice else ""
        yield f"    {quote.report[:12]}{voice}: {' '.join(quote.text.split())}"


@events.command()
@click.argument("event", metavar="ID")
@project_option
@style_option
def explain(event: str, project: Path | None, style: str) -> None:
    """Why the accounts of an event are one: features with weights, and the events that lost."""
    with opened(project) as corpus:
        put(corpus.explain(event), style, "comparison")


@events.command()
@click.argument("kept", metavar="ID")
@click.argument("other", metavar="OTHER")
@deciding
def merge(kept: str, other: str, project: Path | None, person: str, comment: str) -> None:
    """OTHER is the same event as ID, whatever the weights say."""
    with opened(project) as corpus:
        corpus.merge_events(kept, other, by(person, comment))
        click.echo(f"{other} is {kept}: {number(corpus)}")


@events.command()
@click.argument("event", metavar="ID")
@click.argument("part", metavar="REPORT")
@deciding
def split(event: str, part: str, project: Path | None, person: str, comment: str) -> None:
    """What REPORT tells is another event than ID: an article, or one event report, by its id."""
    with opened(project) as corpus:
        corpus.split_event(event, part, by(person, comment))
        click.echo(f"{part} is not of {event}: {number(corpus)}")


@events.command()
@click.argument("event", metavar="ID")
@click.argument("credibility", type=click.IntRange(1, 6))
@deciding
def rate(event: str, credibility: int, project: Path | None, person: str, comment: str) -> None:
    """How credible it is that the event happened: 1 confirmed ... 5 improbable, 6 unknown."""
    with opened(project) as corpus:
        corpus.rate_event(event, credibility, by(person, comment))
        click.echo(f"{event} is rated {credibility}: {number(corpus)}")


@events.command()
@click.argument("decision", metavar="NUMBER", type=int)
@deciding
def undo(decision: int, project: Path | None, person: str, comment: str) -> None:
    """Take back the decision of that NUMBER; an undone undo brings it back."""
    from dragoman.store import deciding as store

    with opened(project) as corpus:
        store.undo(corpus.project, decision, by(person, comment))
        click.echo(f"decision {decision} is undone: {number(corpus)}")


def number(corpus: Corpus) -> str:
    """The number of the last decision, in words."""
    return f"decision {sum(1 for _ in corpus.project.store.decisions())}"
