#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Docs/Agreement.md: how far each measure lies from other tools' values, measure by measure.

usage: agreement.py COMMAND [FOLDER ...]

COMMAND is the built social-capital; each FOLDER holds networks as Tests/OracleTests/Data does. The
command itself is run on every layer of every network, so this also shows that it runs. Exits 1 when
a difference is larger than 1e-9 and the reference does not mark it as a matter of definition.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
AS_IS, PLAIN, WEAK = [], ["--unweighted"], ["--unweighted", "--view", "weak"]
STRONG = ["--option", "transitivity.rule=strong"]
FAGIOLO = PLAIN + ["--option", "local-clustering.rule=directed"]
BARRAT = ["--option", "local-clustering.weights=barrat"]
ONNELA = ["--option", "local-clustering.weights=onnela"]
BY_NODE, BY_NUMBER, BY_TABLE = "nodes", "values", "tables"

# Reference metric: the measure's id, where its value stands, how the network is looked at, and what
# turns the printed number into the reference's.
METRICS = {
    "density": ("density", BY_NUMBER, AS_IS),
    "reciprocity_edge": ("arc-reciprocity", BY_NUMBER, AS_IS),
    "reciprocity_dyad_ratio": ("dyad-reciprocity", BY_NUMBER, AS_IS),
    "reciprocity_node": ("node-reciprocity", BY_NODE, AS_IS),
    "reciprocity_weighted_squartini": ("weighted-reciprocity", BY_NUMBER, AS_IS),
    "dyad_census_mutual_asym_null": ("dyad-census", BY_TABLE, AS_IS),
    "triad_census": ("triad-census", BY_TABLE, AS_IS),
    "in_degree": ("in-degree", BY_NODE, AS_IS),
    "out_degree": ("out-degree", BY_NODE, AS_IS),
    "degree_undirected": ("degree", BY_NODE, WEAK),
    "strength": ("strength", BY_NODE, AS_IS),
    "strength_in": ("in-strength", BY_NODE, AS_IS),
    "strength_out": ("out-strength", BY_NODE, AS_IS),
    "betweenness_directed": ("betweenness", BY_NODE, PLAIN),
    "betweenness_undirected": ("betweenness", BY_NODE, WEAK),
    "harmonic_out": ("harmonic", BY_NODE, PLAIN, lambda x, n: x * (n - 1)),
    "harmonic_undirected": ("harmonic", BY_NODE, WEAK, lambda x, n: x * (n - 1)),
    "closeness_out_wasserman_faust": ("closeness", BY_NODE, PLAIN),
    "closeness_undirected_wasserman_faust": ("closeness", BY_NODE, WEAK),
    "pagerank_085": ("pagerank", BY_NODE, PLAIN),
    "pagerank_085_weighted": ("pagerank", BY_NODE, AS_IS),
    "eigenvector_undirected_max1": ("eigenvector", BY_NODE, WEAK),
    "eigenvector_in_directed_max1": ("eigenvector", BY_NODE, PLAIN),
    "eigenvector_weighted_max1": ("eigenvector", BY_NODE, AS_IS),
    "hits_hub_max1": ("hits-hub", BY_NODE, PLAIN),
    "hits_authority_max1": ("hits-authority", BY_NODE, PLAIN),
    "constraint_directed": ("constraint", BY_NODE, PLAIN),
    "constraint_undirected": ("constraint", BY_NODE, WEAK),
    "constraint_weighted": ("constraint", BY_NODE, AS_IS),
    "effective_size_directed": ("effective-size", BY_NODE, PLAIN),
    "effective_size_undirected": ("effective-size", BY_NODE, WEAK),
    "local_clustering_undirected": ("local-clustering", BY_NODE, WEAK),
    "local_clustering_directed_fagiolo": ("local-clustering", BY_NODE, FAGIOLO),
    "local_clustering_barrat": ("local-clustering", BY_NODE, BARRAT),
    "local_clustering_onnela": ("local-clustering", BY_NODE, ONNELA),
    "transitivity_directed_strong": ("transitivity", BY_NUMBER, STRONG),
    "transitivity_directed_weak": (
        "transitivity", BY_NUMBER, ["--option", "transitivity.rule=directed"]),
    "average_clustering_nan": ("mean-local-clustering", BY_NUMBER, WEAK),
    "transitivity_undirected": ("transitivity", BY_NUMBER, WEAK),
    "core_number_undirected": ("core-number", BY_NODE, WEAK),
    "average_path_length_undirected": ("mean-distance", BY_NUMBER, WEAK),
    "average_path_length_directed": ("mean-distance", BY_NUMBER, PLAIN),
    "diameter_undirected": ("diameter", BY_NUMBER, WEAK),
    "diameter_directed": ("diameter", BY_NUMBER, PLAIN),
    "centralization_indegree": ("in-degree-centralization", BY_NUMBER, AS_IS),
    "centralization_outdegree": ("out-degree-centralization", BY_NUMBER, AS_IS),
    "centralization_degree_undirected": ("degree-centralization", BY_NUMBER, WEAK),
    "centralization_closeness_undirected": ("closeness-centralization", BY_NUMBER, WEAK),
    "centralization_betweenness_directed": ("betweenness-centralization", BY_NUMBER, PLAIN),
    "centralization_betweenness_undirected": ("betweenness-centralization", BY_NUMBER, WEAK),
    "krackhardt_connectedness": ("connectedness", BY_NUMBER, AS_IS),
    "krackhardt_hierarchy": ("krackhardt-hierarchy", BY_NUMBER, AS_IS),
    "krackhardt_efficiency": ("krackhardt-efficiency", BY_NUMBER, AS_IS),
    "two_mode_degree_normalised": ("two-mode-degree", BY_NODE, AS_IS),
    "two_mode_closeness_normalised": ("two-mode-closeness", BY_NODE, AS_IS),
    "two_mode_betweenness_normalised": ("two-mode-betweenness", BY_NODE, AS_IS),
    "two_mode_robins_alexander": ("reinforcement", BY_NUMBER, AS_IS),
}
GROUPED = {
    "ei_index_{}_directed": ("ei-index", BY_NUMBER, PLAIN),
    "ei_index_{}_undirected": ("ei-index", BY_NUMBER, WEAK),
    "ei_index_node_{}_undirected": ("ei-index", BY_NODE, WEAK),
    "assortativity_{}_directed": ("assortativity", BY_NUMBER, PLAIN),
    "assortativity_{}_undirected": ("assortativity", BY_NUMBER, WEAK),
    "modularity_{}_undirected": ("modularity", BY_NUMBER, WEAK),
    "mixing_matrix_{}": ("mixing", BY_TABLE, AS_IS),
}


def wanted(meta, metrics):
    """Yields metric, measure id, where, view, change and grouping for what a layer has."""
    for name, (identifier, where, view, *change) in METRICS.items():
        if name in metrics:
            yield name, identifier, where, view, change[0] if change else None, None
    for column in meta.get("categorical", []):
        for pattern, (identifier, where, view) in GROUPED.items():
            if pattern.format(column) in metrics:
                yield pattern.format(column), identifier, where, view, None, column


def run(command, folder, meta, spec, view, measures, columns):
    """The command's JSON on one layer."""
    words = [command, "measure", str(folder), "--format", "json", "--measures", ",".join(measures)]
    words += [] if meta.get("directed") else ["--undirected"]
    for relation in spec.get("relations", []):
        words += ["--relation", relation]
    for wave in spec.get("waves", []):
        words += ["--wave", str(wave)]
    for column in columns:
        words += ["--by", column]
    done = subprocess.run(words + view, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words + view)}\n{done.stderr}")
    return json.loads(done.stdout)


def flat(value):
    if isinstance(value, dict):
        value = value["counts"] if "counts" in value else list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in flat(part)]
    return [value]


def found(result, identifier, where, change, column):
    """The command's numbers, in the reference's order."""
    key = f"{identifier}:{column}" if column else identifier
    count = result["network"]["nodes"]
    if where == BY_NODE:
        numbers = [node.get(key) for node in result["nodes"]]
    else:
        numbers = flat(result[where].get(key))
    if where == BY_TABLE and identifier == "dyad-census":
        table = result["tables"][key]
        numbers = [table[word] for word in ("mutual", "asymmetric", "null")]
    if where == BY_TABLE and identifier == "triad-census":
        codes = "003 012 102 021D 021U 021C 111D 111U 030T 030C 201 120D 120U 120C 210 300"
        numbers = [result["tables"][key][code] for code in codes.split()]
    return [number if number is None or not change else change(number, count) for number in numbers]


def difference(ours, theirs):
    """The relative difference, or None when only one of the two is undefined."""
    if ours is None or theirs is None:
        return 0.0 if ours is theirs else None
    if abs(ours - theirs) <= 1e-11:
        return 0.0
    return abs(ours - theirs) / max(abs(ours), abs(theirs))


def catalogue(command):
    """The ids of the measures the command has."""
    listed = subprocess.run([command, "measures"], capture_output=True, text=True, check=True)
    return set(re.findall(r"^  ([a-z0-9-]+)  ", listed.stdout, re.MULTILINE))


def compare(command, folders):
    rows, undefined, known = {}, {}, catalogue(command)
    for reference in sorted(path for folder in folders for path in folder.glob("*/reference.json")):
        data, folder = json.loads(reference.read_text()), reference.parent
        if not isinstance(data.get("layers"), list):
            continue
        meta = json.loads((folder / "meta.json").read_text())
        for layer in data["layers"]:
            items = [item for item in wanted(meta, layer["metrics"]) if item[1] in known]
            views = {tuple(item[3]): item[3] for item in items}
            for view in views.values():
                part = [item for item in items if item[3] == view]
                if not part:
                    continue
                measures = sorted({item[1] for item in part})
                columns = sorted({item[5] for item in part if item[5]})
                result = run(command, folder, meta, layer["spec"], view, measures, columns)
                for metric, identifier, where, _, change, column in part:
                    entry = layer["metrics"][metric]
                    ours = found(result, identifier, where, change, column)
                    theirs = flat(entry["value"])
                    row = rows.setdefault((identifier, entry["tool"]), [set(), 0, 0.0, set()])
                    note(row, undefined, identifier, entry["tool"], folder.name,
                         {peer["tool"] for peer in entry.get("agree", [])}, ours, theirs)
    return rows, undefined


def write_network(folder, network):
    """The tables of a network of Fixtures/catalogue.json, and the options to read it with."""
    columns = sorted(network["columns"])
    with (folder / "nodes.csv").open("w") as file:
        writer = csv.writer(file)
        writer.writerow(["id"] + columns)
        for node in range(network["nodes"]):
            writer.writerow([node] + [network["columns"][column][node] for column in columns])
    waves = [("1", network["before"]), ("2", network["ties"])] if "before" in network else [
        ("1", network["ties"])]
    with (folder / "ties.csv").open("w") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight", "wave"])
        writer.writerows(tie + [wave] for wave, ties in waves for tie in ties)
    if "before" in network:
        with (folder / "participation.csv").open("w") as file:
            writer = csv.writer(file)
            writer.writerow(["wave", "id", "responded"])
            for wave, key in (("1", "present-before"), ("2", "present-after")):
                writer.writerows([wave, node, "yes"] for node, there in enumerate(network[key]) if there)
    words = [] if network["directed"] else ["--undirected"]
    for column in columns:
        words += [] if column in ("kind", "mode", "standing") else ["--by", column]
    return words


def at_place(result, entry, ties):
    """The command's numbers for a value of the fixture."""
    name, path = entry["name"], entry["path"]
    if entry["at"] == "nodes":
        cells = [node.get(name) for node in result["nodes"]]
        cells = [cell[path[0]] for cell in cells] if path else cells
    elif entry["at"] == "ties":
        by_ends = {(tie["source"], tie["target"]): tie.get(name) for tie in result["ties"]}
        cells = [by_ends[str(i), str(j)] for i, j, _ in ties]
    else:
        cell = result["values" if entry["at"] == "value" else "tables"].get(name)
        for key in path:
            cell = cell[key]
        cells = [cell]
    return [float(cell) if isinstance(cell, bool) else cell for cell in cells]


def compare_fixture(command, rows, undefined):
    """Compares with Fixtures/catalogue.json, which catalogue_fixture.py wrote."""
    for network in json.loads((ROOT / "Tests/OracleTests/Fixtures/catalogue.json").read_text()):
        groups = {}
        for entry in network["values"]:
            groups.setdefault(tuple(sorted(entry["options"].items())), []).append(entry)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            reading = write_network(folder, network)
            for options, entries in groups.items():
                is_change = "before" in network
                words = [command, "growth" if is_change else "measure", name] + reading
                for key, value in options:
                    words += ["--unweighted"] if key == "unweighted" else [
                        "--option", f"{key}={value}"]
                if not is_change:
                    words += ["--format", "json", "--measures",
                              ",".join(sorted({entry["measure"] for entry in entries}))]
                done = subprocess.run(words, capture_output=True, text=True)
                if done.returncode != 0:
                    sys.exit(f"{' '.join(words)}\n{done.stderr}")
                result = json.loads(done.stdout)
                result = result["changes"][0] if is_change else result
                for entry in entries:
                    tools = [call.split(":")[0] for call in entry["calls"]]
                    row = rows.setdefault((entry["measure"], tools[0]), [set(), 0, 0.0, set()])
                    note(row, undefined, entry["measure"], tools[0], network["name"], tools[1:],
                         at_place(result, entry, network["ties"]), flat(entry["value"]))


def note(row, undefined, identifier, tool, network, peers, ours, theirs):
    """Counts values and keeps the largest difference."""
    row[0].add(network)
    row[1] += len(ours)
    row[3] |= set(peers)
    for mine, other in zip(ours, theirs, strict=True):
        gap = difference(mine, other)
        if gap is None:
            key = (identifier, tool, mine is None)
            undefined[key] = undefined.get(key, 0) + 1
        else:
            row[2] = max(row[2], gap)


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    folders = [pathlib.Path(name) for name in sys.argv[2:]] or [ROOT / "Tests/OracleTests/Data"]
    rows, undefined = compare(command, folders)
    compare_fixture(command, rows, undefined)
    lines = [
        "# Agreement with other tools", "",
        "Made by `Tests/OracleTests/Scripts/agreement.py`, which runs the command on published networks",
        "and compares what it prints with recorded values of other tools. The reference values have 12",
        "significant digits, so a difference of a few 1e-12 is their rounding. A tool called numpy, scipy",
        "or definition is the guide's definition written out with that package, where no tool has the",
        "measure; `Tests/OracleTests/Fixtures/catalogue.json` holds every call.", "",
        "| Measure | Tool | Tools that agree with it | Networks | Values | Largest relative difference |",
        "|---|---|---|---|---|---|",
    ]
    for (identifier, tool), (networks, count, largest, peers) in sorted(rows.items()):
        agreeing = ", ".join(sorted(peers - {tool})) or "–"
        lines.append(
            f"| `{identifier}` | {tool} | {agreeing} | {len(networks)} | {count:,} | {largest:.1e} |")
    lines += ["", "## Where one side is undefined", ""]
    for (identifier, tool, ours), count in sorted(undefined.items()):
        side = "undefined here, a number there" if ours else "a number here, undefined there"
        lines.append(f"- `{identifier}` and {tool}: {count:,} values are {side}; its guide says why.")
    if not undefined:
        lines.append("Nowhere.")
    missing = sorted(catalogue(command) - {identifier for identifier, _ in rows})
    lines += ["", "## Not compared here", "", ", ".join(f"`{name}`" for name in missing) + "."]
    (ROOT / "Docs/Agreement.md").write_text("\n".join(lines) + "\n")
    worst = max((row[2] for row in rows.values()), default=0.0)
    print(f"{len(rows)} comparisons, largest relative difference {worst:.1e}")
    sys.exit(1 if worst > 1e-9 else 0)


if __name__ == "__main__":
    main()
