# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel

kernel = Kernel(
    "cut-points", "Cut-points", ["soc100k", "aff55k"], bars=[Bar("soc100k", 4)])


def flags(nodes, count):
    found = [0] * count
    for node in nodes:
        found[node] = 1
    return found


@kernel.by_definition
def definition(graph):
    """Nodes without which there are more components."""

    def components(rows, without):
        seen, count = {without}, 0
        for start in range(graph.nodes):
            if start not in seen:
                seen.add(start)
                order, count = [start], count + 1
                for node in order:
                    order += [far for far in rows[node] if not (far in seen or seen.add(far))]
        return count

    whole = components(graph.sets, None)
    return [float(components(graph.sets, node) > whole) for node in range(graph.nodes)]


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return g.articulation_points, lambda found: flags(found, graph.nodes)


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.topology
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.topology.label_biconnected_components(g)[1], lambda found: found.a


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)

    def answer(found):
        return [len(found.getComponentsOfNode(node)) > 1 for node in range(graph.nodes)]

    return lambda: networkit.components.BiconnectedComponents(g).run(), answer


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.articulation_points(g), lambda found: flags(found, graph.nodes)
