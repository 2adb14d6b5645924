# SPDX-License-Identifier: Apache-2.0
from registry import Kernel


def is_stable(ours, theirs, graph):
    """No node of ours has more ties to another label than to its own; peers may stop earlier."""
    for node, row in enumerate(graph.sets):
        ties = {}
        for other in row:
            ties[ours[other]] = ties.get(ours[other], 0) + 1
        if ties and ties.get(ours[node], 0) < max(ties.values()):
            return f"node {node} follows a minority"
    return None


kernel = Kernel(
    "label-propagation", "Communities, label propagation", ["soc100k", "ws100k"], same=is_stable,
    quick=["soc300", "Tests/OracleTests/Data/karate"],
    note="Parts differ with the order of nodes; what is checked is that each of ours follows most of "
         "its contacts. NetworKit stops when few nodes still change.")


@kernel.by_definition
def definition(graph):
    return range(graph.nodes)


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    return lambda: networkit.community.PLP(g).run().getPartition(), lambda p: p.getVector()


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return g.community_label_propagation, lambda found: found.membership
