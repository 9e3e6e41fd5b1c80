from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.guard import COOKIE, is_loopback
from dragoman.web.server import listen
from tests.web.conftest import ADDRESS, page_in

PROJECT = "/api/v1/project"
TOKEN = "correct-horse"  # noqa: S105 - of these tests


@pytest.fixture
def open_door(desk: Desk, tmp_path: Path) -> Iterator[TestClient]:
    """A server that other machines can reach."""
    app = make_app(desk, "192.168.1.20", TOKEN, page_in(tmp_path / "page"))
    with TestClient(app, base_url="http://192.168.1.20:8765") as made:
        yield made


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "localhost"])
def test_the_server_answers_to_its_own_names(client: TestClient, host: str) -> None:
    assert client.get(PROJECT, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8765", "10.0.0.1", "", "[::1", "a@localhost:x"]
)
def test_a_name_that_was_pointed_here_is_refused(client: TestClient, host: str) -> None:
    for path in (PROJECT, "/"):
        answer = client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.json()["status"]) == (421, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_pages_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, PROJECT, headers=headers, json={"folder": "x"})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_the_page_itself_may_ask_and_may_be_linked_to(client: TestClient) -> None:
    own = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
    assert client.get(PROJECT, headers=own).status_code == 200
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_body_that_a_form_could_send_is_refused(client: TestClient, tmp_path: Path) -> None:
    body = f'{{"folder": "{tmp_path / "forged"}"}}'
    answer = client.post(PROJECT, content=body, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 422
    assert not (tmp_path / "forged").exists()


@pytest.mark.parametrize("path", ["/", "/assets/main-abc123.js", PROJECT, "/api/v1/none"])
def test_every_answer_binds_the_page(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_others_need_the_token(open_door: TestClient) -> None:
    for path in (PROJECT, "/", "/assets/main-abc123.js"):
        assert open_door.get(path).status_code == 401
    wrong = {"Authorization": "Bearer wrong-horse"}
    assert open_door.get(PROJECT, headers=wrong).status_code == 401
    assert open_door.get(f"{PROJECT}?token={TOKEN}").status_code == 401
    shown = {"Authorization": f"Bearer {TOKEN}"}
    assert open_door.get(PROJECT, headers=shown).status_code == 200


def test_the_page_keeps_the_token_in_a_cookie_of_its_own(open_door: TestClient) -> None:
    cookie = open_door.get(f"/?token={TOKEN}").headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}={TOKEN};")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert open_door.get(PROJECT).status_code == 200  # the client sends the cookie


def test_an_open_door_takes_addresses_but_no_foreign_names(open_door: TestClient) -> None:
    shown = {"Authorization": f"Bearer {TOKEN}"}
    for host, status in (("10.1.2.3:8765", 200), ("evil.example", 421)):
        assert open_door.get(PROJECT, headers={**shown, "Host": host}).status_code == status


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"])
def test_loopback_is_only_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.1", "name.example"])  # noqa: S104
def test_all_else_can_be_reached_by_others(host: str) -> None:
    assert not is_loopback(host)


def test_answers_do_not_wait_for_the_ones_before() -> None:
    """Asyncio turns Nagle's delay off for sockets whose protocol is named, and only for these."""
    with listen("127.0.0.1", 0) as door:
        assert door.proto == socket.IPPROTO_TCP
