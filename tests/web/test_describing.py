"""The description of the API: an example of each route, and each example as the server has it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dragoman.corpus import Corpus
from dragoman.web.app import make_app
from dragoman.web.describing import examples
from dragoman.web.desk import Desk
from tests.web.api_examples import answered

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {name: (DOCS / f"{name}.md").read_text("utf-8") for name in ("api", "workbench")}
NO_VERBS = set(
    "asked caution close events claims relations attributes assessments actors places times"
    " articles folder home open project rulings title".split()
)
# these are asked with files or for them, or by what no example has
WITHOUT = {
    "POST /project",
    "POST /imports/files",
    "POST /imports/folder",
    "GET /attributes/{record}",
    "POST /proposals/{proposal}/accept",
    "GET /briefing/file",
}


def routes() -> dict[str, Any]:
    paths = make_app(Desk()).openapi()["paths"]
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
    }


def test_each_route_has_an_example() -> None:
    files = {name for name in routes() if name.startswith("GET /export/")}
    assert set(routes()) - set(examples()) - files == WITHOUT
    assert set(examples()) <= set(routes())


def test_the_description_shows_what_is_asked_and_answered() -> None:
    decide = routes()["POST /decisions"]
    body = decide["requestBody"]["content"]["application/json"]["example"]
    assert (body["verdict"], body["person"]) == ("accept", "ana")
    made = decide["responses"]["201"]["content"]["application/json"]["example"]
    assert made["decisions"][0]["record"] == body["record"]
    event = routes()["GET /events/{record}"]
    (record,) = [each for each in event["parameters"] if each["name"] == "record"]
    told = event["responses"]["200"]["content"]["application/json"]["example"]
    assert record["example"] == told["id"]


def shape(value: Any) -> Any:
    """The keys of an answer, lists by their first item; what may be null is passed over."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "value"


def test_the_examples_are_what_the_server_answers(tmp_path: Path) -> None:
    """Made anew by `python -m tests.web.api_examples`."""
    now = answered(tmp_path)
    assert {name: shape(each) for name, each in now.items()} == {
        name: shape(dict(each)) for name, each in examples().items()
    }


def test_each_verb_of_the_python_api_is_told_with_its_route() -> None:
    verbs = {name for name in vars_of(Corpus) if not name.startswith("_")}
    missing = {verb for verb in verbs - NO_VERBS if f"`{verb}`" not in PAGES["workbench"]}
    assert missing == set()


def test_each_route_is_told_in_the_page_of_the_api() -> None:
    told = re.sub(r"\{\w+\}", "{}", PAGES["api"])
    paths = {re.sub(r"\{\w+\}", "{}", name.split()[1]) for name in routes()}
    assert {path for path in paths if path not in told} == set()


def vars_of(kind: type[Any]) -> set[str]:
    return {name for each in kind.__mro__ for name in vars(each)}
