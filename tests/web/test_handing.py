from __future__ import annotations

import csv
import json
from io import StringIO
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from tests.web.test_reading import API, ask

GEXF = "{http://gexf.net/1.3}"


@pytest.mark.parametrize(
    ("style", "media", "tag"),
    [
        ("gexf", "application/gexf+xml", GEXF),
        ("graphml", "application/graphml+xml", "{http://graphml.graphdrawing.org/xmlns}"),
    ],
)
def test_the_network_goes_out_as_it_is_on_screen(
    client: TestClient, style: str, media: str, tag: str
) -> None:
    shown = ask(client, "/network")
    answer = client.get(f"{API}/export/network", params={"format": style})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.headers["content-disposition"] == f'attachment; filename="network.{style}"'
    found = ElementTree.fromstring(answer.content)  # noqa: S314 - our own file
    edges = {(edge.get("source"), edge.get("target")) for edge in found.iter(f"{tag}edge")}
    assert edges == {(edge["source"], edge["target"]) for edge in shown["edges"]}
    assert {node.get("id") for node in found.iter(f"{tag}node")} == {
        node["id"] for node in shown["nodes"]
    }


def test_the_filter_holds_for_the_file(client: TestClient) -> None:
    answer = client.get(f"{API}/export/network", params={"format": "json", "type": "opposes"})
    found = answer.json()
    assert [edge["kind"] for edge in found["edges"]] == ["opposes"]
    assert found["ties"] == 1


def test_the_map_goes_out_as_geojson_with_its_policy(client: TestClient) -> None:
    answer = client.get(f"{API}/export/map", params={"on": "2020-07-01"})
    assert answer.headers["content-type"] == "application/geo+json"
    found = json.loads(answer.content)
    shown = ask(client, "/map")["items"]
    assert found["day"] == "2020-07-01"
    assert "No line here" in found["policy"]
    (mocha,) = [each for each in found["features"] if each["properties"]["layer"] == "events"]
    assert mocha["properties"]["events"] == shown[0]["events"]
    assert mocha["geometry"]["coordinates"] == [shown[0]["longitude"], shown[0]["latitude"]]


def test_lists_still_go_out_by_the_same_address(client: TestClient) -> None:
    assert client.get(f"{API}/export/relations").status_code == 200
    assert client.get(f"{API}/export/nothing").status_code == 422


@pytest.mark.parametrize(
    ("path", "columns"),
    [
        ("network", {"source": "Hill Guard", "kind": "opposes", "target": "Coast Brigade"}),
        ("map", {"name": "Mocha", "events": "1", "told": "1"}),
    ],
)
def test_the_table_beside_a_picture_goes_out(
    client: TestClient, path: str, columns: dict[str, str]
) -> None:
    answer = client.get(f"{API}/export/{path}", params={"format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(StringIO(answer.text)))
    assert [row for row in rows if columns.items() <= row.items()]


def test_the_table_of_pairs_has_the_pairs_of_the_screen(client: TestClient) -> None:
    table = csv.DictReader(StringIO(client.get(f"{API}/export/dyads").text))
    assert table.fieldnames is not None
    assert table.fieldnames[:3] == ["actor", "recipient", "events"]
    assert len(list(table)) == len(ask(client, "/dyads")["items"])
