# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "strong-components", "Strong components", ["soc100k", "rmat16"], bars=[Bar("soc100k", 1.4)],
    same=same.same_parts)


@kernel.by_definition
def definition(graph):
    """Nodes that reach one another."""
    rows = graph.rows()
    reached = []
    for start in range(graph.nodes):
        seen, order = {start}, [start]
        for node in order:
            order += [other for other in rows[node] if not (other in seen or seen.add(other))]
        reached.append(seen)
    return [min(other for other in reached[node] if node in reached[other])
            for node in range(graph.nodes)]


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph()
    return lambda: g.connected_components(mode="strong"), lambda found: found.membership


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads)
    run = lambda: networkit.components.StronglyConnectedComponents(g).run().getPartition()  # noqa: E731
    return run, lambda p: p.getVector()


@kernel.peer("scipy")
def scipy(graph, threads):
    import scipy.sparse.csgraph
    matrix = graph.scipy()
    return (
        lambda: scipy.sparse.csgraph.connected_components(matrix, connection="strong"),
        lambda found: found[1])


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.topology
    g = graph.graph_tool(threads)
    return lambda: graph_tool.topology.label_components(g)[0], lambda found: found.a


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx()
    return (
        lambda: rustworkx.strongly_connected_components(g),
        lambda parts: same.labels(parts, graph.nodes))
