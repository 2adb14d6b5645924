# SPDX-License-Identifier: Apache-2.0
"""Change between two waves."""
import math

import networkx as nx
import numpy as np
import scipy.stats

from .giving import quotient
from .network import IGRAPH, NETWORKX, NUMPY, SCIPY, Network, read, run_r


class Change(Network):
    """Two waves of a network, of which the matrices hold the later one; and who was there."""

    def __init__(self, name, before, after, present_before=None, present_after=None):
        super().__init__(name, after.a * 1.0, after.directed)
        self.before = Network(name, before.a * 1.0, before.directed)
        everybody = [True] * self.n
        self.present = present_before or everybody, present_after or everybody

    def plain(self):
        found = super().plain()
        found["before"] = [[i, j, float(self.before.w[i, j])] for i, j in self.before.ties]
        found["present-before"], found["present-after"] = self.present
        return found


def all_changes():
    waves = [read("sampson", True, relation="like", wave=w) for w in "123"]
    return [Change("sampson 1 to 2", waves[0], waves[1]),
            Change("sampson 2 to 3", waves[1], waves[2]), town()]


def town():
    """An invented one of 30 in which some leave and some join."""
    generator = np.random.default_rng(7)
    earlier = (generator.random((30, 30)) < 0.09) * 1.0
    later = np.where(generator.random((30, 30)) < 0.7, earlier, generator.random((30, 30)) < 0.1) * 1.0
    for matrix, absent in ((earlier, range(25, 30)), (later, range(0, 3))):
        np.fill_diagonal(matrix, 0)
        matrix[list(absent)] = 0
        matrix[:, list(absent)] = 0
    return Change("joiners and leavers", Network("", earlier, True), Network("", later, True),
                  [i < 25 for i in range(30)], [i >= 3 for i in range(30)])


def record(change):
    present(change)
    if all(change.present[0]) and all(change.present[1]):
        ties(change)
        pairs(change)


def present(change):
    before, after = (np.array(x) for x in change.present)
    joined, left = after & ~before, before & ~after
    sets = [set(np.flatnonzero(x)) for x in (before, after)]
    change.add("joiners", "value", [
        (f"{NUMPY}: present after and not before", joined.sum()),
        ("Python sets: after - before", len(sets[1] - sets[0]))])
    change.add("leavers", "value", [
        (f"{NUMPY}: present before and not after", left.sum()),
        ("Python sets: before - after", len(sets[0] - sets[1]))])
    change.add("retention", "value", [
        (f"{NUMPY}: present in both / before", (before & after).sum() / before.sum()),
        ("Python sets: len(before & after) / len(before)", len(sets[0] & sets[1]) / len(sets[0]))])
    contacts = [len(change.weak[v]) for v in np.flatnonzero(joined)]
    degrees = np.array(change.weak_ig.degree())[joined]
    change.add("newcomer-integration", "value", [
        (f"{NETWORKX}: neighbors(U) of joiners, three or more", quotient(
            sum(c >= 3 for c in contacts), len(contacts))),
        (f"{IGRAPH}: degree() of joiners, three or more", quotient(
            int((degrees >= 3).sum()), len(degrees)))], options={"newcomer-integration.minimum": 3})
    growth = after.sum() / before.sum()
    change.add("densification", "value", [
        (f"{NUMPY}: log(ties) / log(members)",
         np.log(change.a.sum() / change.before.a.sum()) / np.log(growth) if growth != 1 else None),
        (f"{NETWORKX}: number_of_edges", math.log(
            change.nx.number_of_edges() / change.before.nx.number_of_edges(), growth)
         if growth != 1 else None)])


def ties(change):
    n, old, new = change.n, change.before.a, change.a
    was, now = set(change.before.nx.edges), set(change.nx.edges)
    possible = n * (n - 1)
    kept, ended, added = (old * new).sum(), (old * (1 - new)).sum(), ((1 - old) * new).sum()
    for key, one, other in (
            ("kept", kept, len(was & now)), ("ended", ended, len(was - now)),
            ("new", added, len(now - was))):
        change.add("tie-change", "table", [
            (f"{NUMPY}: products of the two matrices", one),
            (f"{NETWORKX}: sets of edges", other)], path=[key])
    change.add("tie-persistence", "value", [
        (f"{NUMPY}: kept / (kept + ended)", kept / (kept + ended)),
        (f"{NETWORKX}: len(was & now) / len(was)", len(was & now) / len(was))])
    change.add("tie-formation", "value", [
        (f"{NUMPY}: new / possible", added / (possible - old.sum())),
        (f"{NETWORKX}: len(now - was) / (n(n - 1) - len(was))",
         len(now - was) / (possible - len(was)))])
    change.add("tie-jaccard", "value", [
        (f"{NUMPY}: kept / (kept + ended + new)", kept / (kept + ended + added)),
        (f"{SCIPY}: 1 - spatial.distance.jaccard",
         1 - scipy.spatial.distance.jaccard(old.ravel() > 0, new.ravel() > 0))])
    sna = run_r(
        f"o <- matrix(c({','.join(str(int(x)) for x in old.T.ravel())}), {n}); b <- (m > 0) * 1\n"
        "p('hamming', hdist(o, b)[1]); p('correlation', gcor(o, b, mode = 'digraph'))\n", change.w)
    tool = "R sna " + sna["version"][0]
    change.add("hamming", "value", [
        (f"{tool}: hdist(before, after)", sna["hamming"][0]),
        (f"{SCIPY}: spatial.distance.hamming * n^2",
         scipy.spatial.distance.hamming(old.ravel(), new.ravel()) * n * n)])
    off = ~np.eye(n, dtype=bool)
    change.add("wave-correlation", "value", [
        (f"{tool}: gcor(before, after, mode='digraph')", sna["correlation"][0]),
        (f"{SCIPY}: stats.pearsonr off the diagonal", scipy.stats.pearsonr(old[off], new[off])[0])],
        options={"wave-correlation.draws": 1})
    persistence = kept / (kept + ended)
    change.add("tie-half-life", "value", [
        (f"{NUMPY}: log 2 / -log persistence", np.log(2) / -np.log(persistence)),
        ("Python math: log(0.5, persistence)", math.log(0.5, persistence))])
    received = old.sum(0)
    gained = ((1 - old) * new).sum(0)
    ranks = [scipy.stats.rankdata(x) for x in (received, gained)]
    change.add("attachment", "value", [
        (f"{SCIPY}: stats.spearmanr(received before, new ties received)",
         scipy.stats.spearmanr(received, gained)[0]),
        (f"{NUMPY}: corrcoef of mean ranks", np.corrcoef(*ranks)[0, 1])])


def pairs(change):
    n, old, new = change.n, change.before.a, change.a
    sorts = ["null", "asymmetric", "mutual"]
    table = {(a, b): 0 for a in sorts for b in sorts}
    for i in range(n):
        for j in range(i + 1, n):
            table[sorts[old[i, j] + old[j, i]], sorts[new[i, j] + new[j, i]]] += 1
    upper = np.triu_indices(n, 1)
    codes = [(x + x.T)[upper] for x in (old, new)]
    for (a, b), count in table.items():
        change.add("dyad-transitions", "table", [
            ("Python: dyad by dyad", count),
            (f"{NUMPY}: codes of the upper triangle",
             ((codes[0] == sorts.index(a)) & (codes[1] == sorts.index(b))).sum())], path=[a, b])
    one_way = [(i, j) for i, j in change.before.nx.edges if not change.before.nx.has_edge(j, i)]
    returned = [t for t in one_way if change.nx.has_edge(*t) and change.nx.has_edge(*t[::-1])]
    change.add("reciprocation-rate", "value", [
        (f"{NETWORKX}: one-way edges before, both ways now", len(returned) / len(one_way)),
        (f"{NUMPY}: the same of dyad codes",
         ((codes[0] == 1) & (codes[1] == 2)).sum() / (codes[0] == 1).sum())])
    open_pairs = [(i, j) for i in range(n) for j in range(i + 1, n)
                  if not change.before.weak.has_edge(i, j)
                  and list(nx.common_neighbors(change.before.weak, i, j))]
    closed = [p for p in open_pairs if change.weak.has_edge(*p)]
    weak = change.before.weak_a
    two_steps = ((weak @ weak > 0) & (weak == 0))[upper]
    change.add("closure-rate", "value", [
        (f"{NETWORKX}: untied pairs with common_neighbors that are tied now",
         len(closed) / len(open_pairs)),
        (f"{NUMPY}: the same of U U", (change.weak_a[upper][two_steps] > 0).mean())])
