# SPDX-License-Identifier: Apache-2.0
"""Cohesion, centrality and two modes."""
import itertools

import networkx as nx
import numpy as np
import scipy.linalg

from .bridging import both_ways
from .giving import divide, quotient
from .network import IGRAPH, NETWORKX, NUMPY, SCIPY, run_r


def record(net):
    for part in (sizes, closed, core, reach, spectra, currents, egos, two_mode):
        part(net)


def sizes(net):
    parts = sorted((len(c) for c in nx.connected_components(net.weak)), reverse=True)
    parts_ig = sorted(net.weak_ig.connected_components().sizes(), reverse=True)
    net.add("largest-component-share", "value", [
        (f"{NETWORKX}: connected_components(U)", parts[0] / net.n),
        (f"{IGRAPH}: connected_components()", parts_ig[0] / net.n)])
    net.add("components", "value", [
        (f"{NETWORKX}: number_connected_components(U)", nx.number_connected_components(net.weak)),
        (f"{IGRAPH}: connected_components()", len(parts_ig))])
    net.add("isolates", "value", [
        (f"{NETWORKX}: number_of_isolates(U)", nx.number_of_isolates(net.weak)),
        (f"{IGRAPH}: degree() of 0", net.weak_ig.degree().count(0))])
    weight = 1 if net.directed else 2
    net.add("mean-degree", "value", [
        (f"{NETWORKX}: edges / nodes", weight * net.nx.number_of_edges() / net.n),
        (f"{IGRAPH}: mean of degree(mode='out')", np.mean(net.ig.degree(mode="out")))])


def closed(net):
    shared = {p: len(list(nx.common_neighbors(net.weak, *p))) for p in net.pairs}
    sets = [set(net.weak_ig.neighbors(v)) for v in range(net.n)]
    other = {(i, j): len(sets[i] & sets[j]) for i, j in net.pairs}
    key = lambda tie: tuple(sorted(tie))
    net.add("tie-embeddedness", "ties", [
        (f"{NETWORKX}: common_neighbors(U)", [shared[key(t)] for t in net.ties]),
        (f"{IGRAPH}: shared neighbors()", [other[key(t)] for t in net.ties])])
    def overlap(found, degree):
        return [quotient(found[key((i, j))], degree[i] + degree[j] - 2 - found[key((i, j))])
                for i, j in net.ties]
    net.add("tie-overlap", "ties", [
        (f"{NETWORKX}: common_neighbors(U) / (d - 1 + d - 1 - shared)",
         overlap(shared, dict(net.weak.degree))),
        (f"{IGRAPH}: the same from neighbors()", overlap(other, net.weak_ig.degree()))])
    net.add("support-ratio", "value", [
        (f"{NETWORKX}: share of edges with common_neighbors",
         np.mean([x > 0 for x in shared.values()])),
        (f"{IGRAPH}: share of edges with shared neighbors()",
         np.mean([x > 0 for x in other.values()]))])
    truss = {p: 2 for p in net.pairs}
    k = 3
    while (part := nx.k_truss(net.weak, k)).number_of_edges():
        truss.update({key(p): k for p in part.edges})
        k += 1
    net.add("truss-number", "ties", [
        (f"{NETWORKX}: k_truss(U, k) for each k", [truss[key(t)] for t in net.ties])])
    mutual = nx.from_numpy_array(net.a * net.a.T)
    simmelian = [p for p in mutual.edges if list(nx.common_neighbors(mutual, *p))]
    both = net.a * net.a.T
    net.add("simmelian-ties", "ties", [
        (f"{NETWORKX}: common_neighbors of mutual edges", both_ways(net, simmelian)),
        (f"{NUMPY}: M * (M M) > 0", [int((both * (both @ both))[t] > 0) for t in net.ties])])
    cliques = [c for c in nx.find_cliques(net.weak) if len(c) > 2]
    net.add("cliques", "value", [
        (f"{NETWORKX}: find_cliques(U)", len(cliques)),
        (f"{IGRAPH}: maximal_cliques(min=3)", len(net.weak_ig.maximal_cliques(min=3)))])


def core(net):
    """The core by the rule of the guide, which must leave the fewest wrong pairs of all sets."""
    n, u = net.n, net.weak_a
    degree = u.sum(1)
    order = sorted(range(n), key=lambda v: (-degree[v], -(u[v] @ degree), v))
    size = 0
    while size < n and degree[order[size]] > size:
        size += 1
    inside = np.isin(np.arange(n), order[:size])
    if n <= 16:
        fewest = min(wrong_pairs(u, (chosen >> np.arange(n)) & 1) for chosen in range(1 << n))
        assert wrong_pairs(u, inside * 1) == fewest, (net.name, "core")
    pattern = (inside[:, None] | inside[None, :])[np.triu_indices(n, 1)]
    tied = u[np.triu_indices(n, 1)]
    net.add("core-periphery", "value", [
        (f"{NUMPY}: corrcoef of ties and pattern; at most 16 nodes, every set tried",
         np.corrcoef(tied, pattern * 1.0)[0, 1])])
    net.add("core-periphery", "value", [
        (f"{NUMPY}: nodes of most contacts; at most 16 nodes, every set tried", size)],
        name="core-periphery-core-size")


def wrong_pairs(u, inside):
    count = inside.sum()
    return count * (count - 1) // 2 - inside @ u @ inside // 2 + (1 - inside) @ u @ (1 - inside) // 2


def reach(net):
    n = net.n
    distance = dict(nx.all_pairs_shortest_path_length(net.nx))
    reached = sum(len(row) - 1 for row in distance.values())
    other = np.array(net.ig.distances(mode="out"))
    finite = np.isfinite(other) & (other > 0)
    net.add("reachable-pairs", "value", [
        (f"{NETWORKX}: all_pairs_shortest_path_length(G)", reached / (n * (n - 1))),
        (f"{IGRAPH}: distances(mode='out')", finite.sum() / (n * (n - 1)))])
    net.add("fragmentation", "value", [
        (f"{NETWORKX}: 1 - pairs with a path", 1 - reached / (n * (n - 1))),
        (f"{IGRAPH}: 1 - finite distances()", 1 - finite.sum() / (n * (n - 1)))])
    inverse = np.where(finite, 1 / np.where(other > 0, other, 1), 0)
    net.add("global-efficiency", "value", [
        (f"{NETWORKX}: mean of 1/all_pairs_shortest_path_length(G)",
         sum(1 / d for row in distance.values() for d in row.values() if d) / (n * (n - 1))),
        (f"{IGRAPH}: mean of 1/distances(mode='out')", inverse.sum() / (n * (n - 1)))])
    net.add("eccentricity", "nodes", [
        (f"{NETWORKX}: max of single-source lengths",
         [max(row.values()) or None for _, row in sorted(distance.items())]),
        (f"{IGRAPH}: eccentricity(mode='out')", [e or None for e in net.ig.eccentricity(mode="out")])])
    two = [len(nx.single_source_shortest_path_length(net.nx, v, cutoff=2)) - 1 for v in range(n)]
    net.add("reach-2", "nodes", [
        (f"{NETWORKX}: single_source_shortest_path_length(cutoff=2)", [x / (n - 1) for x in two]),
        (f"{IGRAPH}: neighborhood_size(order=2, mode='out')",
         [(x - 1) / (n - 1) for x in net.ig.neighborhood_size(order=2, mode="out")])])
    harmonic = nx.harmonic_centrality(net.nx.reverse() if net.directed else net.nx)
    other_h = net.ig.harmonic_centrality(mode="out", normalized=True)
    most = n - 1 if net.directed else (n - 2) / 2
    net.add("harmonic-centralization", "value", [
        (f"{NETWORKX}: harmonic_centrality, Freeman's sum / {'(n - 1)' if net.directed else '((n - 2) / 2)'}",
         freeman([harmonic[v] / (n - 1) for v in range(n)]) / most),
        (f"{IGRAPH}: the same from harmonic_centrality()", freeman(other_h) / most)])
    knn = net.weak_ig.knn()[0]
    average = nx.average_neighbor_degree(net.weak)
    net.add("average-neighbour-degree", "nodes", [
        (f"{NETWORKX}: average_neighbor_degree(U)",
         [average[v] if net.weak.degree(v) else None for v in range(n)]),
        (f"{IGRAPH}: knn()", knn)])
    ties = nx.edge_betweenness_centrality(net.nx, normalized=False)
    net.add("tie-betweenness", "ties", [
        (f"{NETWORKX}: edge_betweenness_centrality(G, normalized=False)",
         [ties[t] if t in ties else ties[t[::-1]] for t in net.ties]),
        (f"{IGRAPH}: edge_betweenness()", net.ig.edge_betweenness(directed=net.directed))])


def freeman(scores):
    return sum(max(scores) - x for x in scores)


def spectra(net):
    n = net.n
    a = net.a.astype(float)
    options = {"katz.alpha": 0.03}
    solved = np.linalg.solve(np.eye(n) - 0.03 * net.w.T, np.ones(n))
    weighted = nx.from_numpy_array(net.w, create_using=nx.DiGraph if net.directed else nx.Graph)
    if 0.03 * max(abs(np.linalg.eigvals(net.w))) < 1:
        katz = nx.katz_centrality_numpy(weighted, 0.03, 1.0, normalized=False, weight="weight")
        net.add("katz", "nodes", [
            (f"{NETWORKX}: katz_centrality_numpy(G, 0.03, 1, normalized=False, weight='weight')",
             [katz[v] for v in range(n)]),
            (f"{NUMPY}: linalg.solve(I - 0.03 W^T, 1)", solved)], options=options)
    power = np.linalg.solve(np.eye(n) - 0.02 * net.w, net.w @ np.ones(n))
    power = power * np.sqrt(n / (power ** 2).sum())
    sna = run_r("p('b', bonpow(m, exponent = 0.02))\n", net.w)
    net.add("bonacich-power", "nodes", [
        (f"{NUMPY}: solve(I - 0.02 W, W 1), sum of squares n", power),
        (f"R sna {sna['version'][0]}: bonpow(m, exponent=0.02)", sna["b"])],
        options={"bonacich-power.beta": 0.02})
    expm = np.diag(scipy.linalg.expm(a))
    sources = [(f"{SCIPY}: diag(linalg.expm(A))", expm)]
    if not net.directed:
        sub = nx.subgraph_centrality(net.nx)
        sources.insert(0, (f"{NETWORKX}: subgraph_centrality(G)", [sub[v] for v in range(n)]))
    net.add("subgraph-centrality", "nodes", sources)
    if not net.directed:
        plain = nx.laplacian_centrality(net.nx, normalized=False)
        def energy(matrix):
            laplacian = np.diag(matrix.sum(1)) - matrix
            return (laplacian ** 2).sum()
        drop = [energy(a) - energy(np.delete(np.delete(a, v, 0), v, 1)) for v in range(n)]
        net.add("laplacian-centrality", "nodes", [
            (f"{NETWORKX}: laplacian_centrality(G, normalized=False)", [plain[v] for v in range(n)]),
            (f"{NUMPY}: drop of the sum of squares of the Laplacian", drop)],
            options={"unweighted": 1})
    rank = nx.pagerank(net.nx, 0.85, tol=1e-14, max_iter=10_000)
    rank_ig = net.ig.pagerank(damping=0.85)
    d = 0.85
    most = d * (n - 1) ** 2 / (n * (1 + d) - d) if net.directed else d * (n - 2) / (1 + d)
    net.add("pagerank-centralization", "value", [
        (f"{NETWORKX}: pagerank, Freeman's sum / its maximum", freeman(list(rank.values())) / most),
        (f"{IGRAPH}: pagerank, Freeman's sum / its maximum", freeman(rank_ig) / most)],
        options={"unweighted": 1})
    if not net.directed and nx.is_connected(net.nx):
        vector = net.ig.eigenvector_centrality(scale=True)
        values = nx.eigenvector_centrality_numpy(net.nx)
        top = max(abs(x) for x in values.values())
        net.add("eigenvector-centralization", "value", [
            (f"{IGRAPH}: eigenvector_centrality(), sum (1 - x) / (n - 2)", freeman(vector) / (n - 2)),
            (f"{NETWORKX}: eigenvector_centrality_numpy(G)",
             sum(1 - abs(x) / top for x in values.values()) / (n - 2))], options={"unweighted": 1})


def currents(net):
    if net.directed or not nx.is_connected(net.nx):
        return
    n = net.n
    information = nx.information_centrality(net.nx)
    sna = run_r("p('i', infocent(m > 0, gmode = 'graph', rescale = FALSE))\n", net.w)
    net.add("information", "nodes", [
        (f"{NETWORKX}: information_centrality(G) * n", [information[v] * n for v in range(n)]),
        (f"R sna {sna['version'][0]}: infocent(m, gmode='graph')", sna["i"])],
        options={"unweighted": 1})
    inverse = np.linalg.pinv(np.diag(net.a.sum(1)) - net.a)
    resistance = np.diag(inverse)[:, None] + np.diag(inverse)[None, :] - 2 * inverse
    close = nx.current_flow_closeness_centrality(net.nx)
    net.add("current-flow-closeness", "nodes", [
        (f"{NETWORKX}: current_flow_closeness_centrality(G) * (n - 1)",
         [close[v] * (n - 1) for v in range(n)]),
        (f"{NUMPY}: (n - 1) / sum of resistances by linalg.pinv", (n - 1) / resistance.sum(1))],
        options={"unweighted": 1})
    between = nx.current_flow_betweenness_centrality(net.nx)
    found = np.zeros(n)
    for s, t in itertools.combinations(range(n), 2):
        potential = inverse[:, s] - inverse[:, t]
        through = (net.a * abs(potential[:, None] - potential[None, :])).sum(1) / 2
        through[[s, t]] = 0
        found += through
    found /= (n - 1) * (n - 2) / 2
    net.add("current-flow-betweenness", "nodes", [
        (f"{NETWORKX}: current_flow_betweenness_centrality(G)", [between[v] for v in range(n)]),
        (f"{NUMPY}: currents of each pair by linalg.pinv", found)], options={"unweighted": 1})
    net.add("current-flow-betweenness-centralization", "value", [
        (f"{NETWORKX}: Freeman's sum / (n - 1)", freeman(list(between.values())) / (n - 1)),
        (f"{NUMPY}: Freeman's sum / (n - 1)", freeman(list(found)) / (n - 1))],
        options={"unweighted": 1})


def egos(net):
    n = net.n
    if net.directed:
        # Betweenness in the ego network would also count ways of three ties and more.
        found = [two_step(net.a, [v] + list(net.weak[v])) for v in range(n)]
        other = [two_step_graph(net.nx.subgraph([v] + list(net.weak[v])), v) for v in range(n)]
        calls = (f"{NUMPY}: Everett and Borgatti 2005, sum of 1 / (A A)_jk over untied pairs of the ego",
                 f"{NETWORKX}: the same over predecessors and successors in the ego's subgraph")
    else:
        found, other = [], []
        for v in range(n):
            near = sorted([v] + list(net.weak[v]))
            found.append(nx.betweenness_centrality(net.nx.subgraph(near), normalized=False)[v])
            other.append(net.ig.induced_subgraph(near).betweenness()[near.index(v)])
        calls = (f"{NETWORKX}: betweenness_centrality(ego_graph)[v]",
                 f"{IGRAPH}: induced_subgraph(neighborhood).betweenness()")
    net.add("ego-betweenness", "nodes", list(zip(calls, (found, other))))
    most = (n - 1) ** 2 * (n - 2) / (1 if net.directed else 2)
    size = f"{'' if net.directed else 'half of '}(n - 1)^2 (n - 2)"
    net.add("ego-betweenness-centralization", "value", [
        (f"{call}, Freeman's sum / {size}", freeman(scores) / most)
        for call, scores in zip(calls, (found, other))])


def two_step(a, near):
    """For the first of the nodes, over pairs j, k of the others with j to it and it to k."""
    part = a[np.ix_(near, near)]
    ways = part @ part
    return sum(1 / ways[j, k] for j in range(1, len(near)) for k in range(1, len(near))
               if j != k and part[j, 0] and part[0, k] and not part[j, k])


def two_step_graph(ego, v):
    return sum(1 / len(set(ego.successors(j)) & set(ego.predecessors(k)))
               for j in ego.predecessors(v) for k in ego.successors(v)
               if j != k and not ego.has_edge(j, k))


def two_mode(net):
    if "mode" not in net.columns:
        return
    modes = [int(m) for m in net.columns["mode"]]
    people = [v for v in range(net.n) if modes[v] == 1]
    groups = [v for v in range(net.n) if modes[v] == 2]
    closed_ways = ways = 0
    for i in people:
        for p in net.nx[i]:
            for j in net.nx[p]:
                if j == i:
                    continue
                for q in net.nx[j]:
                    if q == p:
                        continue
                    for k in net.nx[q]:
                        if k in (i, j):
                            continue
                        ways += 1
                        closed_ways += bool(set(net.nx[i]) & set(net.nx[k]) - {p, q})
    b = net.a[np.ix_(people, groups)]
    net.add("two-mode-clustering", "value", [
        (f"{NETWORKX}: Opsahl 2013, four-paths over neighbors", closed_ways / ways),
        (f"{NUMPY}: the same over rows of B", by_rows(b))])
    projected = nx.bipartite.projected_graph(net.nx, groups)
    one, two = net.ig.bipartite_projection(types=[m == 2 for m in modes])
    net.add("interlocks", "value", [
        (f"{NETWORKX}: bipartite.projected_graph(G, groups)", projected.number_of_edges()),
        (f"{IGRAPH}: bipartite_projection(types)", two.ecount())])
    jaccard = [len(set(net.nx[a]) & set(net.nx[c])) / len(set(net.nx[a]) | set(net.nx[c]))
               for a, c in projected.edges]
    shared = b.T @ b
    either = b.sum(0)[:, None] + b.sum(0)[None, :] - shared
    above = np.triu(shared > 0, 1)
    net.add("interlocks", "table", [
        (f"{NETWORKX}: Jaccard of neighbors", np.mean(jaccard)),
        (f"{NUMPY}: B^T B / union", (shared / either)[above].mean())], path=["mean-jaccard"])


def by_rows(b):
    count, events = b.shape
    closed = ways = 0
    for i, j, k in itertools.permutations(range(count), 3):
        for p in np.flatnonzero(b[i] & b[j]):
            for q in np.flatnonzero(b[j] & b[k]):
                if p != q:
                    rest = b[i] & b[k]
                    ways += 1
                    closed += rest.sum() - rest[p] - rest[q] > 0
    return closed / ways
