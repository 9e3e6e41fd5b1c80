"""The signed network as SVG: shapes for kinds, letters for camps, signs and dashes for ties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt

from dragoman.analysis.days import day
from dragoman.analysis.pictures.actor_network import Edge, Network, Node
from dragoman.analysis.pictures.layout import Box, places
from dragoman.analysis.pictures.svg import (
    Drawing,
    element,
    group,
    label,
    line,
    short,
    tip,
    width_of,
)
from dragoman.analysis.wording import load_wording

MOST = 32  # nodes in the picture; the table has all
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Places = dict[str, tuple[float, float]]
_Box = tuple[float, float, float, float]
_SIGNS = {1: ("with", "+"), -1: ("against", "−"), 0: ("neither", "")}
_R = 13.0  # of a node
_EDGE = 46.0  # of the frame
_LEGEND = 64.0
_LEAST = 620.0


def draw_network(network: Network, name: str = "network") -> Drawing:
    """The actors with most ties, at most ``MOST``, and the ties between them."""
    nodes, edges = _drawn(network)
    at, width, height = _placed(nodes, edges)
    names = [_room(node, at[node.key]) for node in nodes]
    body = [
        group((_line(pair, at, names) for pair in _pairs(edges)), "ties"),
        group((_node(node, at[node.key]) for node in nodes), "nodes"),
        _legend(height, network, len(network.nodes) - len(nodes)),
    ]
    return Drawing(
        name, width, height + _LEGEND, _title(network), _told(network, edges), "".join(body)
    )


def node_places(network: Network) -> dict[str, tuple[float, float]]:
    """Where the nodes of the picture stand; the others have no place."""
    return _placed(*_drawn(network))[0]


def _drawn(network: Network) -> tuple[list[Node], list[Edge]]:
    nodes = drawn(network)
    keys = {node.key for node in nodes}
    return nodes, [e for e in network.edges if e.source in keys and e.target in keys]


def drawn(network: Network) -> list[Node]:
    """The nodes that the picture has: those with most ties."""
    ties = Counter(key for edge in network.edges for key in (edge.source, edge.target))
    return sorted(network.nodes, key=lambda n: (-ties[n.key], n.name, n.key))[:MOST]


def camp_letter(camp: int | None) -> str:
    """A, B, C ... for the first, second, third community; nothing for none."""
    return LETTERS[camp] if camp is not None and camp < len(LETTERS) else ""


def _title(network: Network) -> str:
    return "Who stands with whom" + (f" on {day(network.day)}" if network.day else "")


def _told(network: Network, edges: Sequence[Edge]) -> str:
    count = {sign: sum(edge.sign == sign for edge in edges) for sign in (1, -1, 0)}
    return (
        f"{len(network.nodes)} actors; {count[1]} ties of standing with, {count[-1]} against,"
        f" {count[0]} neither; {len(network.camps)} camps. The table has every tie with its words."
    )


def _placed(
    nodes: Sequence[Node], edges: Sequence[Edge]
) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Places inside the frame, and how large it is."""
    boxes = {n.key: Box(max(width_of(_name(n), 12) + 26, 112), 84) for n in nodes}
    found = places(list(boxes), [(e.source, e.target, e.sign) for e in edges], boxes)
    widest = max((x for x, _ in found.values()), default=0.0) + 2 * _EDGE + 60
    width = max(widest, _LEAST)
    left = (width - widest) / 2 + _EDGE + 30
    height = max((y for _, y in found.values()), default=0.0) + 2 * _EDGE
    return {key: (x + left, y + _EDGE - 8) for key, (x, y) in found.items()}, width, height


def _name(node: Node) -> str:
    return short(node.name, 28)


def _pairs(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """The ties between the same two, whatever their direction and kind."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        pair = min(edge.source, edge.target), max(edge.source, edge.target)
        found.setdefault(pair, []).append(edge)
    yield from found.values()


def _line(pair: Sequence[Edge], at: Places, names: Sequence[_Box]) -> str:
    """One line for a pair: it is drawn for the tie that is told most firmly of each sign."""
    signs = sorted({edge.sign for edge in pair}, reverse=True)
    return "".join(
        _one([edge for edge in pair if edge.sign == sign], at, i, len(signs), names)
        for i, sign in enumerate(signs)
    )


def _one(ties: Sequence[Edge], at: Places, i: int, n: int, names: Sequence[_Box]) -> str:
    first = min(ties, key=lambda edge: (not edge.firm, edge.id))
    (x1, y1), (x2, y2) = at[first.source], at[first.target]
    dx, dy = x2 - x1, y2 - y1
    far = max(sqrt(dx * dx + dy * dy), 1.0)
    ux, uy = dx / far, dy / far
    side = (i - (n - 1) / 2) * 9 * (1 if first.source < first.target else -1)
    start, end = _gap(uy), _gap(-uy)
    x1, y1 = x1 + ux * start - uy * side, y1 + uy * start + ux * side
    x2, y2 = x2 - ux * end - uy * side, y2 - uy * end + ux * side
    kind, sign = _SIGNS[first.sign]
    firm = "firm" if any(edge.firm for edge in ties) else "unsure"
    heads = {(edge.source, edge.target) for edge in ties if edge.kind != "allied_with"}
    parts = [tip("; ".join(map(_in_words, ties))), line(x1, y1, x2, y2, f"tie {kind} {firm}")]
    if (first.source, first.target) in heads:
        parts.append(_head(x2, y2, ux, uy, kind))
    if (first.target, first.source) in heads:
        parts.append(_head(x1, y1, -ux, -uy, kind))
    verbs = list(dict.fromkeys(load_wording().relations[edge.kind] for edge in ties))
    told = ("± " if n > 1 and sign else f"{sign} ") + verbs[0] + (" …" if len(verbs) > 1 else "")
    x, y = _free((x1, y1), (x2, y2), width_of(told, 10), names)
    parts.append(label(x, y + 3.5, told.strip(), f"verb {kind}", "middle"))
    return group(parts)


def _room(node: Node, at: tuple[float, float]) -> _Box:
    """What the name of a node covers."""
    wide = width_of(_name(node)) * 0.57  # half, and bold
    return at[0] - wide, at[1] + _R + 3, at[0] + wide, at[1] + _R + 19


def _free(
    one: tuple[float, float], other: tuple[float, float], wide: float, names: Sequence[_Box]
) -> tuple[float, float]:
    """Where on a line, the nearer the middle the better, a verb hides no name."""
    for share in (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26):
        x, y = (one[axis] + (other[axis] - one[axis]) * share for axis in (0, 1))
        left, top, right, bottom = x - wide / 2, y - 6, x + wide / 2, y + 6
        if not any(left < n[2] and n[0] < right and top < n[3] and n[1] < bottom for n in names):
            return x, y
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _gap(down: float) -> float:
    """How far from the middle of a node a line begins that leaves it so steeply downwards."""
    return _R + (22 if down > 0.55 else 5)


def _head(x: float, y: float, ux: float, uy: float, kind: str) -> str:
    """The head of an arrow at a point."""
    back_x, back_y = x - ux * 8, y - uy * 8
    points = ((x, y), (back_x - uy * 4, back_y + ux * 4), (back_x + uy * 4, back_y - ux * 4))
    told = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    return element("polygon", points=told, class_=f"head {kind}")


def _in_words(edge: Edge) -> str:
    """A tie as the pointer shows it."""
    sentence = edge.quotes[0].text if edge.quotes else ""
    verb = load_wording().relations[edge.kind]
    return f"{verb} ({edge.standing}): {short(sentence, 160)}"


def _node(node: Node, at: tuple[float, float]) -> str:
    x, y = at
    camp = f"camp{node.camp % 6}" if node.camp is not None else "campless"
    known = "" if node.known else " unknown"
    told = ", ".join(part for part in (node.kind, " ".join(node.codes)) if part)
    return group(
        [
            tip(f"{node.name}: {told}{'' if node.known else '; not in the actor file'}"),
            _shape(node.kind, x, y, f"node {camp}{known}"),
            label(x, y + 4.2, camp_letter(node.camp), "letter", "middle"),
            label(x, y + _R + 15, _name(node), "name", "middle"),
        ]
    )


def _shape(kind: str, x: float, y: float, class_: str) -> str:
    if kind == "person":
        return element("circle", cx=x, cy=y, r=_R, class_=class_)
    if kind == "country":
        corners = ((0, -1.15), (1.1, 0), (0, 1.15), (-1.1, 0))
        points = " ".join(f"{x + _R * a:.1f},{y + _R * b:.1f}" for a, b in corners)
        return element("polygon", points=points, class_=class_)
    size = 2 * _R - 2
    return element(
        "rect", x=x - size / 2, y=y - size / 2, width=size, height=size, rx=4, class_=class_
    )


def _legend(height: float, network: Network, hidden: int) -> str:
    y = height + 14
    parts = [
        line(20, y, 58, y, "tie with firm"),
        label(64, y + 4, "+ with", "key"),
        line(122, y, 160, y, "tie against firm"),
        label(166, y + 4, "− against", "key"),
        line(246, y, 284, y, "tie neither unsure"),
        label(290, y + 4, "dashed: only claimed, hedged or contested", "key"),
        _shape("person", 33, y + 28, "node campless"),
        label(52, y + 32, "person", "key"),
        _shape("group", 123, y + 28, "node campless"),
        label(142, y + 32, "body or group", "key"),
        _shape("country", 245, y + 28, "node campless"),
        label(264, y + 32, "country", "key"),
        _shape("person", 337, y + 28, "node campless unknown"),
        label(356, y + 32, "not in the actor file", "key"),
    ]
    if hidden:
        parts.append(label(490, y + 32, f"{hidden} more in the table", "key"))
    return group(parts, "legend")
