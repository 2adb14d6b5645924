# SPDX-License-Identifier: Apache-2.0
import baseline
import same
from graph import Graph
from registry import Bar, Kernel

kernel = Kernel(
    "louvain", "Communities, Louvain", ["soc1k", "soc100k", "ws100k", "aff55k"],
    bars=[Bar(graph, 1.7, ["networkit"]) for graph in ["soc1k", "soc100k", "ws100k", "aff55k"]],
    same=same.as_good_parts(0.005), quality=Graph.modularity,
    quick=["soc1k", "Tests/OracleTests/Data/karate"],
    note="Q is modularity; a promise is met only where ours is within 0.005 of the best.")

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
