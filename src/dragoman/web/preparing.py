"""What is done once as the server starts, so that the first look at a picture is not a slow one."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import suppress

from dragoman import overviews
from dragoman.errors import DragomanError
from dragoman.web.desk import Desk
from dragoman.web.joining import join_beside

_NEVER = "0001"
_MADE = 100_000  # records made between two looks for circles: a month's briefing makes no circle


def prepare(desk: Desk) -> None:
    """Draws the usual pictures once: libraries are loaded and pages of the database read.

    Reports that were joined by older rules are joined anew, beside. Nothing else is
    kept. Whatever goes wrong will be told when it is asked for.
    """
    if desk.folder is None:
        return
    with suppress(DragomanError, sqlite3.Error):
        join_beside(desk)
    with suppress(DragomanError, sqlite3.Error), desk.corpus() as corpus:
        overviews.counted_network(corpus, None, 40)
        overviews.facets(corpus, "events")
        overviews.counted_timeline(corpus)
        overviews.counted_pairs(corpus, 100)
        corpus.search("the", limit=1)  # loads the names of the knowledge base
        with suppress(DragomanError):  # loads the template engine
            overviews.filtered_briefing(corpus, drawn=False, begin=_NEVER, finish=_NEVER)
    gc.collect()
    gc.freeze()  # what is loaded by now stays, and need not be looked through again
    gc.set_threshold(_MADE)
