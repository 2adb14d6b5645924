# SPDX-License-Identifier: Apache-2.0
"""Reads the files in Fixtures/Written with other programs and compares nodes, ties and attributes.

usage: python3 read_written.py FOLDER [SOFFICE]

Passed with Python 3.11.7, networkx 3.6.1, python-igraph 1.0.0, openpyxl 3.1.5 and, for the workbook,
LibreOffice 7.4.7. What a program cannot hold or does otherwise is said where it is compared.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import igraph
import networkx
import openpyxl

FOLDER = pathlib.Path(sys.argv[1])
NODES = {
    "ann": {"label": "Ann “A” <é 日本> & co", "kind": "citizen", "sector": "social", "mode": 1,
            "age": 41, "ratio": 0.1, "member": True, "note": "=1+1"},
    "bo": {"age": -7, "ratio": 2.0, "member": False, "note": "a\nb"},
    "7": {"label": "Library", "kind": "organization", "note": "  spaces  "},
    "alone": {},
}
TIES = {
    ("ann", "bo"): {"relation": "helps", "weight": 2.5, "seen": 1},
    ("bo", "ann"): {"relation": "helps", "weight": 1.0, "seen": 2},
    ("bo", "7"): {"relation": "knows, well", "weight": 0.125, "date": "2026-03-31"},
}


def same(what, found, expected):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"
    for key, values in found.items():
        for name, value in values.items():
            assert type(value) is type(expected[key][name]), (what, key, name, value)


def compare(what, graph, own_nodes=(), own_ties=()):
    """Compares a graph of NetworkX; leaves out what the format or NetworkX adds of its own."""
    assert graph.is_directed() and not graph.is_multigraph(), what
    nodes = {n: {k: v for k, v in d.items() if k not in own_nodes} for n, d in graph.nodes(data=True)}
    ties = {(a, b): {k: v for k, v in d.items() if k not in own_ties} for a, b, d in graph.edges(data=True)}
    same(what + " nodes", nodes, NODES)
    same(what + " ties", ties, TIES)
    assert list(graph.nodes) == list(NODES), what
    print("ok", what)


compare("networkx GraphML", networkx.read_graphml(FOLDER / "town.graphml"))
with gzip.open(FOLDER / "town.graphml.gz") as file:
    compare("networkx GraphML in gzip", networkx.read_graphml(file))

gexf = networkx.read_gexf(FOLDER / "town.gexf")
for name, data in gexf.nodes(data=True):
    if data["label"] == name:  # every node has a label in GEXF
        del data["label"]
compare("networkx GEXF", gexf, own_ties=("id",))

# Version 1.2, in which time is spells; NetworkX says so of nodes by a list and of ties by two values.
gexf = networkx.read_gexf(FOLDER / "waves-1.2.gexf")
assert b'xmlns="http://www.gexf.net/1.2draft" version="1.2"' in (FOLDER / "waves-1.2.gexf").read_bytes()
assert gexf.graph["mode"] == "dynamic", gexf.graph
assert gexf.is_directed() and gexf.is_multigraph()
nodes = dict(gexf.nodes(data=True))
assert nodes == {
    "ann": {"label": "Ann", "sector": "social", "age": 41, "spells": [(1.0, 1.0), (2.0, 2.0)]},
    "bo": {"label": "bo", "age": 7, "spells": [(2.0, 2.0)]},
}, nodes
ties = [(a, b, d) for a, b, d in gexf.edges(data=True)]
assert ties == [
    ("ann", "bo", {"id": "0", "weight": 2.5, "start": 1.0, "end": 1.0, "seen": True}),
    ("ann", "bo", {"id": "1", "weight": 1.0, "start": 2.0, "end": 2.0}),
], ties
print("ok networkx GEXF 1.2 with spells")

data = json.loads((FOLDER / "town.json").read_text())
compare("networkx node-link", networkx.node_link_graph(data))
data = json.loads((FOLDER / "town.cyjs").read_text())
compare("networkx Cytoscape", networkx.cytoscape_graph(data), own_nodes=("id", "value", "name"),
        own_ties=("source", "target"))

parallel = {
    "GML": networkx.read_gml(FOLDER / "parallel.gml"),
    "Cytoscape": networkx.cytoscape_graph(json.loads((FOLDER / "parallel.cyjs").read_text())),
}
for what, graph in parallel.items():
    ties = [(a, b, d["relation"]) for a, b, d in graph.edges(data=True)]
    assert ties == [("ann", "bo", "helps"), ("ann", "bo", "knows"), ("bo", "ann", "helps")], ties
    print("ok networkx", what, "with parallel ties")

graph = igraph.Graph.Read_GraphML(str(FOLDER / "town.graphml"))
assert graph.is_directed()
nodes = {v["id"]: {k: x for k, x in v.attributes().items() if k != "id"} for v in graph.vs}
# igraph has every attribute on every node: numbers that are missing are NaN, texts are empty, flags
# are false; and it has no whole numbers.
for name, values in NODES.items():
    for key, value in values.items():
        assert nodes[name][key] == value, (name, key, nodes[name][key])
    for key in set(nodes[name]) - set(values):
        missing = nodes[name][key]
        assert missing in ("", False) or missing != missing, (name, key, missing)
ids = graph.vs["id"]
for edge, ((source, target), values) in zip(graph.es, TIES.items()):
    assert (ids[edge.source], ids[edge.target]) == (source, target)
    for key, value in values.items():
        assert edge[key] == value, (source, target, key)
print("ok igraph GraphML")


def sheets(path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["ties", "nodes"], book.sheetnames
    result = {}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (path, sheet.title, cell.coordinate)
        result[sheet.title] = [list(row) for row in sheet.iter_rows(values_only=True)]
    return book, result


book, rows = sheets(FOLDER / "town.xlsx")
assert rows["ties"][0] == ["source", "target", "relation", "weight", "date", "seen"], rows["ties"][0]
assert [row[:4] for row in rows["ties"][1:]] == [
    ["ann", "bo", "helps", 2.5], ["bo", "ann", "helps", 1], ["bo", "7", "knows, well", 0.125]]
assert str(rows["ties"][3][4])[:10] == "2026-03-31"
column = rows["nodes"][0].index("note") + 1
cell = book["nodes"].cell(2, column)
assert cell.value == "=1+1" and cell.data_type == "s" and cell.quotePrefix, cell.data_type
assert rows["nodes"][3][column - 1] == "  spaces  "
print("ok openpyxl workbook")

if len(sys.argv) > 2:
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("xlsx", "csv"):
            subprocess.run([sys.argv[2], "--headless", "--convert-to", kind, "--outdir", folder,
                            str(FOLDER / "town.xlsx")], check=True, stdout=subprocess.DEVNULL)
        # What LibreOffice writes anew has no formula either, and still the mark of a text.
        book, again = sheets(pathlib.Path(folder) / "town.xlsx")
        assert book["nodes"].cell(2, column).value == "=1+1"
        first = (pathlib.Path(folder) / "town.csv").read_text().splitlines()
        assert first[1].startswith("ann,bo,helps,2.5"), first
    print("ok LibreOffice workbook")
