# SPDX-License-Identifier: Apache-2.0
"""A process that holds a graph and runs one peer's kernel on it whenever it is told to.

usage: peer.py KERNEL PEER FILE THREADS
"""

import array
import importlib
import json
import sys
import time

import registry
from graph import Graph


#: What to import for a peer whose module is called otherwise.
MODULES = {"graph-tool": "graph_tool.all", "scikit-network": "sknetwork"}


def memory(field):
    with open("/proc/self/status") as status:
        return next(1024 * int(line.split()[1]) for line in status if line.startswith(field))


def reply(**values):
    print(json.dumps(values), flush=True)


def main(kernel, peer, path, threads):
    graph = Graph(path)
    # What importing takes is neither timed nor counted as the graph's.
    importlib.import_module(MODULES.get(peer, peer))
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
            with open(words[1].strip(), "wb") as file:
                array.array("d", map(float, answer(outcome))).tofile(file)
        del outcome
        reply(cpu=cpu, wall=wall, peak=memory("VmHWM:"))


if __name__ == "__main__":
    main(*sys.argv[1:])
