# SPDX-License-Identifier: Apache-2.0
"""What a kernel is: the graphs it is measured on, its peers, when answers agree, what is promised."""

import importlib.util
import pathlib
from dataclasses import dataclass, field
from typing import Callable

import same as agreement

FOLDER = pathlib.Path(__file__).parent / "kernels"
SOCIAL = ["soc1k", "soc10k", "soc100k", "soc1m"]


@dataclass
class Bar:
    """How many times faster than a peer ours must be on a graph."""

    graph: str
    times: float
    #: The peers meant; empty for the best of all.
    peers: list[str] = field(default_factory=list)
    threads: int = 1


@dataclass
class Kernel:
    """One thing that is measured; ours has the same name in Sources/Benchmarks/Kernels."""

    name: str
    title: str
    #: The graphs on which ours meets its peers.
    graphs: list[str]
    bars: list[Bar] = field(default_factory=list)
    #: Says in words how two answers differ, or None: same(ours, theirs, graph).
    same: Callable = agreement.close()
    #: Ours alone, to see how time grows; and how it should, as a power of nodes and ties.
    sizes: list[str] = field(default_factory=lambda: SOCIAL)
    power: float = 1.0
    #: Times faster with two threads than with one that are promised, on a graph.
    threads: tuple[str, float] | None = None
    #: What --quick runs.
    quick: list[str] = field(default_factory=lambda: ["soc300"])
    #: What a reader must know to read the row rightly.
    note: str = ""
    #: How good an answer is, where answers differ and more is better: quality(graph, answer).
    quality: Callable | None = None
    #: The kind of text that must stand beside the graph's file; see reading.py.
    text: str = ""
    #: Where it was loaded from, for what other kernels can use of it.
    module: object = None
    peers: dict[str, Callable] = field(default_factory=dict)
    scripts: dict[str, str] = field(default_factory=dict)
    definition: Callable | None = None

    def peer(self, name):
        """Marks how a peer does it: prepare(graph, threads) gives what is timed, and how what that
        gives becomes an answer."""

        def register(prepare):
            self.peers[name] = prepare
            return prepare

        return register

    def by_definition(self, answer):
        """Marks the definition in plain Python, which the quick form checks against."""
        self.definition = answer
        return answer


def load(name):
    """The kernel of a name."""
    specification = importlib.util.spec_from_file_location(
        "kernel_" + name.replace("-", "_"), FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    module.kernel.module = module
    return module.kernel


def names():
    """All kernels, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.py"))
