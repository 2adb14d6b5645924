# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "triangles", "Triangles and transitivity", ["soc1k", "soc100k", "ws100k"],
    bars=[Bar(graph, times, [peer]) for graph in ["soc100k", "ws100k"]
          for peer, times in [("igraph", 2), ("graphblas", 1.5)]],
    same=same.close(1e-9), threads=("soc100k", 1.5), power=1.5,
    note="GraphBLAS counts by the lower half of the matrix (Sandia).")


@kernel.by_definition
def definition(graph):
    rows = [set(row) for row in graph.sets]
    closed = sum(len(rows[node] & rows[other]) for node in range(graph.nodes) for other in rows[node])
    return [closed / sum(len(row) * (len(row) - 1) for row in rows)]


def share(triangles, graph):
    return [6 * triangles / sum(len(row) * (len(row) - 1) for row in graph.sets)]


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph(directed=False).transitivity_undirected, lambda found: [found]


@kernel.peer("graphblas")
def graphblas(graph, threads):
    import graphblas
    lower = graphblas.select.tril(graph.graphblas(threads, directed=False, kind=int), -1).new()

    def run():
        closed = graphblas.Matrix(int, graph.nodes, graph.nodes)
        closed(mask=lower.S) << lower.mxm(lower, graphblas.semiring.plus_pair)
        return closed.reduce_scalar("plus").new().value

    return run, lambda found: share(found or 0, graph)


@kernel.peer("scikit-network")
def scikit_network(graph, threads):
    import sknetwork.topology
    matrix = graph.scipy(directed=False)
    return lambda: sknetwork.topology.count_triangles(matrix), lambda found: share(found, graph)


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.transitivity(g), lambda found: [found]


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.clustering
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.clustering.global_clustering(g), lambda found: [found[0]]
