"""Stand-ins for the process that codes: they tell what they are asked for, and code nothing."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from dragoman.errors import InputError
from dragoman.web.coding import Order, told


def quick(pipe: Connection) -> None:
    """Takes each input for a report whose id is its name; an empty file is an error."""
    with suppress(EOFError, OSError):
        while True:
            order: Order = pipe.recv()
            pipe.send({"stage": "loading", "total": len(order.inputs)})
            for name in order.inputs:
                path = order.folder / name
                if path.is_file() and not path.read_bytes():
                    pipe.send({"failed": told(InputError("empty", where=name))})
                else:
                    pipe.send({"stage": "coding", "coded": name})
            pipe.send({"end": "done"})


def stuck(pipe: Connection) -> None:
    """Codes one report and then never ends."""
    order: Order = pipe.recv()
    pipe.send({"stage": "coding", "coded": order.inputs[0]})
    time.sleep(600)


def dying(pipe: Connection) -> None:
    """Ends by itself in the middle of its work."""
    pipe.recv()
    os._exit(9)


def listing(pipe: Connection) -> None:
    """Tells the files of the order's folder with their sizes."""
    with suppress(EOFError, OSError):
        while True:
            order: Order = pipe.recv()
            for name in order.inputs:
                size = len((Path(order.folder) / name).read_bytes())
                pipe.send({"coded": f"{name}: {size}"})
            pipe.send({"coded": f"{order.given.source} {order.given.published} {order.given.url}"})
            pipe.send({"end": "done"})
