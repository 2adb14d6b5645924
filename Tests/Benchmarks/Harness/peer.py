# SPDX-License-Identifier: Apache-2.0
"""A process that holds a graph and runs one peer's kernel on it whenever it is told to.

usage: peer.py serve PEER KERNEL FILE THREADS
       peer.py answers PEER KERNEL FILE ANSWER [KERNEL FILE ANSWER]…
"""

import array
import importlib
import json
import random
import sys
import time

import registry
import standin
from graph import Graph

#: What to import for a peer whose module is called otherwise.
MODULES = {"graph-tool": "graph_tool.all", "scikit-network": "sknetwork"}


def memory(field):
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith(field))


def reply(**values):
    print(json.dumps(values), flush=True)


def bring_in(peer):
    """Imports a peer's library, the same way every time."""
    if peer == "easygraph":
        standin.replace_missing("torch", "torch_geometric", "torch_scatter")
    importlib.import_module(MODULES.get(peer, peer))
    # igraph draws from Python's generator.
    random.seed(1)


def write(answer, path):
    with open(path, "wb") as file:
        array.array("d", map(float, answer)).tofile(file)


def serve(peer, kernel, path, threads):
    """Runs a kernel against the clock, and leaves its answer where it is asked to."""
    graph = Graph(path)
    # What importing takes is neither timed nor counted as the graph's.
    bring_in(peer)
    graph.columns
    before = memory("VmRSS:")
    run, answer = registry.load(kernel).peers[peer](graph, int(threads))
    reply(**{"resident-before": before, "resident": memory("VmRSS:")})
    for line in sys.stdin:
        words = line.split(maxsplit=1)
        cpu, wall = time.process_time(), time.perf_counter()
        outcome = run()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        if words[0] == "answer":
            write(answer(outcome), words[1].strip())
        del outcome
        reply(cpu=cpu, wall=wall, peak=memory("VmHWM:"))


def answers(peer, *words):
    """Leaves the answers of several kernels; says of each that could not run why."""
    for kernel, path, file in zip(words[0::3], words[1::3], words[2::3]):
        try:
            bring_in(peer)
            run, answer = registry.load(kernel).peers[peer](Graph(path), 1)
            write(answer(run()), file)
        except Exception as error:  # noqa: BLE001 – whatever a library throws is its answer.
            reply(kernel=kernel, error=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    {"serve": serve, "answers": answers}[sys.argv[1]](*sys.argv[2:])
