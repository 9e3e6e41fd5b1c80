"""``dragoman lexicon``: are the dictionaries sound, and what does a sentence fire?"""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli import exits


@click.group()
def lexicon() -> None:
    """Check the dictionaries, or see what a sentence fires, what lost and why."""


@lexicon.command()
@click.argument("folder", required=False, type=click.Path(exists=True, path_type=Path))
def check(folder: Path | None) -> int:
    r"""Check the predicates of the package, or of FOLDER, field by field and on their examples.

    FOLDER holds YAML files such as those of a project's dictionaries/predicates.

    \b
    Example: dragoman lexicon check my-project/dictionaries/predicates
    """
    from dragoman.lexicon.predicates import PACKAGED, load_predicates
    from dragoman.pipeline import standard_kit
    from dragoman.proving import prove

    senses = list(load_predicates(*((PACKAGED, folder) if folder else ())))
    failures = prove(senses, standard_kit())
    for failure in failures:
        click.echo(f"{failure.sense.id}: {failure.why}\n    {failure.text}")
    few = sum(len(sense.examples) + len(sense.never) < 2 for sense in senses)
    click.echo(
        f"{len(senses)} senses, {few} with fewer than two examples, {len(failures)} failures"
    )
    return exits.SOME_FAILED if failures else exits.DONE


@lexicon.command()
@click.argument("sentence")
def explain(sentence: str) -> None:
    r"""Say which senses fire in SENTENCE, which lost and which do not fit, and the events made.

    \b
    Example: dragoman lexicon explain "The army fired rockets at the village."
    """
    from dragoman.pipeline import standard_kit
    from dragoman.proving import explain as lines_of

    for line in lines_of(sentence, standard_kit()):
        click.echo(line)
