#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Fixtures/reciprocity.json: what other tools compute of reciprocity, circulation and QAP.

usage: reciprocity_fixture.py

Needs numpy, scipy, networkx and python-igraph, and R with the package sna. Reads the networks in
Tests/OracleTests/Data; loops are dropped and repeated rows merged with their weights added.
"""
import csv
import json
import pathlib
import subprocess
import tempfile

import igraph
import networkx as nx
import numpy as np
import scipy
from scipy.optimize import linprog

HERE = pathlib.Path(__file__).resolve().parents[1]
R = r"""
suppressMessages(library(sna))
a <- commandArgs(TRUE)
files <- strsplit(a[1], ",")[[1]]
m <- lapply(files, function(f) as.matrix(read.csv(f, header = FALSE)))
p <- function(k, v) cat(k, sprintf("%.15g", v), "\n")
for (i in seq_along(m)) {
  b <- (m[[i]] > 0) * 1
  p(paste0("correlation", i), grecip(b, measure = "correlation"))
  p(paste0("lrr", i), grecip(b, measure = "edgewise.lrr"))
}
if (length(m) >= 3) {
  p("gcor", gcor(m[[1]], m[[2]], mode = "digraph"))
  f <- netlm(m[[1]], m[2:3], mode = "digraph", nullhyp = "classical")
  for (j in 1:3) { p(paste0("coefficient", j), f$coefficients[j]); p(paste0("t", j), f$tstat[j]) }
}
cat("version", as.character(packageVersion("sna")), "\n")
"""


def layers():
    """Each directed layer's name, as the tests spell it, with its matrix of weights."""
    for folder in sorted((HERE / "Data").iterdir()):
        if not (folder / "reference.json").exists():
            continue
        reference = json.loads((folder / "reference.json").read_text())
        ids = [row["id"] for row in csv.DictReader((folder / "nodes.csv").open())]
        place = {name: index for index, name in enumerate(ids)}
        rows = list(csv.DictReader((folder / "ties.csv").open()))
        for layer in reference["layers"]:
            if not layer["directed"]:
                continue
            relations = layer["spec"].get("relations", [])
            waves = [str(wave) for wave in layer["spec"].get("waves", [])]
            matrix = np.zeros((len(ids), len(ids)))
            for row in rows:
                if relations and row["relation"] not in relations:
                    continue
                if waves and row["wave"] not in waves:
                    continue
                if row["source"] != row["target"]:
                    matrix[place[row["source"]], place[row["target"]]] += float(
                        row.get("weight") or 1)
            if not any("weight" in row for row in rows):
                matrix = (matrix > 0) * 1.0
            part = ", ".join(relations + ["wave " + wave for wave in waves])
            yield folder.name + (f" ({part})" if part else ""), folder.name, matrix


def circulation(matrix):
    """The largest circulation as a share of all weight, by linear programming."""
    arcs = list(zip(*np.nonzero(matrix)))
    balance = np.zeros((len(matrix), len(arcs)))
    for k, (i, j) in enumerate(arcs):
        balance[i, k] += 1
        balance[j, k] -= 1
    found = linprog(-np.ones(len(arcs)), A_eq=balance, b_eq=np.zeros(len(matrix)),
                    bounds=[(0, matrix[arc]) for arc in arcs], method="highs")
    return -found.fun / matrix.sum()


def settled(matrix):
    """The same by settling every balance at least cost, in whole numbers."""
    graph = nx.DiGraph()
    for i in range(len(matrix)):
        graph.add_node(i, demand=int(matrix[:, i].sum() - matrix[i].sum()))
    for i, j in zip(*np.nonzero(matrix)):
        graph.add_edge(int(i), int(j), capacity=int(matrix[i, j]), weight=1)
    cost, _ = nx.network_simplex(graph)
    return 1 - cost / matrix.sum()


def run_r(matrices):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for index, matrix in enumerate(matrices):
            files.append(f"{folder}/{index}.csv")
            np.savetxt(files[-1], matrix, delimiter=",", fmt="%.17g")
        script = pathlib.Path(folder) / "run.R"
        script.write_text(R)
        text = subprocess.run(["Rscript", str(script), ",".join(files)], check=True,
                              capture_output=True, text=True).stdout
    return dict(line.split(None, 1) for line in text.splitlines() if line.strip())


def entry(value, tool, call):
    is_defined = value is not None and np.isfinite(value)
    return {"value": float(f"{value:.12g}") if is_defined else None, "tool": tool, "call": call}


def main():
    found, by_folder = {}, {}
    highs, nxv = f"scipy {scipy.__version__} (HiGHS)", f"networkx {nx.__version__}"
    ig = f"python-igraph {igraph.__version__}"
    for name, folder, matrix in layers():
        by_folder.setdefault(folder, []).append((name, matrix))
        graph = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
        linear, simplex = circulation(matrix), settled(matrix)
        assert abs(linear - simplex) < 1e-9, (name, linear, simplex)
        census = igraph.Graph.Adjacency((matrix > 0).tolist()).triad_census()
        check = nx.triadic_census(graph)
        cyclic, transitive = check["030C"], check["030T"]
        assert (cyclic, transitive) == (census.t030C, census.t030T)
        adjacency = (matrix > 0) * 1
        square = adjacency @ adjacency
        chains = square.sum() - np.trace(square)
        found[name] = {
            "circulation": entry(
                linear, highs, "linprog(max sum c, 0 <= c <= w, balanced); "
                f"{nxv} network_simplex agrees"),
            "strong_component_share": entry(
                1 - nx.flow_hierarchy(graph, weight="weight"), nxv,
                "1 - flow_hierarchy(G, weight='weight')"),
            "cyclic_triad_share": entry(
                cyclic / (cyclic + transitive) if cyclic + transitive else None, nxv,
                f"triadic_census(G): 030C / (030C + 030T); {ig} triad_census agrees"),
            "three_cycle_closure": entry(
                np.trace(square @ adjacency) / chains if chains else None,
                f"numpy {np.__version__}", "trace(A^3) / off-diagonal sum of A^2"),
        }
    for folder, parts in by_folder.items():
        values = run_r([matrix for _, matrix in parts])
        sna = "R sna " + values["version"].strip()
        for index, (name, _) in enumerate(parts, 1):
            for key, measure in (("correlation", "correlation"), ("lrr", "edgewise.lrr")):
                found[name]["reciprocity_" + key] = entry(
                    float(values[f"{key}{index}"]), sna, f"grecip(b, measure='{measure}')")
        if "gcor" in values:
            (first, _), rest = parts[0], [name for name, _ in parts[1:3]]
            found[first]["qap_correlation"] = {
                "with": rest[0], **entry(float(values["gcor"]), sna, "gcor(y, x1, mode='digraph')")}
            found[first]["qap_regression"] = {
                "on": rest, "tool": sna, "call": "netlm(y, list(x1, x2), nullhyp='classical')",
                "coefficients": [float(values[f"coefficient{j}"]) for j in (1, 2, 3)],
                "t": [float(values[f"t{j}"]) for j in (1, 2, 3)]}
    text = json.dumps({"layers": found}, indent=1, sort_keys=True, allow_nan=False)
    (HERE / "Fixtures" / "reciprocity.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
