# SPDX-License-Identifier: Apache-2.0
"""Reciprocity and local spending."""
import itertools

import inequality.gini
import networkx as nx
import numpy as np
import scipy.optimize
import scipy.sparse
import scipy.stats

from .network import IGRAPH, NETWORKX, NUMPY, PYSAL, SCIPY, run_r


def record(network):
    if not network.directed:
        return
    for part in (mutual_ties, against_chance, amounts, inequality_of, round_ways, flows, blocks):
        part(network)


def mutual_ties(net):
    both = net.a * net.a.T
    m, out, into = both.sum(1), net.a.sum(1), net.a.sum(0)
    reciprocity = nx.reciprocity(net.nx, net.nx.nodes)
    net.add("node-reciprocity", "nodes", [
        (f"{NETWORKX}: reciprocity(G, nodes)", [
            reciprocity[i] if out[i] + into[i] else None for i in range(net.n)]),
        (f"{NUMPY}: 2m / (out + in)", divide(2 * m, out + into))])
    mutual = [sum(net.ig.are_adjacent(j, i) for j in net.ig.successors(i)) for i in range(net.n)]
    net.add("out-reciprocity", "nodes", [
        (f"{IGRAPH}: are_adjacent(j, i) over successors(i)", divide(mutual, net.ig.outdegree())),
        (f"{NUMPY}: m / out", divide(m, out))])
    net.add("in-reciprocity", "nodes", [
        (f"{IGRAPH}: are_adjacent(j, i) over successors(i)", divide(mutual, net.ig.indegree())),
        (f"{NUMPY}: m / in", divide(m, into))])
    active = [node for node in net.nx if net.nx.degree(node)]
    both_ways = [v for v in active if net.nx.in_degree(v) and net.nx.out_degree(v)]
    net.add("two-way-participation", "value", [
        (f"{NETWORKX}: in_degree, out_degree", len(both_ways) / len(active)),
        (f"{NUMPY}: sums of rows and columns", (out * into > 0).sum() / (out + into > 0).sum())])
    census = net.ig.dyad_census()
    net.add("dyad-reciprocity", "value", [
        (f"{IGRAPH}: dyad_census()", census[0] / (census[0] + census[1])),
        (f"{NUMPY}: mutual / tied pairs", both.sum() / 2 / len(net.pairs))])


def against_chance(net):
    n, out = net.n, net.a.sum(1)
    mutual = (net.a * net.a.T).sum() / 2
    by_chance = sum(out[i] * out[j] for i, j in itertools.combinations(range(n), 2)) / (n - 1) ** 2
    ties = out.sum()
    pairwise = (ties ** 2 - (out ** 2).sum()) / (2 * (n - 1) ** 2)
    net.add("katz-powell", "value", [
        (f"{NUMPY}: Wasserman and Faust 1994, free choice, a sum over pairs",
         (mutual - by_chance) / (ties / 2 - by_chance)),
        (f"{NUMPY}: the same with (L^2 - sum d^2) / 2", (mutual - pairwise) / (ties / 2 - pairwise))])
    fewest, most = extremes(out)
    net.add("rao-bandyopadhyay", "value", [
        (f"{SCIPY} (HiGHS): milp for the fewest and the most mutual pairs",
         (mutual - fewest) / (most - fewest) if most > fewest else None)])
    for key, value in (("mutual", mutual), ("fewest", fewest), ("most", most)):
        net.add("rao-bandyopadhyay", "table", [(f"{SCIPY} (HiGHS): milp", value)], path=[key])
    sna = run_r(
        "p('correlation', grecip(m > 0, measure = 'correlation'))\n"
        "p('lrr', grecip(m > 0, measure = 'edgewise.lrr'))\n", net.w)
    tool = "R sna " + sna["version"][0]
    flat = net.a[~np.eye(n, dtype=bool)], net.a.T[~np.eye(n, dtype=bool)]
    net.add("reciprocity-correlation", "value", [
        (f"{tool}: grecip(measure = 'correlation')", sna["correlation"][0]),
        (f"{SCIPY}: stats.pearsonr(a_ij, a_ji)", scipy.stats.pearsonr(*flat)[0])])
    density = net.a.sum() / (n * (n - 1))
    net.add("reciprocity-log-odds", "value", [
        (f"{tool}: grecip(measure = 'edgewise.lrr')", sna["lrr"][0]),
        (f"{NUMPY}: log(2M / L / density)", np.log(2 * mutual / ties / density))])


def extremes(out):
    """The fewest and most mutual pairs of a digraph in which i has out[i] ties, by programming."""
    n = len(out)
    arcs = [(i, j) for i in range(n) for j in range(n) if i != j]
    place = {arc: k for k, arc in enumerate(arcs)}
    pairs = list(itertools.combinations(range(n), 2))
    size = len(arcs) + len(pairs)
    sums = scipy.sparse.lil_matrix((n, size))
    for arc, k in place.items():
        sums[arc[0], k] = 1
    rules = [scipy.optimize.LinearConstraint(sums.tocsr(), out, out)]
    at_most = scipy.sparse.lil_matrix((2 * len(pairs), size))
    at_least = scipy.sparse.lil_matrix((len(pairs), size))
    for k, (i, j) in enumerate(pairs):
        for row, arc in enumerate(((i, j), (j, i))):
            at_most[2 * k + row, len(arcs) + k] = 1
            at_most[2 * k + row, place[arc]] = -1
            at_least[k, place[arc]] = -1
        at_least[k, len(arcs) + k] = 1
    cost = np.concatenate([np.zeros(len(arcs)), np.ones(len(pairs))])
    found = []
    for sign, matrix, low, high in (
            (1, at_least, -1, np.inf), (-1, at_most, -np.inf, 0)):
        answer = scipy.optimize.milp(
            sign * cost, integrality=np.ones(size), bounds=scipy.optimize.Bounds(0, 1),
            constraints=rules + [scipy.optimize.LinearConstraint(matrix.tocsr(), low, high)])
        assert answer.status == 0, answer.message
        found.append(round(sign * answer.fun))
    return found


def amounts(net):
    w, total = net.w, net.w.sum()
    balanced = np.minimum(w, w.T).sum()
    net.add("weighted-reciprocity", "value", [
        (f"{NUMPY}: minimum(W, W^T).sum() / W.sum()", balanced / total),
        (f"{NETWORKX}: sum of min over mutual edges", sum(
            min(w[i, j], w[j, i]) for i, j in net.nx.edges if net.nx.has_edge(j, i)) / total)])
    given, got = w.sum(1), w.sum(0)
    net.add("giving-balance", "nodes", [
        (f"{NUMPY}: (out - in) / (out + in) of strengths", divide(given - got, given + got)),
        (f"{IGRAPH}: strength(mode='out'), strength(mode='in')", [
            (o - i) / (o + i) if o + i else None for o, i in zip(
                net.ig.strength(mode="out", weights=[w[t] for t in net.ties]),
                net.ig.strength(mode="in", weights=[w[t] for t in net.ties]))])])
    values = [w[tie] for tie in net.ties]
    mutual = (net.a * net.a.T).sum() / 2
    smaller = np.mean([min(pair) for pair in itertools.combinations(values, 2)])
    expected = 2 * mutual * smaller / total
    is_defined = mutual > 0 and len(set(values)) > 1
    net.add("weighted-reciprocity-correlation", "value", [
        (f"{NUMPY}: expectation from the mean of min over all pairs of amounts",
         (balanced / total - expected) / (1 - expected) if is_defined else None)])


def inequality_of(net):
    for name, amount in (("gini-giving", net.w.sum(1)), ("gini-receiving", net.w.sum(0))):
        pysal = float(inequality.gini.Gini(amount.astype(float)).g)
        mean_difference = np.abs(amount[:, None] - amount[None, :]).sum() / (
            2 * net.n ** 2 * amount.mean())
        change = net.n / (net.n - 1)
        net.add(name, "table", [
            (f"{PYSAL}: gini.Gini(x).g", pysal),
            (f"{NUMPY}: mean absolute difference / (2 mean)", mean_difference)], path=["uncorrected"])
        net.add(name, "value", [
            (f"{PYSAL}: gini.Gini(x).g * n / (n - 1)", pysal * change),
            (f"{NUMPY}: mean absolute difference / (2 mean) * n / (n - 1)", mean_difference * change)])


def round_ways(net):
    arcs = net.ties
    balance = np.zeros((net.n, len(arcs)))
    for k, (i, j) in enumerate(arcs):
        balance[i, k] += 1
        balance[j, k] -= 1
    found = scipy.optimize.linprog(
        -np.ones(len(arcs)), A_eq=balance, b_eq=np.zeros(net.n),
        bounds=[(0, net.w[arc]) for arc in arcs], method="highs")
    weighted = nx.from_numpy_array(net.w, create_using=nx.DiGraph)
    graph = nx.DiGraph()
    for i in range(net.n):
        graph.add_node(i, demand=int(net.w[:, i].sum() - net.w[i].sum()))
    for i, j in arcs:
        graph.add_edge(i, j, capacity=int(net.w[i, j]), weight=1)
    # Settling every balance at the least cost leaves the largest circulation.
    settled, _ = nx.network_simplex(graph)
    net.add("circulation", "value", [
        (f"{SCIPY} (HiGHS): linprog(max sum c, 0 <= c <= w, balanced) / W", -found.fun / net.w.sum()),
        (f"{NETWORKX}: 1 - network_simplex(balances) / W", 1 - settled / net.w.sum())])
    parts = net.ig.connected_components(mode="strong").membership
    net.add("strong-component-share", "value", [
        (f"{NETWORKX}: 1 - flow_hierarchy(G, weight='weight')",
         1 - nx.flow_hierarchy(weighted, weight="weight")),
        (f"{IGRAPH}: connected_components(mode='strong')",
         sum(net.w[i, j] for i, j in arcs if parts[i] == parts[j]) / net.w.sum())])
    triads, other = nx.triadic_census(net.nx), net.ig.triad_census()
    net.add("cyclic-triad-share", "value", [
        (f"{NETWORKX}: triadic_census(G): 030C / (030C + 030T)",
         quotient(triads["030C"], triads["030C"] + triads["030T"])),
        (f"{IGRAPH}: triad_census()", quotient(other.t030C, other.t030C + other.t030T))])
    square = net.a @ net.a
    chains = square.sum() - np.trace(square)
    net.add("three-cycle-closure", "value", [
        (f"{NUMPY}: trace(A^3) / off-diagonal sum of A^2",
         quotient(np.trace(square @ net.a), chains)),
        (f"{NETWORKX}: paths u -> v -> x over successors",
         quotient(*chains_of(net.nx)))])


def chains_of(graph):
    closed = count = 0
    for u in graph:
        for v in graph.successors(u):
            for x in graph.successors(v):
                if x != u:
                    count += 1
                    closed += graph.has_edge(x, u)
    return closed, count


def flows(net):
    w = net.w
    through = np.maximum(w.sum(1), w.sum(0))
    income = through - w.sum(0)
    safe = np.where(through > 0, through, 1)
    g = w / safe[:, None]
    radius = max(abs(np.linalg.eigvals(g)))
    if radius < 1 - 1e-9:
        inverse = np.linalg.inv(np.eye(net.n) - g)
        series, power = np.eye(net.n), np.eye(net.n)
        for _ in range(20_000):
            power = power @ g
            series = series + power
            if power.max() < 1e-16:
                break
        cycled = [(through * (1 - 1 / np.diag(x))).sum() / through.sum() for x in (inverse, series)]
        net.add("finn-cycling", "value", [
            (f"{NUMPY}: linalg.inv(I - G), Finn 1976", cycled[0]),
            (f"{NUMPY}: sum of the powers of G, Finn 1976", cycled[1])])
        net.add("finn-cycling", "table", [
            (f"{NUMPY}: sum T / sum z", through.sum() / income.sum()),
            (f"{NUMPY}: z (I - G)^-1 1 / sum z", (income @ inverse).sum() / income.sum())],
            path=["mean-path-length"])
    joint = (w / w.sum()).ravel()
    out, into, both = (scipy.stats.entropy(x, base=2) for x in (w.sum(1), w.sum(0), joint))
    p = w / w.sum()
    expected = np.outer(p.sum(1), p.sum(0))
    information = sum(p[t] * np.log2(p[t] / expected[t]) for t in net.ties)
    net.add("ascendency", "value", [
        (f"{SCIPY}: stats.entropy, (H(out) + H(in) - H(both)) / H(both)", (out + into - both) / both),
        (f"{NUMPY}: Ulanowicz 1997, sum p log2(p / (p_i p_j)) / H", information / both)])
    net.add("ascendency", "table", [
        (f"{SCIPY}: stats.entropy * T", both * w.sum())], path=["capacity"])
    share = information / both
    net.add("robustness", "value", [
        (f"{SCIPY}: special.entr(alpha) * e", float(scipy.special.entr(share)) * np.e),
        (f"{NUMPY}: -e alpha ln alpha", -np.e * share * np.log(share))])
    rounds = [income]
    for _ in range(2):
        rounds.append(rounds[-1] @ g)
    net.add("lm3", "value", [
        (f"{NUMPY}: sum of x, xB, xBB over sum of x", sum(r.sum() for r in rounds) / income.sum()
         if income.sum() else None),
        (f"{NUMPY}: x (I + B (I + B)) 1 by Horner",
         (income @ (np.ones(net.n) + g @ (np.ones(net.n) + g @ np.ones(net.n)))) / income.sum()
         if income.sum() else None)])


def blocks(net):
    w = net.w
    for column in net.columns:
        if column in ("tier", "kind", "standing"):
            continue
        names, groups = net.groups(column)
        for k, name in enumerate(names):
            member = np.array(groups) == k
            spent = w[member].sum()
            net.add("spend-retention", "table", [
                (f"{NUMPY}: W[g][:, g].sum() / W[g].sum()",
                 quotient(w[np.ix_(member, member)].sum(), spent)),
                (f"{NETWORKX}: cut_size(G, g, weight) out of the volume of g",
                 quotient(spent - nx.cut_size(
                     nx.from_numpy_array(w, create_using=nx.DiGraph), np.flatnonzero(member),
                     np.flatnonzero(~member), weight="weight") + w[np.ix_(~member, member)].sum(),
                     spent))],
                name=f"spend-retention:{column}", path=[name, "retention"])
            for other, second in enumerate(names):
                to = np.array(groups) == other
                there, back = net.a[np.ix_(member, to)], net.a[np.ix_(to, member)].T
                returned = quotient((there * back).sum(), there.sum())
                possible = member.sum() * (to.sum() - (k == other))
                chance = quotient(back.sum(), possible)
                beyond = None if returned is None or chance in (None, 1) else (
                    returned - chance) / (1 - chance)
                sums = w[np.ix_(member, to)], w[np.ix_(to, member)].T
                for key, value in (
                        ("returned", returned), ("beyond-chance", beyond),
                        ("weight-returned", quotient(np.minimum(*sums).sum(), sums[0].sum())),
                        ("net-flow", None if k == other else quotient(
                            sums[0].sum() - sums[1].sum(), sums[0].sum() + sums[1].sum()))):
                    net.add("sector-reciprocity", "table", [(f"{NUMPY}: blocks of A and W", value)],
                            name=f"sector-reciprocity:{column}", path=[key, k, other])


def divide(one, other):
    return [a / b if b else None for a, b in zip(one, other)]


def quotient(one, other):
    return one / other if other else None
