# SPDX-License-Identifier: Apache-2.0
"""Centralisations whose maximum is reached by a graph made here, small worlds and common superiors."""
import functools
import itertools

import networkx as nx
import numpy as np

from .network import IGRAPH, NETWORKX, NUMPY, Network, read, run_r
from .people import freeman


def record(net):
    for part in (strengths, hubs, laplacian, two_steps, worlds, superiors):
        part(net)


def star(n, weight=1.0, towards=True, away=True):
    matrix = np.zeros((n, n))
    matrix[1:, 0], matrix[0, 1:] = towards * weight, away * weight
    return matrix


def strengths(net):
    """Divided by the sum of a star of ties as strong as the strongest."""
    largest, g = net.w.max(), net.ig.copy()
    g.es["weight"] = [net.w[tie] for tie in net.ties]
    graph = nx.from_numpy_array(net.w, create_using=nx.DiGraph if net.directed else nx.Graph)
    both = star(net.n, largest)
    # Both directions add up when directed; an undirected tie is one.
    most = freeman((both.sum(0) + both.sum(1)) / (1 if net.directed else 2))
    net.add("strength-centralization", "value", [
        (f"{NETWORKX}: degree(weight='weight'), Freeman's sum / that of a star",
         freeman([x for _, x in graph.degree(weight="weight")]) / most),
        (f"{IGRAPH}: strength(weights='weight'), the same", freeman(g.strength(weights="weight")) / most)])
    for name, mode, degree, matrix in (
            ("in-strength", "in", "in_degree", star(net.n, largest, away=False)),
            ("out-strength", "out", "out_degree", star(net.n, largest, towards=False))):
        most = freeman((matrix if net.directed else both).sum(0 if mode == "in" else 1))
        seen = getattr(graph, degree) if net.directed else graph.degree
        net.add(f"{name}-centralization", "value", [
            (f"{NETWORKX}: {degree}(weight='weight'), Freeman's sum / that of a star",
             freeman([x for _, x in seen(weight="weight")]) / most),
            (f"{IGRAPH}: strength(mode='{mode}'), the same",
             freeman(g.strength(mode=mode, weights="weight")) / most)])


def singular(a):
    """Hub and authority scores with largest 1, or nothing where they are not unique."""
    u, s, v = np.linalg.svd(a)
    if s[0] == 0 or (len(s) > 1 and s[1] > s[0] * (1 - 1e-9)):
        return None
    hub, authority = abs(u[:, 0]), abs(v[0])
    return hub / hub.max(), authority / authority.max()


def hubs(net):
    """Divided by the sum of one tie, or undirected of a triangle, beside nodes without any."""
    beside = np.zeros((net.n, net.n))
    beside[0, 1] = 1
    if not net.directed:
        beside[:3, :3] = 1 - np.eye(3)
        check_maximum(lambda g: (singular(nx.to_numpy_array(g)) or [[0]])[0],
                      triangle, "hubs", range(4, 8))
    found, extreme = singular(net.a), singular(beside)
    for place, (name, call) in enumerate((("hits-hub", "hub_score"), ("hits-authority", "authority_score"))):
        most = freeman(extreme[place])
        sources = [(f"{NUMPY}: linalg.svd, Freeman's sum / that of "
                    f"{'a tie' if net.directed else 'a triangle'} beside isolates",
                    freeman(found[place]) / most if found else None)]
        if found:
            sources.append((f"{IGRAPH}: {call}(scale=True), the same",
                            freeman(getattr(net.ig, call)(scale=True)) / most))
        net.add(f"{name}-centralization", "value", sources)


def triangle(n):
    graph = nx.empty_graph(n)
    graph.add_edges_from([(0, 1), (1, 2), (0, 2)])
    return graph


def energy_drop(matrix):
    def energy(m):
        return ((np.diag(m.sum(1)) - m) ** 2).sum()
    return [energy(matrix) - energy(np.delete(np.delete(matrix, v, 0), v, 1))
            for v in range(len(matrix))]


@functools.cache
def hub_of_regular(n):
    """One node tied to all, the others to k each, as evenly as parity allows; the k that does best."""
    best = None
    for k in range(1, n):
        for odd in {k, k - 1, k + 1}:
            degrees = [n - 1] + [k] * (n - 2) + [odd]
            if max(degrees[1:]) < n and min(degrees) > 0 and nx.is_graphical(degrees):
                graph = nx.havel_hakimi_graph(degrees)
                value = freeman(list(nx.laplacian_centrality(graph, normalized=False).values()))
                if best is None or value > best[0]:
                    best = value, graph
    return best[1]


def laplacian(net):
    extreme = hub_of_regular(net.n)
    check_maximum(lambda g: list(nx.laplacian_centrality(g, normalized=False).values()) if g.size() else [0],
                  hub_of_regular, "laplacian", range(3, 8))
    weak = net.weak_a.astype(float)
    most = freeman(list(nx.laplacian_centrality(extreme, normalized=False).values()))
    net.add("laplacian-centralization", "value", [
        (f"{NETWORKX}: laplacian_centrality(U, normalized=False), Freeman's sum / the largest, "
         "which a hub of a regular graph has (graph_atlas_g() up to 7 nodes)",
         freeman(list(nx.laplacian_centrality(net.weak, normalized=False).values())) / most),
        (f"{NUMPY}: drop of the sum of squares of the Laplacian, the same",
         freeman(energy_drop(weak)) / freeman(energy_drop(nx.to_numpy_array(extreme))))])


def reached(graph):
    return [len(nx.single_source_shortest_path_length(graph, v, cutoff=2)) - 1 for v in graph]


@functools.cache
def spider(n):
    """A node with contacts and the rest spread evenly behind them; the number that does best."""
    best = None
    for k in range(1, n):
        graph = nx.star_graph(k)
        for i in range(n - 1 - k):
            graph.add_edge(1 + i % k, k + 1 + i)
        if best is None or freeman(reached(graph)) > best[0]:
            best = freeman(reached(graph)), graph
    return best[1]


def two_steps(net):
    n = net.n
    if net.directed:
        most, shape = freeman([n - 1] + [0] * (n - 1)), "a star outwards"
    else:
        check_maximum(reached, spider, "reach-2", range(4, 8))
        most, shape = freeman(reached(spider(n))), "a spider of two steps (graph_atlas_g() up to 7 nodes)"
    net.add("reach-2-centralization", "value", [
        (f"{NETWORKX}: single_source_shortest_path_length(cutoff=2), Freeman's sum / that of {shape}",
         freeman(reached(net.nx)) / most),
        (f"{IGRAPH}: neighborhood_size(order=2, mode='out'), the same",
         freeman(net.ig.neighborhood_size(order=2, mode="out")) / most)])


@functools.cache
def atlas():
    return nx.graph_atlas_g()


_checked = set()


def check_maximum(scores, extreme, what, sizes):
    """The graph has the largest of Freeman's sums of all undirected graphs of each size up to 7."""
    for n in sizes if what not in _checked else []:
        largest = max(freeman(list(scores(g))) for g in atlas() if len(g) == n)
        reached_by = freeman(list(scores(extreme(n))))
        assert abs(largest - reached_by) < 1e-9 * max(1, largest), (what, n, largest, reached_by)
    _checked.add(what)


def worlds(net):
    """All of a small world but what is drawn."""
    lengths = [d for _, row in nx.all_pairs_shortest_path_length(net.weak) for d in row.values() if d]
    for key, sources in (
            ("transitivity", [(f"{NETWORKX}: transitivity(U)", nx.transitivity(net.weak)),
                              (f"{IGRAPH}: transitivity_undirected()", net.weak_ig.transitivity_undirected())]),
            ("mean-distance", [(f"{NETWORKX}: mean of all_pairs_shortest_path_length(U)", np.mean(lengths)),
                               (f"{IGRAPH}: average_path_length(unconn=True)",
                                net.weak_ig.average_path_length(unconn=True))]),
            ("random-transitivity", [(f"{NETWORKX}: density(U)", nx.density(net.weak)),
                                     (f"{IGRAPH}: density()", net.weak_ig.density())])):
        net.add("small-world", "table", sources, path=[key], options={"small-world.draws": 1})


def ranks():
    """Who reports to whom, and invented chains of orders, some with two superiors."""
    networks = [read("krackhardt_hightech", True, relation="reports_to")]
    networks[0].name = "krackhardt_hightech reports_to"
    for number, density in ((1, 0.13), (3, 0.2), (5, 0.1)):
        generator = np.random.default_rng(number)
        matrix = np.triu(generator.random((12, 12)) < density, 1) * 1.0
        networks.append(Network(f"orders {number}", matrix, True))
    for net in networks:
        for upwards in (False, True):
            superiors(net, upwards)
    assert len({entry["value"] for net in networks for entry in net.entries}) > 3
    return networks


def superiors(net, upwards=False):
    """Pairs with an upper bound that every upper bound leads down to."""
    graph = net.nx.reverse() if upwards else net.nx
    above = [nx.ancestors(graph, v) | {v} if net.directed else nx.node_connected_component(graph, v)
             for v in graph]
    reach = np.isfinite(net.ig.distances(mode="in" if upwards else "out"))
    parts = list(nx.connected_components(net.weak))
    possible = sum((len(p) - 1) * (len(p) - 2) // 2 for p in parts)
    missing = other = 0
    for part in parts:
        for i, j in itertools.combinations(sorted(part), 2):
            if len(part) > 2:
                bounds = above[i] & above[j]
                missing += not any(bounds <= above[b] for b in bounds)
                common = np.flatnonzero(reach[:, i] & reach[:, j])
                other += not any(reach[common, b].all() for b in common)
    sources = [(f"{NETWORKX}: ancestors(G), pairs without a bound that all bounds lead to",
                1 - missing / possible),
               (f"{IGRAPH}: the same from distances()", 1 - other / possible)]
    # sna takes a bound that leads to all others, so that a common top is enough: sometimes the same.
    sna = run_r(f"b <- (m > 0) * 1; p('lub', lubness({'t(b)' if upwards else 'b'}))\n", net.w)
    if abs(sna["lub"][0] - sources[0][1]) < 1e-9:
        sources.append((f"R sna {sna['version'][0]}: lubness(m)", sna["lub"][0]))
    net.add("krackhardt-lub", "value", sources,
            options={"krackhardt-lub.ties": "upwards"} if upwards else None)
