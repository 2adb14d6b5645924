# SPDX-License-Identifier: Apache-2.0
import baseline
import same
from registry import Bar, Kernel

kernel = Kernel(
    "louvain", "Communities, Louvain", ["soc1k", "soc100k", "ws100k", "aff55k"],
    bars=[Bar(graph, 1.7, ["networkit"]) for graph in ["soc1k", "soc100k", "ws100k", "aff55k"]],
    same=same.as_good_parts(0.005), quick=["soc300", "Tests/OracleTests/Data/karate"],
    note="The same answer is one whose modularity is at least the peer's − 0.005.")

kernel.by_definition(baseline.moved_parts)


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return lambda: networkit.community.PLM(g, refine=False).run().getPartition(), lambda p: p.getVector()


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return g.community_multilevel, lambda found: found.membership


@kernel.peer("scikit-network")
def scikit_network(graph, threads):
    import sknetwork.clustering
    matrix = graph.scipy(directed=False)
    return lambda: sknetwork.clustering.Louvain(random_state=1).fit_predict(matrix), list


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    if not hasattr(rustworkx, "louvain_communities"):
        raise NotImplementedError("this version has no Louvain")
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.louvain_communities(g), lambda parts: labels(parts, graph.nodes)


def labels(parts, count):
    found = [0] * count
    for label, part in enumerate(parts):
        for node in part:
            found[node] = label
    return found
