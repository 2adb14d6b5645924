# SPDX-License-Identifier: Apache-2.0
"""Measures of bridging on a small directed weighted network by NetworkX and igraph, as JSON.

Usage: python bridging.py > ../Fixtures/bridging-networkx.json
Needs networkx and igraph.
"""
import json
import sys

import igraph
import networkx as nx

N = 24
ARCS = [
    (i, j, 1 + (i * 5 + j * 3) % 4)
    for i in range(N)
    for j in range(N)
    if i != j and (7 * i * i + 13 * j + 5 * i * j) % 29 < 3
]
graph = nx.DiGraph()
graph.add_nodes_from(range(N))
graph.add_weighted_edges_from(ARCS)
weak = graph.to_undirected()
for u, v in weak.edges:
    weak[u][v]["weight"] = sum(
        graph[a][b]["weight"] for a, b in ((u, v), (v, u)) if graph.has_edge(a, b)
    )
plain = nx.Graph(weak.edges)
plain.add_nodes_from(range(N))


def by_node(scores):
    """The scores in node order; what is not a number is not defined."""
    return [None if scores[v] != scores[v] else scores[v] for v in range(N)]


groups = [v // 3 % 3 for v in range(N)]
ig = igraph.Graph(N, [(i, j) for i, j, _ in ARCS], directed=True)
ig.es["weight"] = [w for _, _, w in ARCS]
bipartite = nx.Graph([(i, 10 + j) for i in range(10) for j in range(7) if (i * i + 3 * j) % 7 < 3])
newman = nx.bipartite.collaboration_weighted_projected_graph(bipartite, range(10))
report = {
    "tools": {"networkx": nx.__version__, "igraph": igraph.__version__},
    "nodes": N,
    "arcs": ARCS,
    "groups": groups,
    "effective_size": {
        "call": "nx.effective_size(weak, nodes=list(weak), weight='weight')",
        "value": by_node(nx.effective_size(weak, nodes=list(weak), weight="weight")),
    },
    "constraint": {
        "call": "igraph.Graph.constraint(weights='weight'), directed",
        "value": by_node(ig.constraint(weights="weight")),
    },
    "local_bridges": {
        "call": "nx.local_bridges(plain, with_span=True); null where infinite",
        "value": [
            [u, v, None if span == float("inf") else span]
            for u, v, span in nx.local_bridges(plain, with_span=True)
        ],
    },
    "cut_points": {
        "call": "nx.articulation_points(plain)",
        "value": sorted(nx.articulation_points(plain)),
    },
    "assortativity": {
        "call": "igraph assortativity_nominal(groups, directed=True)",
        "value": ig.assortativity_nominal(groups, directed=True),
    },
    "two_mode_edges": sorted(sorted(edge) for edge in bipartite.edges),
    "newman_projection": {
        "call": "nx.bipartite.collaboration_weighted_projected_graph(bipartite, range(10))",
        "value": sorted([min(u, v), max(u, v), d["weight"]] for u, v, d in newman.edges(data=True)),
    },
    "robins_alexander": {
        "call": "nx.bipartite.robins_alexander_clustering(bipartite)",
        "value": nx.bipartite.robins_alexander_clustering(bipartite),
    },
}
json.dump(report, sys.stdout, indent=1)
print()
