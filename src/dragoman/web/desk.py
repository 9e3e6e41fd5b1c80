"""What the server has in hand: the open project and connections to it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.corpus import Corpus
from dragoman.errors import ProjectError
from dragoman.store.project import is_project

AT_ONCE = 20  # reports that a request joins; more are joined beside it (``joining``)


class Desk:
    """One project at a time. Each request has a connection of its own, kept for the next one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._idle: list[Corpus] = []
        self._watch: Corpus | None = None
        self._opened = 0
        self._folder = folder if folder and is_project(folder) else None
        self.suggested = (folder or Path()).resolve()

    @property
    def folder(self) -> Path | None:
        """The folder of the open project, None where none is open."""
        return self._folder

    def need(self) -> Path:
        """The folder of the open project. Raises ProjectError where none is open."""
        if self._folder is None:
            raise ProjectError(
                "no project is open", remedy="make one, or open one, with POST /api/v1/project"
            )
        return self._folder

    def open(self, folder: Path) -> None:
        """Opens the project in ``folder``, made where there is none. Raises ProjectError."""
        corpus = Corpus(folder)
        with self._lock:
            old, self._idle, self._folder = self._idle, [corpus], folder
            self._opened += 1
            self._unwatch()
        for each in old:
            each.close()

    def edition(self) -> Hashable | None:
        """Another value after each change of the open project, whoever made it.

        None where no project is open, or it cannot be read.
        """
        with self._lock:
            if self._folder is None:
                return None
            try:
                # SQLite tells a connection that only looks on of every commit of the others
                self._watch = self._watch or Corpus(self._folder)
                db = self._watch.project.store.connection
                return self._opened, int(db.execute("PRAGMA data_version").fetchone()[0])
            except (ProjectError, sqlite3.Error):
                return None

    def _unwatch(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None
            self._opened += 1  # another connection counts from elsewhere

    @contextmanager
    def corpus(self) -> Iterator[Corpus]:
        """A connection for one request. Raises ProjectError where no project is open."""
        folder = self.need()
        with self._lock:
            corpus = self._idle.pop() if self._idle else None
        corpus = corpus or Corpus(folder)
        corpus.project.joiner.most = AT_ONCE
        try:
            yield corpus
        finally:
            self._return(corpus, folder)

    def _return(self, corpus: Corpus, folder: Path) -> None:
        with self._lock:
            if folder == self._folder:
                self._idle.append(corpus)
                return
        corpus.close()

    def close(self) -> None:
        """Closes the connections that no request holds."""
        with self._lock:
            idle, self._idle, self._folder = self._idle, [], None
            self._unwatch()
        for each in idle:
            each.close()
