"""ETags of answers: what has not changed is not sent again."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.guard import API


class Etags:
    """ASGI middleware: each JSON answer to a GET of the API has an ETag, made of its bytes.

    The browser asks again each time (``no-cache``) and is told 304 where nothing has changed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not _of_api(scope):
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, Headers(scope=scope).get("if-none-match", ""))
        await self.app(scope, receive, answer)


def _of_api(scope: Scope) -> bool:
    return bool(scope["path"].startswith(API))


class _Answer:
    """Holds back a whole answer until its digest is known; what is streamed goes on as it comes."""

    def __init__(self, send: Send, known: str) -> None:
        self.send = send
        self.known = {each.strip().removeprefix("W/") for each in known.split(",")}
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif self.start is None:
            await self.send(message)
        else:
            start, self.start = self.start, None
            if start["status"] == 200 and not message.get("more_body"):
                self._mark(start, message)
            else:
                MutableHeaders(scope=start).setdefault("cache-control", "no-store")
            await self.send(start)
            await self.send(message)

    def _mark(self, start: Message, message: Message) -> None:
        digest = f'"{hashlib.sha256(message["body"]).hexdigest()[:24]}"'
        headers = MutableHeaders(scope=start)
        headers["etag"] = f"W/{digest}"
        headers["cache-control"] = "private, no-cache"
        if digest in self.known:
            start["status"] = 304
            message["body"] = b""
            del headers["content-length"], headers["content-type"]
