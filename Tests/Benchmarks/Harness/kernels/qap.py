# SPDX-License-Identifier: Apache-2.0
import math

import same
from registry import Bar, Kernel

kernel = Kernel(
    "qap", "QAP correlation, 999 renamings", ["soc1k"], bars=[Bar("soc1k", 1000, ["sna"])],
    same=lambda ours, theirs, graph: same.close(1e-9)(ours[:1], theirs[:1], graph),
    sizes=["soc300", "soc1k", "soc3k", "soc10k"], power=1, threads=("soc1k", 1.8),
    scripts={"sna": "qap.R"},
    note="sna renames 9 times in a run and its time is multiplied by 111.")


@kernel.by_definition
def definition(graph):
    n, ties = graph.nodes, set(zip(graph.sources, graph.targets))
    other = {(s, 0 if (s + t) % 20 == 0 else t) for s, t in ties}
    other = {(s, t) for s, t in other if s != t}
    pairs = n * (n - 1)
    a, b, both = len(ties) / pairs, len(other) / pairs, len(ties & other) / pairs
    return [(both - a * b) / math.sqrt(a * (1 - a) * b * (1 - b))]
