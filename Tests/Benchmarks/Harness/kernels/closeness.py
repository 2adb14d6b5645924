# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel, load

kernel = Kernel(
    "closeness", "Closeness, exact", ["soc1k", "soc10k", "ws10k"],
    bars=[Bar(graph, 50, ["igraph"]) for graph in ["soc1k", "soc10k", "ws10k"]],
    sizes=["soc1k", "soc10k", "soc30k", "soc100k"], power=2, threads=("soc10k", 1.5),
    note="Wasserman and Faust's, which igraph's is too where all are joined, as in these graphs.")


@kernel.by_definition
def definition(graph):
    distances = load("harmonic").module.distances
    found = []
    for node in range(graph.nodes):
        steps = distances(graph.sets, node)
        others, total = len(steps) - 1, sum(steps.values())
        found.append(others / total * others / (graph.nodes - 1) if total else float("nan"))
    return found


@kernel.peer("igraph")
def igraph(graph, threads):
    return graph.igraph(directed=False).closeness, list


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    g = graph.networkit(threads, directed=False)
    kind = networkit.centrality.ClosenessVariant.GENERALIZED
    return lambda: networkit.centrality.Closeness(g, True, kind).run().scores(), list


@kernel.peer("graph-tool")
def graph_tool(graph, threads):
    import graph_tool.centrality
    g = graph.graph_tool(threads, directed=False)
    return lambda: graph_tool.centrality.closeness(g), lambda found: found.a


@kernel.peer("rustworkx")
def rustworkx(graph, threads):
    import rustworkx
    g = graph.rustworkx(directed=False)
    run = lambda: rustworkx.closeness_centrality(g, wf_improved=True)  # noqa: E731
    return run, lambda found: [found[v] for v in range(graph.nodes)]
