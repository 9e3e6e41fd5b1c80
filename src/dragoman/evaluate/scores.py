"""Counts of a measure and their figures, and floors that only rise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one measure: our records, the right ones, the gold, those of it found."""

    ours: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.ours + other.ours,
            self.right + other.right,
            self.gold + other.gold,
            self.found + other.found,
        )

    @property
    def precision(self) -> float:
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by measure, and what was missed or wrong, in words."""

    scores: Mapping[str, Score]
    errors: tuple[str, ...] = ()


def macro_f1(scores: Mapping[str, Score], prefix: str) -> float | None:
    """The mean F1 of the classes under a prefix that the gold has; None where there are none."""
    found = [s.f1 for name, s in scores.items() if name.startswith(prefix) and s.gold]
    return sum(found) / len(found) if found else None


def below_floors(evaluation: Evaluation, path: Path) -> list[str]:
    """The measures that fell under their floor (F1), each in words. Raises DataError."""
    floors = _floors(path)
    found = {name: score.f1 for name, score in evaluation.scores.items()}
    return [
        f"{name}: {found.get(name, 0.0):.3f} is below the floor {floor:.3f}"
        for name, floor in sorted(floors.items())
        if round(found.get(name, 0.0), 3) < floor
    ]


def _floors(path: Path) -> dict[str, float]:
    remedy = "write them with --raise-floors"
    try:
        floors = json.loads(path.read_text("utf-8"))
    except OSError as error:
        told = f"cannot read the floors: {error.strerror}"
        raise DataError(told, where=str(path), remedy=remedy) from error
    except ValueError as error:
        raise DataError(f"no floors in JSON: {error}", where=str(path), remedy=remedy) from error
    if not isinstance(floors, dict):
        raise DataError("floors are an object in JSON", where=str(path), remedy=remedy)
    return floors


def raise_floors(evaluation: Evaluation, path: Path) -> None:
    """Write the floors anew: each the higher of the old one and today's figure, rounded down."""
    floors = _floors(path) if path.exists() else {}
    for name, score in evaluation.scores.items():
        floors[name] = max(floors.get(name, 0.0), int(score.f1 * 1000) / 1000)
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", "utf-8")


def both(one: Evaluation, two: Evaluation) -> Evaluation:
    """Two evaluations together."""
    scores = dict(one.scores)
    for measure, score in two.scores.items():
        scores[measure] = scores.get(measure, Score()) + score
    return Evaluation(scores, (*one.errors, *two.errors))
