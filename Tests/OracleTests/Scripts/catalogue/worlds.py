# SPDX-License-Identifier: Apache-2.0
"""Mean distances of random networks with as many nodes and ties."""
import itertools
import random

import igraph
import networkx as nx
import numpy as np

from .network import IGRAPH, NETWORKX, Network, all_networks

DRAWS = 2_000


def record(net):
    n, m = net.n, len(net.pairs)
    drawn = []
    if n <= 6:
        # Every graph there is; one in which nobody reaches anybody there cannot be with ties.
        lengths = [igraph.Graph(n=n, edges=edges).average_path_length(unconn=True)
                   for edges in itertools.combinations(itertools.combinations(range(n), 2), m)]
        drawn.append({"call": f"{IGRAPH}: average_path_length of all {len(lengths)} graphs",
                      "draws": None, "mean": np.mean(lengths), "standard-deviation": np.std(lengths)})
    else:
        igraph.set_random_number_generator(random.Random(1))
        lengths = [igraph.Graph.Erdos_Renyi(n=n, m=m).average_path_length(unconn=True)
                   for _ in range(DRAWS)]
        drawn.append({"call": f"{IGRAPH}: Erdos_Renyi(n, m).average_path_length(), {DRAWS:,} times",
                      "draws": DRAWS, "mean": np.mean(lengths), "standard-deviation": np.std(lengths)})
        lengths = [mean_distance(nx.gnm_random_graph(n, m, seed=seed)) for seed in range(DRAWS // 4)]
        drawn.append({"call": f"{NETWORKX}: gnm_random_graph(n, m), {DRAWS // 4} times",
                      "draws": DRAWS // 4, "mean": np.mean(lengths), "standard-deviation": np.std(lengths)})
    return {"name": net.name, "nodes": n, "ties": net.pairs, "drawn": drawn}


def mean_distance(graph):
    return np.mean([d for _, row in nx.all_pairs_shortest_path_length(graph) for d in row.values() if d])


def small(n, pairs):
    matrix = np.zeros((n, n))
    for i, j in pairs:
        matrix[i, j] = matrix[j, i] = 1
    return Network(f"{n} nodes and {len(pairs)} ties", matrix, False)


def all_worlds():
    house = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 4), (1, 4)]
    kite = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5)]
    chosen = [net for net in all_networks() if net.name in ("sampson", "florentine", "karate")]
    return [record(net) for net in [small(5, house), small(6, kite)] + chosen]
