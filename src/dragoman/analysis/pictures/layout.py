"""Where the nodes of a network stand: forces of Fruchterman and Reingold (1991), with signs.

Those who stand together attract one another, those against do not; all keep their distance. Only
additions, multiplications and square roots are used, so that every machine finds the same places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from random import Random

SEED = 7
_ROUNDS = 320
_FRAME = 1000.0
_PULL = {1: 0.7, 0: 0.6, -1: 0.12}  # of a tie, by its sign
_GRAVITY = 0.9
_ROOM = 1.9  # of the picture, in areas of all boxes


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node and its label take, around its place."""

    width: float
    height: float


def places(
    keys: Sequence[str], ties: Sequence[tuple[str, str, int]], boxes: Mapping[str, Box]
) -> dict[str, tuple[float, float]]:
    """A place for each key, so that no two boxes overlap; the least coordinates are 0."""
    order = sorted(keys)
    chance = Random(SEED)  # noqa: S311 - a start that is always the same
    xs = [[chance.random() * _FRAME, chance.random() * _FRAME] for _ in order]
    number = {key: i for i, key in enumerate(order)}
    bonds = sorted({(number[a], number[b], sign) for a, b, sign in ties})
    apart = _FRAME / sqrt(max(len(order), 1))
    for turn in range(_ROUNDS):
        _step(xs, bonds, apart, 0.1 * _FRAME * (1 - turn / _ROUNDS) + 1)
    _spread(xs, [boxes[key] for key in order])
    left, top = (min((at[axis] for at in xs), default=0.0) for axis in (0, 1))
    return {key: (at[0] - left, at[1] - top) for key, at in zip(order, xs, strict=True)}


def _step(
    xs: list[list[float]], bonds: Sequence[tuple[int, int, int]], apart: float, most: float
) -> None:
    """Moves every node by the forces on it, at most so far."""
    forces = [[(_FRAME / 2 - x) * _GRAVITY, (_FRAME / 2 - y) * _GRAVITY] for x, y in xs]
    for i, j in combinations(range(len(xs)), 2):
        dx, dy, distance = _between(xs, i, j)
        _push(forces, i, j, dx, dy, apart * apart / (distance * distance))
    for i, j, sign in bonds:
        dx, dy, distance = _between(xs, i, j)
        _push(forces, i, j, dx, dy, -_PULL[sign] * distance / apart)
    for at, (fx, fy) in zip(xs, forces, strict=True):
        far = sqrt(fx * fx + fy * fy) or 1.0
        at[0] += fx / far * min(far, most)
        at[1] += fy / far * min(far, most)


def _between(xs: list[list[float]], i: int, j: int) -> tuple[float, float, float]:
    dx, dy = xs[i][0] - xs[j][0], xs[i][1] - xs[j][1]
    return dx, dy, max(sqrt(dx * dx + dy * dy), 1.0)


def _push(forces: list[list[float]], i: int, j: int, dx: float, dy: float, strength: float) -> None:
    for which, way in ((i, 1), (j, -1)):
        forces[which][0] += way * dx * strength
        forces[which][1] += way * dy * strength


def _spread(xs: list[list[float]], boxes: Sequence[Box]) -> None:
    """Fits the whole to the room that the boxes need, and pushes those apart that overlap."""
    room = sqrt(sum(box.width * box.height for box in boxes) * _ROOM)
    for axis, share in ((0, 1.2), (1, 1 / 1.2)):
        least = min((at[axis] for at in xs), default=0.0)
        most = max((at[axis] for at in xs), default=0.0)
        for at in xs:
            at[axis] = (at[axis] - least) / max(most - least, 1.0) * room * share
    for _ in range(200):
        moved = [_part(xs, boxes, i, j) for i, j in combinations(range(len(xs)), 2)]
        if not any(moved):
            return


def _part(xs: list[list[float]], boxes: Sequence[Box], i: int, j: int) -> bool:
    """Moves two boxes apart along the shorter way; were they too near?"""
    dx, dy = xs[i][0] - xs[j][0], xs[i][1] - xs[j][1]
    near_x = (boxes[i].width + boxes[j].width) / 2 - abs(dx)
    near_y = (boxes[i].height + boxes[j].height) / 2 - abs(dy)
    if near_x <= 0 or near_y <= 0:
        return False
    axis, by, way = (1, near_y, dy) if near_y <= near_x else (0, near_x, dx)
    shift = (by / 2 + 0.5) * (1 if way >= 0 else -1)
    xs[i][axis] += shift
    xs[j][axis] -= shift
    return True
