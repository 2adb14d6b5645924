# SPDX-License-Identifier: Apache-2.0
"""What was compared, measure by measure and tool by tool."""
import math


class Row:
    """One measure beside one tool."""

    def __init__(self):
        self.networks, self.values, self.largest = set(), 0, 0.0


class Rows:
    def __init__(self):
        self.exact, self.drawn, self.undefined, self.others = {}, {}, {}, {}

    def note(self, measure, option, tool, network, ours, theirs, peers=()):
        """Compares numbers; peers are pairs of a further tool and how far it lies from the first."""
        largest = 0.0
        for mine, other in zip(ours, theirs, strict=True):
            gap = difference(mine, other)
            if gap is None:
                key = (measure, option, tool, mine is None)
                self.undefined[key] = self.undefined.get(key, 0) + 1
            else:
                largest = max(largest, gap)
        for name, apart in [(tool, 0.0), *peers]:
            row = self.exact.setdefault((measure, option, name), Row())
            row.networks.add(network)
            row.values += len(ours)
            row.largest = max(row.largest, largest + apart)

    def note_drawn(self, measure, what, tool, network, ours, theirs, error):
        """Compares what draws gave with what others gave, in standard errors of both together."""
        row = self.drawn.setdefault((measure, what, tool), Row())
        row.networks.add(network)
        row.values += 1
        apart = abs(ours - theirs)
        row.largest = max(row.largest, apart / error if error else math.inf if apart > 1e-12 else 0.0)

    def measures(self):
        return {key[0] for key in (*self.exact, *self.drawn)}


def difference(ours, theirs):
    """The relative difference, or None when only one of the two is undefined."""
    if ours is None or theirs is None:
        return 0.0 if ours is theirs else None
    if abs(ours - theirs) <= 1e-11:
        return 0.0
    return abs(ours - theirs) / max(abs(ours), abs(theirs))
