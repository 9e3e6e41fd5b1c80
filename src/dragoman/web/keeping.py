"""Answers that are kept until the project changes: asked once more they cost nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.desk import Desk
from dragoman.web.guard import API

# What answers by the database alone (and the day, where none is asked for).
ROUTES = frozenset(
    "articles happenings events claims relations attributes assessments actors places times"
    " timeline network map control dyads dyads/series facets sources copies ratings queue briefing"
    " project".split()
)
_MOST = 64 << 20  # bytes of all answers that are kept
_LARGEST = 8 << 20  # of one answer


@dataclass(frozen=True, slots=True)
class _Answer:
    start: Message
    body: bytes


class Kept:
    """ASGI middleware over lists and pictures.

    An answer is filed under what was asked and the edition of the project, which any process that
    writes to it changes. The edition is read before the answer is made: an answer can be newer than
    it is filed, never older.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        edition = await run_in_threadpool(self.desk.edition) if _is_kept(scope) else None
        if edition is None:
            await self.app(scope, receive, send)
            return
        key = (edition, scope["path"], scope["query_string"], date.today())
        known = self._get(key)
        if known is None:
            await self.app(scope, receive, _Recording(send, self, key))
            return
        await send({**known.start, "headers": list(known.start["headers"])})
        await send({"type": "http.response.body", "body": known.body})

    def _get(self, key: Hashable) -> _Answer | None:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: Hashable, answer: _Answer) -> None:
        """Keeps an answer; those that were not asked for the longest go when there are too many."""
        with self._lock:
            if key in self._answers or len(answer.body) > _LARGEST:
                return
            self._answers[key] = answer
            self._size += len(answer.body)
            while self._size > _MOST:
                _, oldest = self._answers.popitem(last=False)
                self._size -= len(oldest.body)


class _Recording:
    """Hands an answer on and keeps it where it is whole and good."""

    def __init__(self, send: Send, kept: Kept, key: Hashable) -> None:
        self.send, self.kept, self.key = send, kept, key
        self.start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self.start = {**message, "headers": list(message["headers"])}
        elif self.start is not None and not message.get("more_body"):
            self.kept.put(self.key, _Answer(self.start, message.get("body", b"")))
            self.start = None
        else:
            self.start = None  # what comes in parts is not kept
        await self.send(message)


def _is_kept(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    return path.removeprefix(f"{API}v1/") in ROUTES
