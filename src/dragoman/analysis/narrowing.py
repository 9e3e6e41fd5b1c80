"""A coding with the records that a filter lets pass, for what is made of whole codings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from dragoman.records import Coding


def narrowed(coding: Coding, kept: Mapping[str, Collection[str]]) -> Coding:
    """The coding with only those records of the layers of ``kept`` whose ids stand there.

    Claims, mentions, times and places stay, since records point at them.
    """
    layers: dict[str, Any] = {
        layer: tuple(record for record in getattr(coding, layer) if record.id in ids)
        for layer, ids in kept.items()
    }
    return replace(coding, **layers)
