# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel


def same_degrees(ours, theirs, graph):
    """Both are simple and give every node as many ties each way as the graph does."""
    wanted = degrees(zip(graph.sources, graph.targets), graph.nodes)
    for name, ends in [("ours", ours), ("theirs", theirs)]:
        pairs = list(zip(map(int, ends[0::2]), map(int, ends[1::2])))
        if len(set(pairs)) < len(pairs) or any(source == target for source, target in pairs):
            return f"{name} has loops or repeats"
        if degrees(pairs, graph.nodes) != wanted:
            return f"{name} has other degrees"
        kept = len(set(pairs) & set(zip(graph.sources, graph.targets)))
        if len(pairs) > 1000 and kept > len(pairs) / 2:
            return f"{name} kept {kept} of {len(pairs)} ties"
    return None


def degrees(pairs, count):
    outs, ins = [0] * count, [0] * count
    for source, target in pairs:
        outs[source] += 1
        ins[target] += 1
    return outs, ins


kernel = Kernel(
    "rewiring", "Degree-preserving rewiring, 20 tries a tie", ["soc10k", "soc100k"],
    bars=[Bar("soc10k", 2.5), Bar("soc100k", 2.5)], same=same_degrees,
    note="Tries are counted alike: one try is one pair of ties looked at.")


@kernel.peer("igraph")
def igraph(graph, threads):
    g = graph.igraph()

    def run():
        copy = g.copy()
        copy.rewire(n=20 * graph.count, mode="simple")
        return copy

    return run, lambda drawn: [end for edge in drawn.get_edgelist() for end in edge]


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads)

    def run():
        method = networkit.randomization.EdgeSwitching(g, 20, False)
        method.run()
        return method.getGraph()

    return run, lambda drawn: [end for edge in drawn.iterEdges() for end in edge]


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.generation
    g = graph.graph_tool(threads)

    def run():
        copy = g.copy()
        graph_tool.generation.random_rewire(copy, "configuration", n_iter=20, edge_sweep=True,
                                            parallel_edges=False, self_loops=False)
        return copy

    return run, lambda drawn: drawn.get_edges().flatten()
