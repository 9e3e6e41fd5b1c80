from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from dragoman.store.project import is_project

PROJECT = "/api/v1/project"


def test_the_project_says_what_it_holds(client: TestClient, tmp_path: Path) -> None:
    told = client.get(PROJECT).json()
    assert (told["open"], told["title"]) == (True, "Red sea")
    assert told["folder"] == str(tmp_path / "red-sea")
    assert (told["counts"]["articles"], told["counts"]["events"]) == (2, 3)


def test_without_a_project_the_page_can_make_one(empty: TestClient, tmp_path: Path) -> None:
    assert empty.get(PROJECT).json()["open"] is False
    answer = empty.get("/api/v1/events")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:dragoman:project")
    made = empty.post(PROJECT, json={"folder": str(tmp_path / "new")})
    assert (made.status_code, made.json()["counts"]["articles"]) == (201, 0)
    assert is_project(tmp_path / "new")
    assert empty.get("/api/v1/events").json()["total"] == 0
    assert empty.post(PROJECT, json={"folder": str(tmp_path / "new")}).status_code == 200


def test_a_folder_that_cannot_be_made_is_said(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    answer = client.post(PROJECT, json={"folder": str(tmp_path / "file" / "below")})
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:dragoman:project")
    assert client.get(PROJECT).json()["title"] == "Red sea"


def test_the_page_and_its_files_are_served(client: TestClient) -> None:
    for path in ("/", "/events", "/actors/LBY/parliament"):
        answer = client.get(path)
        assert answer.text.startswith("<!doctype html>")
        assert answer.headers["cache-control"] == "no-cache"
    script = client.get("/assets/main-abc123.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]


def test_no_other_file_is_served(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"):
        assert "hidden" not in client.get(path).text
    assert client.get("/missing.js").status_code == 404
    assert client.get("/a%00.js").status_code == 404


def test_a_page_that_is_not_built_is_said(empty: TestClient, tmp_path: Path) -> None:
    from dragoman.web.app import make_app
    from dragoman.web.desk import Desk

    bare = TestClient(make_app(Desk(), page=tmp_path / "none"), base_url="http://localhost")
    answer = bare.get("/")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:dragoman:page")
    assert "npm" in answer.json()["remedy"]
