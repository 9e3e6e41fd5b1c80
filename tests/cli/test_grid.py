from __future__ import annotations

import shutil
import sys
from os import terminal_size

import click
import pytest

from dragoman.cli.grid import draw_table, fit
from dragoman.exchange.tables import table_of

ROWS = [{"id": "e1", "who": "the Government of National Accord", "text": "It met. " * 60}]
TABLE = table_of(ROWS, ("id", "who", "text"), ("id", "who", "text"))


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda _: terminal_size((30, 20)))


@pytest.mark.usefixtures("narrow")
def test_a_terminal_gets_lines_that_fit_and_the_sentence_below() -> None:
    head, row, *sentence = click.unstyle(draw_table(TABLE)).splitlines()
    assert head.split() == ["id", "who"]
    assert row.endswith("…")
    assert len(sentence) == 3
    assert all(len(line) <= 30 for line in (head, row, *sentence))


@pytest.mark.usefixtures("narrow")
def test_an_empty_table_is_its_head() -> None:
    empty = table_of([], ("id", "text"), ("id", "text"))
    assert click.unstyle(draw_table(empty)) == "id\n"


def test_elsewhere_nothing_is_cut() -> None:
    lines = draw_table(TABLE).splitlines()
    assert lines[0] == "id\twho\ttext"
    assert lines[1].split("\t")[1] == "the Government of National Accord"


def test_the_widest_columns_give_way_first() -> None:
    assert fit([10, 40, 30], 54) == [10, 20, 20]
    assert fit([5, 5], 80) == [5, 5]
    assert fit([20, 20], 4) == [8, 8]
