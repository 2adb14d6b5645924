# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel

kernel = Kernel(
    "harmonic", "Harmonic centrality, exact", ["soc1k", "soc10k", "ws10k"],
    bars=[Bar(graph, 50, ["igraph"]) for graph in ["soc1k", "soc10k", "ws10k"]],
    sizes=["soc1k", "soc10k", "soc30k", "soc100k"], power=2, threads=("soc10k", 1.5))


def distances(rows, start):
    """Steps from a node to all it reaches."""
    found, order = {start: 0}, [start]
    for node in order:
        for other in rows[node]:
            if other not in found:
                found[other] = found[node] + 1
                order.append(other)
    return found


@kernel.by_definition
def definition(graph):
    rows = graph.rows()
    return [
        sum(1 / steps for steps in distances(rows, node).values() if steps) / (graph.nodes - 1)
        for node in range(graph.nodes)]


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph()
    return lambda: g.harmonic_centrality(mode="out"), list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.centrality
    g = graph.graph_tool(threads)
    return (
        lambda: graph_tool.centrality.closeness(g, norm=False, harmonic=True),
        lambda found: [value / (graph.nodes - 1) for value in found.a])


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads)
    return lambda: networkit.centrality.HarmonicCloseness(g, True).run().scores(), list
