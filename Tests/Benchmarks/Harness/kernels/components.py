# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "components", "Components", ["soc100k", "aff55k"], bars=[Bar("soc100k", 1.1)],
    same=same.same_parts)


@kernel.by_definition
def definition(graph):
    parts, rows = [None] * graph.nodes, graph.sets
    for start in range(graph.nodes):
        open_nodes = [start] if parts[start] is None else []
        while open_nodes:
            node = open_nodes.pop()
            if parts[node] is None:
                parts[node] = start
                open_nodes += rows[node]
    return parts


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return g.connected_components, lambda found: found.membership


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    run = lambda: networkit.components.ConnectedComponents(g).run().getPartition()  # noqa: E731
    return run, lambda p: p.getVector()


@kernel.peer("scipy")
def scipy(graph, threads):
    import scipy.sparse.csgraph
    matrix = graph.scipy(directed=False)
    return (
        lambda: scipy.sparse.csgraph.connected_components(matrix, directed=False),
        lambda found: found[1])


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.topology
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.topology.label_components(g)[0], lambda found: found.a


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.connected_components(g), lambda parts: same.labels(parts, graph.nodes)
