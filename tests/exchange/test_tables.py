from __future__ import annotations

import csv
import io
import json

import pytest

from dragoman.errors import InputError
from dragoman.exchange.contract import as_line, as_object
from dragoman.exchange.revive import coding_from
from dragoman.exchange.tables import as_csv, as_json, as_jsonl, table_of
from tests.reports import first, second

TABLE = table_of(
    [{"id": "e1", "who": ["A, B", "C"], "n": -2.0, "text": 'He said "no"'}],
    ("id", "who", "n", "text"),
    ("id", "text"),
)


def test_csv_has_every_column_and_joins_lists() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(TABLE)))
    assert row == {"id": "e1", "who": "A, B; C", "n": "-2.0", "text": 'He said "no"'}


def test_csv_disarms_formulas() -> None:
    table = table_of([{"text": "=HYPERLINK(1)", "n": -1}], ("text", "n"), ("text",))
    (row,) = csv.DictReader(io.StringIO(as_csv(table)))
    assert row == {"text": "'=HYPERLINK(1)", "n": "-1"}


def test_json_and_jsonl_hold_the_same() -> None:
    assert json.loads(as_json(TABLE)) == [json.loads(as_jsonl(TABLE))] == TABLE.to_dicts()


def test_html_is_escaped() -> None:
    table = table_of([{"text": "<b>"}], ("text",), ("text",))
    assert "<td>&lt;b&gt;</td>" in table._repr_html_()


@pytest.mark.parametrize("coding", [first(), second()])
def test_a_line_becomes_the_coding_again(coding: object) -> None:
    from dragoman.records import Coding

    assert isinstance(coding, Coding)
    assert coding_from(json.loads(as_line(coding))) == coding


def test_fields_of_later_versions_are_passed_over() -> None:
    line = as_object(first()) | {"later": 1}
    line["events"][0]["later"] = 2
    assert coding_from(line) == first()


def test_a_line_that_is_none_is_an_error_with_a_remedy() -> None:
    line = as_object(first())
    del line["events"][0]["status"]
    with pytest.raises(InputError, match="dragoman code"):
        coding_from(line)
