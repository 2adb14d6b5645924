# SPDX-License-Identifier: Apache-2.0
"""What chance_fixture.py wrote: relations, dated exchanges, communities, waves and small worlds."""
import csv
import datetime
import importlib.metadata
import math
import pathlib
import tempfile

import igraph
import networkx as nx

from .command import output
from .fixtures import at_place, fixture, note, write_network

DRAWS = 999
SEEDS = range(1, 6)


def compare(command, rows):
    relations(command, rows)
    exchanges(command, rows)
    waves(command, rows)
    worlds(command, rows)
    return communities(command, rows)


def write(folder, name, heading, lines):
    with (pathlib.Path(folder) / name).open("w") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(lines)


def measured(command, folder, measures, directed, *words):
    return output([command, "measure", folder, "--format", "json", "--measures", measures,
                   *([] if directed else ["--undirected"]), *words])


def relations(command, rows):
    for network in fixture("relations"):
        with tempfile.TemporaryDirectory() as folder:
            groups = network["groups"]
            write(folder, "nodes.csv", ["id"] + (["group"] if groups else []),
                  [[node] + ([groups[node]] if groups else []) for node in range(network["nodes"])])
            write(folder, "ties.csv", ["source", "target", "weight", "relation"],
                  [tie + [name] for name, ties in network["relations"] for tie in ties])
            result = measured(command, folder, "relation-correlation,relation-regression",
                              network["directed"], *(["--by", "group"] if groups else []))
        for entry in network["values"]:
            note(rows, network["name"], entry, at_place(result, entry, []))
        for entry in network["chances"]:
            table = result["tables"][entry["name"]]
            for key in entry["path"]:
                table = table[key]
            chances(rows, entry["measure"], network["name"], table, entry)


def chances(rows, measure, network, table, entry):
    """A test by chance; without draws the other side is exact."""
    tool, share = entry["call"].split(":")[0], 1 / DRAWS + (1 / entry["draws"] if entry["draws"] else 0)
    for side in ("at-least", "at-most"):
        # The data count as one draw in what is printed.
        ours = (table[side] * (DRAWS + 1) - 1) / DRAWS
        spread = max(entry[side] * (1 - entry[side]), 1 / DRAWS)
        rows.note_drawn(measure, "chance", tool, network, ours, entry[side], math.sqrt(spread * share))
    rows.note_drawn(measure, "mean by chance", tool, network, table["mean"], entry["mean"],
                    entry["standard-deviation"] * math.sqrt(share))


def exchanges(command, rows):
    start = datetime.date(1970, 1, 1).toordinal() + 20_000
    for bank in fixture("exchanges"):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "ties.csv", ["source", "target", "date", "weight"],
                  [[giver, taker, datetime.date.fromordinal(start + day).isoformat(), amount]
                   for giver, taker, day, amount in bank["exchanges"]])
            result = measured(command, folder, "return-time", True)
        for entry in bank["values"]:
            note(rows, bank["name"], entry, at_place(result, entry, []))


def waves(command, rows):
    for network in fixture("waves"):
        measures = sorted({entry["measure"] for entry in network["values"]})
        with tempfile.TemporaryDirectory() as name:
            write_network(pathlib.Path(name), {**network, "columns": {}})
            result = output([command, "growth", name, "--measures", ",".join(measures),
                             "--draws", str(DRAWS)])
        found = result["changes"][0]["differences"]
        for entry in network["values"]:
            cell = found[entry["measure"]]
            is_error = entry["at"] == "standard-error"
            ours = cell["jackknife"]["standard-error"] if is_error else cell["difference"]
            tools = [call.split(":")[0] for call in entry["calls"]]
            rows.note(f"growth --measures {entry['measure']}", "jackknife" if is_error else "difference",
                      tools[0], network["name"], [ours], [entry["value"]],
                      list(zip(tools[1:], entry.get("gaps") or [0.0])))
        for entry in network["drawn"]:
            cell, error = found[entry["measure"]]["bootstrap"], entry["standard-error"]
            share = 1 / DRAWS + (1 / entry["draws"] if entry["draws"] else 0)
            tool, measure = entry["call"].split(":")[0], f"growth --measures {entry['measure']}"
            exact = "" if entry["draws"] else ", every sample"
            rows.note_drawn(measure, f"bootstrap's standard error{exact}", tool, network["name"],
                            cell["standard-error"], error,
                            error * math.sqrt((entry.get("kurtosis", 3) - 1) / 4 * share))
            rows.note_drawn(measure, f"bootstrap's bias{exact}", tool, network["name"], cell["bias"],
                            entry["bias"], error * math.sqrt(share))


def worlds(command, rows):
    for network in fixture("worlds"):
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "nodes.csv", ["id"], [[node] for node in range(network["nodes"])])
            write(folder, "ties.csv", ["source", "target"], network["ties"])
            result = measured(command, folder, "small-world", False, "--option",
                              f"small-world.draws={DRAWS}")
        table = result["tables"]["small-world"]
        for entry in network["drawn"]:
            share = 1 / DRAWS + (1 / entry["draws"] if entry["draws"] else 0)
            what = "random mean distance" + ("" if entry["draws"] else ", every graph")
            rows.note_drawn("small-world", what, entry["call"].split(":")[0], network["name"],
                            table["random-mean-distance"], entry["mean"],
                            entry["standard-deviation"] * math.sqrt(share))
        rows.note("small-world", "", "Python", network["name"], [result["values"]["small-world"]], [
            table["transitivity"] / table["random-transitivity"]
            / (table["mean-distance"] / table["random-mean-distance"])])


def communities(command, rows):
    """The rows of a table: each network's largest modularity and how far each method stays below."""
    by_igraph, by_networkx = (
        f"{name} {importlib.metadata.version(package)}"
        for name, package in (("python-igraph", "igraph"), ("networkx", "networkx")))
    methods = ("louvain", "leiden", "label-propagation")
    table = []
    for network in fixture("communities"):
        graph = igraph.Graph(n=network["nodes"], edges=[tie[:2] for tie in network["ties"]])
        graph.es["weight"] = [weight for *_, weight in network["ties"]]
        graph.simplify(combine_edges="sum")
        other = nx.Graph()
        other.add_nodes_from(range(network["nodes"]))
        other.add_weighted_edges_from((e.source, e.target, e["weight"]) for e in graph.es)
        below = {method: [] for method in methods}
        for seed in SEEDS:
            with tempfile.TemporaryDirectory() as folder:
                write(folder, "nodes.csv", ["id"], [[node] for node in range(network["nodes"])])
                write(folder, "ties.csv", ["source", "target", "weight"], network["ties"])
                result = measured(command, folder, ",".join(methods), network["directed"],
                                  "--seed", str(seed))
            for method in methods:
                labels = [node[method] for node in result["nodes"]]
                parts = [[v for v, x in enumerate(labels) if x == part] for part in sorted(set(labels))]
                printed = result["values"][f"{method}-modularity"]
                for tool, value in (
                        (by_igraph, graph.modularity(labels, weights="weight")),
                        (by_networkx, nx.community.modularity(other, parts, weight="weight"))):
                    rows.note(method, "modularity of the parts", tool, network["name"], [printed], [value])
                below[method].append(network["largest-modularity"]["value"] - printed)
                checks(rows, method, network, graph, labels, parts, by_igraph)
        elsewhere = [max(other["largest"] for other in network["below"][method]) for method in methods[:2]]
        table.append((network["name"], network["largest-modularity"]["value"], max(below["louvain"]),
                      elsewhere[0], max(below["leiden"]), elsewhere[1], max(below["label-propagation"])))
    return table


def checks(rows, method, network, graph, labels, parts, tool):
    if method == "leiden":
        whole = [float(graph.induced_subgraph(part).is_connected()) for part in parts]
        rows.note(method, "parts are connected", tool, network["name"], whole, [1.0] * len(whole))
    if method == "label-propagation":
        settled = []
        for node in range(graph.vcount()):
            sums = {labels[node]: 0.0}
            for edge in graph.incident(node):
                end = graph.es[edge]
                label = labels[end.target if end.source == node else end.source]
                sums[label] = sums.get(label, 0.0) + end["weight"]
            settled.append(float(sums[labels[node]] >= max(sums.values()) * (1 - 1e-12)))
        rows.note(method, "no label beats the own", tool, network["name"], settled, [1.0] * len(settled))
    agreed = network["found-by-all"].get(method)
    if agreed:
        tools = [call.split(":")[0] for call in agreed["calls"]]
        rows.note(method, "parts that every seed gives", tools[0], network["name"],
                  [float(x) for x in labels], [float(x) for x in agreed["parts"]],
                  [(tool, 0.0) for tool in tools[1:]])
