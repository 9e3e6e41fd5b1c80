"""OpenAPI with an example of each route: what was asked of two invented reports, and the answer.

``data/web/examples.json`` is made by asking (``tests/web/api_examples.py``), and a test asks again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from fastapi import FastAPI

PREFIX = "/api/v1"
EXAMPLES = "web/examples.json"
_JSON = "application/json"


@cache
def examples() -> Mapping[str, Mapping[str, Any]]:
    """By method and route ("GET /events"): path, query, body, status and answer."""
    told = (resources.files("dragoman") / "data" / EXAMPLES).read_text("utf-8")
    found: Mapping[str, Mapping[str, Any]] = json.loads(told)
    return found


def describe(app: FastAPI) -> None:
    """Lets the app's description hold the examples."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            whole = plain()
            for route, methods in whole["paths"].items():
                for method, operation in methods.items():
                    name = f"{method.upper()} {route.removeprefix(PREFIX)}"
                    _illustrate(operation, examples().get(name, {}))
        return app.openapi_schema or plain()

    app.openapi = described  # type: ignore[method-assign]


def _illustrate(operation: dict[str, Any], example: Mapping[str, Any]) -> None:
    given = {**example.get("query", {}), **example.get("path", {})}
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in given:
            parameter["example"] = given[parameter["name"]]
    if example.get("body") is not None:
        operation["requestBody"]["content"][_JSON]["example"] = example["body"]
    if "answer" in example:
        answers = operation["responses"][str(example["status"])]
        answers.setdefault("content", {}).setdefault(_JSON, {})["example"] = example["answer"]
