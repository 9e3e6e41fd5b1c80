"""Dragoman reads crisis reports and rebuilds the system that they describe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.corpus import Corpus as Corpus

__version__ = "0.1.0"
CODER = f"dragoman {__version__}"


def __getattr__(name: str) -> Any:
    """``from dragoman import Corpus`` loads it then: the command line starts without it."""
    if name == "Corpus":
        from dragoman.corpus import Corpus

        return Corpus
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
