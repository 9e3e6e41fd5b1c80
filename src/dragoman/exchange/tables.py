"""A table of answers: rows of plain values, for people, notebooks and other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by column name. ``shown`` are the columns that people see; programs get all of them.

    ``note`` says what the rows leave out.
    """

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    shown: tuple[str, ...]
    note: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, i: int) -> Row:
        return self.rows[i]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries of their own, e.g. for ``pandas.DataFrame``."""
        return [dict(row) for row in self.rows]

    def cells(self) -> list[list[str]]:
        """The shown columns as text."""
        return [[told(row[column]) for column in self.shown] for row in self.rows]

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(heading(column))}</th>" for column in self.shown)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self.cells()
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def heading(column: str) -> str:
    return column.replace("_", " ")


def told(value: Any) -> str:
    """A value as text: lists joined, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(told(each) for each in value)
    return str(value)


def as_json(table: Table) -> str:
    return json.dumps(table.to_dicts(), ensure_ascii=False, indent=1) + "\n"


def as_jsonl(table: Table) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_dicts())


def as_csv(table: Table) -> str:
    """RFC 4180 with a header line; lists are joined by semicolons.

    A cell that a spreadsheet would take for a formula is opened with an apostrophe (OWASP, CSV
    injection): the words come from reports that anyone may have written.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(row[column]) for column in table.columns] for row in table.rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    text = told(value)
    guarded = isinstance(value, (str, list, tuple)) and text.startswith(("=", "+", "-", "@", "\t"))
    return f"'{text}" if guarded else text


FORMATS: Mapping[str, Callable[[Table], str]] = {
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
}


def table_of(rows: Sequence[Row], columns: Sequence[str], shown: Sequence[str]) -> Table:
    """A table; every row has every column."""
    return Table(tuple(rows), tuple(columns), tuple(shown))
