# SPDX-License-Identifier: Apache-2.0
import math

from registry import Bar, Kernel

kernel = Kernel(
    "constraint", "Burt's constraint", ["soc1k", "soc10k", "soc100k"],
    bars=[Bar("soc1k", 5, ["igraph"]), Bar("soc10k", 10, ["igraph"]), Bar("soc100k", 25, ["igraph"])],
    power=1.5, threads=("soc100k", 1))


@kernel.by_definition
def definition(graph):
    rows = [set(row) for row in graph.sets]
    share = [1 / len(row) if row else 0 for row in rows]
    found = []
    for node, contacts in enumerate(rows):
        # Whom the node or its contacts spend something on: others add nothing.
        spent = [(other, share[node] + sum(
            share[node] * share[between] for between in contacts if other in rows[between]))
            for other in contacts]
        found.append(sum(part * part for _, part in spent) if contacts else math.nan)
    return found


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph(directed=False).constraint, list


@kernel.peer("easygraph")
def easygraph(graph, threads):
    import easygraph
    g = graph.easygraph(directed=False)
    return lambda: easygraph.constraint(g), lambda found: [found[v] for v in range(graph.nodes)]


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx(directed=False)
    return lambda: networkx.constraint(g), lambda found: [found[v] for v in range(graph.nodes)]
