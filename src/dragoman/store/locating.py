"""Which record is meant by the beginning of an id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dragoman.errors import UnknownError, UsageError
from dragoman.store.queries import LAST


def locate(db: sqlite3.Connection, layer: str, prefix: str) -> tuple[str, str]:
    """Article and id of the one record of a layer whose id begins with ``prefix``.

    An actor or a place may stand in many articles; one of them is given. Raises UsageError where
    no id begins so, or more than one does.
    """
    rows = db.execute(
        "SELECT min(article) AS article, id FROM records INDEXED BY records_id"
        " WHERE layer = ? AND id >= ? AND id < ? GROUP BY id ORDER BY id LIMIT 6",
        (layer, prefix, prefix + LAST),
    ).fetchall()
    exact = [row for row in rows if row["id"] == prefix] or rows
    if len(exact) != 1:
        raise _not_one(layer, prefix, [row["id"] for row in exact])
    return exact[0]["article"], exact[0]["id"]


def locate_article(db: sqlite3.Connection, prefix: str) -> str:
    """The id of the one article whose id begins so. Raises UsageError as ``locate`` does."""
    rows = db.execute(
        "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT 6",
        (prefix, prefix + LAST),
    ).fetchall()
    ids = [row["id"] for row in rows]
    if prefix in ids:
        return prefix
    if len(ids) != 1:
        raise _not_one("articles", prefix, ids)
    return str(ids[0])


def _not_one(layer: str, prefix: str, ids: Sequence[str]) -> UsageError:
    one = layer.removesuffix("s")
    if not ids:
        return UnknownError(
            f"no {one} has an id that begins with {prefix!r}",
            remedy=f"`dragoman show {layer}` lists them",
        )
    return UsageError(
        f"{prefix!r} is the beginning of several ids: {', '.join(ids[:5])} ...",
        remedy="give more of it",
    )
