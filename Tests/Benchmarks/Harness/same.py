# SPDX-License-Identifier: Apache-2.0
"""When two answers are the same. Each function gives one that says how they differ, or None."""

import math


def close(relative=1e-9, absolute=1e-12):
    """Numbers one by one, within rounding; not-a-number only where both have it."""

    def compare(ours, theirs, graph):
        if len(ours) != len(theirs):
            return f"{len(ours)} numbers against {len(theirs)}"
        scale = max((abs(x) for x in theirs if math.isfinite(x)), default=1)
        for place, (x, y) in enumerate(zip(ours, theirs)):
            if math.isnan(x) and math.isnan(y):
                continue
            if not abs(x - y) <= relative * abs(y) + absolute * max(scale, 1):
                return f"{x} against {y} at {place}"
        return None

    return compare


def proportional(relative=1e-6):
    """Numbers that are the same but for a common factor."""

    def compare(ours, theirs, graph):
        most, peak = max(map(abs, ours)), max(map(abs, theirs))
        return close(relative, relative)([x / most for x in ours], [y / peak for y in theirs], graph)

    return compare


def as_good_parts(margin=0.005):
    """Divisions into parts, ours with at least the modularity of theirs less a margin."""

    def compare(ours, theirs, graph):
        mine, other = graph.modularity(ours), graph.modularity(theirs)
        if not mine >= other - margin:
            return f"modularity {mine:.4f} against {other:.4f}"
        return None

    return compare


def same_parts(ours, theirs, graph):
    """The same division of nodes into parts, whatever the parts are called."""
    pairs = set(zip(ours, theirs))
    if len(pairs) == len(set(ours)) == len(set(theirs)):
        return None
    return f"{len(set(ours))} parts against {len(set(theirs))}"


def labels(parts, count):
    """The number of each node's part, of parts given as their members."""
    found = [0] * count
    for label, part in enumerate(parts):
        for node in part:
            found[node] = label
    return found
