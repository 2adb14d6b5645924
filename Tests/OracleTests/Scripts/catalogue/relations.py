# SPDX-License-Identifier: Apache-2.0
"""Relations compared and regressed on each other, with chances of all orders and of sna's draws."""
import importlib.metadata
import itertools

import numpy as np
import scipy.stats
import statsmodels.api

from .network import NUMPY, SCIPY, agreed, read, run_r

STATSMODELS = f"statsmodels {importlib.metadata.version('statsmodels')}"
DRAWS = {"correlation": 10_000, "regression": 2_000}


class Relations:
    """Several relations of the same nodes, and perhaps a grouping."""

    def __init__(self, name, directed, relations, groups=None):
        self.name, self.directed, self.relations, self.groups = name, directed, relations, groups
        self.n = len(next(iter(relations.values())))
        off = ~np.eye(self.n, dtype=bool)
        self.pairs = np.nonzero(off if directed else np.triu(off))
        self.values, self.chances = [], []

    def column(self, matrix):
        return matrix[self.pairs]

    def add(self, measure, name, path, sources):
        self.values.append({
            "measure": measure, "name": name, "at": "table" if path else "value", "path": path,
            "options": {}, **agreed(sources, f"{self.name} {name} {path}")})

    def chance(self, measure, name, path, call, drawn, observed, draws=None):
        """What chance gives; without draws it is exact, over all orders of the nodes."""
        drawn = np.array(drawn)
        near = 1e-9 * max(1, abs(observed))
        self.chances.append({
            "measure": measure, "name": name, "path": path, "call": call, "draws": draws,
            "at-least": float(np.mean(drawn >= observed - near)),
            "at-most": float(np.mean(drawn <= observed + near)),
            "mean": float(drawn.mean()), "standard-deviation": float(drawn.std())})

    def plain(self):
        return {
            "name": self.name, "directed": self.directed, "nodes": self.n, "groups": self.groups,
            "relations": [[name, [[int(i), int(j), float(m[i, j])] for i, j in zip(*np.nonzero(m))
                                  if self.directed or i < j]]
                          for name, m in self.relations.items()],
            "values": self.values, "chances": self.chances}


def renamed(matrix, order):
    return matrix[np.ix_(order, order)]


def correlation(rel, one, other):
    return np.corrcoef(rel.column(one), rel.column(other))[0, 1]


def t_statistic(response, columns, place):
    """The t of a regression with a constant, by the normal equations."""
    x = np.column_stack([np.ones(len(response))] + columns)
    slopes, *_ = np.linalg.lstsq(x, response, rcond=None)
    rest = response - x @ slopes
    variance = rest @ rest / (len(response) - x.shape[1]) * np.linalg.inv(x.T @ x)
    return slopes[place + 1] / np.sqrt(variance[place + 1, place + 1])


def predictors(rel):
    names = list(rel.relations)[1:]
    found = {name: rel.relations[name] for name in names}
    if rel.groups:
        labels = np.array(rel.groups)
        found["same-group"] = (labels[:, None] == labels[None, :]) * 1.0
        np.fill_diagonal(found["same-group"], 0)
    return found


def record(rel):
    for (one, a), (other, b) in itertools.combinations(rel.relations.items(), 2):
        name = f"relation-correlation:{one}+{other}"
        sna = run_r(matrices(a=a, b=b) + f"p('g', gcor(a, b, mode = '{mode(rel)}'))\n", a)
        rel.add("relation-correlation", name, [], [
            (f"{NUMPY}: corrcoef off the diagonal", correlation(rel, a, b)),
            (f"{SCIPY}: stats.pearsonr", scipy.stats.pearsonr(rel.column(a), rel.column(b))[0]),
            (f"R sna {sna['version'][0]}: gcor", sna["g"][0])])
    response, wanted = rel.column(next(iter(rel.relations.values()))), predictors(rel)
    columns = [rel.column(m) for m in wanted.values()]
    x = np.column_stack([np.ones(len(response))] + columns)
    slopes, squares, *_ = np.linalg.lstsq(x, response, rcond=None)
    fit = statsmodels.api.OLS(response, x).fit()
    sna = run_r(regression(rel, "classical", 1), x)
    tool, name = f"R sna {sna['version'][0]}", f"relation-regression:{next(iter(rel.relations))}"
    calls = f"{NUMPY}: linalg.lstsq", f"{STATSMODELS}: OLS", f"{tool}: netlm"

    def add(path, *values):
        rel.add("relation-regression", name, path, list(zip(calls, values)))

    add(["intercept"], slopes[0], fit.params[0], sna["coefficients"][0])
    add(["r-squared"], 1 - squares[0] / ((response - response.mean()) ** 2).sum(), fit.rsquared)
    add(["pairs"], len(response), fit.nobs)
    add(["degrees-of-freedom"], len(response) - x.shape[1], fit.df_resid)
    for place, term in enumerate(wanted):
        add(["terms", term, "coefficient"], slopes[place + 1], fit.params[place + 1],
            sna["coefficients"][place + 1])
        add(["terms", term, "observed"], t_statistic(response, columns, place),
            fit.tvalues[place + 1], sna["t"][place + 1])
    (by_all_orders if rel.n <= 6 else by_sna)(rel, name, wanted, response)


def by_all_orders(rel, name, wanted, response):
    orders = [list(order) for order in itertools.permutations(range(rel.n))]
    call = f"{NUMPY}: all {len(orders)} orders of the nodes"
    for (one, a), (other, b) in itertools.combinations(rel.relations.items(), 2):
        rel.chance("relation-correlation", f"relation-correlation:{one}+{other}", [], call,
                   [correlation(rel, renamed(a, o), b) for o in orders], correlation(rel, a, b))
    for term, matrix in wanted.items():
        others = [rel.column(m) for other, m in wanted.items() if other != term]
        x = np.column_stack([np.ones(len(response))] + others)
        left = rel.column(matrix) - x @ np.linalg.lstsq(x, rel.column(matrix), rcond=None)[0]
        rest = np.zeros((rel.n, rel.n))
        rest[rel.pairs] = left
        if not rel.directed:
            rest += rest.T
        rel.chance("relation-regression", name, ["terms", term], call, [
            t_statistic(response, [rel.column(renamed(rest, o))] + others, 0) for o in orders],
            t_statistic(response, [left] + others, 0))


def by_sna(rel, name, wanted, response):
    for (one, a), (other, b) in itertools.combinations(rel.relations.items(), 2):
        sna = run_r(
            "set.seed(1); " + matrices(a=a, b=b) +
            f"t <- qaptest(list(a, b), gcor, g1 = 1, g2 = 2, mode = '{mode(rel)}', "
            f"reps = {DRAWS['correlation']})\np('d', t$dist)\n", a)
        rel.chance("relation-correlation", f"relation-correlation:{one}+{other}", [],
                   f"R sna {sna['version'][0]}: qaptest(gcor, reps = {DRAWS['correlation']})",
                   sna["d"], correlation(rel, a, b), DRAWS["correlation"])
    sna = run_r("set.seed(1); " + regression(rel, "qapspp", DRAWS["regression"]), response[:, None])
    for place, term in enumerate(wanted):
        rel.chance("relation-regression", name, ["terms", term],
                   f"R sna {sna['version'][0]}: netlm(nullhyp = 'qapspp', reps = {DRAWS['regression']})",
                   sna[f"d{place + 1}"], sna["t"][place + 1], DRAWS["regression"])


def mode(rel):
    return "digraph" if rel.directed else "graph"


def matrices(**named):
    return "; ".join(
        f"{name} <- matrix(c({','.join(f'{x:g}' for x in m.T.ravel())}), {len(m)})"
        for name, m in named.items()) + "\n"


def regression(rel, null, reps):
    wanted = predictors(rel)
    names = [f"x{i}" for i in range(len(wanted))]
    return (
        matrices(y=next(iter(rel.relations.values())), **dict(zip(names, wanted.values()))) +
        f"f <- netlm(y, list({', '.join(names)}), mode = '{mode(rel)}', nullhyp = '{null}', "
        f"test.statistic = 't-value', reps = {reps})\n"
        "p('coefficients', f$coefficients); p('t', f$tstat)\n"
        + ("for (k in seq_along(f$tstat)) p(paste0('d', k - 1), f$dist[, k])\n"
           if null == "qapspp" else ""))


def tiny(directed):
    """Three invented relations of six, with weights and two groups."""
    generator = np.random.default_rng(11)
    first = (generator.random((6, 6)) < 0.5) * generator.integers(1, 5, (6, 6)).astype(float)
    second = np.where(generator.random((6, 6)) < 0.6, first, generator.integers(0, 3, (6, 6)))
    third = np.where(generator.random((6, 6)) < 0.3, second, generator.integers(0, 2, (6, 6)))
    found = {}
    for name, matrix in (("help", first), ("talk", second), ("trust", third)):
        matrix = matrix.astype(float)
        np.fill_diagonal(matrix, 0)
        found[name] = matrix if directed else np.triu(matrix) + np.triu(matrix).T
    return Relations(f"six, {'directed' if directed else 'undirected'}", directed, found,
                     ["a", "a", "b", "b", "b", "c"])


def all_relations():
    def layers(folder, directed, names):
        return {name: read(folder, directed, relation=name).w for name in names}

    departments = read("krackhardt_hightech", True, columns=["dept"]).columns["dept"]
    networks = [
        tiny(True), tiny(False),
        Relations("krackhardt_hightech", True,
                  layers("krackhardt_hightech", True, ["advice", "friendship", "reports_to"]), departments),
        Relations("knoke", True, layers("knoke", True, ["information", "money"])),
        Relations("florentine", False, layers("florentine", False, ["marriage", "business"]))]
    for one in networks:
        record(one)
    return [one.plain() for one in networks]
