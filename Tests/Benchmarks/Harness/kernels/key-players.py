# SPDX-License-Identifier: Apache-2.0
from registry import Kernel

kernel = Kernel(
    "key-players", "Key players, positive, ten of them", ["soc1k"], sizes=["soc300", "soc1k", "soc2k"],
    power=2, threads=("soc1k", 1), note="No peer has it; the value is checked against its definition.",
    same=lambda ours, theirs, graph: None if abs(ours[0] - value(graph, ours[1:])) < 1e-9
    else f"{ours[0]} against {value(graph, ours[1:])}")


def value(graph, members):
    """Σ 1/d from the set to the others, divided by their number."""
    rows = graph.sets
    members = [int(node) for node in members]
    distance, order = dict.fromkeys(members, 0), list(members)
    for node in order:
        for other in rows[node]:
            if other not in distance:
                distance[other] = distance[node] + 1
                order.append(other)
    return sum(1 / d for d in distance.values() if d) / (graph.nodes - len(members))


@kernel.by_definition
def definition(graph):
    return []
