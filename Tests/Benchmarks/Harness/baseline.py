# SPDX-License-Identifier: Apache-2.0
"""What a simple way reaches, for quick checks of random methods where no peer is installed."""


def moved_parts(graph):
    """Nodes moved one by one, in order, to the part where modularity gains most, until none gains."""
    rows = graph.sets
    total = sum(map(len, rows))
    parts = list(range(graph.nodes))
    sums = list(map(len, rows))
    has_moved = True
    while has_moved:
        has_moved = False
        for node, row in enumerate(rows):
            ties = {parts[node]: 0}
            for other in row:
                ties[parts[other]] = ties.get(parts[other], 0) + 1
            sums[parts[node]] -= len(row)
            best = max(ties, key=lambda part: (
                ties[part] - len(row) * sums[part] / total, part == parts[node]))
            has_moved |= best != parts[node]
            parts[node] = best
            sums[best] += len(row)
    return parts
