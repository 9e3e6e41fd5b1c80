"""A table drawn for a terminal: a line of cells a record, its sentence below."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

import click

from dragoman.analysis.account import one_line
from dragoman.exchange.tables import Table, heading

_GAP = 2
_LEAST = 8  # no column is made narrower than this
_INDENT = "    "
_LINES = 3  # of a sentence


def draw_table(table: Table) -> str:
    """The shown columns: fitted to the terminal; where there is none, whole, between tabs."""
    head = [heading(column) for column in table.shown]
    rows = [[one_line(cell) for cell in row] for row in table.cells()]
    if not sys.stdout.isatty():
        return "".join("\t".join(row) + "\n" for row in (head, *rows))
    below = table.shown.index("text") if "text" in table.shown else None
    return "".join(f"{line}\n" for line in _fitted(head, rows, below))


def _fitted(head: list[str], rows: list[list[str]], below: int | None) -> Iterator[str]:
    width = shutil.get_terminal_size((100, 24)).columns
    sentences = [row.pop(below) if below is not None else "" for row in rows]
    if below is not None:
        head.pop(below)
    widths = fit([max(map(len, cells)) for cells in zip(head, *rows, strict=True)], width)
    yield click.style(_line(head, widths), bold=True)
    for row, sentence in zip(rows, sentences, strict=True):
        yield _line(row, widths)
        if sentence:
            yield click.style(_sentence(sentence, width), dim=True)


def fit(wanted: Sequence[int], width: int) -> list[int]:
    """Column widths that fit into ``width``: the widest give way first."""
    widths = list(wanted)
    while sum(widths) + _GAP * (len(widths) - 1) > width and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return (" " * _GAP).join(map(_cell, cells, widths)).rstrip()


def _cell(words: str, width: int) -> str:
    return (words if len(words) <= width else words[: width - 1] + "…").ljust(width)


def _sentence(words: str, width: int) -> str:
    return textwrap.fill(
        words,
        width,
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        max_lines=_LINES,
        placeholder=" …",
    )
