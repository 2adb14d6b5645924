# SPDX-License-Identifier: Apache-2.0
"""What the kernels that read files have in common."""

from collections import Counter

#: What a peer of processor time is asked for: no more threads than ours has.
SIZES = ["soc1k", "soc10k", "soc100k", "soc500k"]


def degrees(sources, targets):
    """How many ties go out from and come in to each node, by the order of their ids as bytes."""
    outs, ins = Counter(map(str, sources)), Counter(map(str, targets))
    return [count for name in sorted(outs | ins) for count in (outs[name], ins[name])]


def name(node):
    """The name a node has in files with names."""
    return f"member-{node * 2654435761 % 2**32:08x}"


def line(kind, source, target):
    if kind == "integers.tsv":
        return f"{source}\t{target}\n"
    if kind == "strings.tsv":
        return f"{name(source)}\t{name(target)}\n"
    return f"{name(source)},{name(target)},{(source + target) % 19 / 2 + 0.5}\n"


def write(graph, kind, path):
    """The ties as text of a kind."""
    with open(path, "w") as file:
        file.write("source,target,weight\n" if kind == "table.csv" else "")
        file.writelines(line(kind, *tie) for tie in zip(graph.sources, graph.targets))
