# SPDX-License-Identifier: Apache-2.0
import math

from registry import Kernel, load

kernel = Kernel(
    "tie-range", "Range of ties", ["soc1k", "soc10k"], power=2, sizes=["soc1k", "soc10k", "soc100k"],
    threads=("soc10k", 1),
    note="NetworkX finds it for local bridges only; that of other ties is 2. The power in theory is "
         "that of ties whose ends lie far apart without them.")


@kernel.by_definition
def definition(graph):
    found = []
    for node, other in load("local-bridges").module.ties(graph):
        steps, order = {node: 0}, [node]
        for place in order:
            for far in graph.sets[place]:
                if far not in steps and {place, far} != {node, other}:
                    steps[far] = steps[place] + 1
                    order.append(far)
        found.append(steps.get(other, math.nan))
    return found


@kernel.peer("networkx")
def networkx(graph, threads):
    import networkx
    g = graph.networkx(directed=False)

    def answer(found):
        spans = {(min(edge), max(edge)): span for *edge, span in found}
        ranges = [spans.get(tie, 2) for tie in load("local-bridges").module.ties(graph)]
        return [span if math.isfinite(span) else math.nan for span in ranges]

    return lambda: list(networkx.local_bridges(g, with_span=True)), answer
