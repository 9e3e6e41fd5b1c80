"""``dragoman learn``: what decisions teach, as proposals that a person accepts."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.review import _by, _deciding, _styled, opened, show_table

EXAMPLES = """
\b
Examples:
  dragoman learn list                      what the decisions so far would teach
  dragoman learn list --format json        with the entries that would be written
  dragoman learn accept 3 -p libya         writes it into the project's dictionaries or gold
  dragoman learn undo 41                   takes an accepted proposal out again
"""


@click.group(epilog=EXAMPLES)
def learn() -> None:
    """Turn decisions into dictionary entries and gold sentences, each only when you accept it."""


@learn.command("list")
@_styled
def list_(project: Path | None, style: str) -> None:
    """The proposals: senses to be silent, aliases, new actors, gold sentences; and why."""
    from dragoman.review.learning import as_table

    with opened(project) as corpus:
        show_table(as_table(corpus.proposals()), style, "proposal")


@learn.command()
@click.argument("proposal", metavar="NUMBER")
@_deciding
def accept(proposal: str, project: Path | None, person: str, comment: str) -> None:
    """Write the proposal of that NUMBER, or id, into the project's dictionaries or gold."""
    from dragoman.review.learning import FILES

    with opened(project) as corpus:
        made = corpus.learn(proposal, _by(person, comment))
        number = sum(1 for _ in corpus.project.store.decisions())
        told = f"{made.what}: decision {number}, in {FILES[made.kind]}"
        click.echo(told if made.kind == "gold" else f"{told}; code the reports again")


@learn.command()
@click.argument("number", type=int)
@_deciding
def undo(number: int, project: Path | None, person: str, comment: str) -> None:
    """Take back the decision of that NUMBER; the learned files are made anew."""
    with opened(project) as corpus:
        corpus.review.undo(number, _by(person, comment))
        click.echo(f"decision {number} is undone")
