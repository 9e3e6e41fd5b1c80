"""The words around names of places: what tells that a name is used for the place itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.files import DATA, read_yaml


@cache
def load_placewords() -> Mapping[str, frozenset[str]]:
    """The word lists of ``places/usage.yaml``. Raises DataError where the file is unsound."""
    lists = read_yaml(DATA / "places" / "usage.yaml")
    return {name: frozenset(words.split()) for name, words in lists.items()}
