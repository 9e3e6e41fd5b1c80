"""The rules of merging, from ``data/across/merging.yaml``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml


@dataclass(frozen=True, slots=True)
class Whole:
    """An event that has others as parts; ``bond``: what ties them (see ``across/parts.py``)."""

    type: str
    mode: str | None
    bond: str
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """See the header of the data file. ``families``: of each type the families it belongs to."""

    prior: float
    threshold: float
    mean: float
    worst: float
    evidence: float
    margin: float
    fresh: int
    denied: int
    families: Mapping[str, frozenset[str]]
    mutual: frozenset[str]
    carried: frozenset[str]
    variants: frozenset[str]
    wholes: tuple[Whole, ...]
    weights: Mapping[str, float]
    reasons: Mapping[str, str]

    def kin(self, one: str, two: str) -> bool:
        """Whether two types may tell of one act."""
        return not self.families[one].isdisjoint(self.families[two])


@cache
def load_rules(path: Path = DATA / "across" / "merging.yaml") -> Rules:
    """The rules of the package. Raises DataError where a feature stands there twice."""
    found = read_yaml(path)
    families: dict[str, set[str]] = {}
    for family, types in found["families"].items():
        for each in types:
            families.setdefault(each, set()).add(family)
    features = found["features"]
    weights = {each["feature"]: float(each["weight"]) for each in features}
    if len(weights) < len(features):
        raise DataError("a feature stands twice", where=path.name)
    return Rules(
        prior=float(found["prior"]),
        threshold=float(found["threshold"]),
        mean=float(found["mean"]),
        worst=float(found["worst"]),
        evidence=float(found["evidence"]),
        margin=float(found["margin"]),
        fresh=found["fresh"],
        denied=found["denied"],
        families={each: frozenset(names) for each, names in families.items()},
        mutual=frozenset(found["mutual"]),
        carried=frozenset(found["carried"]),
        variants=frozenset(found["variants"]),
        wholes=tuple(
            Whole(w["type"], w.get("mode"), w["bond"], frozenset(w["parts"]))
            for w in found["wholes"]
        ),
        weights=weights,
        reasons={each["feature"]: each["why"] for each in features},
    )


@cache
def rules_digest() -> str:
    """The digest of the code and data by which reports are joined."""
    whole = hashlib.sha256()
    for folder, ending in ((Path(__file__).parent, "*.py"), (DATA / "across", "*.yaml")):
        for path in sorted(folder.glob(ending)):
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]
