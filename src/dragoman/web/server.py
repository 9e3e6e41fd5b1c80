"""Runs the server and opens the browser."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from pathlib import Path

import uvicorn

from dragoman.errors import UsageError
from dragoman.web.app import make_app
from dragoman.web.desk import Desk
from dragoman.web.guard import is_loopback
from dragoman.web.preparing import prepare

_OPENED = 1.5  # seconds after which the page stands and pictures can be prepared beside it


def listen(host: str, port: int) -> socket.socket:
    """A socket on a port; where it is taken and none was asked for (0), any free one.

    Raises UsageError where it cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle's delay off only where the protocol is named: 40 ms an answer
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except (OSError, OverflowError) as error:
        found.close()
        raise UsageError(
            f"cannot listen on {host} port {port}: {error}",
            remedy="choose another with --port, or 0 for any free one",
        ) from error
    return found


def check_token(host: str, token: str | None) -> str | None:
    """The token to demand. Raises UsageError where others can reach the host and there is none."""
    if not is_loopback(host) and not token:
        raise UsageError(
            f"{host} can be reached from other machines, so a token is needed",
            remedy=f"add --token {secrets.token_urlsafe(16)} or another one of your own",
        )
    if token is not None and (not token.isascii() or len(token) < 8 or not token.isprintable()):
        raise UsageError("a token has at least 8 printable ASCII characters")
    return token


def address_of(host: str, port: int, token: str | None) -> str:
    """The address of the page, to be opened by a browser."""
    from urllib.parse import quote

    named = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared only
    shown = f"[{named}]" if ":" in named else named
    return f"http://{shown}:{port}/" + (f"?token={quote(token, safe='')}" if token else "")


def serve(folder: Path | None, host: str, port: int, token: str | None, browser: bool) -> None:
    """Serves until it is stopped. Raises UsageError."""
    demanded = check_token(host, token)
    with listen(host, port) as door:
        address = address_of(host, door.getsockname()[1], demanded)
        desk = Desk(folder)
        config = uvicorn.Config(make_app(desk, host, demanded), log_level="warning")
        server = uvicorn.Server(config)
        preparing = threading.Timer(_OPENED, prepare, [desk])
        preparing.daemon = True
        preparing.start()
        print(f"Dragoman is open at {address} (stop it with Ctrl-C)", flush=True)
        if browser:
            threading.Timer(0.5, webbrowser.open, [address]).start()
        try:
            server.run([door])
        finally:
            desk.close()
