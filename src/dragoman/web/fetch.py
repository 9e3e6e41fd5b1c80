"""A report from the web: one page, from a public address only.

A page that a user names, or that a redirect leads to, must not make this machine ask its own
network. So each hop is resolved here, every address of it must be public, and the connection goes
to the address that was judged, not to the name once more (which could by then mean another).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from dragoman import __version__
from dragoman.errors import InputError
from dragoman.read.item import LARGEST_FILE

Resolve = Callable[[str, int], Sequence[str]]
Passes = Callable[[str], bool]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_UNICAST = ipaddress.IPv6Network("2000::/3")  # no other IPv6 address is given to anyone so far
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_HEADERS = {
    "User-Agent": f"dragoman/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a page holds, the address that it came from in the end, and the suffix of its kind."""

    content: bytes
    url: str
    suffix: str


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Whether an address is of the public internet, also when it hides inside another one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.sixtofour, *(found.teredo or ())]
        if found in _NAT64:
            return _is_global(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        return found in _UNICAST and all(_is_global(each) for each in (found, *inner) if each)
    return _is_global(found)


def _is_global(found: Address) -> bool:
    odd = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_link_local
    return found.is_global and not odd


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How pages are fetched and within which bounds; seconds are those of the whole."""

    resolve: Resolve = resolve
    passes: Passes = is_public
    largest: int = LARGEST_FILE
    seconds: float = 30.0
    redirects: int = 5
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    def fetch(self, url: str) -> Fetched:
        """The page of an http or https address. Raises InputError, which says why not."""
        end = time.monotonic() + self.seconds
        for _ in range(self.redirects + 1):
            found = self._hop(url, end)
            if isinstance(found, Fetched):
                return found
            url = found
        raise _refused(url, f"more than {self.redirects} redirects", "give the last address")

    def _hop(self, url: str, end: float) -> Fetched | str:
        """The page, or the address that it leads to."""
        parts = _parts(url)
        address = self._address(parts, url)
        timeout = httpx.Timeout(min(10.0, max(end - time.monotonic(), 0.1)))
        # no proxy of the environment: it would connect to what it resolves itself
        with httpx.Client(timeout=timeout, trust_env=False, transport=self.transport) as client:
            try:
                with client.stream(
                    "GET",
                    _at(parts, address),
                    headers={**_HEADERS, "Host": parts.netloc},
                    extensions={"sni_hostname": parts.hostname},
                ) as answer:
                    return self._read(answer, url, end)
            except httpx.HTTPError as error:
                why = str(error) or type(error).__name__
                raise _refused(url, f"cannot be fetched: {why}", "try it in a browser") from error

    def _address(self, parts: SplitResult, url: str) -> str:
        """An address of the host, after all of them were judged."""
        host = parts.hostname or ""
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise _refused(url, f"no address for {host!r}", "check the name") from error
        except ValueError as error:
            raise _refused(url, str(error), "check the port") from error
        if not found or not all(self.passes(each) for each in found):
            raise _refused(
                url, f"{host} is not on the public internet", "save the page and import the file"
            )
        return found[0]

    def _read(self, answer: httpx.Response, url: str, end: float) -> Fetched | str:
        if answer.is_redirect:
            return str(urljoin(url, answer.headers.get("location", "")))
        if answer.status_code != 200:
            told = f"the site answers {answer.status_code} {answer.reason_phrase}".strip()
            raise _refused(url, told, "try it in a browser, save the page and import the file")
        media = answer.headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if media not in _KINDS:
            raise _refused(url, f"{media or 'this'} is no page or text", "save it as text")
        return Fetched(self._whole(answer, url, end), url, _KINDS[media])

    def _whole(self, answer: httpx.Response, url: str, end: float) -> bytes:
        content = bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if len(content) > self.largest:
                told = f"more than {self.largest:,} bytes"
                raise _refused(url, told, "save the report as text and import the file")
            if time.monotonic() > end:
                raise _refused(url, f"took more than {self.seconds:g} seconds", "try again later")
        return bytes(content)


def _refused(url: str, what: str, remedy: str) -> InputError:
    return InputError(what, where=url[:300], remedy=remedy)


def _parts(url: str) -> SplitResult:
    """The parts of an address. Raises InputError where it is none, or not one for a report."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or any(character <= " " for character in url):
        raise _refused(url, "no http or https address", "give one such as https://example.org/a")
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "an address with a name or password in it", "leave them out")
    return parts


def _at(parts: SplitResult, address: str) -> str:
    """The same address by number, so that nothing resolves its name again."""
    host = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=host + port, fragment="").geturl()
