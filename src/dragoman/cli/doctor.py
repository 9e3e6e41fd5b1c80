"""``dragoman doctor``: what is there, what is missing and how to get it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import click

from dragoman import __version__
from dragoman.cli import exits
from dragoman.errors import DragomanError


class Finding(NamedTuple):
    """One thing that was looked at. ``sound`` None: missing, but only some commands need it."""

    sound: bool | None
    what: str
    told: str


_MARKS = {True: "ok      ", False: "MISSING ", None: "optional"}
_NEEDED_MB = 900


@click.command()
@click.option("--project", "-p", type=click.Path(path_type=Path), help="Look at this project too.")
def doctor(project: Path | None) -> int:
    """Say what is there, what is missing and how to get it."""
    sound = True
    for finding in _findings(project):
        click.echo(f"{_MARKS[finding.sound]}  {finding.what:<18}  {finding.told}")
        sound = sound and finding.sound is not False
    click.echo("\nEverything that coding needs is there." if sound else "\nSomething is missing.")
    return exits.DONE if sound else exits.MACHINE


def _findings(project: Path | None) -> Iterator[Finding]:
    yield Finding(True, "dragoman", __version__)
    yield Finding(sys.version_info >= (3, 11), "Python", platform.python_version())
    yield from _libraries()
    yield _tried("English model", _model)
    yield _tried("event types", _ontology)
    yield _tried("dictionaries", _lexicon)
    yield _tried("actors, places", _knowledge)
    yield _memory()
    yield _disk(project or Path())
    if project is not None:
        yield _tried("project", lambda: _project(project))


def _libraries() -> Iterator[Finding]:
    """The distributions that the package requires, as installed."""
    for requirement in sorted(metadata.requires("dragoman") or ()):
        if "extra ==" in requirement:
            continue
        name = requirement.split(";")[0].split("=")[0].split(">")[0].split("<")[0].strip()
        try:
            yield Finding(True, name, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(
                False, name, f"pip install '{requirement}', or `make setup` in a checkout"
            )


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(True, what, look())
    except DragomanError as error:
        return Finding(False, what, str(error))


def _model() -> str:
    from dragoman.language.english import find_model

    return str(find_model())


def _ontology() -> str:
    from dragoman.ontology import load_ontology

    return f"{len(load_ontology().types)} types of PLOVER"


def _lexicon() -> str:
    from dragoman.lexicon import load_lexicon

    load_lexicon()
    return "all files are sound"


def _knowledge() -> str:
    from dragoman.resolve.actors import load_actors
    from dragoman.resolve.places import load_gazetteer

    load_actors()
    load_gazetteer()
    return "all files are sound"


def _memory() -> Finding:
    """Free memory where the system tells it."""
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
        free = next(int(line.split()[1]) // 1024 for line in lines if "MemAvailable" in line)
    except (OSError, StopIteration, ValueError):
        return Finding(True, "memory", f"cannot be told here; one process needs {_NEEDED_MB} MB")
    enough = free >= _NEEDED_MB
    told = f"{free:,} MB free; each of --workers needs {_NEEDED_MB} MB"
    return Finding(enough, "memory", told if enough else f"{told}: close other programs")


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder if folder.exists() else Path()).free // 2**20
    return Finding(free >= 100, "disk", f"{free:,} MB free")


def _project(folder: Path) -> str:
    from contextlib import closing

    from dragoman.store.project import open_project

    with closing(open_project(folder)) as project:
        return f"{sum(1 for _ in project.store.articles())} articles coded"
