from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dragoman.pipeline import Kit
from dragoman.read.item import Given
from dragoman.web.app import make_app
from dragoman.web.coding import Order, carried_out
from dragoman.web.desk import Desk
from dragoman.web.imports import Imports
from tests.web import workers
from tests.web.conftest import ADDRESS

API = "/api/v1/imports"
SAID = "Guards of the Salt Company held the bridge at Nalut on 3 May 2019, drivers said."


def served(desk: Desk, worker: Any) -> TestClient:
    app = make_app(desk)
    app.state.imports = Imports(worker)
    return TestClient(app, base_url=ADDRESS)


@pytest.fixture
def quick(desk: Desk) -> Iterator[TestClient]:
    with served(desk, workers.quick) as client:
        yield client
        client.app.state.imports.close()  # type: ignore[attr-defined]


def until_it_ends(client: TestClient, answer: Any, states: tuple[str, ...] = ()) -> dict[str, Any]:
    """How the import of an answer ended, or how it goes once it has one of the states."""
    assert answer.status_code == 202, answer.text
    for _ in range(3000):
        told: dict[str, Any] = client.get(answer.headers["location"]).json()
        if told["state"] in (states or ("done", "failed", "cancelled")):
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def test_files_come_in_with_their_progress(quick: TestClient) -> None:
    files = [("files", (name, body)) for name, body in (("a.txt", b"x"), ("b.txt", b""))]
    told = until_it_ends(quick, quick.post(f"{API}/files", files=files))
    assert (told["state"], told["name"], told["kind"]) == ("done", "2 files", "files")
    assert (told["total"], told["done"], told["coded"], told["failures"]) == (2, 2, 1, 1)
    assert told["articles"] == ["a.txt"]
    assert told["failed"] == [{"what": "empty", "where": "b.txt", "remedy": ""}]
    assert [each["id"] for each in quick.get(API).json()["items"]] == [told["id"]]


def test_an_import_in_which_nothing_can_be_read_has_failed(quick: TestClient) -> None:
    told = until_it_ends(quick, quick.post(f"{API}/files", files={"files": ("a.txt", b"")}))
    assert told["state"] == "failed"


def test_names_of_files_lead_nowhere(desk: Desk) -> None:
    names = ["../../a.txt", "C:\\b.html", "a.txt", "..", "..hidden", "no suffix.pdf"]
    with served(desk, workers.listing) as client:
        files = [("files", (name, b"12345"[: i + 1])) for i, name in enumerate(names[:5])]
        told = until_it_ends(
            client,
            client.post(
                f"{API}/files", files=files, data={"source": "Wire", "published": "2020-01-02"}
            ),
        )
    assert told["articles"] == [
        *("a.txt: 1", "b.html: 2", "2 a.txt: 3", "report: 4", "hidden: 5"),
        "Wire 2020-01-02 None",
    ]


def test_text_is_pasted_with_what_is_known_of_it(desk: Desk) -> None:
    with served(desk, workers.listing) as client:
        body = {"text": SAID, "source": "Wire", "url": "https://example.org/9"}
        told = until_it_ends(client, client.post(f"{API}/text", json=body))
    assert told["articles"] == [
        f"pasted text.txt: {len(SAID)}",
        "Wire None https://example.org/9",
    ]
    assert told["name"] == SAID[:80].strip()


def test_a_folder_of_this_machine(quick: TestClient, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    told = until_it_ends(
        quick, quick.post(f"{API}/folder", json={"folder": str(tmp_path / "reports")})
    )
    assert told["articles"] == [str(tmp_path / "reports")]
    for missing in (str(tmp_path / "none"), "a\0b"):
        answer = quick.post(f"{API}/folder", json={"folder": missing})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:dragoman:input")


def test_an_import_is_stopped_and_the_next_one_runs(desk: Desk, tmp_path: Path) -> None:
    with served(desk, workers.stuck) as client:
        first, second = (client.post(f"{API}/text", json={"text": each}) for each in ("one", "two"))
        running = until_it_ends(client, first, ("running",))
        assert client.get(second.headers["location"]).json()["state"] == "waiting"
        stopped = client.delete(f"{API}/{running['id']}").json()
        assert (stopped["state"], client.delete(f"{API}/{running['id']}").json()) == (
            "cancelled",
            stopped,
        )
        until_it_ends(client, second, ("running",))
        assert client.get("/api/v1/events").json()["total"] == 3  # the server answers meanwhile
        client.app.state.imports.close()  # type: ignore[attr-defined]
        assert client.get(second.headers["location"]).json()["state"] == "cancelled"


def test_a_process_that_dies_is_said(desk: Desk) -> None:
    with served(desk, workers.dying) as client:
        told = until_it_ends(client, client.post(f"{API}/text", json={"text": "x"}))
        assert told["state"] == "failed"
        assert "memory" in told["failed"][0]["what"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("text", {"text": ""}),
        ("text", {"words": "x"}),
        ("text", {"text": "x", "published": "June"}),
        ("url", {}),
        ("folder", {"folder": ""}),
        ("files", None),
    ],
)
def test_what_is_no_report_is_refused(quick: TestClient, path: str, body: Any) -> None:
    answer = quick.post(f"{API}/{path}", json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:dragoman:request")


def test_without_a_project_nothing_is_imported(empty: TestClient) -> None:
    assert empty.post(f"{API}/text", json={"text": "x"}).status_code == 503
    assert empty.get(f"{API}/i9").status_code == 404
    assert empty.delete(f"{API}/i9").status_code == 404


def order(tmp_path: Path, **fields: Any) -> Order:
    folder = tmp_path / "inputs"
    folder.mkdir(exist_ok=True)
    return Order(tmp_path / "project", fields.pop("inputs", []), folder, **fields)


def test_the_process_codes_and_tells(
    tmp_path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the process goes into the folder of its inputs
    monkeypatch.setattr("dragoman.runs.standard_kit", lambda _: kit)
    wanted = order(tmp_path, inputs=["a.txt", "none.txt"], given=Given(source="Wire"))
    (wanted.folder / "a.txt").write_text(SAID)
    told = list(carried_out(wanted))
    assert told[0] == {"stage": "loading", "total": 2}
    assert [set(each) for each in told[1:]] == [
        {"stage", "coded"},
        {"stage", "failed"},
        {"stage"},
        {"end"},
    ]
    assert told[2]["failed"]["where"] == "none.txt"
    assert [set(each) for each in carried_out(wanted)][1] == {"stage", "unchanged"}


def test_a_page_that_is_refused_ends_the_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = list(carried_out(order(tmp_path, url="http://127.0.0.1/")))
    assert [each.get("end") for each in told] == [None, "failed"]
    assert "public internet" in told[1]["failed"]["what"]


def test_a_fault_of_the_program_is_told_and_does_not_end_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dragoman.web.coding._fetched", broken)
    (*_, last) = carried_out(order(tmp_path, url="http://example.org/"))
    assert last["end"] == "failed"
    assert "ZeroDivisionError" in last["failed"]["what"]
