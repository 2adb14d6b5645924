# SPDX-License-Identifier: Apache-2.0
"""Compares files of the formats with NetworkX and igraph, both ways.

    pip install networkx igraph
    python3 Tests/SocialCapitalFormatsTests/Scripts/peers.py write FOLDER   # files by the peers
    python3 Tests/SocialCapitalFormatsTests/Scripts/peers.py read FOLDER    # reads files written here

`read` takes each file `NAME.ENDING` beside `NAME.facts.json`, which PeerFilesTests writes when
SOCIAL_CAPITAL_PEER_FILES names the folder, and says where nodes, ties or attributes differ.
"""

import json
import sys
from pathlib import Path

import igraph
import networkx as nx


def facts_of_networkx(graph):
    """Nodes with attributes and ties with weights, in an order of their own."""
    nodes = {str(n): {k: str(v) for k, v in d.items()} for n, d in graph.nodes(data=True)}
    ties = []
    for source, target, data in graph.edges(data=True):
        weight = float(data.get("weight", data.get("value", 1)))
        ends = [str(source), str(target)]
        ties.append([*(ends if graph.is_directed() else sorted(ends)), weight])
    return nodes, sorted(ties)


def facts_of_igraph(graph, name):
    """The same of igraph, where a vertex is called by one of its attributes."""
    names = graph.vs[name] if name in graph.vs.attributes() else range(graph.vcount())
    names = [str(n) for n in names]
    nodes = {n: {k: str(v) for k, v in graph.vs[i].attributes().items()} for i, n in enumerate(names)}
    ties = []
    for edge in graph.es:
        ends = [names[edge.source], names[edge.target]]
        weight = float(edge["weight"]) if "weight" in graph.es.attributes() else 1.0
        ties.append([*(ends if graph.is_directed() else sorted(ends)), weight])
    return nodes, sorted(ties)


def readers(path, directed):
    """What reads a file, by the peer's name."""
    make = nx.MultiDiGraph if directed else nx.MultiGraph
    ending = path.suffix
    if ending == ".gml":
        yield "networkx", lambda: facts_of_networkx(nx.read_gml(path))
        yield "igraph", lambda: facts_of_igraph(igraph.Graph.Read_GML(str(path)), "label")
    if ending == ".net":
        yield "networkx", lambda: facts_of_networkx(nx.read_pajek(path))
        yield "igraph", lambda: facts_of_igraph(igraph.Graph.Read_Pajek(str(path)), "name")
    if ending == ".graphml":
        yield "networkx", lambda: facts_of_networkx(nx.read_graphml(path))
        yield "igraph", lambda: facts_of_igraph(igraph.Graph.Read_GraphML(str(path)), "id")
    if ending == ".gexf":
        yield "networkx", lambda: facts_of_networkx(nx.read_gexf(path))
    # igraph knows no quotation marks in labels.
    if ending == ".dl" and "spaces" not in path.stem:
        yield "igraph", lambda: facts_of_igraph(igraph.Graph.Read_DL(str(path), directed), "name")
    if ending == ".ncol":
        yield "igraph", lambda: facts_of_igraph(
            igraph.Graph.Read_Ncol(str(path), directed=directed), "name")
    # The Large Graph Layout has no direction.
    if ending == ".lgl" and not directed:
        yield "igraph", lambda: facts_of_igraph(
            igraph.Graph.Read_Lgl(str(path), directed=False), "name")
    if ending == ".edgelist":
        yield "networkx", lambda: facts_of_networkx(
            nx.read_weighted_edgelist(path, create_using=make, delimiter="\t"))
    if ending == ".adjlist":
        yield "networkx", lambda: facts_of_networkx(
            nx.read_adjlist(path, create_using=make, delimiter="\t"))
    if ending == ".mtx":
        yield "scipy", lambda: facts_of_scipy(path)


def facts_of_scipy(path):
    """Matrix entries as ties of numbered nodes; SciPy writes out both halves of symmetric ones."""
    from scipy.io import mmread

    matrix = mmread(path).tocoo()
    ties = [[str(r + 1), str(c + 1), float(v)] for r, c, v in zip(matrix.row, matrix.col, matrix.data)]
    return {str(n + 1): {} for n in range(matrix.shape[0])}, sorted(ties)


def read(folder):
    """Compares every file with its facts; the number of differences is the exit status."""
    differences = 0
    for path in sorted(folder.iterdir()):
        facts_path = path.with_suffix(".facts.json")
        if path.suffix in (".json", ".md") or not facts_path.exists():
            continue
        facts = json.loads(facts_path.read_text())
        for peer, run in readers(path, facts["directed"]):
            try:
                nodes, ties = run()
            except Exception as error:  # noqa: BLE001 - whatever a peer throws is the finding
                print(f"{path.name}: {peer}: {type(error).__name__}: {error}")
                differences += 1
                continue
            wanted = sorted([*t[:2], float(t[2])] for t in facts["ties"].get(path.suffix, facts["ties"]["any"]))
            if ties != wanted:
                print(f"{path.name}: {peer}: ties differ: {len(ties)} read, {len(wanted)} written")
                differences += 1
            named = facts["nodes"] if path.suffix != ".mtx" else {}
            for node, values in named.items():
                if node not in nodes:
                    if path.suffix not in (".edgelist", ".ncol"):
                        print(f"{path.name}: {peer}: a node is missing")
                        differences += 1
                    continue
                if path.suffix in (".gml", ".net", ".graphml", ".gexf"):
                    for key, value in values.items():
                        if nodes[node].get(key) != value and peer == "networkx":
                            print(f"{path.name}: {peer}: {key} of a node differs: {nodes[node].get(key)!r}")
                            differences += 1
            print(f"{path.name}: {peer}: {len(nodes)} nodes, {len(ties)} ties")
    return differences


def write(folder):
    """Writes Zachary's network in the formats of both peers."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = nx.karate_club_graph()
    nx.write_gml(graph, folder / "karate_networkx.gml")
    nx.write_pajek(graph, folder / "karate_networkx.net")
    nx.write_weighted_edgelist(graph, folder / "karate_networkx.edgelist")
    nx.write_adjlist(graph, folder / "karate_networkx.adjlist")
    other = igraph.Graph.from_networkx(graph)
    other.write_gml(str(folder / "karate_igraph.gml"))
    other.write_pajek(str(folder / "karate_igraph.net"))
    other.write_dot(str(folder / "karate_igraph.dot"))
    other.write_ncol(str(folder / "karate_igraph.ncol"), names=None, weights="weight")
    other.write_lgl(str(folder / "karate_igraph.lgl"), names=None, weights="weight")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("read", "write"):
        sys.exit(__doc__)
    target = Path(sys.argv[2])
    sys.exit(min(read(target), 100) if sys.argv[1] == "read" else write(target))
