"""The tables behind the network: ties, actors, triads; and the graph for other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.analysis.pictures.actor_network import Edge, Network, Node
from dragoman.analysis.pictures.balance import Triad
from dragoman.analysis.pictures.draw_network import camp_letter, node_places
from dragoman.analysis.quotes import Quote
from dragoman.analysis.wording import counted
from dragoman.exchange.graphs import Graph
from dragoman.exchange.tables import Table, table_of

_TIES = (
    *("source", "kind", "target", "sign", "standing", "hedged", "begin", "finish", "as_of"),
    *("articles", "voices", "text", "evidence", "denials", "source_id", "target_id", "records"),
)
_TIES_SHOWN = ("source", "kind", "target", "sign", "standing", "begin", "finish", "as_of", "text")
_ACTORS = ("id", "name", "kind", "codes", "known", "camp", "allies", "opponents")
_TRIADS = ("first", "second", "third", "signs", "balanced", "actor_ids")


def tie_table(network: Network) -> Table:
    """One row a tie, with all its sentences."""
    return table_of([_tie(network, edge) for edge in network.edges], _TIES, _TIES_SHOWN)


def actor_table(network: Network) -> Table:
    """One row an actor, with the letter of its camp."""
    rows = [_actor(node) for node in network.nodes]
    return table_of(rows, _ACTORS, _ACTORS)


def triad_table(network: Network) -> Table:
    """One row a triad, the unbalanced ones first."""
    ordered = sorted(network.balance.triads, key=lambda each: (each.balanced, each.actors))
    return table_of([_triad(network, each) for each in ordered], _TRIADS, _TRIADS[:5])


def summary(network: Network) -> str:
    """The network in one line: what is counted, and the share of balanced triads."""
    balance = network.balance
    whole, bad = len(balance.triads), len(balance.unbalanced)
    triads = f"{whole - bad} of {whole} triads balanced" if whole else "no triad of clear signs"
    out = f"; {counted(network.left_out, 'tie')} not of that day" if network.left_out else ""
    return ", ".join(
        (
            counted(len(network.nodes), "actor"),
            counted(len(network.edges), "tie"),
            counted(len(network.camps), "camp"),
            f"{triads}{out}",
        )
    )


def graph_of(network: Network) -> Graph:
    """Nodes and edges with their evidence, for GEXF, GraphML and JSON."""
    at = node_places(network)
    nodes = [_graph_node(node, at) for node in network.nodes]
    balance = network.balance
    about = {
        "day": _iso(network.day),
        "triads": len(balance.triads),
        "balanced": balance.share,
        "unbalanced": [list(each.actors) for each in balance.unbalanced],
        "mixed": [list(pair) for pair in balance.mixed],
        "camps": [list(camp) for camp in network.camps],
        "left_out": network.left_out,
    }
    return Graph(nodes, [_graph_edge(edge) for edge in network.edges], about)


def _graph_node(node: Node, at: dict[str, tuple[float, float]]) -> dict[str, Any]:
    x, y = at.get(node.key, (0.0, 0.0))
    row = _actor(node)
    return {
        "id": row.pop("id"),
        "label": row.pop("name"),
        **row,
        "x": round(x, 1),
        "y": round(y, 1),
    }


def _graph_edge(edge: Edge) -> dict[str, Any]:
    begin = edge.begin or (edge.as_of if edge.finish is None else None)
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": edge.kind,
        "kind": edge.kind,
        "sign": edge.sign,
        "weight": float(len(edge.articles)),
        "start": _iso(begin),
        "end": _iso(edge.finish),
        "dated": edge.begin is not None or edge.finish is not None,
        **_evidence(edge),
    }


def _evidence(edge: Edge) -> dict[str, Any]:
    return {
        "standing": edge.standing,
        "hedged": edge.hedged,
        "as_of": _iso(edge.as_of),
        "articles": list(edge.articles),
        "voices": [quote.voice or "the narrator" for quote in edge.quotes],
        "evidence": [_sentence(quote) for quote in edge.quotes],
        "denials": [_sentence(quote) for quote in edge.denials],
        "records": [quote.record for quote in edge.quotes],
    }


def _sentence(quote: Quote) -> str:
    return " ".join(quote.text.split())


def _tie(network: Network, edge: Edge) -> dict[str, Any]:
    return {
        "source": network.name(edge.source),
        "kind": edge.kind,
        "target": network.name(edge.target),
        "sign": {1: "+", -1: "−"}.get(edge.sign, ""),
        "begin": _iso(edge.begin),
        "finish": _iso(edge.finish),
        "text": _sentence(edge.quotes[0]),
        "source_id": edge.source,
        "target_id": edge.target,
        **_evidence(edge),
    }


def _actor(node: Node) -> dict[str, Any]:
    return {
        "id": node.key,
        "name": node.name,
        "kind": node.kind,
        "codes": list(node.codes),
        "known": node.known,
        "camp": camp_letter(node.camp),
        "allies": node.allies,
        "opponents": node.opponents,
    }


def _triad(network: Network, triad: Triad) -> dict[str, Any]:
    first, second, third = (network.name(key) for key in triad.actors)
    pairs = zip(triad.signs, ("first-second", "second-third", "first-third"), strict=True)
    return {
        "first": first,
        "second": second,
        "third": third,
        "signs": [f"{pair} {'+' if sign > 0 else '−'}" for sign, pair in pairs],
        "balanced": triad.balanced,
        "actor_ids": list(triad.actors),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
