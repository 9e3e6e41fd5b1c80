"""Who may ask: Host and Origin, a token where one is demanded; headers that bind the page.

A page of another site must not reach this server through the user's browser. Its requests bear its
own Origin (or Sec-Fetch-Site: cross-site), and, where it points its name at this machine (DNS
rebinding), its own Host: all of these are refused.
"""

from __future__ import annotations

import ipaddress
import re
import secrets
import socket
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.problems import problem

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^@:/\[\]\s]+)(?::\d{1,5})?\Z")
COOKIE = "dragoman_token"
API = "/api/"
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host's address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """ASGI middleware around the whole app. ``hosts``: names that this server may be called by.

    Where it is bound to more than loopback, an address (not a name) is let pass as well: a name can
    be made to point here, an address cannot, and the token is demanded besides.
    """

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1", token: str | None = None) -> None:
        self.app, self.token = app, token
        bare = host.lower().strip("[]")
        self.names = {"localhost", "127.0.0.1", "[::1]", f"[{bare}]" if ":" in bare else bare}
        self.wide = not is_loopback(host)
        if self.wide:
            self.names |= {socket.gethostname().lower(), socket.getfqdn().lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    own.setdefault(name, value)
            await send(message)

        refusal = self._refusal(headers, scope)
        answer = self.app if refusal is None else problem(*refusal[:2], remedy=refusal[2])
        if refusal is None and self._token_in_address(scope):
            await answer(scope, receive, self._with_cookie(bound))
            return
        await answer(scope, receive, bound)

    def _refusal(self, headers: Headers, scope: Scope) -> tuple[int, str, str] | None:
        """Status, reason and remedy where a request is refused."""
        host = headers.get("host", "")
        if not self._known(host):
            return 421, f"this server is not called {host[:100]!r}", "open the address it printed"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return 403, "a page of another origin may not ask this server", "open its own page"
        foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
        if foreign and (scope["path"].startswith(API) or scope["method"] not in ("GET", "HEAD")):
            return 403, "a page of another site may not ask this server", "open its own page"
        if self.token and not self._shown(headers, scope):
            remedy = "open the address with ?token=, or send Authorization: Bearer"
            return 401, "this server demands its token", remedy
        return None

    def _known(self, host: str) -> bool:
        match = _HOST.match(host.lower())
        name = match[1] if match else ""
        return name in self.names or (self.wide and _is_address(name.strip("[]")))

    def _shown(self, headers: Headers, scope: Scope) -> bool:
        """Whether the token is shown: in a header, in the cookie, or in the page's address."""
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        given = [bearer] if scheme.lower() == "bearer" else []
        given += [*_cookies(headers.getlist("cookie")), *_in_address(scope)]
        wanted = (self.token or "").encode()
        return any(secrets.compare_digest(each.encode(), wanted) for each in given)

    def _token_in_address(self, scope: Scope) -> bool:
        return bool(self.token) and bool(_in_address(scope))

    def _with_cookie(self, send: Send) -> Send:
        """Sends the token as a cookie, so that the page need not keep it in its address."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookie = f"{COOKIE}={self.token}; HttpOnly; SameSite=Strict; Path=/"
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        return sending


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _cookies(given: Iterable[str]) -> list[str]:
    found: list[str] = []
    for each in given:
        try:
            jar = SimpleCookie(each)
        except CookieError:
            continue
        found += [jar[COOKIE].value] if COOKIE in jar else []
    return found


def _in_address(scope: Scope) -> list[str]:
    """The token in the address of the page; the API takes it in a header or a cookie only."""
    if scope["path"].startswith(API):
        return []
    return parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
