# SPDX-License-Identifier: Apache-2.0
"""Exact chances on six nodes, over all 720 orders of them, by numpy, as JSON on standard output.

Usage: python3 inference.py > ../Fixtures/inference-exact.json      (needs numpy)
"""
import itertools
import json

import numpy as np

N = 6
rng = np.random.default_rng(42)


def network(density):
    matrix = (rng.random((N, N)) < density).astype(float)
    np.fill_diagonal(matrix, 0)
    return matrix


x = network(0.4)
y = np.where(rng.random((N, N)) < 0.6, x, network(0.3))
np.fill_diagonal(y, 0)
groups = np.array([0, 0, 0, 1, 1, 2])
off = ~np.eye(N, dtype=bool)
orders = [list(order) for order in itertools.permutations(range(N))]


def correlation(one, other):
    return np.corrcoef(one[off], other[off])[0, 1]


def external_internal(labels):
    inside = sum(y[i, j] for i in range(N) for j in range(N) if labels[i] == labels[j])
    return (y.sum() - 2 * inside) / y.sum()


ROLES = ["coordinator", "consultant", "representative", "gatekeeper", "liaison"]


def roles(labels):
    """Five counts for each node, by the definition of Gould and Fernandez."""
    counts = np.zeros((N, 5), dtype=int)
    for a, v, b in itertools.permutations(range(N), 3):
        if y[a, v] and y[v, b] and not y[a, b]:
            s, m, r = labels[a], labels[v], labels[b]
            role = (0 if m == r else 2) if s == m else 1 if s == r else 3 if m == r else 4
            counts[v, role] += 1
    return counts


def summary(observed, values):
    values = np.array(values, dtype=float)
    return {
        "observed": float(observed), "mean": float(values.mean()), "sd": float(values.std()),
        "at-least": float((values >= observed - 1e-9).mean()),
        "at-most": float((values <= observed + 1e-9).mean()),
    }


dealt = [roles(groups[order]) for order in orders]
found = roles(groups)
arcs = lambda m: [[int(i), int(j)] for i, j in zip(*np.nonzero(m))]
print(json.dumps({
    "tool": f"numpy {np.__version__}",
    "call": "all 720 orders of six nodes",
    "nodes": N, "x": arcs(x), "y": arcs(y), "groups": groups.tolist(),
    "correlation": summary(
        correlation(x, y), [correlation(x[np.ix_(o, o)], y) for o in orders]),
    "ei-index": summary(
        external_internal(groups), [external_internal(groups[o]) for o in orders]),
    "brokerage": {
        "network": {
            role: summary(found[:, k].sum(), [d[:, k].sum() for d in dealt])
            for k, role in enumerate(ROLES)},
        "groups": [
            {role: summary(found[groups == g, k].sum(),
                           [d[groups[o] == g, k].sum() for d, o in zip(dealt, orders)])
             for k, role in enumerate(ROLES)} for g in range(3)],
        "nodes": [
            {role: summary(found[v, k], [d[v, k] for d in dealt])
             for k, role in enumerate(ROLES)} for v in range(N)],
    },
}))
