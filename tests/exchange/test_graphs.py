"""The contract of the graph formats: what is written is read back by networkx."""

from __future__ import annotations

import io
import json
from datetime import date

import networkx as nx
import pytest

from dragoman.analysis.pictures.actor_network import network_on
from dragoman.analysis.pictures.network_tables import graph_of
from dragoman.exchange.graphs import Graph, as_gexf, as_graphml, as_node_link
from tests.analysis.pictures.crisis import one, three, two

GRAPH = graph_of(network_on([one(), two(), three()], date(2020, 6, 12)))


def read(style: str, graph: Graph = GRAPH) -> nx.MultiDiGraph:
    if style == "gexf":
        return nx.read_gexf(io.BytesIO(as_gexf(graph).encode()), version="1.3")
    return nx.read_graphml(io.BytesIO(as_graphml(graph).encode()), force_multigraph=True)


@pytest.mark.parametrize("style", ["gexf", "graphml"])
def test_nodes_and_edges_come_back_with_their_evidence(style: str) -> None:
    found = read(style)
    assert set(found.nodes) == {node["id"] for node in GRAPH.nodes}
    told = {(u, v, data["kind"], data["sign"]) for u, v, data in found.edges(data=True)}
    assert told == {(e["source"], e["target"], e["kind"], e["sign"]) for e in GRAPH.edges}
    contested = [d for *_, d in found.edges(data=True) if d["standing"] == "contested"]
    assert [data["articles"] for data in contested] == ["one"]
    assert contested[0]["evidence"] == "The Hill Guard supports the Aden Council."
    assert "does not support" in contested[0]["denials"]
    assert all(data["camp"] is not None for _, data in found.nodes(data=True))


def test_gexf_has_spells_of_days() -> None:
    spells = {data["kind"]: data.get("start") for *_, data in read("gexf").edges(data=True)}
    assert spells["commands"] == "2020-05-03"
    assert spells["opposes"] == "2020-06-10"  # no day in the text: from its report on
    assert 'mode="dynamic"' in as_gexf(GRAPH)
    assert "lastmodified" not in as_gexf(GRAPH)


@pytest.mark.parametrize("style", ["gexf", "graphml"])
def test_words_that_no_xml_may_hold_are_dropped(style: str) -> None:
    nodes: list[dict[str, object]] = [
        {"id": "a", "label": "A \x00<&>"},
        {"id": "b", "label": "B", "codes": ["x", "y"]},
    ]
    edges = [{"id": "1", "source": "a", "target": "b", "label": None, "words": '"\x1b]]>'}]
    found = read(style, Graph(nodes, edges, {}))
    assert found.nodes["a"]["label"] == "A <&>"
    assert found.nodes["b"]["codes"] == "x | y"
    assert [data["words"] for *_, data in found.edges(data=True)] == ['"]]>']


def test_json_holds_all_and_what_is_told_of_the_whole() -> None:
    told = json.loads(as_node_link(GRAPH))
    assert told["day"] == "2020-06-12"
    assert (told["triads"], told["balanced"]) == (1, 0.0)
    assert len(told["unbalanced"]) == 1
    assert len(told["edges"]) == len(GRAPH.edges)
