"""Joins reports beside the server: after a change of the rules all of a project wait for it."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import SpawnProcess
from pathlib import Path

from dragoman.corpus import Corpus
from dragoman.web.desk import Desk


def join_beside(desk: Desk) -> SpawnProcess | None:
    """Starts a process that joins the open project's reports, where a request leaves them waiting.

    It ends with the server; what it has joined by then is kept.
    """
    folder = desk.folder
    if folder is None:
        return None
    with desk.corpus() as corpus:
        joiner = corpus.project.joiner
        if len(joiner.waiting()) <= (joiner.most or 0):
            return None
    process = multiprocessing.get_context("spawn").Process(target=join, args=(folder,), daemon=True)
    process.start()
    return process


def join(folder: Path) -> None:
    """Joins all reports of a project that wait for it."""
    with Corpus(folder) as corpus:
        corpus.project.joiner.catch_up()
