"""Databases of older versions."""

from __future__ import annotations

import re
import sqlite3

from dragoman.store.migrate import migrations


def drop_later(db: sqlite3.Connection, version: int) -> None:
    """Drops all that the scripts after a version make."""
    later = "".join(each.script for each in migrations() if each.number > version)
    made = re.findall(r"CREATE (TRIGGER|VIEW|TABLE) (\w+)", later)
    for kind, name in sorted(made, key=lambda each: ("TRIGGER", "VIEW", "TABLE").index(each[0])):
        db.execute(f"DROP {kind} IF EXISTS {name}")
