"""The tables behind the dyads: a series, and the pairs that have most events between them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.analysis.pictures.dyads import QUADS, Cell, Pair, Series
from dragoman.analysis.wording import counted
from dragoman.exchange.tables import Row, Table, table_of

_SERIES = (
    *("period", "begin", "finish", "actor", "recipient", "quad", "class", "told", "claimed"),
    *("contested", "mean_told", "mean_unsure", "events"),
)
_SHOWN = (
    *("period", "actor", "recipient", "class", "told", "claimed", "contested"),
    *("mean_told", "mean_unsure"),
)
_PAIRS = (
    *("one", "other", "told", "claimed", "contested", "conflict", "cooperation"),
    *("one_id", "other_id"),
)


def series_table(given: Series) -> Table:
    """One row for each period, direction and quad class that has events."""
    return table_of([_cell(cell, given.by) for cell in given.cells], _SERIES, _SHOWN)


def series_note(given: Series) -> str:
    """Who was found on each side, how many events, and what stands in no period."""
    whole = sum(cell.whole for cell in given.cells)
    sides = " and ".join(" or ".join(side) for side in (given.first, given.second))
    out = len(given.unplaced)
    left = f"; {out} without a clear {given.by} left out" if out else ""
    return f"{sides}: {counted(whole, 'event')}{left}"


def pair_table(found: Sequence[Pair]) -> Table:
    """One row a pair, the busiest first."""
    rows = [
        {
            "one": pair.one,
            "other": pair.other,
            "told": pair.told,
            "claimed": pair.claimed,
            "contested": pair.contested,
            "conflict": pair.conflict,
            "cooperation": pair.cooperation,
            "one_id": pair.one_key,
            "other_id": pair.other_key,
        }
        for pair in found
    ]
    return table_of(rows, _PAIRS, _PAIRS[:7])


def _cell(cell: Cell, by: str) -> Row:
    week = cell.begin.isocalendar()
    return {
        "period": f"{cell.begin:%Y-%m}" if by == "month" else f"{week.year}-W{week.week:02}",
        "begin": cell.begin.isoformat(),
        "finish": cell.finish.isoformat(),
        "actor": cell.actor,
        "recipient": cell.recipient,
        "quad": cell.quad,
        "class": QUADS[cell.quad],
        "told": cell.told,
        "claimed": cell.claimed,
        "contested": cell.contested,
        "mean_told": cell.mean_told,
        "mean_unsure": cell.mean_unsure,
        "events": list(cell.events),
    }
