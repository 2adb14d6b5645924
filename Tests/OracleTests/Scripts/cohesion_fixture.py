#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Fixtures/cohesion.json: cohesion and communities by NetworkX and igraph.

usage: cohesion_fixture.py

Needs the Python packages networkx and igraph. Networks are those copied into Tests/OracleTests/Data:
all relations and waves of one network together, repeated rows merged with their weights added, loops
dropped. Every value stands with the tool, its version and the call; where two tools have it, both are
asked and must agree.
"""
import csv
import json
import pathlib

import igraph
import networkx as nx

TESTS = pathlib.Path(__file__).resolve().parents[1]
NETWORKS = ["florentine", "karate", "knoke", "krackhardt_hightech", "krackhardt_kite", "lesmis", "sampson"]


def read(name):
    folder = TESTS / "Data" / name
    directed = json.loads((folder / "meta.json").read_text())["directed"]
    graph = nx.DiGraph() if directed else nx.Graph()
    with open(folder / "nodes.csv", newline="") as file:
        graph.add_nodes_from(row["id"] for row in csv.DictReader(file))
    with open(folder / "ties.csv", newline="") as file:
        for row in csv.DictReader(file):
            source, target = row["source"], row["target"]
            weight = float(row.get("weight") or 1)
            if source == target or weight == 0:
                continue
            if graph.has_edge(source, target):
                graph[source][target]["weight"] += weight
            else:
                graph.add_edge(source, target, weight=weight)
    return graph


def to_igraph(graph):
    nodes = list(graph)
    place = {node: index for index, node in enumerate(nodes)}
    ties = [(place[a], place[b]) for a, b in graph.edges]
    return igraph.Graph(n=len(nodes), edges=ties, directed=graph.is_directed())


def in_order(graph, weak):
    """Ties of the undirected graph by the places of their ends, lower first."""
    place = {node: index for index, node in enumerate(graph)}
    return sorted(tuple(sorted((place[a], place[b]))) for a, b in weak.edges)


def agree(one, other):
    flat = lambda x: x if isinstance(x, list) else [x]
    assert len(flat(one)) == len(flat(other)), (one, other)
    for a, b in zip(flat(one), flat(other)):
        assert (a is None and b is None) or abs(a - b) <= 1e-9 * max(1, abs(a)), (a, b)
    return one


def entry(value, *calls):
    return {"value": value, "calls": list(calls)}


def measures(graph):
    networkx, python_igraph = f"networkx {nx.__version__}", f"python-igraph {igraph.__version__}"
    weak = nx.Graph()
    weak.add_nodes_from(graph)
    weak.add_edges_from(graph.edges)
    nodes = list(graph)
    place = {node: index for index, node in enumerate(nodes)}
    other, other_weak = to_igraph(graph), to_igraph(weak)
    ties = in_order(graph, weak)
    shared = [len(list(nx.common_neighbors(weak, nodes[a], nodes[b]))) for a, b in ties]
    truss = {tie: 2 for tie in ties}
    k = 3
    while (part := nx.k_truss(weak, k)).number_of_edges():
        for a, b in part.edges:
            truss[tuple(sorted((place[a], place[b])))] = k
        k += 1
    cliques = sorted(sorted(place[node] for node in c) for c in nx.find_cliques(weak) if len(c) > 2)
    assert cliques == sorted(sorted(c) for c in other_weak.maximal_cliques(min=3))
    by_place = [index % 3 for index in range(len(nodes))]
    groups = [{node for node in nodes if place[node] % 3 == g} for g in range(3)]
    n = len(nodes)
    inverse = sum(1 / d for row in other.distances() for d in row if 0 < d < float("inf"))
    if graph.is_directed():
        inverse = sum(
            1 / d for row in other.distances(mode="out") for d in row if 0 < d < float("inf"))
    reached = nx.all_pairs_shortest_path_length(graph)
    eccentricity = []
    by_networkx = 0.0
    furthest = dict(reached)
    for node in nodes:
        steps = [d for end, d in furthest[node].items() if end != node]
        by_networkx += sum(1 / d for d in steps)
        eccentricity.append(float(max(steps)) if steps else None)
    from_igraph = [float(e) if e > 0 else None for e in other.eccentricity(mode="out")]
    return {
        "tie-embeddedness": entry(
            agree(shared, [len(set(other_weak.neighbors(a)) & set(other_weak.neighbors(b))) for a, b in ties]),
            f"{networkx}: len(common_neighbors(U, a, b))",
            f"{python_igraph}: shared neighbors(a), neighbors(b)"),
        "truss-number": entry([truss[tie] for tie in ties], f"{networkx}: k_truss(U, k) for each k"),
        "cliques": entry(
            cliques, f"{networkx}: find_cliques(U)", f"{python_igraph}: maximal_cliques(min=3)"),
        "modularity": entry(
            agree(nx.community.modularity(graph, groups, weight=None),
                  other.modularity(by_place, directed=graph.is_directed())),
            f"{networkx}: community.modularity(G, places mod 3, weight=None)",
            f"{python_igraph}: modularity(places mod 3)"),
        "modularity-weighted": entry(
            agree(nx.community.modularity(graph, groups, weight="weight", resolution=1.5),
                  other.modularity(by_place, weights=[graph[nodes[e.source]][nodes[e.target]]["weight"] for e in other.es],
                                   resolution=1.5, directed=graph.is_directed())),
            f"{networkx}: community.modularity(G, places mod 3, resolution=1.5)",
            f"{python_igraph}: modularity(places mod 3, weights, resolution=1.5)"),
        "global-efficiency": entry(
            agree(by_networkx / (n * (n - 1)), inverse / (n * (n - 1))),
            f"{networkx}: from all_pairs_shortest_path_length(G)",
            f"{python_igraph}: from distances(mode='out')"),
        "eccentricity": entry(
            agree(eccentricity, from_igraph),
            f"{networkx}: from all_pairs_shortest_path_length(G)",
            f"{python_igraph}: eccentricity(mode='out'), 0 taken as undefined"),
    }


def main():
    networks = {}
    for name in NETWORKS:
        graph = read(name)
        place = {node: index for index, node in enumerate(graph)}
        networks[name] = {
            "directed": graph.is_directed(),
            "nodes": len(graph),
            "ties": [[place[a], place[b], data["weight"]] for a, b, data in graph.edges(data=True)],
            "measures": measures(graph),
        }
    out = TESTS / "Fixtures" / "cohesion.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(networks, separators=(",", ":")) + "\n")
    print(f"{out.name}: {len(networks)} networks, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
