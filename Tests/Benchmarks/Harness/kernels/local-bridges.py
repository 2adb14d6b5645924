# SPDX-License-Identifier: Apache-2.0
from registry import Kernel

kernel = Kernel(
    "local-bridges", "Local bridges", ["soc10k", "soc100k"], power=1.5,
    threads=("soc100k", 1),
    note="Of the peers only NetworkX has local bridges and the range of ties.")


def ties(graph):
    """Tied pairs in order."""
    return [(node, other) for node in range(graph.nodes) for other in graph.sets[node] if node < other]


@kernel.by_definition
def definition(graph):
    rows = [set(row) for row in graph.sets]
    return [float(not rows[node] & rows[other]) for node, other in ties(graph)]


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx(directed=False)

    def answer(found):
        local = {(min(edge), max(edge)) for edge in found}
        return [float(tie in local) for tie in ties(graph)]

    return lambda: list(networkx.local_bridges(g, with_span=False)), answer
