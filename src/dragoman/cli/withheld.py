"""The options by which any reading command leaves out or replaces names of private persons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def _kept(context: click.Context, parameter: click.Parameter, value: str) -> str:
    context.meta[f"dragoman.{parameter.name}"] = value
    return value


def named(command: Command) -> Command:
    """Adds ``--names`` and ``--private``; ``naming`` tells what was given."""
    names = click.option(
        "--names",
        type=click.Choice(["keep", "mask", "omit"]),
        default="keep",
        expose_value=False,
        callback=_kept,
        help="Names of private persons: keep, mask (Person 1) or omit, in quotes and texts too.",
    )
    private = click.option(
        "--private",
        type=click.Choice(["unknown", "victims"]),
        default="unknown",
        expose_value=False,
        callback=_kept,
        help="Who is private: persons that no actor file has, or only victims of force.",
    )
    return names(private(command))


def naming() -> dict[str, Any]:
    """What ``Corpus.open`` is to be given; says the limits of it on standard error."""
    from dragoman.analysis.masking import limits

    meta = click.get_current_context().meta
    names = meta.get("dragoman.names", "keep")
    if names != "keep":
        click.echo(limits(names), err=True)
    return {"names": names, "private": meta.get("dragoman.private", "unknown")}
