"""``dragoman actors``: the knowledge base, and what people decide about who is who."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.drawing import draw_fields
from dragoman.cli.grid import draw_table
from dragoman.errors import UsageError
from dragoman.exchange.tables import FORMATS, Table, table_of

if TYPE_CHECKING:
    from dragoman.resolve.actors import ActorBase
    from dragoman.store.deciding import By
    from dragoman.store.project import Project
    from dragoman.store.rulings import Ruling

Decorator = Callable[[Callable[..., None]], Callable[..., None]]
EXAMPLES = """
\b
Examples:
  dragoman actors search Hifter
  dragoman actors show LBY/parliament --project libya     with every mention and its sentence
  dragoman actors merge khalifa-haftar-lby a3f9 -p libya  the mentions of a3f9 are Haftar's
  dragoman actors split LBY 71c0 --words "Libyans"        these words of report 71c0 are not Libya's
  dragoman actors add "Coast Brigade" --kind group --codes "LBY PRM" --alias "Brigade of the Coast"
  dragoman actors decisions --format jsonl > decisions.jsonl
  dragoman actors undo 3
"""
_project = click.option(
    "--project", "-p", type=click.Path(path_type=Path), help="The project's folder."
)
_style = click.option(
    "--format", "style", type=click.Choice(["table", "json", "jsonl", "csv"]), default="table"
)


@click.group(epilog=EXAMPLES)
def actors() -> None:
    """Look up actors; add one; decide which are one, and which mentions are somebody else's.

    Decisions are kept with person and time, never changed, and can be undone. They count in every
    answer of the project; the codings stay as they are.
    """


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that decides."""
    person = click.option(
        "--person", envvar=["DRAGOMAN_PERSON", "USER"], default="unknown", help="Who decides."
    )
    comment = click.option("--comment", default="", help="Why.")
    return _project(person(comment(command)))


@contextmanager
def _opened(project: Path | None) -> Iterator[Project]:
    from dragoman.store.project import open_project  # late, so that --help starts quickly

    found = open_project(project)
    try:
        yield found
    finally:
        found.close()


def _by(person: str, comment: str) -> By:
    from dragoman.store.deciding import By

    return By(person, comment)


def _base(project: Path | None) -> ActorBase:
    """The knowledge base, with the actors of the project where one is named or at hand."""
    from dragoman.resolve.actors import load_actors
    from dragoman.store.project import at_hand

    if project is None and not at_hand():
        return load_actors()
    with _opened(project) as found:
        return load_actors(found.dictionaries)


def _print(table: Table, style: str) -> None:
    click.echo(draw_table(table) if style == "table" else FORMATS[style](table), nl=False)


@actors.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@_project
@_style
def search(text: str, limit: int, project: Path | None, style: str) -> None:
    """Actors of the knowledge base called TEXT: by name, alias, surname, acronym or spelling."""
    from dragoman.analysis.actors import matches

    table = matches(_base(project).search(text, limit))
    _print(table, style)
    if style == "table":
        click.echo(f"{len(table)} actor{'' if len(table) == 1 else 's'}", err=True)


@actors.command()
@click.argument("actor", metavar="ID")
@_project
@_style
def show(actor: str, project: Path | None, style: str) -> None:
    """An actor with the dated career; with a project every mention of it with its sentence."""
    from dragoman.store.project import at_hand

    if project is None and not at_hand():
        from dragoman.resolve.actors import load_actors

        _show(load_actors(), _one(load_actors(), actor), None, style)
        return
    from dragoman.analysis.actors import mentions
    from dragoman.store.deciding import identified, mentions_of

    with _opened(project) as found:
        from dragoman.resolve.actors import load_actors

        identity, _ = identified(found, actor)
        told = mentions(mentions_of(found, identity))
        _show(load_actors(found.dictionaries), identity, told, style)


def _one(base: ActorBase, actor: str) -> str:
    """The id of the one actor of that id or name. Raises UsageError."""
    found = [] if actor in base else base.search(actor, 6)
    if actor not in base and len(found) != 1:
        ids = ", ".join(f"{each.id} ({each.name})" for each in found[:5])
        remedy = f"give an id: {ids}" if found else "see `dragoman actors search`"
        raise UsageError(f"no actor has the id {actor!r}", remedy=remedy)
    return found[0].id if found else actor


def _show(base: ActorBase, identity: str, told: Table | None, style: str) -> None:
    from dragoman.analysis.actors import as_row, career

    known = base.actor(identity) if identity in base else None
    fields = as_row(known) if known else {"id": identity, "known": False}
    if style in ("csv", "jsonl"):
        _print(told or table_of([fields], tuple(fields), tuple(fields)), style)
        return
    if style == "json":
        mentions = {} if told is None else {"mentions": told.to_dicts()}
        spells = career(known).to_dicts() if known else []
        whole = {**fields, "career": spells, **mentions}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    click.echo(draw_fields({**fields, "career": None}))
    if known and known.spells:
        click.echo("\n" + draw_table(career(known)), nl=False)
    if told is not None:
        click.echo("\n" + draw_table(told), nl=False)
        click.echo(f"{len(told)} mention{'' if len(told) == 1 else 's'}", err=True)


@actors.command()
@click.argument("kept", metavar="ID")
@click.argument("other", metavar="OTHER")
@_deciding
def merge(kept: str, other: str, project: Path | None, person: str, comment: str) -> None:
    """OTHER is ID: its mentions count as those of ID in every answer."""
    from dragoman.store import deciding

    with _opened(project) as found:
        made = deciding.merge(found, kept, other, _by(person, comment))
        click.echo(f"{made.change['actor']} is {made.change['into']}: {_number(found)}")


@actors.command()
@click.argument("actor", metavar="ID")
@click.argument("article")
@click.option("--words", help="Only the mention with these words, and those that go back to it.")
@_deciding
def split(
    actor: str, article: str, words: str | None, project: Path | None, person: str, comment: str
) -> None:
    """The mentions of ID in ARTICLE are of somebody else, who gets an id of his own there."""
    from dragoman.store import deciding

    with _opened(project) as found:
        made = deciding.split(found, actor, article, words, _by(person, comment))
        told = f"{made.quote!r} of {made.article} is not {made.change['actor']}"
        click.echo(f"{told}: {_number(found)}")


@actors.command()
@click.argument("name")
@click.option("--kind", type=click.Choice(["person", "organisation", "group"]), default="person")
@click.option("--codes", default="", help="Country and PLOVER sectors: LBY MIL.")
@click.option("--alias", "aliases", multiple=True, help="A further name; may be given again.")
@click.option("--born", default="", help="Year or day; 1951..2019-06-17 for the dead.")
@click.option("--weight", default="", help="0 to 3: how often reports mean this one [1.8].")
@click.option(
    "--spell",
    "spells",
    multiple=True,
    help="title @ body [LBY GOV] 2014-03..2016; repeatable.",
)
@click.option("--id", "identity", default="", help="Of the actor of the package that it replaces.")
@_deciding
def add(
    name: str, identity: str, project: Path | None, person: str, comment: str, **fields: Any
) -> None:
    """Add an actor to the project: reports coded from now on are linked to it."""
    from dragoman.store import deciding

    row = {
        "name": name,
        "id": identity,
        **fields,
        "aliases": "|".join(fields["aliases"]),
        "spells": "; ".join(fields["spells"]),
    }
    with _opened(project) as found:
        made = deciding.add(found, row, _by(person, comment))
        click.echo(f"{made.change['id']} is added: {_number(found)}; code the reports again")


@actors.command()
@click.argument("number", type=int)
@_deciding
def undo(number: int, project: Path | None, person: str, comment: str) -> None:
    """Take back the decision of that NUMBER; an undone undo brings it back."""
    from dragoman.store import deciding

    with _opened(project) as found:
        deciding.undo(found, number, _by(person, comment))
        click.echo(f"decision {number} is undone: {_number(found)}")


def _number(project: Project) -> str:
    return f"decision {sum(1 for _ in project.store.decisions())}"


@actors.command()
@_project
@_style
def decisions(project: Path | None, style: str) -> None:
    """All decisions of the project, oldest first; as jsonl with every field."""
    from dragoman.store.rulings import numbered

    with _opened(project) as found:
        rows = [_decision(each) for each in numbered(found.store.decisions())]
    shown = ("number", "at", "person", "verdict", "layer", "article", "quote", "change", "stands")
    table = table_of(rows, tuple(rows[0]) if rows else shown, shown)
    if style == "table":
        rows = [{**row, "change": _in_words(row["change"])} for row in rows]
        table = replace(table, rows=tuple(rows))
    _print(table, style)


def _decision(ruling: Ruling) -> dict[str, Any]:
    return {"number": ruling.number, "stands": ruling.stands, **asdict(ruling.judgement)}


def _in_words(change: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in change.items() if value)
