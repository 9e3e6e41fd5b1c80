"""The PLOVER ontology as data: types, modes, contexts, quad classes, intensity, CAMEO crosswalk.

Source: PLOVER codebook (draft 2.0); the files lie in ``data/plover``. Loaded and validated on first
use, not at import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.files import DATA, read_table, read_yaml


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types. ``quad`` is 1 to 4, ``score`` its intensity, ``modes`` theirs."""

    name: str
    definition: str
    quad: int
    score: float
    needs_recipient: bool
    cameo: tuple[str, ...]
    modes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a CAMEO code means in PLOVER."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Types by name, context names, sector and non-state codes with meanings, CAMEO crosswalk.

    ``contents``: the mode of a request, refusal or threat by the type of the act it is about.
    """

    types: Mapping[str, EventType]
    contexts: frozenset[str]
    sectors: Mapping[str, str]
    nonstate: Mapping[str, str]
    cameo: Mapping[str, Crossing]
    contents: Mapping[str, Mapping[str, str]]

    def intensity(self, name: str, mode: str | None) -> float:
        """The score of a mode where it has its own, else of the type."""
        kind = self.types[name]
        return kind.modes.get(mode, kind.score) if mode else kind.score

    def check(self, name: str, mode: str | None) -> None:
        """Raises DataError where there is no such type or the type has no such mode."""
        if name not in self.types:
            raise DataError(f"no event type {name!r}", remedy=f"one of {', '.join(self.types)}")
        if mode is not None and mode not in self.types[name].modes:
            known = ", ".join(self.types[name].modes) or "none"
            raise DataError(f"{name} has no mode {mode!r}", remedy=f"its modes: {known}")


@cache
def load_ontology(folder: Path = DATA / "plover") -> Ontology:
    """The ontology of a folder with ``ontology.yaml`` and ``cameo.tsv``. Raises DataError."""
    content = read_yaml(folder / "ontology.yaml")
    ontology = Ontology(
        {name: _event_type(name, entry) for name, entry in content["types"].items()},
        frozenset(content["contexts"]),
        content["sectors"],
        content["nonstate"],
        {row["cameo"]: _crossing(row) for row in read_table(folder / "cameo.tsv")},
        read_yaml(folder / "contents.yaml"),
    )
    for name, modes in ontology.contents.items():
        for mode in modes.values():
            ontology.check(name, mode)
    for crossing in ontology.cameo.values():
        ontology.check(crossing.type, crossing.mode)
    return ontology


def _event_type(name: str, entry: dict[str, Any]) -> EventType:
    modes = {
        mode: entry["score"] if score is None else score for mode, score in entry["modes"].items()
    }
    return EventType(
        name,
        entry["definition"],
        entry["quad"],
        float(entry["score"]),
        entry["needs_recipient"],
        tuple(entry["cameo"]),
        {mode: float(score) for mode, score in modes.items()},
    )


def _crossing(row: dict[str, str]) -> Crossing:
    contexts = tuple(name for name in row["contexts"].split("|") if name)
    return Crossing(row["type"], row["mode"] or None, contexts)
