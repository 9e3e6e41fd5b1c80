"""``dragoman code``: reports in, codings out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.cli import exits

if TYPE_CHECKING:
    from dragoman.records import Coding
    from dragoman.runs import Coded, Failed

EXAMPLES = """
\b
Examples:
  dragoman code report.txt                        a readable account of one report
  dragoman code reports/ --project libya          a folder, kept in a project
  dragoman code - --format jsonl < reports.jsonl  JSON lines in, JSON lines out
\b
Inputs: text files, HTML pages, JSONL files, folders of them, - for standard input.
Exit code: 0 all coded, 3 some inputs failed, 4 none could be coded; docs/cli.md has the others.
"""


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Publication date of all.")
@click.option("--source", help="The outlet of all.")
@click.option("--language", help="The language of all, such as en.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that code.")
@click.option("--project", "-p", type=click.Path(path_type=Path), help="Keep codings in a project.")
@click.option("--format", "style", type=click.Choice(["table", "json", "jsonl"]), default="table")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file, written whole.")
def code(inputs: tuple[str, ...], style: str, output: Path | None, **chosen: Any) -> int:
    """Read reports and code them in every layer."""
    project = chosen.pop("project")
    with _target(output) as target, _project(project) as opened:
        outcomes = _watched(_outcomes(inputs, chosen, opened))
        failed, counts = _write(outcomes, target, _STYLES[style])
    _report(failed, counts, quiet=style != "table" and project is None)
    return _exit_code(failed, counts["coded"] + counts["unchanged"])


def _outcomes(
    inputs: tuple[str, ...], chosen: Mapping[str, Any], project: Any
) -> Iterator[Coded | Failed]:
    """The outcomes of the run, in input order."""
    from dragoman.read.item import Given
    from dragoman.runs import Task, run

    day = chosen["published"]
    given = Given(day.date() if day else None, chosen["source"], chosen["language"])
    yield from run(Task(inputs, given, chosen["workers"]), project)


@contextmanager
def _project(folder: Path | None) -> Iterator[Any]:
    if folder is None:
        yield None
        return
    from dragoman.store.project import create

    with closing(create(folder)) as project:
        yield project


@contextmanager
def _target(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that is there whole at the end or not at all."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as target:
            yield target
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


# ---------------------------------------------------------------- writing


def _write(
    outcomes: Iterable[Coded | Failed], target: IO[str], style: Callable[[Coding, int], str]
) -> tuple[list[Failed], Counter[str]]:
    """Writes each coding as soon as it is there, whole lines only."""
    from dragoman.runs import Coded

    failed: list[Failed] = []
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        if isinstance(outcome, Coded):
            counts["coded" if outcome.anew else "unchanged"] += 1
            target.write(style(outcome.coding, counts.total()))
            target.flush()
        else:
            failed.append(outcome)
    return failed, counts


def _as_table(coding: Coding, number: int) -> str:
    from dragoman.cli.summary import draw_summary

    return ("\n" if number > 1 else "") + draw_summary(coding) + "\n"


def _as_json(coding: Coding, _: int) -> str:
    import json

    from dragoman.exchange.contract import as_object

    return json.dumps(as_object(coding), ensure_ascii=False, indent=1) + "\n"


def _as_line(coding: Coding, _: int) -> str:
    from dragoman.exchange.contract import as_line

    return as_line(coding) + "\n"


_STYLES: Mapping[str, Callable[[Coding, int], str]] = {
    "table": _as_table,
    "json": _as_json,
    "jsonl": _as_line,
}


# ---------------------------------------------------------------- telling how it went


def _watched(outcomes: Iterator[Coded | Failed]) -> Iterator[Coded | Failed]:
    """The outcomes; a terminal is told how many there were so far."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console

    with Console(stderr=True).status("loading the language model") as status:
        for number, outcome in enumerate(outcomes, 1):
            status.update(f"{number} read")
            yield outcome


def _report(failed: list[Failed], counts: Counter[str], *, quiet: bool) -> None:
    """Lists what failed with its reason, and counts, on standard error."""
    for each in failed:
        print(f"not coded: {each.error}", file=sys.stderr)
    if failed or not quiet:
        told = [f"{counts['coded']} coded"]
        told += [f"{counts['unchanged']} unchanged"] if counts["unchanged"] else []
        told += [f"{len(failed)} not coded"] if failed else []
        print(", ".join(told), file=sys.stderr)


def _exit_code(failed: list[Failed], done: int) -> int:
    if any(each.unexpected for each in failed):
        return exits.FAULT
    if failed:
        return exits.SOME_FAILED if done else exits.ALL_FAILED
    return exits.DONE
