# SPDX-License-Identifier: Apache-2.0
import baseline
import same
from graph import Graph
from registry import Bar, Kernel

kernel = Kernel(
    "leiden", "Communities, Leiden", ["soc1k", "soc100k", "ws100k", "aff55k"],
    bars=[Bar(graph, 2, ["igraph", "leidenalg"])
          for graph in ["soc1k", "soc100k", "ws100k", "aff55k"]],
    same=same.as_good_parts(0.005), quality=Graph.modularity,
    quick=["soc1k", "Tests/OracleTests/Data/karate"],
    note="Q is modularity; a promise is met only where ours is within 0.005 of the best. Peers repeat until "
         "nothing changes (n_iterations = −1), ours until then or ten times.")

kernel.by_definition(baseline.moved_parts)


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    run = lambda: g.community_leiden(objective_function="modularity", n_iterations=-1)  # noqa: E731
    return run, lambda found: found.membership


@kernel.peer("leidenalg")
def leidenalg(graph, threads):
    import leidenalg
    g = graph.igraph(directed=False)
    return (
        lambda: leidenalg.find_partition(
            g, leidenalg.ModularityVertexPartition, n_iterations=-1, seed=1),
        lambda found: found.membership)


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return (
        lambda: networkit.community.ParallelLeiden(g, randomize=False).run().getPartition(),
        lambda p: p.getVector())
