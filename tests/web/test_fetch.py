"""A page is fetched from a server on this machine; the stub resolver says where names lie."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from dragoman.errors import InputError
from dragoman.web.fetch import Fetcher, is_public, resolve

PAGE = b"<html><body><p>The bridge was held.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Answers by path; keeps what it was asked."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        path, _, rest = self.path.partition("?")
        getattr(self, f"do_{path.strip('/') or 'page'}")(rest)

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_page(self, _: str) -> None:
        self._send(200, PAGE)

    def do_to(self, target: str) -> None:
        self._send(302, Location=target)

    def do_text(self, _: str) -> None:
        self._send(200, b"words", **{"Content-Type": "text/plain"})

    def do_pdf(self, _: str) -> None:
        self._send(200, b"%PDF", **{"Content-Type": "application/pdf"})

    def do_gone(self, _: str) -> None:
        self._send(410)

    def do_long(self, _: str) -> None:
        self._send(200, b"x" * 5000)

    def do_bomb(self, _: str) -> None:
        self._send(200, gzip.compress(b"x" * 1_000_000), Content_Encoding="gzip")

    def do_slow(self, _: str) -> None:
        self._send(200, b"x")
        for _turn in range(200):
            time.sleep(0.02)
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()


@dataclass
class Names:
    """A resolver: each name has a list of answers, given one after the other."""

    answers: dict[str, list[list[str]]]
    asked: list[str] = field(default_factory=list)

    def __call__(self, host: str, _: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self.answers.get(host, [[host]])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def here_is_public(address: str) -> bool:
    """As ``is_public``, but this machine counts as the internet."""
    return address == "127.0.0.1" or is_public(address)


def fetcher(**names: list[list[str]]) -> tuple[Fetcher, Names]:
    told = {name.replace("_", "."): answers for name, answers in names.items()}
    resolver = Names({"site.example": [["127.0.0.1"]], **told})
    return Fetcher(resolver, here_is_public), resolver


def test_a_page_comes_from_the_address_that_was_judged(port: int) -> None:
    Site.asked.clear()
    # a second look-up would give a private address: there must be none
    get, names = fetcher(site_example=[["127.0.0.1"], ["10.0.0.1"]])
    found = get.fetch(f"http://site.example:{port}/page?a=1#part")
    assert (found.content, found.suffix) == (PAGE, ".html")
    assert names.asked == ["site.example"]
    assert Site.asked == [(f"site.example:{port}", "/page?a=1")]


def test_redirects_are_followed_and_the_last_address_is_told(port: int) -> None:
    get, names = fetcher()
    found = get.fetch(f"http://site.example:{port}/to?/text")
    assert (found.content, found.suffix) == (b"words", ".txt")
    assert found.url == f"http://site.example:{port}/text"
    assert names.asked == ["site.example"] * 2  # each hop is judged anew


@pytest.mark.parametrize(
    "target",
    [
        "http://inner.example/",
        "http://10.0.0.8/",
        "http://[::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://localhost/",
        "//inner.example/",
        "file:///etc/passwd",
        "ftp://site.example/",
        "http://user:word@site.example/",
        "",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(port: int, target: str) -> None:
    get, _ = fetcher(inner_example=[["192.168.7.7"]], localhost=[["127.0.0.2", "::1"]])
    with pytest.raises(InputError):
        get.fetch(f"http://site.example:{port}/to?{target}")


def test_one_private_address_among_public_ones_is_enough_to_refuse(port: int) -> None:
    get, _ = fetcher(mixed_example=[["127.0.0.1", "169.254.169.254"]])
    with pytest.raises(InputError, match="public internet"):
        get.fetch(f"http://mixed.example:{port}/page")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/pdf", "application/pdf is no page"),
        ("/gone", "answers 410"),
        ("/long", "more than 4,000 bytes"),
        ("/bomb", "more than 4,000 bytes"),
        ("/to?/to?/to?/page", "more than 2 redirects"),
    ],
)
def test_bounds(port: int, path: str, why: str) -> None:
    get = Fetcher(fetcher()[0].resolve, here_is_public, largest=4000, redirects=2)
    with pytest.raises(InputError, match=why):
        get.fetch(f"http://site.example:{port}{path}")


def test_a_page_that_drips_is_given_up(port: int) -> None:
    get = Fetcher(fetcher()[0].resolve, here_is_public, seconds=0.3)
    with pytest.raises(InputError, match="seconds"):
        get.fetch(f"http://site.example:{port}/slow")


def test_a_proxy_of_the_environment_is_not_used(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetcher()[0].fetch(f"http://site.example:{port}/page").content == PAGE


def test_a_closed_port_and_a_name_without_address_are_said() -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetcher()[0].fetch("http://site.example:9/")
    with pytest.raises(InputError, match="not on the public"):
        fetcher(nowhere_example=[[]])[0].fetch("http://nowhere.example/")


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org", "javascript:alert(1)", "http://", "http://[::1"),
        *("http://a b.example/", "http://site.example:99999/", "http://site.example:x/"),
    ],
)
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(InputError):
        fetcher()[0].fetch(url)


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 :: ::1 fe80::1 fc00::1 ff02::1 fec0::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1:: 2001:0:a00:1:: 2001:db8::1
    fe80::1%eth0 name.example""".split(),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_this_machine_s_own_name_is_private() -> None:
    assert not any(map(is_public, resolve("localhost", 80)))
