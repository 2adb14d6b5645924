# SPDX-License-Identifier: Apache-2.0
"""Sees that everything still works: small graphs, answers compared, nothing timed."""

import array
import concurrent.futures
import json
import pathlib
import subprocess
import tempfile

import contestant
import graphs
from graph import Graph
from graphs import say

#: Seconds that anything here may take.
LIMIT = 300


def run(kernels, options):
    """Compares ours with definitions and with the peers that are here; 1 where anything differs."""
    cases = [(kernel, name) for kernel in kernels for name in kernel.quick]
    for kernel, name in cases:
        graphs.make(name, kernel, options)
    with tempfile.TemporaryDirectory() as folder, \
         concurrent.futures.ThreadPoolExecutor(2) as pool:
        theirs = {peer: pool.submit(answers, peer, cases, pathlib.Path(folder), options)
                  for peer in options.here}
        outcomes = list(pool.map(lambda case: check(*case, theirs, options), cases))
    for line in sum(outcomes, []):
        say(f"FAILED: {line}")
    absent = sorted({peer for kernel in kernels for peer in [*kernel.peers, *kernel.scripts]}
                    - set(options.here))
    if absent:
        say(f"Not here, so not compared with: {', '.join(absent)}.")
    say(f"{len(kernels)} kernels, {len(sum(outcomes, []))} failures.")
    return 1 if any(outcomes) else 0


def answers(peer, cases, folder, options):
    """The answers of a peer to all cases it knows, or why it gave none; one process for all."""
    words, places, found = [], [], {}
    for kernel, name in cases:
        if peer in kernel.peers:
            file = folder / f"{peer}-{len(places)}"
            words += [kernel.name, str(graphs.path(name, options)), str(file)]
            places.append((kernel.name, name, file))
        elif peer in kernel.scripts:
            path = graphs.path(name, options)
            with contestant.peer(peer, kernel, path, 1, LIMIT) as runner:
                found[kernel.name, name] = runner.answer()
    if not places:
        return found
    process = subprocess.run(
        [contestant.python(peer), "peer.py", "answers", peer, *words], cwd=contestant.HERE,
        env=contestant.environment(1), capture_output=True, text=True, timeout=LIMIT)
    replies = [json.loads(line) for line in process.stdout.splitlines() if line.startswith("{")]
    errors = {reply["kernel"]: reply["error"] for reply in replies if "error" in reply}
    for kernel, name, file in places:
        if file.exists():
            numbers = array.array("d")
            numbers.frombytes(file.read_bytes())
            found[kernel, name] = numbers
        else:
            last = (process.stderr.strip().splitlines() or ["ended without a word"])[-1]
            found[kernel, name] = errors.get(kernel, last)
    return found


def check(kernel, name, theirs, options):
    """What is wrong with ours on a graph."""
    path = graphs.path(name, options)
    graph = Graph(path)
    faults, compared = [], []
    with contestant.ours(options.binary, kernel, path, 1, LIMIT) as one, \
         contestant.ours(options.binary, kernel, path, 2, LIMIT) as two:
        mine = one.answer()
        one.round()
        if two.answer().tobytes() != mine.tobytes():
            faults.append(f"{kernel.name} on {name}: other bits with two threads")
    others = {}
    if kernel.definition:
        others["definition"] = list(map(float, kernel.definition(graph)))
    for peer, answers in theirs.items():
        answer = answers.result().get((kernel.name, name))
        if answer is not None:
            others[peer] = answer
    for other, answer in others.items():
        difference = answer if isinstance(answer, str) else kernel.same(mine, answer, graph)
        if difference:
            faults.append(f"{kernel.name} on {name}: not as {other}: {difference}")
        compared.append(other)
    say(f"{kernel.name} on {name}: {len(mine)} numbers, compared with "
        + (", ".join(compared) or "nobody"))
    return faults
