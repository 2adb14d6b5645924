# SPDX-License-Identifier: Apache-2.0
"""The largest modularity there is, and divisions that every tool finds from every seed."""
import importlib.metadata
import random

import igraph
import leidenalg
import networkx as nx
import numpy as np

from .network import IGRAPH, NETWORKX, Network, agreed, all_networks, read

LEIDENALG = f"leidenalg {importlib.metadata.version('leidenalg')}"
SEEDS = range(20)
TRIALS = 200


def weak(net):
    graph = igraph.Graph(n=net.n, edges=net.pairs)
    graph.es["weight"] = [float(net.weak_w[pair]) for pair in net.pairs]
    return graph, nx.from_numpy_array(net.weak_w)


def optimum(net):
    """The largest modularity on the weak view, its weights added, by integer programming."""
    one, other = weak(net)
    best = one.community_optimal_modularity(weights="weight")
    return agreed([
        (f"{IGRAPH}: modularity of community_optimal_modularity(weights='weight')",
         one.modularity(best.membership, weights="weight")),
        (f"{NETWORKX}: community.modularity of the same parts",
         nx.community.modularity(other, [set(part) for part in best], weight="weight"))], net.name)


def shortfalls(net, largest):
    """How far other tools' methods stay below the largest modularity, over many seeds."""
    one, other = weak(net)
    # A partition of leidenalg has a `modularity` that leaves weights out, so igraph's is taken.
    methods = {
        "leiden": {
            f"{IGRAPH}: community_leiden('modularity', weights, n_iterations=-1)": lambda seed:
                one.community_leiden("modularity", weights="weight", n_iterations=-1).membership,
            f"{LEIDENALG}: find_partition(ModularityVertexPartition, weights, n_iterations=-1)":
                lambda seed: leidenalg.find_partition(
                    one, leidenalg.ModularityVertexPartition, weights="weight", n_iterations=-1,
                    seed=seed).membership},
        "louvain": {
            f"{IGRAPH}: community_multilevel(weights)":
                lambda seed: one.community_multilevel(weights="weight").membership,
            f"{NETWORKX}: louvain_communities(U, seed)": lambda seed:
                parts(nx.community.louvain_communities(other, seed=seed), net.n)}}
    found = {}
    for method, calls in methods.items():
        for call, divide in calls.items():
            below = []
            for seed in range(TRIALS):
                igraph.set_random_number_generator(random.Random(seed))
                below.append(largest - one.modularity(divide(seed), weights="weight"))
            assert min(below) > -1e-9, (net.name, call)
            found.setdefault(method, []).append({
                "call": call, "seeds": TRIALS, "mean": np.mean(below), "largest": max(below),
                "standard-deviation": np.std(below)})
    return found


def parts(groups, n):
    """Each node's part, parts numbered in the order of their first nodes."""
    labels = [None] * n
    for number, group in enumerate(sorted(groups, key=min)):
        for node in group:
            labels[node] = number
    return labels


def found_by_all(net):
    """For each method, the parts that every tool found from every seed, or nothing."""
    one, other = weak(net)
    found = {"louvain": {}, "leiden": {}, "label-propagation": {}}
    for seed in SEEDS:
        igraph.set_random_number_generator(random.Random(seed))
        for method, call, groups in (
                ("louvain", f"{NETWORKX}: louvain_communities(U, seed=0…19)",
                 nx.community.louvain_communities(other, seed=seed)),
                ("louvain", f"{IGRAPH}: community_multilevel(weights)",
                 one.community_multilevel(weights="weight")),
                ("leiden", f"{LEIDENALG}: find_partition(ModularityVertexPartition, seed=0…19)",
                 leidenalg.find_partition(one, leidenalg.ModularityVertexPartition,
                                          weights="weight", n_iterations=-1, seed=seed)),
                ("leiden", f"{IGRAPH}: community_leiden('modularity', weights, n_iterations=-1)",
                 one.community_leiden("modularity", weights="weight", n_iterations=-1)),
                ("label-propagation", f"{NETWORKX}: asyn_lpa_communities(U, 'weight', seed=0…19)",
                 nx.community.asyn_lpa_communities(other, "weight", seed=seed)),
                ("label-propagation", f"{IGRAPH}: community_label_propagation(weights)",
                 one.community_label_propagation(weights="weight"))):
            labels = tuple(parts([set(group) for group in groups], net.n))
            found[method].setdefault(call, set()).add(labels)
    agreeing = {}
    for method, by_call in found.items():
        every = set().union(*by_call.values())
        if len(every) == 1:
            agreeing[method] = {"parts": list(every.pop()), "calls": list(by_call)}
    return agreeing


def cliques(count, size, joined, weight=1.0):
    """Cliques, in a ring of single ties of a weight or apart."""
    n = count * size
    matrix = np.kron(np.eye(count), np.ones((size, size))) - np.eye(n)
    if joined:
        for k in range(count):
            i, j = k * size, ((k + 1) % count) * size + 1
            matrix[i, j] = matrix[j, i] = weight
    return matrix


def all_networks_with_communities():
    networks = all_networks() + [read("krackhardt_kite", False)]
    plain = [
        Network("cliques apart", cliques(4, 5, False), False),
        Network("a ring of cliques", cliques(5, 6, True), False),
        Network("a ring of cliques, weakly joined", cliques(4, 4, True, 0.01), False)]
    found = []
    for net in networks + plain:
        largest = optimum(net)
        found.append({
            "name": net.name, "nodes": net.n, "directed": net.directed,
            "ties": [[i, j, float(net.w[i, j])] for i, j in net.ties],
            "largest-modularity": largest, "below": shortfalls(net, largest["value"]),
            "found-by-all": found_by_all(net)})
    return found
