# SPDX-License-Identifier: Apache-2.0
import same
from registry import Bar, Kernel

kernel = Kernel(
    "betweenness", "Betweenness, exact", ["soc1k", "soc10k", "ws10k", "aff5500"],
    bars=[Bar("soc1k", 3, ["igraph"]), Bar("soc10k", 3, ["igraph"]), Bar("ws10k", 2, ["igraph"]),
          Bar("aff5500", 3, ["igraph"]), Bar("soc10k", 3, ["graph-tool"], threads=2)],
    same=same.close(1e-8), sizes=["soc1k", "soc3k", "soc10k", "soc30k"], power=2,
    threads=("soc10k", 1.8))


@kernel.by_definition
def definition(graph):
    return scores(graph, graph.rows(), graph.directed)


def scores(graph, rows, directed):
    """Brandes 2001, with lists."""
    totals = [0.0] * graph.nodes
    for source in range(graph.nodes):
        order, distance, ways, shares = [source], {source: 0}, {source: 1}, {}
        for node in order:
            for other in rows[node]:
                if other not in distance:
                    distance[other], ways[other] = distance[node] + 1, 0
                    order.append(other)
                if distance[other] == distance[node] + 1:
                    ways[other] += ways[node]
        for node in reversed(order):
            shares[node] = sum(
                ways[node] / ways[other] * (1 + shares[other])
                for other in rows[node] if distance[other] == distance[node] + 1)
            if node != source:
                totals[node] += shares[node]
    return [total if directed else total / 2 for total in totals]


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph().betweenness, list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.centrality
    g = graph.graph_tool(threads)
    return lambda: graph_tool.centrality.betweenness(g, norm=False)[0], lambda found: found.a


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads)

    def answer(scores):
        # It counts the two orders of an undirected pair.
        return scores if graph.directed else [score / 2 for score in scores]

    return lambda: networkit.centrality.Betweenness(g).run().scores(), answer


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx()
    run = lambda: rustworkx.betweenness_centrality(g, normalized=False)  # noqa: E731
    return run, lambda found: [found[v] for v in range(graph.nodes)]
