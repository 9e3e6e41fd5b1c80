"""Which mentions are one entity: names and their parts, titles, pronouns, possessed groups."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.extract.reading import Reading


def resolve_coreference(reading: Reading) -> Mapping[str, str]:
    """Markable id to chain id; a markable that is alone has a chain of its own."""
    return {}
