"""Camps and structural balance of a signed network (Heider 1946, Cartwright and Harary 1956)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

SEED = 1  # of the search for camps: the same ties give the same camps

Signed = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors of whom each two have a tie of clear sign.

    The signs are those of first and second, second and third, first and third; the triad is
    balanced where their product is positive.
    """

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        return self.signs[0] * self.signs[1] * self.signs[2] > 0


@dataclass(frozen=True, slots=True)
class Balance:
    """All triads whose signs are clear; ``mixed`` are pairs of whom both signs are told."""

    triads: tuple[Triad, ...]
    mixed: tuple[tuple[str, str], ...]

    @property
    def unbalanced(self) -> tuple[Triad, ...]:
        return tuple(triad for triad in self.triads if not triad.balanced)

    @property
    def share(self) -> float | None:
        """The share of the triads that is balanced, None where there is none."""
        whole = len(self.triads)
        return (whole - len(self.unbalanced)) / whole if whole else None


def balance_of(edges: Iterable[Signed]) -> Balance:
    """The triads of some signed ties, whatever their direction."""
    told: dict[tuple[str, str], set[int]] = {}
    for one, other, sign in edges:
        if sign:
            told.setdefault((min(one, other), max(one, other)), set()).add(sign)
    signs = {pair: min(both) for pair, both in told.items() if len(both) == 1}
    near: dict[str, set[str]] = {}
    for one, other in signs:
        near.setdefault(one, set()).add(other)
    found = (
        Triad((a, b, c), (signs[a, b], signs[b, c], signs[a, c]))
        for a in sorted(near)
        for b, c in combinations(sorted(near[a]), 2)
        if (b, c) in signs
    )
    return Balance(tuple(found), tuple(sorted(set(told) - set(signs))))


def camps_of(keys: Sequence[str], edges: Iterable[Signed]) -> tuple[tuple[str, ...], ...]:
    """Communities of those who stand with one another (Louvain), the largest first.

    Pairs of whom more is told against than with have no bond. Who has none is in no camp.
    """
    import networkx as nx  # late: most commands need no networks

    number = {
        key: i for i, key in enumerate(sorted(keys))
    }  # sets of small numbers keep their order
    bonds = Counter[tuple[int, int]]()
    for one, other, sign in edges:
        first, second = sorted((number[one], number[other]))
        bonds[first, second] += sign
    graph = nx.Graph()
    graph.add_nodes_from(sorted({i for pair, bond in bonds.items() if bond > 0 for i in pair}))
    for pair, bond in sorted(bonds.items()):
        if bond > 0:
            graph.add_edge(*pair, weight=bond)
    names = {i: key for key, i in number.items()}
    found = nx.community.louvain_communities(graph, seed=SEED) if graph else []
    camps = (tuple(sorted(names[i] for i in camp)) for camp in found)
    return tuple(sorted(camps, key=lambda camp: (-len(camp), camp)))
