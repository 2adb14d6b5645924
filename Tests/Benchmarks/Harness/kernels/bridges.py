# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel


def same_pairs(ours, theirs, graph):
    """The same pairs of nodes, in any order."""
    mine, other = pairs(ours), pairs(theirs)
    return None if mine == other else f"{len(mine)} bridges against {len(other)}"


def pairs(ends):
    return {(min(pair), max(pair)) for pair in zip(map(int, ends[0::2]), map(int, ends[1::2]))}


kernel = Kernel(
    "bridges", "Bridges", ["soc100k", "aff55k"], bars=[Bar("soc100k", 4)], same=same_pairs,
    note="NetworKit and SciPy have none.")


@kernel.by_definition
def definition(graph):
    """Ties whose ends nothing else joins."""
    rows = [set(row) for row in graph.sets]
    found = []
    for node in range(graph.nodes):
        for other in graph.sets[node]:
            if other > node:
                seen, order = {node}, [node]
                for place in order:
                    order += [
                        far for far in rows[place]
                        if {place, far} != {node, other} and not (far in seen or seen.add(far))]
                found += [] if other in seen else [node, other]
    return found


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph(directed=False)
    return g.bridges, lambda found: [end for edge in found for end in g.es[edge].tuple]


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    return lambda: rustworkx.bridges(g), lambda found: [end for edge in found for end in edge]


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx(directed=False)
    return (
        lambda: list(networkx.bridges(g)), lambda found: [end for edge in found for end in edge])
