# SPDX-License-Identifier: Apache-2.0
"""Bridging: structural holes, bridging indices, key players, groups and linking."""
import itertools

import bct
import networkx as nx
import numpy as np

from .giving import divide, quotient
from .network import BCT, IGRAPH, NETWORKX, NUMPY, run_r


def record(net):
    for part in (holes, bridges, indices, players, groups, linking):
        part(net)


def holes(net):
    """Burt's measures on mutual weights."""
    graph = nx.from_numpy_array(net.w, create_using=nx.DiGraph if net.directed else nx.Graph)
    p = net.weak_w / np.where(net.weak_w.sum(1) > 0, net.weak_w.sum(1), 1)[:, None]
    # In 3.6.1 effective_size of a graph without weights is another formula.
    largest = np.where(net.weak_w.max(1) > 0, net.weak_w.max(1), 1)
    m = net.weak_w / largest[:, None]
    contacts = [list(net.weak[i]) for i in net.weak]
    size = [sum(1 - sum(p[i, q] * m[j, q] for q in contacts[i] if q != j) for j in contacts[i])
            if contacts[i] else None for i in range(net.n)]
    degrees = [len(c) for c in contacts]
    net.add("efficiency", "nodes", [
        (f"{NUMPY}: Burt 1992, effective size / contacts",
         [None if s is None else s / d for s, d in zip(size, degrees)])])
    own = [[nx.local_constraint(graph, i, j, weight="weight") for j in contacts[i]]
           for i in range(net.n)]
    direct = [[(p[i, j] + sum(p[i, q] * p[q, j] for q in range(net.n) if q not in (i, j))) ** 2
               for j in contacts[i]] for i in range(net.n)]
    net.add("hierarchy", "nodes", [
        (f"{NETWORKX}: Coleman-Theil index of local_constraint(G, i, j)", [coleman_theil(c) for c in own]),
        (f"{NUMPY}: the same of (p_ij + sum p_iq p_qj)^2", [coleman_theil(c) for c in direct])])
    triangles = nx.triangles(net.weak)
    net.add("open-pairs", "nodes", [
        (f"{NETWORKX}: d(d - 1) / 2 - triangles(U)",
         [d * (d - 1) / 2 - triangles[i] for i, d in enumerate(degrees)]),
        (f"{IGRAPH}: the same with transitivity_local_undirected(mode='zero')",
         [d * (d - 1) / 2 * (1 - c) for d, c in zip(
             net.weak_ig.degree(), net.weak_ig.transitivity_local_undirected(mode="zero"))])])


def coleman_theil(parts):
    if not parts:
        return None
    if len(parts) == 1:
        return 1
    ratios = [part / (sum(parts) / len(parts)) for part in parts]
    return sum(r * np.log(r) for r in ratios) / (len(parts) * np.log(len(parts)))


def both_ways(net, flags):
    """Flags of the ties in the order of the fixture, from those of pairs."""
    marked = {tuple(sorted(pair)) for pair in flags}
    return [int(tuple(sorted(tie)) in marked) for tie in net.ties]


def bridges(net):
    net.add("bridges", "ties", [
        (f"{NETWORKX}: bridges(U)", both_ways(net, nx.bridges(net.weak))),
        (f"{IGRAPH}: bridges()", both_ways(net, [net.pairs[k] for k in net.weak_ig.bridges()]))])
    net.add("cut-points", "nodes", [
        (f"{NETWORKX}: articulation_points(U)", marks(net.n, nx.articulation_points(net.weak))),
        (f"{IGRAPH}: articulation_points()", marks(net.n, net.weak_ig.articulation_points()))])
    shared = [pair for pair in net.pairs if not list(nx.common_neighbors(net.weak, *pair))]
    local = [pair for pair in net.pairs
             if not set(net.weak_ig.neighbors(pair[0])) & set(net.weak_ig.neighbors(pair[1]))]
    net.add("local-bridges", "ties", [
        (f"{NETWORKX}: local_bridges(U, with_span=False)",
         both_ways(net, nx.local_bridges(net.weak, with_span=False))),
        (f"{NETWORKX}: pairs without common_neighbors", both_ways(net, shared)),
        (f"{IGRAPH}: pairs without shared neighbors", both_ways(net, local))])
    spans = {}
    others = {}
    for k, (i, j) in enumerate(net.pairs):
        graph = net.weak.copy()
        graph.remove_edge(i, j)
        spans[i, j] = nx.shortest_path_length(graph, i, j) if nx.has_path(graph, i, j) else None
        without = net.weak_ig.copy()
        without.delete_edges([k])
        others[i, j] = finite(without.distances(i, j)[0][0])
    net.add("tie-range", "ties", [
        (f"{NETWORKX}: shortest_path_length without the edge",
         [spans[tuple(sorted(tie))] for tie in net.ties]),
        (f"{IGRAPH}: distances() without the edge", [others[tuple(sorted(tie))] for tie in net.ties])])


def finite(x):
    return x if np.isfinite(x) else None


def marks(count, chosen):
    chosen = set(chosen)
    return [int(i in chosen) for i in range(count)]


def indices(net):
    raw = nx.betweenness_centrality(net.nx, normalized=False)
    other = net.ig.betweenness()
    if net.directed:
        into, out = net.ig.degree(mode="in"), net.ig.degree(mode="out")
        reached = [len(nx.descendants(net.nx, v)) for v in net.nx]
        reaching = [len(nx.ancestors(net.nx, v)) for v in net.nx]
        degree_both = [i + o for i, o in zip(into, out)]
        def everett(between):
            # A node with no tie on one side lies between nobody, and so has 0.
            return [None if not degree_both[v] else 0 if between[v] == 0 else
                    ((between[v] + reaching[v]) / into[v] + (between[v] + reached[v]) / out[v]) / 2
                    for v in range(net.n)]
        net.add("everett-valente", "nodes", [
            (f"{NETWORKX}: Everett and Valente 2016 from betweenness_centrality, ancestors, descendants",
             everett(raw)),
            (f"{IGRAPH}: the same from betweenness()", everett(other))])
    else:
        ties = nx.edge_betweenness_centrality(net.nx, normalized=False)
        sums = [sum(b for tie, b in ties.items() if v in tie) for v in net.nx]
        ties_ig = net.ig.edge_betweenness(directed=False)
        sums_ig = [sum(ties_ig[e] for e in net.ig.incident(v)) for v in range(net.n)]
        # A node's ties carry twice its betweenness and its own n - 1 pairs, in either order.
        net.add("everett-valente", "nodes", [
            (f"{NETWORKX}: from edge_betweenness_centrality, Everett and Valente 2016",
             undirected_everett(net, raw, sums)),
            (f"{IGRAPH}: from edge_betweenness()", undirected_everett(net, other, sums_ig))])
    weak_raw = nx.betweenness_centrality(net.weak, normalized=False)
    weak_ig = net.weak_ig.betweenness()
    degree = net.weak_ig.degree()
    def hwang(between):
        return [between[v] / degree[v] / sum(1 / degree[u] for u in net.weak[v]) if degree[v]
                else None for v in range(net.n)]
    net.add("hwang-bridging", "nodes", [
        (f"{NETWORKX}: betweenness_centrality(U) * (1/d) / sum 1/d", hwang(weak_raw)),
        (f"{IGRAPH}: betweenness() * (1/d) / sum 1/d", hwang(weak_ig))])
    net.add("jensen-bridging", "nodes", [
        (f"{NETWORKX}: all_shortest_paths(G), pairs beyond the contacts", jensen(net)),
        (f"{IGRAPH}: get_all_shortest_paths(), pairs beyond the contacts", jensen_igraph(net))])
    n = net.n
    def cohesion_nx(graph):
        return sum(1 / d for _, row in nx.all_pairs_shortest_path_length(graph)
                   for d in row.values() if d) / (n * (n - 1))
    def cohesion_ig(graph):
        return sum(1 / d for row in graph.distances() for d in row if 0 < d < np.inf) / (n * (n - 1))
    losses, losses_ig = {}, {}
    for k, pair in enumerate(net.pairs):
        graph = net.weak.copy()
        graph.remove_edge(*pair)
        losses[pair] = cohesion_nx(net.weak) - cohesion_nx(graph)
        without = net.weak_ig.copy()
        without.delete_edges([k])
        losses_ig[pair] = cohesion_ig(net.weak_ig) - cohesion_ig(without)
    def mean_loss(found):
        return [np.mean([x for pair, x in found.items() if v in pair]) if degree[v] else None
                for v in range(n)]
    net.add("valente-fujimoto", "nodes", [
        (f"{NETWORKX}: mean loss of 1/shortest_path_length without each edge", mean_loss(losses)),
        (f"{IGRAPH}: the same with distances()", mean_loss(losses_ig))])


def undirected_everett(net, raw, sums):
    return [None if not net.weak.degree(v) else 0 if raw[v] < 1e-12 else
            sums[v] / net.weak.degree(v) for v in range(net.n)]


def jensen(net):
    found = [0.0] * net.n
    for s in net.nx:
        for t in nx.descendants(net.nx, s):
            if not net.directed and t < s:
                continue
            paths = list(nx.all_shortest_paths(net.nx, s, t))
            share(net, found, paths, s, t)
    return found


def jensen_igraph(net):
    found = [0.0] * net.n
    for s in range(net.n):
        by_target = {}
        for path in net.ig.get_all_shortest_paths(s, mode="out"):
            by_target.setdefault(path[-1], []).append(path)
        for t, paths in by_target.items():
            if t != s and (net.directed or s < t):
                share(net, found, paths, s, t)
    return found


def share(net, found, paths, s, t):
    for path in paths:
        for v in path[1:-1]:
            if not net.weak_a[v, s] and not net.weak_a[v, t]:
                found[v] += 1 / len(paths)


def players(net):
    """The best sets of two, all tried."""
    n, k = net.n, 2
    options = {"key-players.k": k}
    distance = nx.floyd_warshall_numpy(net.nx)
    other = np.array(net.ig.distances(mode="out"))
    def reach(matrix, members):
        nearest = matrix[list(members)].min(0)
        return sum(1 / nearest[j] for j in range(n) if j not in members and nearest[j] < np.inf)
    sets = list(itertools.combinations(range(n), k))
    net.add("key-players", "value", [
        (f"{NETWORKX}: the best of all pairs by floyd_warshall_numpy(G)",
         max(reach(distance, s) for s in sets) / (n - k)),
        (f"{IGRAPH}: the same by distances(mode='out')",
         max(reach(other, s) for s in sets) / (n - k))],
        name="key-players:positive", options=options)
    def left_nx(members):
        graph = net.weak.subgraph(set(range(n)) - set(members))
        return sum(len(c) * (len(c) - 1) for c in nx.connected_components(graph))
    def left_ig(members):
        graph = net.weak_ig.copy()
        graph.delete_vertices(list(members))
        return sum(c * (c - 1) for c in graph.connected_components().sizes())
    possible = (n - k) * (n - k - 1)
    net.add("key-players", "value", [
        (f"{NETWORKX}: the best of all pairs by connected_components",
         1 - min(left_nx(s) for s in sets) / possible),
        (f"{IGRAPH}: the same by connected_components()",
         1 - min(left_ig(s) for s in sets) / possible)],
        name="key-players:negative", options=options)


def groups(net):
    for column in net.columns:
        if column in ("kind", "standing", "mode"):
            continue
        names, group = net.groups(column)
        labels = np.array(group)
        by_group = np.array([[net.weak_w[v, labels == g].sum() for g in range(len(names))]
                             for v in range(net.n)])
        total = by_group.sum(1)
        bct_values = bct.participation_coef(net.weak_w, labels + 1, degree="undirected")
        net.add("participation-coefficient", "nodes", [
            (f"{BCT}: participation_coef(W, groups)",
             [x if t else None for x, t in zip(bct_values, total)]),
            (f"{NUMPY}: 1 - sum (k_vg / k_v)^2",
             [1 - ((row / t) ** 2).sum() if t else None for row, t in zip(by_group, total)])],
            name=f"participation-coefficient:{column}")
        net.add("sector-span", "nodes", [
            (f"{NETWORKX}: groups among neighbors(U)",
             [len({group[u] for u in net.weak[v]}) for v in net.weak]),
            (f"{IGRAPH}: groups among neighbors()",
             [len({group[u] for u in net.weak_ig.neighbors(v)}) for v in range(net.n)])],
            name=f"sector-span:{column}")
        mixing = nx.attribute_mixing_matrix(
            labelled(net, group), "g", mapping={g: g for g in range(len(names))}, normalized=False)
        for g, name in enumerate(names):
            sent, size = mixing[g].sum(), group.count(g)
            expected = sent * (size - 1) / (net.n - 1)
            within = mixing[g, g]
            value = None if size == 1 or sent == 0 or size == net.n else quotient(
                within - expected, sent - expected if within > expected else expected)
            net.add("coleman-homophily", "table", [
                (f"{NETWORKX}: Coleman 1958 from attribute_mixing_matrix(G, normalized=False)", value)],
                name=f"coleman-homophily:{column}", path=[name])
        if net.directed and min(group.count(g) for g in range(len(names))) > 1:
            brokerage(net, column, group)


def labelled(net, group):
    graph = net.nx.copy()
    nx.set_node_attributes(graph, dict(enumerate(group)), "g")
    return graph


def brokerage(net, column, group):
    sna = run_r(
        f"b <- brokerage(m > 0, c({','.join(str(g + 1) for g in group)}))\n"
        "for (k in 1:6) p(paste0('r', k), b$raw.nli[, k])\n", net.w)
    tool = "R sna " + sna["version"][0]
    roles = ["coordinator", "consultant", "representative", "gatekeeper", "liaison", "total"]
    counts = {role: [0] * net.n for role in roles}
    for v in net.nx:
        for a in net.nx.predecessors(v):
            for c in net.nx.successors(v):
                if a != c and not net.nx.has_edge(a, c):
                    g = group[a] == group[v], group[v] == group[c], group[a] == group[c]
                    role = (roles[0] if all(g) else roles[1] if g[2] else roles[2] if g[0]
                            else roles[3] if g[1] else roles[4])
                    counts[role][v] += 1
                    counts["total"][v] += 1
    for k, role in enumerate(roles, 1):
        net.add("brokerage", "nodes", [
            (f"{tool}: brokerage(m, groups)$raw.nli", sna[f"r{k}"]),
            (f"{NETWORKX}: open paths over predecessors and successors", counts[role])],
            name=f"brokerage:{column}", path=[role])


def linking(net):
    """Tiers of power and standing, which the invented town alone has."""
    if "tier" not in net.columns:
        return
    tier, area, w = net.columns["tier"], net.columns["area"], net.w
    total = w.sum()
    parts = {"bonding-share": 0.0, "bridging-share": 0.0, "linking-share": 0.0}
    crossing = [tie for tie in net.ties if tier[tie[0]] != tier[tie[1]]]
    for i, j in net.ties:
        key = ("linking-share" if tier[i] != tier[j]
               else "bonding-share" if area[i] == area[j] else "bridging-share")
        parts[key] += w[i, j]
    same_tier = np.equal.outer(np.array(tier), np.array(tier))
    same_area = np.equal.outer(np.array(area), np.array(area))
    by_mask = {"bonding-share": same_tier & same_area, "bridging-share": same_tier & ~same_area,
               "linking-share": ~same_tier}
    for key, value in parts.items():
        net.add(key, "value", [
            (f"{NUMPY}: weight by tier and area, tie by tie", value / total),
            (f"{NUMPY}: weight under masks", w[by_mask[key]].sum() / total)],
            name=key if key == "linking-share" else f"{key}:area")
    net.add("two-way-linking", "value", [
        (f"{NETWORKX}: has_edge(j, i) over edges across tiers",
         sum(net.nx.has_edge(j, i) for i, j in crossing) / len(crossing)),
        (f"{NUMPY}: (A * A^T)[across].sum() / A[across].sum()",
         (net.a * net.a.T)[~same_tier].sum() / net.a[~same_tier].sum())])
    citizens = [v for v in net.nx if net.columns["kind"][v] == "citizen"]
    deciders = {v for v in net.nx if tier[v] == "decision-maker"}
    near = [v for v in citizens
            if deciders & set(nx.single_source_shortest_path_length(net.nx, v, cutoff=2))]
    near_ig = [v for v in citizens if deciders & set(net.ig.neighborhood(v, order=2, mode="out"))]
    net.add("reach-to-power", "value", [
        (f"{NETWORKX}: single_source_shortest_path_length(cutoff=2)", len(near) / len(citizens)),
        (f"{IGRAPH}: neighborhood(order=2, mode='out')", len(near_ig) / len(citizens))])
    ways = {b: sum(1 for c in net.nx.predecessors(b) if c in citizens for d in net.nx.successors(b)
                   if d in deciders and d != c) for b in net.nx}
    a = net.a
    one = np.array([v in citizens for v in net.nx]) * 1
    two = np.array([v in deciders for v in net.nx]) * 1
    busy = (one @ a) * (a @ two)
    net.add("linking-dependence", "value", [
        (f"{NETWORKX}: ways over predecessors and successors",
         quotient(max(ways.values()), sum(ways.values()))),
        (f"{NUMPY}: max / sum of (c A) * (A d)", quotient(busy.max(), busy.sum()))])
    standing(net)


def standing(net):
    high = np.array([x == "high" for x in net.columns["standing"]])
    options = lambda measure: {f"{measure}.column": "standing", f"{measure}.advantaged": "high"}
    given = net.w.sum(1)
    with_contacts = [v for v in range(net.n) if not high[v] and given[v] > 0]
    mean = np.mean([net.w[v, high].sum() / given[v] for v in with_contacts])
    weighted = nx.from_numpy_array(net.w, create_using=nx.DiGraph)
    means = np.mean([
        sum(d["weight"] for _, u, d in weighted.out_edges(v, data=True) if high[u])
        / weighted.out_degree(v, weight="weight")
        for v in weighted if not high[v] and weighted.out_degree(v)])
    net.add("cross-connection", "value", [
        (f"{NUMPY}: Chetty et al. 2022, mean of W[v, high] / W[v] / share of high",
         mean / high.mean()),
        (f"{NETWORKX}: the same over out_edges", means / high.mean())],
        options=options("cross-connection"))
    names, group = net.groups("area")
    group = np.array(group)
    for g, name in enumerate(names):
        inside = group == g
        share = high[inside].mean()
        net.add("exposure", "table", [
            (f"{NUMPY}: share of high in the group / share in all", share / high.mean())],
            name="exposure:area", path=[name], options=options("exposure"))
        rows = [v for v in np.flatnonzero(inside & ~high) if net.w[v, inside].sum() > 0]
        biases = 1 - np.mean([net.w[v, inside & high].sum() / net.w[v, inside].sum()
                              for v in rows]) / share
        net.add("friending-bias", "table", [
            (f"{NUMPY}: 1 - mean of W[v, high in g] / W[v, g] / share of high in g", biases)],
            name="friending-bias:area", path=[name], options=options("friending-bias"))
