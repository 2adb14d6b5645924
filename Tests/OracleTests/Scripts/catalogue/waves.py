# SPDX-License-Identifier: Apache-2.0
"""How sure a change between two waves is: the vertex bootstrap and the jackknife, written out plainly."""
import itertools

import networkx as nx
import numpy as np

from .growth import Change, all_changes
from .network import NETWORKX, NUMPY, Network, agreed

DRAWS = 20_000


def density(a):
    return a.sum() / (len(a) * (len(a) - 1))


def arc_reciprocity(a):
    return (a * a.T).sum() / a.sum() if a.sum() else None


def transitivity(a):
    u = ((a + a.T) > 0) * 1
    degree, square = u.sum(0), u @ u
    ways = (degree * (degree - 1)).sum()
    return (square * u).sum() / ways if ways else None


STATISTICS = {
    "density": (density, lambda g: nx.density(g)),
    "arc-reciprocity": (arc_reciprocity, lambda g: nx.overall_reciprocity(g) if g.size() else None),
    "transitivity": (transitivity, lambda g: nx.transitivity(g.to_undirected())),
}


def observed(change):
    """Both waves among those who were there in both."""
    both = np.flatnonzero(np.array(change.present[0]) & np.array(change.present[1]))
    return change.before.a[np.ix_(both, both)], change.a[np.ix_(both, both)]


def jackknife(before, after, statistic):
    n = len(before)
    found = []
    for left in range(n):
        rest = np.delete(np.arange(n), left)
        waves = [statistic(x[np.ix_(rest, rest)]) for x in (before, after)]
        if None in waves:
            return None
        found.append(waves[1] - waves[0])
    return np.sqrt((n - 2) / (2 * n) * ((np.array(found) - np.mean(found)) ** 2).sum())


def of_graph(statistic):
    return lambda a: statistic(nx.from_numpy_array(a, create_using=nx.DiGraph))


def bootstrap(before, after, generator):
    """The differences of samples drawn with replacement, for each statistic."""
    n = len(before)
    found = {name: [] for name in STATISTICS}
    for _ in range(DRAWS):
        chosen = generator.integers(0, n, n)
        sampled = [x[np.ix_(chosen, chosen)].copy() for x in (before, after)]
        for i, j in itertools.combinations(range(n), 2):
            if chosen[i] == chosen[j]:
                a, b = generator.choice(n, 2, replace=False)
                for sample, wave in zip(sampled, (before, after)):
                    sample[i, j], sample[j, i] = wave[a, b], wave[b, a]
        for name, (statistic, _) in STATISTICS.items():
            one, other = (statistic(x) for x in sampled)
            if one is not None and other is not None:
                found[name].append(other - one)
    return found


def exact_density(before, after):
    """Mean and standard deviation of the difference of densities over every sample there is.

    Given who is drawn, pairs of copies of one member are independent, each with the mean and the
    variance of all pairs of members.
    """
    n = len(before)
    d = (after - before + (after - before).T)[np.triu_indices(n, 1)]
    each = (after - before) + (after - before).T
    mean, variance = d.mean(), d.var()
    centres, spreads = [], []
    for chosen in itertools.product(range(n), repeat=n):
        pairs = [(chosen[i], chosen[j]) for i, j in itertools.combinations(range(n), 2)]
        same = sum(a == b for a, b in pairs)
        centres.append(sum(each[a, b] for a, b in pairs if a != b) + same * mean)
        spreads.append(same * variance)
    whole = n * (n - 1)
    return np.mean(centres) / whole, np.sqrt(np.var(centres) + np.mean(spreads)) / whole


def record(change):
    before, after = observed(change)
    values, drawn = [], []
    difference = {name: f(after) - f(before) for name, (f, _) in STATISTICS.items()}
    for name, (statistic, other) in STATISTICS.items():
        error = jackknife(before, after, statistic)
        if error is not None:
            values.append({"measure": name, "at": "standard-error", **agreed([
                (f"{NUMPY}: Snijders and Borgatti 1999, each member left out", error),
                (f"{NETWORKX}: the same with its own {name}", jackknife(before, after, of_graph(other)))],
                f"{change.name} {name}")})
        values.append({"measure": name, "at": "difference", **agreed([
            (f"{NUMPY}: after less before", difference[name]),
            (f"{NETWORKX}: the same with its own {name}",
             of_graph(other)(after) - of_graph(other)(before))], f"{change.name} {name}")})
    if len(before) <= 6:
        mean, error = exact_density(before, after)
        drawn.append({"measure": "density", "call": f"{NUMPY}: every one of the {len(before)}^{len(before)} samples",
                      "draws": None, "bias": mean - difference["density"], "standard-error": error})
    for name, samples in bootstrap(before, after, np.random.default_rng(5)).items():
        if len(samples) == DRAWS:
            samples = np.array(samples)
            # The spread of a variance is known by the fourth moment.
            kurtosis = ((samples - samples.mean()) ** 4).mean() / samples.var() ** 2
            drawn.append({"measure": name, "call": f"{NUMPY}: {DRAWS:,} samples, Snijders and Borgatti 1999",
                          "draws": DRAWS, "bias": samples.mean() - difference[name],
                          "standard-error": samples.std(ddof=1), "kurtosis": kurtosis})
    plain = change.plain()
    del plain["values"], plain["columns"]
    return {**plain, "values": values, "drawn": drawn}


def six():
    """Two waves of six, small enough to take every sample."""
    generator = np.random.default_rng(8)
    before = (generator.random((6, 6)) < 0.4) * 1.0
    after = np.where(generator.random((6, 6)) < 0.6, before, generator.random((6, 6)) < 0.6) * 1.0
    for matrix in (before, after):
        np.fill_diagonal(matrix, 0)
    return Change("six", Network("", before, True), Network("", after, True))


def all_waves():
    return [record(change) for change in [six()] + all_changes()]
