"""Imports one after the other in a process of their own, so that the page stays quick meanwhile."""

from __future__ import annotations

import multiprocessing
import queue
import shutil
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Literal

from dragoman.errors import UnknownError
from dragoman.store.provenance import coder_of
from dragoman.store.sqlite import now
from dragoman.web.coding import Message, Order, work

Kind = Literal["files", "text", "folder", "url"]
State = Literal["waiting", "running", "done", "failed", "cancelled"]
ENDED: frozenset[State] = frozenset(["done", "failed", "cancelled"])
_KEPT = 50  # imports that have ended and are still told of
_TOLD = 200  # articles and failures of an import that are listed


@dataclass
class Import:
    """How an import goes. ``total`` is how many reports it may hold, 0 while nobody knows."""

    id: str
    kind: Kind
    name: str
    state: State = "waiting"
    stage: str = "waiting"
    total: int = 0
    coded: int = 0
    unchanged: int = 0
    failures: int = 0
    failed: list[dict[str, str]] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    begun: str | None = None
    ended: str | None = None

    def hear(self, message: Message) -> None:
        """Takes in what the process tells."""
        self.stage = message.get("stage", self.stage)
        self.total = message.get("total", self.total)
        for name in ("coded", "unchanged"):
            if name in message:
                setattr(self, name, getattr(self, name) + 1)
                self.articles = [*self.articles, message[name]][-_TOLD:]
        if "failed" in message:
            self.failures += 1
            self.failed = [*self.failed, message["failed"]][:_TOLD]

    def end(self, state: State) -> None:
        nothing = self.failures > 0 and not self.coded and not self.unchanged
        state = "failed" if state == "done" and nothing else state
        self.state, self.stage, self.ended = state, state, now()

    def as_object(self) -> dict[str, Any]:
        done = self.coded + self.unchanged + self.failures
        return {**asdict(self), "done": done, "total": max(self.total, done)}


class Imports:
    """The imports of this server: those that wait, the one that runs, the last that ended."""

    def __init__(self, worker: Callable[[Connection], None] = work) -> None:
        self._work = worker
        self._all: dict[str, Import] = {}
        self._orders: queue.SimpleQueue[tuple[Import, Order] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._serves: object = None
        self._number = 0
        self._thread: threading.Thread | None = None

    def listed(self) -> list[dict[str, Any]]:
        """All imports that are remembered, the latest first."""
        with self._lock:
            return [each.as_object() for each in reversed(self._all.values())]

    def get(self, identity: str) -> dict[str, Any]:
        """How an import goes. Raises UnknownError."""
        with self._lock:
            return self._find(identity).as_object()

    def begin(self, kind: Kind, name: str, order: Order) -> dict[str, Any]:
        """Puts an import at the end of the queue."""
        with self._lock:
            self._number += 1
            made = Import(f"i{self._number}", kind, name)
            self._all[made.id] = made
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="imports")
                self._thread.start()
            self._orders.put((made, order))
            return made.as_object()

    def cancel(self, identity: str) -> dict[str, Any]:
        """Stops an import; what it has coded is kept. Raises UnknownError."""
        with self._lock:
            found = self._find(identity)
            running = found.state == "running"
            if found.state not in ENDED:
                found.end("cancelled")
            if running and self._process:
                self._process.terminate()
            return found.as_object()

    def close(self) -> None:
        """Stops all."""
        with self._lock:
            for each in self._all.values():
                if each.state not in ENDED:
                    each.end("cancelled")
            if self._process:
                self._process.terminate()
            thread = self._thread
        self._orders.put(None)
        if thread:
            thread.join(5)

    def _find(self, identity: str) -> Import:
        if identity not in self._all:
            raise UnknownError(f"no import {identity!r}", remedy="GET /api/v1/imports lists them")
        return self._all[identity]

    def _forget(self) -> None:
        ended = [each.id for each in self._all.values() if each.state in ENDED]
        for old in ended[:-_KEPT]:
            del self._all[old]

    # ------------------------------------------------------------ in the thread of the imports

    def _run(self) -> None:
        while (given := self._orders.get()) is not None:
            made, order = given
            try:
                if self._start(made):
                    self._carry_out(made, order)
            finally:
                shutil.rmtree(order.folder, ignore_errors=True)
        self._end_process()

    def _start(self, made: Import) -> bool:
        with self._lock:
            if made.state != "waiting":
                return False
            made.state, made.stage, made.begun = "running", "loading", now()
            return True

    def _carry_out(self, made: Import, order: Order) -> None:
        try:
            pipe = self._connected(order.project)
            pipe.send(order)
            while made.state == "running":
                self._hear(made, pipe.recv())
        except (EOFError, OSError):  # the process ended: it was cancelled, or died
            self._end_process()
            lost = {
                "what": "the process that codes ended by itself, perhaps for want of memory",
                "where": made.name,
                "remedy": "what it had coded is kept; import the rest again",
            }
            self._hear(made, {"failed": lost, "end": "failed"})
        if made.state == "cancelled":
            self._end_process()

    def _hear(self, made: Import, message: Message) -> None:
        with self._lock:
            if made.state == "running":
                made.hear(message)
                if "end" in message:
                    made.end(message["end"])

    def _connected(self, project: Path) -> Connection:
        """The pipe to a process that knows the dictionaries as they are now."""
        wanted = (project, coder_of(project / "dictionaries").digest)
        if self._pipe is None or self._serves != wanted:
            self._end_process()
            context = multiprocessing.get_context("spawn")
            pipe, other = context.Pipe()
            process = context.Process(target=self._work, args=(other,), daemon=True)
            process.start()
            other.close()
            with self._lock:
                self._pipe, self._process, self._serves = pipe, process, wanted
            return pipe
        return self._pipe

    def _end_process(self) -> None:
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = self._serves = None
        if pipe:
            pipe.close()
        if process:
            process.terminate()
            process.join(10)


def new_folder() -> Path:
    """A folder of its own for the inputs of an import; it goes when the import ends."""
    return Path(mkdtemp(prefix="dragoman-"))
