"""The plain words for codes, from ``data/brief/wording.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.files import DATA, read_yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """Nouns for event types, verbs and signs for relations, words for statuses and assessments."""

    events: Mapping[str, str]
    relations: Mapping[str, str]
    signs: Mapping[str, int]
    statuses: Mapping[str, str]
    assessments: Mapping[str, str]


@cache
def load_wording() -> Wording:
    content: dict[str, Any] = read_yaml(DATA / "brief" / "wording.yaml")
    return Wording(**content)


def counted(count: int, noun: str, several: str = "") -> str:
    """A number with its noun: "1 tie", "2 ties"."""
    return f"{count} {noun if count == 1 else several or noun + 's'}"
