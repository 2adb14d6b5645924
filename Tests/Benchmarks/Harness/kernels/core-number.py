# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel

kernel = Kernel(
    "core-number", "Core numbers", ["soc100k", "aff55k"], bars=[Bar("soc100k", 1.3), Bar("aff55k", 1)])


@kernel.by_definition
def definition(graph):
    rows = [set(row) for row in graph.sets]
    left, found, core = set(range(graph.nodes)), [0] * graph.nodes, 0
    while left:
        least = min(left, key=lambda node: len(rows[node]))
        core = max(core, len(rows[least]))
        found[least] = core
        left.remove(least)
        for other in rows[least]:
            rows[other].remove(least)
    return found


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph(directed=False).coreness, list


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return lambda: networkit.centrality.CoreDecomposition(g).run().scores(), list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.topology
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.topology.kcore_decomposition(g), lambda found: found.a


@kernel.peer("scikit-network")
def scikit_network(graph, threads):
    import sknetwork.topology
    matrix = graph.scipy(directed=False, kind=bool)
    return lambda: sknetwork.topology.get_core_decomposition(matrix), list


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.core_number(g), lambda found: [found[v] for v in range(graph.nodes)]
