# SPDX-License-Identifier: Apache-2.0
"""Published networks with a reference.json beside them."""
import json

from .command import catalogue, flat, output

AS_IS, PLAIN, WEAK = [], ["--unweighted"], ["--unweighted", "--view", "weak"]
STRONG = ["--option", "transitivity.rule=strong"]
FAGIOLO = PLAIN + ["--option", "local-clustering.rule=directed"]
BARRAT = ["--option", "local-clustering.weights=barrat"]
ONNELA = ["--option", "local-clustering.weights=onnela"]
BY_LENGTH = ["--length", "1/weight"]
BY_NODE, BY_NUMBER, BY_TABLE = "nodes", "values", "tables"
# What is not one number after the other: picked nodes, picked pairs, numbers of pairs, parts and roles.
PICKED, PAIRS, SCORED, PARTS, STRONG_PARTS, ROLES, ALL_ROLES = range(7)

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
    "betweenness_directed_cost_1_over_w": ("betweenness", BY_NODE, BY_LENGTH),
    "betweenness_undirected_cost_1_over_w": ("betweenness", BY_NODE, BY_LENGTH),
    "edge_betweenness_undirected": ("tie-betweenness", SCORED, WEAK),
    "articulation_points": ("cut-points", PICKED, AS_IS),
    "bridges": ("bridges", PAIRS, WEAK),
    "local_bridges": ("local-bridges", PAIRS, WEAK),
    "component_weak_membership": ("components", PARTS, AS_IS),
    "component_strong_membership": ("components", STRONG_PARTS, AS_IS),
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
    "brokerage_nodes_{}": ("brokerage", ROLES, AS_IS),
    "brokerage_gli_{}": ("brokerage", ALL_ROLES, AS_IS),
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
    return output(words + view)


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


def shaped(result, identifier, where, column, theirs):
    """The command's numbers and the reference's, where these are not one number after the other."""
    if where == PICKED:
        chosen = set(theirs)
        return ([float(node[identifier]) for node in result["nodes"]],
                [float(node["id"] in chosen) for node in result["nodes"]])
    if where == PAIRS:
        chosen = {frozenset(pair) for pair in theirs}
        return ([float(tie[identifier]) for tie in result["ties"]],
                [float(frozenset((tie["source"], tie["target"])) in chosen) for tie in result["ties"]])
    if where == SCORED:
        scores = {frozenset(row[:2]): row[2] for row in theirs}
        return ([tie[identifier] for tie in result["ties"]],
                [scores.get(frozenset((tie["source"], tie["target"]))) for tie in result["ties"]])
    if where in (PARTS, STRONG_PARTS):
        parts = [node["component" if where == PARTS else "strong-component"] for node in result["nodes"]]
        return [float(parts.index(part)) for part in parts], flat(theirs)
    # sna's order: w_I, w_O, b_IO, b_OI, b_O, t.
    roles = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")
    key = f"{identifier}:{column}"
    if where == ROLES:
        return [node[key][role] for node in result["nodes"] for role in roles], flat(theirs)
    return [result["tables"][key]["network"][role]["count"] for role in roles], flat(theirs)


def option_of(view):
    """The settings of the measure itself among the words of the command, as the table names them."""
    if view == BY_LENGTH:
        return "length=1/weight"
    return ", ".join(word.split(".", 1)[1] for word in view if "=" in word)


def changes(command, folder, meta, data, rows):
    """Compares the change between waves, everybody taken to have answered."""
    names = {"kept": "tie-change", "lost": "tie-change", "gained": "tie-change",
             "hamming_ties": "hamming", "jaccard": "tie-jaccard"}
    cells = {"kept": "kept", "lost": "ended", "gained": "new"}
    for entry in data.get("wave_change", []):
        words = [command, "growth", folder, "--assume-complete"]
        words += [] if meta.get("directed") else ["--undirected"]
        for relation in entry["spec"].get("relations", []):
            words += ["--relation", relation]
        between = str(entry["from_wave"]), str(entry["to_wave"])
        found = next(change for change in output(words)["changes"]
                     if (change["from"], change["to"]) == between)
        for name, identifier in names.items():
            ours = (found["tables"]["tie-change"][cells[name]] if name in cells
                    else found["values"][identifier])
            rows.note(identifier, "", entry["tool"], folder.name, [ours], [entry[name]],
                      [(peer["tool"], 0.0) for peer in entry.get("agree", []) if name == "hamming_ties"])


def compare(command, folders, rows):
    known = catalogue(command)
    for reference in sorted(path for folder in folders for path in folder.glob("*/reference.json")):
        data, folder = json.loads(reference.read_text()), reference.parent
        if not isinstance(data.get("layers"), list):
            continue
        meta = json.loads((folder / "meta.json").read_text())
        changes(command, folder, meta, data, rows)
        for layer in data["layers"]:
            items = [item for item in wanted(meta, layer["metrics"]) if item[1] in known]
            for view in {tuple(item[3]): item[3] for item in items}.values():
                part = [item for item in items if item[3] == view]
                measures = sorted({item[1] for item in part})
                columns = sorted({item[5] for item in part if item[5]})
                result = run(command, folder, meta, layer["spec"], view, measures, columns)
                for metric, identifier, where, _, change, column in part:
                    entry = layer["metrics"][metric]
                    pair = (shaped(result, identifier, where, column, entry["value"])
                            if isinstance(where, int) else
                            (found(result, identifier, where, change, column), flat(entry["value"])))
                    rows.note(identifier, option_of(view), entry["tool"], folder.name, *pair,
                              [(peer["tool"], peer["max_rel_diff"]) for peer in entry.get("agree", [])])
                    for peer in entry.get("differ", []):
                        key = (identifier, option_of(view), peer["tool"], peer["call"], peer.get("note", ""))
                        rows.others.setdefault(key, set()).add(folder.name)
