# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "eigenvector", "Eigenvector centrality", ["soc1k", "soc100k"], bars=[Bar("soc100k", 2.5)],
    same=same.proportional(1e-5), quick=["soc300", "Tests/OracleTests/Data/karate"],
    note="All stop at a change of 1e-9, but igraph, which cannot be told; answers agree to 1e-5 of the largest.")


@kernel.by_definition
def definition(graph):
    """Sums over contacts, and oneself so that two-mode graphs settle, time and again."""
    score = [1.0] * graph.nodes
    for _ in range(2000):
        after = [score[node] + sum(score[other] for other in row)
                 for node, row in enumerate(graph.sets)]
        most = max(after)
        score = [value / most for value in after]
    return score


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph(directed=False).eigenvector_centrality, list


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return lambda: networkit.centrality.EigenvectorCentrality(g, tol=1e-9).run().scores(), list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.centrality
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.centrality.eigenvector(g, epsilon=1e-9)[1], lambda found: found.a


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return (
        lambda: rustworkx.eigenvector_centrality(g, max_iter=1000, tol=1e-9),
        lambda found: [found[v] for v in range(graph.nodes)])
