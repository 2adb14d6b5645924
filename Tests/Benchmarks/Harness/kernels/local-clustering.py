# SPDX-License-Identifier: Apache-2.0
import math

from registry import Bar, Kernel

GRAPHS = ["soc1k", "soc100k", "ws100k"]
kernel = Kernel(
    "local-clustering", "Local clustering", GRAPHS,
    bars=[Bar(graph, times, [peer]) for graph in ["soc100k", "ws100k"]
          for peer, times in [("igraph", 2), ("graphblas", 1.5)]],
    threads=("soc100k", 1.5), power=1.5,
    note="Undefined below two contacts; NetworKit, graph-tool, rustworkx and SciPy's matrices put 0.")


def undefined(values, graph):
    """Nodes with fewer than two contacts made not a number."""
    return [math.nan if len(row) < 2 else value for value, row in zip(values, graph.sets)]


@kernel.by_definition
def definition(graph):
    found = []
    for row in graph.sets:
        contacts = set(row)
        closed = sum(len(contacts.intersection(graph.sets[other])) for other in row)
        found.append(closed / (len(row) * (len(row) - 1)) if len(row) > 1 else math.nan)
    return found


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return lambda: g.transitivity_local_undirected(mode="nan"), list


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return (
        lambda: networkit.centrality.LocalClusteringCoefficient(g, True).run().scores(),
        lambda scores: undefined(scores, graph))


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.clustering
    g = graph.graph_tool(threads, directed=False)
    return (
        lambda: graph_tool.clustering.local_clustering(g), lambda found: undefined(found.a, graph))


@kernel.peer("graphblas")
def graphblas(graph, threads):
    import graphblas
    matrix = graph.graphblas(threads, directed=False, kind=int)
    degrees = matrix.reduce_rowwise("plus").new().to_dense(0)

    def run():
        closed = graphblas.Matrix(int, graph.nodes, graph.nodes)
        closed(mask=matrix.S) << matrix.mxm(matrix, graphblas.semiring.plus_pair)
        return closed.reduce_rowwise("plus").new()

    def answer(found):
        counts = found.to_dense(0)
        return [count / (degree * (degree - 1)) if degree > 1 else math.nan
                for count, degree in zip(counts.tolist(), degrees.tolist())]

    return run, answer
