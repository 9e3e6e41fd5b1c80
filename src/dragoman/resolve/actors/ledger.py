"""A sorted table of text in one small file: compressed blocks behind a directory of first keys.

The file is read whole (a few megabytes); a block is unpacked when one of its keys is asked for.
Threads and processes may share it; it holds no code, and its bytes depend only on its content.

    magic | length of directory, 8 bytes | directory | blocks
    directory: zlib of lines "first key of the block TAB length of the block"
    block: zlib of lines "key TAB value", sorted by the UTF-8 bytes of the key
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from dragoman.errors import DataError

MAGIC = b"dragoman ledger 1\n"
BLOCK = 48
_REMEDY = "run scripts/build_actors.py, or install the package again"


def write_ledger(path: Path, content: Mapping[str, str]) -> None:
    """Writes ``content`` sorted by key. Neither keys nor values may hold tabs or line ends."""
    lines = sorted(f"{key}\t{value}".encode() for key, value in content.items())
    if any(line.count(b"\t") != 1 or b"\n" in line for line in lines):
        raise DataError("a tab or line end inside a key or value", where=str(path))
    lines.sort(key=lambda line: line.split(b"\t", 1)[0])
    packs = [lines[i : i + BLOCK] for i in range(0, len(lines), BLOCK)]
    blocks = [zlib.compress(b"\n".join(pack), 9) for pack in packs]
    fences = [pack[0].split(b"\t", 1)[0] for pack in packs]
    rows = (b"%s\t%d" % pair for pair in zip(fences, map(len, blocks), strict=True))
    directory = zlib.compress(b"\n".join(rows), 9)
    path.write_bytes(MAGIC + len(directory).to_bytes(8, "big") + directory + b"".join(blocks))


class Ledger:
    """A read ledger. Raises DataError where the file is missing or is not one."""

    def __init__(self, path: Path) -> None:
        try:
            self._bytes = path.read_bytes()
        except OSError as error:
            raise DataError(
                f"cannot read: {error.strerror}", where=str(path), remedy=_REMEDY
            ) from error
        if not self._bytes.startswith(MAGIC):
            raise DataError("not a ledger of this version", where=str(path), remedy=_REMEDY)
        start = len(MAGIC) + 8
        size = int.from_bytes(self._bytes[len(MAGIC) : start], "big")
        rows = zlib.decompress(self._bytes[start : start + size]).split(b"\n")
        pairs = [row.split(b"\t") for row in rows]
        self._fences = [fence for fence, _ in pairs]
        lengths = (int(length) for _, length in pairs)
        self._edges = list(accumulate(lengths, initial=start + size))
        self._block = lru_cache(maxsize=2048)(self._unpack)

    def _unpack(self, i: int) -> bytes:
        """The lines of a block, each between line ends."""
        return b"\n%s\n" % zlib.decompress(self._bytes[self._edges[i] : self._edges[i + 1]])

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        wanted = key.encode()
        i = bisect_right(self._fences, wanted) - 1
        if i < 0:
            return None
        block, opening = self._block(i), b"\n%s\t" % wanted
        start = block.find(opening)
        if start < 0:
            return None
        start += len(opening)
        return block[start : block.index(b"\n", start)].decode()

    def starting(self, prefix: str) -> Iterator[tuple[str, str]]:
        """The entries whose key starts with ``prefix``, in order of key."""
        i = max(bisect_right(self._fences, prefix.encode()) - 1, 0)
        while i < len(self._fences):
            for line in self._block(i).decode().strip("\n").split("\n"):
                key, value = line.split("\t", 1)
                if key.startswith(prefix):
                    yield key, value
                elif key > prefix:
                    return
            i += 1
