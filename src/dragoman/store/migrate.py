"""Brings a project's database to the version of this program, one numbered script at a time."""

from __future__ import annotations

import sqlite3
from importlib import resources
from typing import NamedTuple

from dragoman.errors import ProjectError


class Migration(NamedTuple):
    """A script that leads from version ``number - 1`` to ``number``."""

    number: int
    script: str


def migrations() -> list[Migration]:
    """The scripts of the package in their order."""
    folder = resources.files("dragoman.store") / "migrations"
    found = [
        Migration(int(each.name.removesuffix(".sql")), each.read_text("utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".sql")
    ]
    return sorted(found)


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Runs the scripts that the database lacks, each in one transaction.

    Raises ProjectError where the database is of a later version than this program.
    """
    known = migrations()
    version = _version(connection)
    if version > known[-1].number:
        raise ProjectError(
            f"the project is of version {version}, this dragoman knows {known[-1].number}",
            where=where,
            remedy="use the newer dragoman that made it",
        )
    for migration in known[version:]:
        _apply(connection, migration)


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    with connection:  # commits, or rolls back on any exception
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) < migration.number:  # another process may have come first
            for statement in _statements(migration.script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {migration.number:d}")


def _statements(script: str) -> list[str]:
    """The statements of a script; a trigger's inner semicolons do not end it."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found
