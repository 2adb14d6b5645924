# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel

kernel = Kernel(
    "build", "Build a graph from ties, both directions", ["soc10k", "soc100k", "soc100k-shuffled"],
    bars=[Bar("soc100k", 8), Bar("soc100k-shuffled", 8)],
    note="All get columns of numbers that are there already. SciPy and GraphBLAS build one direction only and are told apart; they are no graph library.")


def degrees(outs, ins):
    return [degree for pair in zip(outs, ins) for degree in pair]


@kernel.by_definition
def definition(graph):
    outs, ins = [0] * graph.nodes, [0] * graph.nodes
    for source, row in enumerate(graph.rows()):
        outs[source] = len(row)
        for target in row:
            ins[target] += 1
    return degrees(outs, ins)


@kernel.peer("igraph")
def igraph(graph, threads):
    import igraph
    import numpy
    edges = numpy.column_stack(graph.columns)
    return (
        lambda: igraph.Graph(n=graph.nodes, edges=edges, directed=True),
        lambda g: degrees(g.outdegree(), g.indegree()))


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    import numpy
    networkit.setNumberOfThreads(threads)
    sources, targets = (column.astype(numpy.uint64) for column in graph.columns)
    ones = numpy.ones(len(sources))

    def build():
        g = networkit.GraphFromCoo(
            (ones, (sources, targets)), n=graph.nodes, weighted=False, directed=True)
        g.sortEdges()
        return g

    return build, lambda g: degrees(
        [g.degreeOut(v) for v in range(graph.nodes)], [g.degreeIn(v) for v in range(graph.nodes)])


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool
    import numpy
    graph_tool.openmp_set_num_threads(threads)
    edges = numpy.column_stack(graph.columns).astype(numpy.int64)

    def build():
        g = graph_tool.Graph(directed=True)
        g.add_vertex(graph.nodes)
        g.add_edge_list(edges)
        return g

    return build, lambda g: degrees(
        g.get_out_degrees(range(graph.nodes)), g.get_in_degrees(range(graph.nodes)))


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    return (
        graph.rustworkx,
        lambda g: degrees(
            [g.out_degree(v) for v in range(graph.nodes)], [g.in_degree(v) for v in range(graph.nodes)]))
