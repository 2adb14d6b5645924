# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "pagerank", "PageRank", ["soc1k", "soc100k"],
    bars=[Bar("soc1k", 5, ["igraph"]), Bar("soc100k", 1.5, ["igraph"])],
    same=same.close(1e-6, 1e-9), threads=("soc100k", 1.5),
    note="To 1e-10 where a peer can be told; the honest claim above 100,000 nodes is parity to 2×.")


@kernel.by_definition
def definition(graph):
    rows, n = graph.rows(), graph.nodes
    rank = [1 / n] * n
    for _ in range(200):
        loose = sum(rank[v] for v in range(n) if not rows[v])
        after = [0.15 / n + 0.85 * loose / n] * n
        for node, row in enumerate(rows):
            for other in row:
                after[other] += 0.85 * rank[node] / len(row)
        rank = after
    return rank


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph().pagerank, list


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads)

    def run():
        method = networkit.centrality.PageRank(
            g, 0.85, 1e-10, distributeSinks=networkit.centrality.SinkHandling.DistributeSinks)
        return method.run().scores()

    return run, list


@kernel.peer("scikit-network")
def scikit_network(graph, threads):
    import sknetwork.ranking
    matrix = graph.scipy()
    return (
        lambda: sknetwork.ranking.PageRank(
            solver="RH", n_iter=1000, tol=1e-10).fit_predict(matrix), list)


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx()
    run = lambda: rustworkx.pagerank(g, tol=1e-10, max_iter=200)  # noqa: E731
    return run, lambda found: [found[v] for v in range(graph.nodes)]


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.centrality
    g = graph.graph_tool(threads)
    return lambda: graph_tool.centrality.pagerank(g, epsilon=1e-10), lambda found: found.a / found.a.sum()
