from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from dragoman.exchange.contract import LAYERS, as_line, as_object
from dragoman.exchange.revive import coding_from
from dragoman.exchange.schema import FILE, as_text
from dragoman.pipeline import Kit, code_article
from dragoman.read.jsonl import article_from
from dragoman.records import Coding

REPORT = """Army accuses rebels of shelling market

Sunday 4/12/2016

Goma - The army accused rebels of shelling a market in the town on Friday, killing 12 people.

General Omar Sadiq, who commands the Third Brigade, said that his forces would retake the port.
A rebel spokesman denied the accusation. "We did not fire," he said.

If the talks in Geneva fail, the fighting could spread to Bukavu, analysts said.
Chad is believed to be sending weapons to the rebels, who have held the airport since May.
"""


@pytest.fixture(scope="module")
def coding(kit: Kit) -> Coding:
    return code_article(article_from({"id": "r", "text": REPORT}), kit)


def test_the_schema_in_the_package_is_that_of_the_records() -> None:
    assert FILE.read_text("utf-8") == as_text(), "run python -m dragoman.exchange.schema"


def test_an_output_line_is_as_its_schema_says(coding: Coding) -> None:
    schema = json.loads(FILE.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(as_line(coding)))


def test_the_schema_refuses_a_line_without_a_layer(coding: Coding) -> None:
    line = as_object(coding)
    del line["claims"]
    with pytest.raises(jsonschema.ValidationError, match="claims"):
        jsonschema.validate(line, json.loads(FILE.read_text("utf-8")))


def test_the_first_fields_are_schema_and_coder(coding: Coding) -> None:
    line = as_object(coding)
    assert list(line)[:2] == ["schema", "coder"]
    assert set(LAYERS) < set(line)


def test_spans_days_and_layout_are_told(coding: Coding) -> None:
    article = as_object(coding)["article"]
    assert article["published"] == "2016-12-04"
    assert article["dateline"] == "Goma"
    assert article["text"] == REPORT
    for mention in as_object(coding)["mentions"]:
        start, end = mention["span"]
        assert REPORT[start:end].strip()


def test_a_line_is_one_line_and_the_same_each_time(coding: Coding, kit: Kit) -> None:
    line = as_line(coding)
    assert "\n" not in line
    assert line == as_line(code_article(coding.article, kit))


def test_a_line_can_be_read_back(coding: Coding) -> None:
    assert coding_from(json.loads(as_line(coding))) == coding
    assert coding.article.published == date(2016, 12, 4)
