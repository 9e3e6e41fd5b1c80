"""A project is one folder.

project.db        articles, codings, decisions, run records (SQLite, WAL)
sources/ab/cdef.. the bytes that every report was read from, named by their SHA-256; never changed
dictionaries/     the user's own files; they add to the package's data or override it
decisions.jsonl   the decisions of people once more, as text: one to a line, only ever longer
.gitignore        keeps the side files of SQLite out of a repository
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from dragoman.errors import ProjectError
from dragoman.records import Article, Coding
from dragoman.store.base import Coder, Judgement, Source, stamp_of
from dragoman.store.joining import Joiner
from dragoman.store.provenance import coder_of
from dragoman.store.rulings import revised, rulings_of
from dragoman.store.sqlite import SqliteStore, now

DATABASE = "project.db"
VARIABLE = "DRAGOMAN_PROJECT"


class Project:
    """An open project: sources, store, dictionaries. Without a folder all of it is in memory."""

    def __init__(self, folder: Path | None, store: SqliteStore) -> None:
        self.folder, self.store = folder, store
        self.joiner = Joiner(store)

    @classmethod
    def in_memory(cls) -> Project:
        return cls(None, SqliteStore())

    @property
    def dictionaries(self) -> Path | None:
        return self.folder / "dictionaries" if self.folder else None

    def coder(self) -> Coder:
        """The coder of this installation with the dictionaries of this project."""
        return coder_of(self.dictionaries)

    def current(self, article: Article, source: Source, coder: Coder) -> bool:
        """Whether the stored coding is what coding again would make."""
        return self.store.stamp(article.id) == stamp_of(article, source, coder)

    def keep(self, coding: Coding, source: Source, run: int) -> None:
        """Stores the source's bytes, then the coding. Raises ProjectError, InputError.

        In this order, so that no coding is without its source; a source without a coding, left by
        a run that was killed between the two, is found and used by the next run.
        """
        self._keep_source(source)
        self.store.put(coding, source, run)
        decided = self.store.get(coding.article.id)  # with what people corrected
        self.joiner.join(revised(decided, rulings_of(self.store.decisions())))

    def source(self, digest: str) -> bytes:
        """The bytes of a source. Raises ProjectError where they are not there."""
        if self.folder is None:
            raise ProjectError("a project in memory keeps no sources")
        path = _path_of(self.folder, digest)
        with _guarded(path):
            return path.read_bytes()

    def decide(self, *judgements: Judgement) -> None:
        """Appends decisions to the database and to ``decisions.jsonl``."""
        dated = [replace(each, at=each.at or now()) for each in judgements]
        self.store.decide(*dated)
        self.joiner.decide()
        if self.folder is None:
            return
        path = self.folder / "decisions.jsonl"
        with _guarded(path), path.open("a", encoding="utf-8") as lines:
            for each in dated:
                lines.write(json.dumps(asdict(each), ensure_ascii=False, sort_keys=True) + "\n")

    def close(self) -> None:
        self.store.close()

    def _keep_source(self, source: Source) -> None:
        if self.folder is None:
            return
        path = _path_of(self.folder, source.digest)
        if not path.exists():
            with _guarded(path):
                write_whole(path, source.content)
                path.chmod(0o444)


def create(folder: Path) -> Project:
    """A project in ``folder``, made where there is none. Raises ProjectError."""
    with _guarded(folder):
        (folder / "sources").mkdir(parents=True, exist_ok=True)
        (folder / "dictionaries").mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            write_whole(ignored, b"project.db-wal\nproject.db-shm\n")
    return Project(folder, SqliteStore(folder / DATABASE))


def open_project(folder: Path | None = None) -> Project:
    """The project in ``folder``, else in the working folder, else in DRAGOMAN_PROJECT.

    Raises ProjectError where there is none.
    """
    place = folder or usual_folder()
    if not is_project(place):
        raise ProjectError(
            "not a dragoman project",
            where=str(place),
            remedy=f"make one with `dragoman init {place}`, name one with --project,"
            f" or set {VARIABLE}",
        )
    return create(place)


def at_hand() -> bool:
    """Whether the working folder is a project, or DRAGOMAN_PROJECT names one."""
    return is_project(usual_folder())


def is_project(folder: Path) -> bool:
    return (folder / DATABASE).is_file()


def write_page(path: Path, page: str) -> None:
    """Writes a text file whole or not at all. Raises ProjectError."""
    write_file(path, page.encode("utf-8"))


def write_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises ProjectError."""
    with _guarded(path):
        write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is there whole or not at all, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _path_of(folder: Path, digest: str) -> Path:
    return folder / "sources" / digest[:2] / digest[2:]


def usual_folder() -> Path:
    """The working folder, or where it is no project what DRAGOMAN_PROJECT names."""
    here = Path()
    named = os.environ.get(VARIABLE)
    return Path(named) if named and not is_project(here) else here


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
    """Turns the errors of the file system into ProjectError with the remedy."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise ProjectError(
            error.strerror or str(error),
            where=str(path),
            remedy="free some space and run the same command again; nothing is half-written"
            if full
            else "check that the folder is there and that you may write in it",
        ) from error
