"""Networks for other programs: GEXF 1.3 with dated spells (Gephi), GraphML, and node-link JSON.

A graph is handed in as nodes and edges of plain values, so that this module knows no analysis. An
attribute that is None is left out.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.exchange.marks import clean

if TYPE_CHECKING:
    import networkx as nx

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes with ``id`` and ``label``; edges with ``id``, ``source``, ``target``, ``label``.

    ``start`` and ``end`` of an edge are ISO days, ``x`` and ``y`` of a node its place in a picture;
    lists are joined for formats that have none. ``about`` is told of the whole.
    """

    nodes: Sequence[Row]
    edges: Sequence[Row]
    about: Row


def as_gexf(graph: Graph) -> str:
    """GEXF 1.3. The spell of an edge is where it holds; places are in the namespace viz."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(version="1.3")
    for meta in writer.xml.findall("meta"):  # no date of writing: the same graph, the same bytes
        meta.attrib.clear()
        for creator in meta.findall("creator"):
            creator.text = "Dragoman"
    writer.add_graph(_graph(graph, _for_gexf))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue().decode("utf-8") + "\n"


def as_graphml(graph: Graph) -> str:
    """GraphML with typed attributes."""
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
    writer.add_graph_element(_graph(graph, _flat))
    out = io.BytesIO()
    writer.dump(out)
    return out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def as_node_link(graph: Graph) -> str:
    """JSON: the graph as it is, ``nodes`` and ``edges`` beside what is told of the whole."""
    whole = {**graph.about, "nodes": list(graph.nodes), "edges": list(graph.edges)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _graph(graph: Graph, shaped: Any) -> nx.MultiDiGraph[str]:
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(node["id"], **dict(shaped(node, ("id",))))
    for edge in graph.edges:
        given = dict(shaped(edge, ("source", "target", "id")))
        made.add_edge(edge["source"], edge["target"], key=edge["id"], id=edge["id"], **given)
    return made


def _flat(row: Row, but: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Values that an XML attribute can hold."""
    for name, value in row.items():
        if name in but or value is None:
            continue
        if isinstance(value, (list, tuple)):
            yield name, clean(" | ".join(map(str, value)))
        else:
            yield name, clean(value) if isinstance(value, str) else value


def _for_gexf(row: Row, but: Sequence[str]) -> Iterator[tuple[str, Any]]:
    if "x" in row:
        yield "viz", {"position": {"x": row["x"], "y": -row["y"], "z": 0.0}}
    yield from _flat(row, (*but, "x", "y"))
