# SPDX-License-Identifier: Apache-2.0
from registry import Bar, Kernel, load

ERROR = 0.01


def near(ours, theirs, graph):
    """Both are within ε of the truth, so they are within 2ε of each other."""
    worst = max(abs(x - y) for x, y in zip(ours, theirs))
    return None if len(ours) == len(theirs) and worst <= 2 * ERROR else f"off by {worst}"


kernel = Kernel(
    "sampled-betweenness", "Betweenness, sampled, ε = 0.01, δ = 0.1", ["soc10k", "soc100k"],
    bars=[Bar(graph, 2.5, ["networkit"]) for graph in ["soc10k", "soc100k"]], same=near, power=0.5,
    threads=("soc100k", 1),
    note="Both stop when they are sure enough (KADABRA).")


@kernel.by_definition
def definition(graph):
    others = (graph.nodes - 1) * (graph.nodes - 2) / 2
    return [score / others for score in load("betweenness").module.scores(graph, graph.sets, False)]


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    networkit.setSeed(1, False)
    g = graph.networkit(threads, directed=False)
    run = lambda: networkit.centrality.KadabraBetweenness(g, ERROR, 0.1).run()  # noqa: E731
    # It gives twice the share of pairs.
    return run, lambda found: [score / 2 for score in found.scores()]
