# SPDX-License-Identifier: Apache-2.0
import math

from registry import Bar, Kernel

kernel = Kernel(
    "effective-size", "Burt's effective size", ["soc1k", "soc10k"],
    bars=[Bar("soc10k", 50, ["easygraph"])], power=1.5, threads=("soc100k", 1))


@kernel.by_definition
def definition(graph):
    """Contacts less twice the ties among them ÷ their number (Borgatti 1997)."""
    rows = [set(row) for row in graph.sets]
    return [
        len(row) - sum(len(row & rows[other]) for other in row) / len(row) if row else math.nan
        for row in rows]


@kernel.peer("easygraph")
def easygraph(graph, threads):
    import easygraph
    g = graph.easygraph(directed=False)
    return lambda: easygraph.effective_size(g), lambda found: [found[v] for v in range(graph.nodes)]


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx(directed=False)
    return lambda: networkx.effective_size(g), lambda found: [found[v] for v in range(graph.nodes)]
