"""The words around names of places: what tells that a name is used for the place itself."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.files import word_lists


def load_placewords() -> Mapping[str, frozenset[str]]:
    """The word lists of ``places/usage.yaml``. Raises DataError where the file is unsound."""
    return word_lists("places/usage.yaml")
