# SPDX-License-Identifier: Apache-2.0
"""Networks to measure, each as a matrix, for NetworkX and for igraph; and entries of a fixture."""
import csv
import importlib.metadata
import json
import math
import pathlib
import subprocess
import tempfile

import igraph
import networkx as nx
import numpy as np

DATA = pathlib.Path(__file__).resolve().parents[2] / "Data"
NETWORKX, IGRAPH, NUMPY, SCIPY, BCT, PYSAL = (
    f"{name} {importlib.metadata.version(name)}"
    for name in ("networkx", "igraph", "numpy", "scipy", "bctpy", "inequality"))
IGRAPH = "python-" + IGRAPH


class Network:
    """A network whose nodes are 0 to n - 1."""

    def __init__(self, name, matrix, directed, columns=None):
        self.name, self.w, self.directed = name, matrix, directed
        self.a = (matrix > 0) * 1
        self.n = len(matrix)
        self.columns = columns or {}
        kind = nx.DiGraph if directed else nx.Graph
        self.nx = nx.from_numpy_array(self.a, create_using=kind)
        self.weak_a = ((self.a + self.a.T) > 0) * 1
        self.weak_w = matrix + matrix.T if directed else matrix
        self.weak = nx.from_numpy_array(self.weak_a)
        self.ties = [(i, j) for i in range(self.n) for j in range(self.n)
                     if self.a[i, j] and (directed or i < j)]
        self.pairs = [(i, j) for i in range(self.n) for j in range(i + 1, self.n)
                      if self.weak_a[i, j]]
        self.ig = igraph.Graph(n=self.n, edges=self.ties, directed=directed)
        self.weak_ig = igraph.Graph(n=self.n, edges=self.pairs)
        self.entries = []

    def groups(self, column):
        """Names in order of first occurrence and, for each node, the place of its own."""
        values = self.columns[column]
        names = sorted(set(values))
        return names, [names.index(value) for value in values]

    def add(self, measure, at, sources, name=None, path=(), options=None):
        """Records a value that tools agree on: sources are pairs of a call and what it gave."""
        self.entries.append({
            "measure": measure, "name": name or measure, "at": at, "path": list(path),
            "options": {key: str(x) for key, x in (options or {}).items()},
            **agreed(sources, f"{self.name} {measure}")})

    def plain(self):
        return {
            "name": self.name, "directed": self.directed, "nodes": self.n,
            "columns": self.columns,
            "ties": [[i, j, float(self.w[i, j])] for i, j in self.ties], "values": self.entries}


def agreed(sources, what):
    """The value of the first source, every call, and how far each further source lies from it."""
    calls = [call for call, _ in sources]
    first = clean(sources[0][1])
    gaps = [agree(first, clean(other), f"{what} {calls[0]} and {call}")
            for call, other in sources[1:]]
    found = {"value": rounded(first), "calls": calls}
    return {**found, "gaps": [float(f"{gap:.1e}") for gap in gaps]} if any(gaps) else found


def clean(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(part) for part in value]
    if value is None or not math.isfinite(value):
        return None
    return float(value)


def rounded(value):
    if isinstance(value, list):
        return [rounded(part) for part in value]
    return None if value is None else float(f"{value:.12g}")


def agree(one, other, what):
    """The largest relative difference; fails above 1e-9. Below 1e-11 is the rounding of zero."""
    if isinstance(one, list):
        assert len(one) == len(other), what
        return max((agree(a, b, what) for a, b in zip(one, other)), default=0.0)
    if one is None or other is None:
        assert one is other, (what, one, other)
        return 0.0
    gap = abs(one - other)
    assert gap <= 1e-9 * max(1, abs(one)), (what, one, other)
    return 0.0 if gap <= 1e-11 else gap / max(abs(one), abs(other))


def run_r(text, matrix):
    """What an R script prints, line by line a name and its numbers; the matrix is `m`."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "m.csv"
        np.savetxt(file, matrix, delimiter=",", fmt="%.17g")
        script = pathlib.Path(folder) / "run.R"
        script.write_text(
            "suppressMessages(library(sna))\n"
            f"m <- as.matrix(read.csv('{file}', header = FALSE)); dimnames(m) <- NULL\n"
            "p <- function(k, v) cat(k, sprintf('%.15g', v), '\\n')\n"
            "cat('version', as.character(packageVersion('sna')), '\\n')\n" + text)
        done = subprocess.run(["Rscript", str(script)], check=True, capture_output=True, text=True)
    rows = (line.split() for line in done.stdout.splitlines() if line.strip())
    return {row[0]: row[1:] if row[0] == "version" else [float(x) for x in row[1:]] for row in rows}


def read(folder, directed, relation=None, wave=None, columns=()):
    nodes = list(csv.DictReader((DATA / folder / "nodes.csv").open()))
    place = {row["id"]: index for index, row in enumerate(nodes)}
    matrix = np.zeros((len(nodes), len(nodes)))
    weighted = False
    for row in csv.DictReader((DATA / folder / "ties.csv").open()):
        if (relation and row["relation"] != relation) or (wave and row["wave"] != wave):
            continue
        i, j = place[row["source"]], place[row["target"]]
        if i == j:
            continue
        weighted = weighted or "weight" in row
        weight = float(row.get("weight") or 1)
        matrix[i, j] += weight
        if not directed:
            matrix[j, i] += weight
    if not weighted:
        matrix = (matrix > 0) * 1.0
    return Network(folder, matrix, directed, {c: [row[c] for row in nodes] for c in columns})


def payments():
    """An invented town of 24 that pay each other, with kinds, tiers, areas and two left out."""
    generator = np.random.default_rng(20)
    matrix = np.zeros((24, 24))
    for i in range(22):
        for j in range(22):
            if i != j and generator.random() < (0.28 if i % 3 == j % 3 else 0.1):
                matrix[i, j] = generator.integers(1, 9)
                if generator.random() < 0.3:
                    matrix[j, i] = generator.integers(1, 9)
    tiers = ["resident", "resident", "community-group", "resident", "service", "decision-maker"]
    return Network("payments", matrix, True, {
        "area": [f"area {i % 3}" for i in range(24)],
        "tier": [tiers[i % 6] for i in range(24)],
        "kind": ["citizen" if tiers[i % 6] == "resident" else "organization" for i in range(24)],
        "standing": ["high" if i % 5 in (0, 3) else "low" for i in range(24)]})


def all_networks():
    return [
        read("knoke", True, relation="information"),
        read("krackhardt_hightech", True, relation="friendship", columns=["dept", "level"]),
        read("sampson", True, relation="like", wave="3", columns=["group"]),
        read("florentine", False, relation="marriage"),
        read("karate", False, columns=["club"]),
        read("davis", False, columns=["mode"]),
        payments(),
    ]
