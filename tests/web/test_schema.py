"""The API against its own description: invented requests, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.imports import Imports
from tests.web import workers
from tests.web.conftest import fill

HOST = {"Host": "127.0.0.1:8765"}  # or the server takes it for a name that was pointed here
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)


DESK = Desk()
APP = make_app(DESK)
APP.state.imports = Imports(workers.quick)


@pytest.fixture(scope="module", autouse=True)
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    DESK.open(fill(tmp_path_factory.mktemp("schema") / "project"))
    yield
    APP.state.imports.close()
    DESK.close()


# one route makes folders wherever it is told to: it has tests of its own
schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP, headers=HOST).exclude(
    path="/api/v1/project", method="POST"
)


@schema.parametrize()
@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_api_keeps_to_its_description(case: schemathesis.Case[Any]) -> None:
    # the parts of a form have no types, so that a number in place of a file is a file of one digit
    untyped = case.path.endswith("/imports/files")
    checks = [each for each in CHECKS if not untyped or each is not negative_data_rejection]
    case.call_and_validate(checks=checks, headers=HOST)
