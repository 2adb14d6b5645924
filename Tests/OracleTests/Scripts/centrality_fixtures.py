#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes ../Fixtures/centrality.json: centralities that the shared references do not hold.

Each metric is computed by NetworkX or python-igraph and checked here against its definition in
numpy before it is written. Needs networkx 3.6.1, igraph 1.0.0, numpy and scipy.
Usage: python3 centrality_fixtures.py
"""
import json
import pathlib
import random

import igraph
import networkx as nx
import numpy as np
import scipy.linalg

W = "weight"


def networks():
    """Seeded networks: two undirected with weights, in one piece, and one directed without."""
    for name, count, degree, seed in [("ring and shortcuts", 30, 6, 1), ("sparse", 40, 4, 2)]:
        random.seed(seed)
        graph = nx.connected_watts_strogatz_graph(count, degree, 0.3, seed=seed)
        for a, b in graph.edges:
            graph[a][b][W] = random.choice([0.5, 1.0, 1.5, 2.0, 4.0])
        yield name, graph
    random.seed(3)
    graph = nx.gnp_random_graph(25, 0.12, seed=3, directed=True)
    for a, b in graph.edges:
        graph[a][b][W] = 1.0
    yield "directed", graph


def resistances(graph):
    inverse = np.linalg.pinv(nx.laplacian_matrix(graph, nodelist=sorted(graph)).toarray().astype(float))
    diagonal = np.diag(inverse)
    return (diagonal[:, None] + diagonal[None, :] - 2 * inverse).sum(axis=1)


def metrics(graph):
    order = sorted(graph)
    n = len(order)

    def put(tool, call, values, definition):
        values = [values[v] for v in order]
        assert np.allclose(values, definition, rtol=1e-8), call
        return {"tool": tool, "call": call, "value": [float(f"{x:.12g}") for x in values]}

    networkx = f"networkx {nx.__version__}"
    matrix = nx.to_numpy_array(graph, nodelist=order, weight=None)
    if graph.is_directed():
        python = f"igraph {igraph.__version__}"
        other = igraph.Graph(n, list(graph.edges), directed=True)
        found = other.harmonic_centrality(mode="out")
        raw = [sum(1 / d for d in nx.shortest_path_length(graph, v).values() if d) for v in order]
        return {
            "harmonic": put(python, "g.harmonic_centrality(mode='out')", dict(enumerate(found)),
                            np.array(raw) / (n - 1)),
            "subgraph-centrality": {
                "tool": "definition (scipy)", "call": "diag(expm(A))",
                "value": [float(f"{x:.12g}") for x in np.diag(scipy.linalg.expm(matrix))],
            },
        }
    total = resistances(graph)
    strength = np.array([graph.degree(v, weight=W) for v in order])
    weights = nx.to_numpy_array(graph, nodelist=order, weight=W)
    drop = strength**2 + (2 * strength[None, :] * weights + weights**2).sum(axis=1)
    return {
        "information": put(networkx, "information_centrality(G, weight='weight')",
                           nx.information_centrality(graph, weight=W), 1 / total),
        "current-flow-closeness": put(networkx, "current_flow_closeness_centrality(G, weight='weight')",
                                      nx.current_flow_closeness_centrality(graph, weight=W), 1 / total),
        "current-flow-betweenness": put(
            networkx, "current_flow_betweenness_centrality(G, weight='weight')",
            nx.current_flow_betweenness_centrality(graph, weight=W), flow_betweenness(graph, order)),
        "subgraph-centrality": put(networkx, "subgraph_centrality(G)", nx.subgraph_centrality(graph),
                                   np.diag(scipy.linalg.expm(matrix))),
        "laplacian-centrality": put(
            networkx, "laplacian_centrality(G, normalized=False, weight='weight')",
            nx.laplacian_centrality(graph, normalized=False, weight=W), drop),
    }


def flow_betweenness(graph, order):
    inverse = np.linalg.pinv(nx.laplacian_matrix(graph, nodelist=order).toarray().astype(float))
    weights = nx.to_numpy_array(graph, nodelist=order, weight=W)
    n = len(order)
    sums = np.zeros(n)
    for s in range(n):
        for t in range(s):
            p = inverse[:, s] - inverse[:, t]
            flow = (weights * abs(p[:, None] - p[None, :])).sum(axis=1) / 2
            flow[[s, t]] = 0
            sums += flow
    return sums / ((n - 1) * (n - 2) / 2)


def main():
    result = []
    for name, graph in networks():
        edges = [[a, b, graph[a][b][W]] for a, b in sorted(graph.edges)]
        result.append({"name": name, "directed": graph.is_directed(), "nodes": len(graph),
                       "edges": edges, "metrics": metrics(graph)})
    place = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "centrality.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(result, separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
