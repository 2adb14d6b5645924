# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel

kernel = Kernel(
    "dyad-census", "Dyad census", ["soc1k", "soc100k", "rmat16"], bars=[Bar("soc100k", 5, ["igraph"])])


@kernel.by_definition
def definition(graph):
    ties = set(zip(graph.sources, graph.targets))
    mutual = sum((target, source) in ties for source, target in ties) // 2
    asymmetric = len(ties) - 2 * mutual
    return [mutual, asymmetric, graph.nodes * (graph.nodes - 1) // 2 - mutual - asymmetric]


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph().dyad_census, list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.topology
    g = graph.graph_tool(threads)

    def answer(reciprocity):
        mutual = round(reciprocity * graph.arcs / 2)
        asymmetric = graph.arcs - 2 * mutual
        return [mutual, asymmetric, graph.nodes * (graph.nodes - 1) // 2 - mutual - asymmetric]

    return lambda: graph_tool.topology.edge_reciprocity(g), answer
