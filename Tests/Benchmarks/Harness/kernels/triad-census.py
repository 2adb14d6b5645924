# SPDX-License-Identifier: Apache-2.0
import itertools

from registry import Bar, Kernel

kernel = Kernel(
    "triad-census", "Triad census", ["soc1k", "soc10k", "soc100k"],
    bars=[Bar("soc1k", 40, ["igraph"]), Bar("soc10k", 100, ["igraph"]), Bar("soc100k", 100, ["igraph"])],
    quick=["soc60"], power=1.5, threads=("soc100k", 1))

#: The order of types in answers.
NAMES = ["003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
         "120U", "120C", "210", "300"]


def name(has, triple):
    """The type of three nodes by counting mutual, asymmetric and null pairs, then by who sends what."""
    outs = [sum(has(node, other) for other in triple) for node in triple]
    ins = [sum(has(other, node) for other in triple) for node in triple]
    pairs = [has(x, y) + has(y, x) for x, y in itertools.combinations(triple, 2)]
    code = "".join(str(pairs.count(kind)) for kind in [2, 1, 0])
    letter = {
        # One sends both; one gets both; else a chain.
        "021": "D" if 2 in outs else "U" if 2 in ins else "C",
        # The one with a mutual and another tie gets that one, or sends it.
        "111": "D" if 2 in ins else "U",
        "030": "T" if 2 in outs else "C",
        # The one outside the mutual pair sends both, gets both, or neither.
        "120": "D" if (2, 0) in zip(outs, ins) else "U" if (0, 2) in zip(outs, ins) else "C",
    }
    return code + letter.get(code, "")


@kernel.by_definition
def definition(graph):
    ties = set(zip(graph.sources, graph.targets))
    counts = dict.fromkeys(NAMES, 0)
    for triple in itertools.combinations(range(graph.nodes), 3):
        counts[name(lambda x, y: (x, y) in ties, triple)] += 1
    return [counts[code] for code in NAMES]


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph().triad_census, list


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx()
    return lambda: networkx.triadic_census(g), lambda found: [found[code] for code in NAMES]
