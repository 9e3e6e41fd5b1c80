"""The process that codes for the server: it keeps its language model between imports."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError, InputError
from dragoman.read.inputs import READERS
from dragoman.read.item import Given

Message = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read and coded. ``folder`` holds the inputs that have no path of their own.

    ``url``: a page that is fetched first.
    """

    project: Path
    inputs: Sequence[str]
    folder: Path
    given: Given = field(default_factory=Given)
    url: str | None = None


def work(pipe: Connection) -> None:
    """Codes one order after the other until the pipe is closed; tells how each one goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's matter
    with suppress(EOFError, OSError):
        while True:
            for message in carried_out(pipe.recv()):
                pipe.send(message)


def carried_out(order: Order) -> Iterator[Message]:
    """What happens as an order is carried out; the last message has ``end``."""
    try:
        yield from _coded(order)
        yield {"end": "done"}
    except DragomanError as error:
        yield {"failed": told(error), "end": "failed"}
    except Exception as error:  # the edge of the process: the server must hear of it
        fault = DragomanError(f"{type(error).__name__}: {error}", remedy="please report this fault")
        yield {"failed": told(fault), "end": "failed"}


def told(error: DragomanError) -> dict[str, str]:
    """An error as JSON."""
    return {"what": error.what, "where": error.where, "remedy": error.remedy}


def _coded(order: Order) -> Iterator[Message]:
    os.chdir(order.folder)  # so that messages name the files as the user does
    inputs, given = list(order.inputs), order.given
    if order.url:
        yield {"stage": "fetching"}
        name, given = _fetched(order, order.url)
        inputs = [name]
    yield {"stage": "loading", "total": sum(_amount(Path(each)) for each in inputs)}
    from dragoman.runs import Coded, Task, run  # late: the language model is loaded with it
    from dragoman.store.project import create

    with closing(create(order.project)) as project:
        for outcome in run(Task(inputs, given), project):
            if isinstance(outcome, Coded):
                state = "coded" if outcome.anew else "unchanged"
                yield {"stage": "coding", state: outcome.coding.article.id}
            else:
                yield {"stage": "coding", "failed": told(outcome.error)}
        yield {"stage": "joining"}
        project.joiner.catch_up()


def _fetched(order: Order, url: str) -> tuple[str, Given]:
    """The file of a page, and what is known of it. Raises InputError."""
    from dragoman.web.fetch import Fetcher

    page = Fetcher().fetch(url)
    if not page.content.strip():
        raise InputError("the page is empty", where=url, remedy="try it in a browser")
    name = f"page{page.suffix}"
    (order.folder / name).write_bytes(page.content)
    return name, Given(**{**asdict(order.given), "url": page.url})


def _amount(path: Path) -> int:
    """How many reports an input may hold: lines of JSON, files of a folder, else one."""
    if path.is_dir():
        files = (each for each in path.rglob("*") if each.suffix.lower() in READERS)
        return sum(_amount(each) for each in files)
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return 1
    with path.open("rb") as lines:
        return sum(bool(line.strip()) for line in lines)
