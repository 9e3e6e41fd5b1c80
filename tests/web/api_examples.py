"""One question for each route of the API, asked of the two reports: the examples of OpenAPI.

python -m tests.web.api_examples    writes them anew into src/dragoman/data/web/examples.json
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from dragoman.web.app import make_app
from dragoman.web.describing import EXAMPLES
from dragoman.web.desk import Desk
from dragoman.web.imports import Imports
from tests.reports import FIRST, first, second
from tests.web import workers
from tests.web.conftest import ADDRESS, fill

API = "/api/v1"
SEIZED = first().events[1].id
BRIGADE, SALIM, GUARD = (actor.id for actor in first().actors)
ONE, TWO = first().article.id, second().article.id
START = FIRST.index("stays shut")
EVENT, OTHER = "{event}", "{other}"  # events across reports, whose ids are made in the store
Asked = tuple[str, dict[str, str], dict[str, Any], dict[str, Any] | None]


def asked() -> Iterator[Asked]:
    """Method and route, what stands in its braces, its parameters, its body; in this order."""
    yield "GET /project", {}, {}, None
    yield from ((f"GET /{each}", {}, {"limit": 1}, None) for each in _LISTS)
    for layer, record in _RECORDS.items():
        yield f"GET /{layer}/{{record}}", {"record": record}, {}, None
    yield "GET /happenings/{event}", {"event": EVENT}, {}, None
    yield "GET /happenings/{event}/reasons", {"event": EVENT}, {}, None
    yield "GET /articles/{article}", {"article": TWO}, {}, None
    yield "GET /articles/{article}/versions", {"article": ONE}, {}, None
    yield "GET /actors/{actor}", {"actor": BRIGADE}, {}, None
    yield from _pictures()
    yield from _decisions()
    yield from _imports()


_LISTS = (
    *("articles", "happenings", "events", "claims", "relations", "attributes", "assessments"),
    *("actors", "places", "times"),
)
_RECORDS = {
    "events": SEIZED,
    "claims": first().claims[0].id,
    "relations": first().relations[0].id,
    "assessments": first().assessments[0].id,
}


def _pictures() -> Iterator[Asked]:
    yield "GET /timeline", {}, {"from": "2020-06", "unit": "week"}, None
    yield "GET /network", {}, {"on": "2020-07-01"}, None
    yield "GET /map", {}, {}, None
    yield "GET /control", {}, {"on": "2020-07-01"}, None
    yield "GET /dyads", {}, {}, None
    yield "GET /dyads/series", {}, {"one": BRIGADE, "other": GUARD, "unit": "month"}, None
    yield "GET /facets", {}, {"layer": "events"}, None
    yield "GET /search", {}, {"words": "fuel dep*"}, None
    yield "GET /known-actors", {}, {"name": "Hifter", "limit": 1}, None
    yield "GET /sources", {}, {}, None
    yield "GET /copies", {}, {}, None
    yield "GET /briefing", {}, {"from": "2020-06"}, None


def _decisions() -> Iterator[Asked]:
    who = {"person": "ana"}
    yield "POST /audit", {}, {}, {"size": 2, "seed": 1, **who}
    seized = {"layer": "events", "record": SEIZED}
    yield "POST /decisions", {}, {}, {"verdict": "accept", **seized, "comment": "seen", **who}
    added = {"start": START, "end": START + len("stays shut"), "fields": {"type": "COERCE"}}
    yield "POST /decisions/add", {}, {}, {"layer": "events", "article": ONE, **added, **who}
    many = {"verdict": "accept", "layer": "relations", "filter": {"type": ["opposes"]}}
    yield "POST /decisions/bulk", {}, {}, {**many, "count": 1, **who}
    yield "POST /decisions/{number}/undo", {"number": "3"}, {}, {"comment": "too soon", **who}
    yield "POST /decisions/split-event", {}, {}, {"event": EVENT, "part": TWO, **who}
    yield "POST /decisions/merge-events", {}, {}, {"kept": EVENT, "other": OTHER, **who}
    yield "POST /decisions/merge", {}, {}, {"kept": GUARD, "other": SALIM, **who}
    yield "POST /decisions/split", {}, {}, {"actor": BRIGADE, "article": TWO, **who}
    actor = {"name": "Council of Loheia", "kind": "organisation", "codes": "YEM GOV", **who}
    yield "POST /decisions/actor", {}, {}, actor
    outlet = {"outlet": "Red Sea Post", "reliability": "B", **who}
    yield "POST /ratings/source", {}, {}, outlet
    yield "POST /ratings/event", {}, {}, {"event": EVENT, "credibility": 2, **who}
    yield "GET /ratings", {}, {}, None
    yield "POST /decisions", {}, {}, {"verdict": "reject", **seized, "person": "ben"}
    yield from ((f"GET /{each}", {}, {}, None) for each in ("decisions", "queue", "agreement"))
    yield "GET /audit", {}, {}, None
    yield "GET /proposals", {}, {}, None


def _imports() -> Iterator[Asked]:
    page = {"text": "The bridge at Salif is open again, its guards said.", "source": "Post"}
    yield "POST /imports/text", {}, {}, {**page, "published": "2020-06-14"}
    yield "POST /imports/url", {}, {}, {"url": "https://example.org/report"}
    yield "GET /imports", {}, {}, None
    yield "GET /imports/{identity}", {"identity": "i1"}, {}, None
    yield "DELETE /imports/{identity}", {"identity": "i1"}, {}, None


def answered(folder: Path) -> dict[str, dict[str, Any]]:
    """Asks everything of a project made in a folder. Fails where an answer is no good one."""
    app = make_app(Desk(fill(folder / "red-sea")))
    app.state.imports = Imports(workers.quick)
    found: dict[str, dict[str, Any]] = {}
    with TestClient(app, base_url=ADDRESS) as client:
        for name, path, query, body in asked():
            each = _Question(client, name, path, query, body)
            found.setdefault(name, each.example())
        app.state.imports.close()
    return found


class _Question:
    def __init__(
        self,
        client: TestClient,
        name: str,
        path: dict[str, str],
        query: dict[str, Any],
        body: dict[str, Any] | None,
    ) -> None:
        self.client, self.name, self.query = client, name, query
        self.path = {key: self._known(value) for key, value in path.items()}
        self.body = body and {key: self._known(value) for key, value in body.items()}

    def _known(self, value: Any) -> Any:
        if value not in (EVENT, OTHER):
            return value
        events = self.client.get(f"{API}/happenings").json()["items"]
        return events[0 if value == EVENT else -1]["id"]

    def example(self) -> dict[str, Any]:
        method, _, route = self.name.partition(" ")
        address = API + route.format(**self.path)
        answer = self.client.request(method, address, params=self.query, json=self.body)
        assert answer.status_code < 300, (self.name, answer.text)
        given = {"path": self.path, "query": self.query, "body": self.body}
        return {**given, "status": answer.status_code, "answer": _short(answer.json())}


def _short(value: Any) -> Any:
    """An answer with the first of each list; pairs of numbers whole."""
    if isinstance(value, dict):
        return {key: _short(each) for key, each in value.items()}
    if isinstance(value, list):
        numbers = all(isinstance(each, (int, float)) for each in value)
        return value[:2] if numbers else [_short(each) for each in value[:1]]
    return value


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = answered(Path(folder))
    told = json.dumps(made, ensure_ascii=False, indent=1).replace(folder, "/home/ana")
    page = Path(str(resources.files("dragoman"))) / "data" / EXAMPLES
    page.write_text(told + "\n", "utf-8")
