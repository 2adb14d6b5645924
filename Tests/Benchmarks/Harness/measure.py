# SPDX-License-Identifier: Apache-2.0
"""The parts of a measurement: races against peers, growth with size, gain by threads."""

import functools
import math
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import contestant
import graphs
import machine
from contestant import Broken, TooSlow
from graph import Graph
from graphs import say

#: A peer this many times slower than the fastest is not run again once its answer was compared,
#: unless a bar names it.
FAR_BEHIND = 3
#: Cores that others keep busy below which the machine is held to be idle.
IDLE = 0.15


def is_here(name, options):
    wanted = options.peer is None or name in options.peer
    return wanted and name in options.here


def is_asked(graph, options):
    return options.graph is None or graph in options.graph


def races(kernels, options):
    """Ours against all peers, on each of the kernels' graphs; what is promised comes first."""
    rows = []
    for kernel in kernels:
        promised = {(bar.graph, bar.threads) for bar in kernel.bars}
        rows += [(kernel, *row, row in promised)
                 for row in sorted(promised | {(name, 1) for name in kernel.graphs})
                 if is_asked(row[0], options)]
    for kernel, name, threads, _ in sorted(rows, key=lambda row: not row[3]):
        yield "races", f"{kernel.name} {name} {threads}", functools.partial(
            race, kernel, name, threads, options)


def race(kernel, name, threads, options):
    """Ours against all peers that give the same answer."""
    path = graphs.make(name, kernel, options)
    graph = Graph(path)
    row = {"kernel": kernel.name, "graph": name, "threads": threads, "nodes": graph.nodes,
           "arcs": graph.arcs, "left-out": {}}
    runners = []
    try:
        mine = contestant.ours(options.binary, kernel, path, threads, 10 * options.limit)
        runners.append(mine)
        answer = mine.answer()
        mine.quality = kernel.quality and kernel.quality(graph, answer)
        for peer in [*kernel.peers, *kernel.scripts]:
            if is_here(peer, options):
                reason = enter(peer, kernel, path, threads, answer, graph, runners, options)
                if reason:
                    row["left-out"][peer] = reason
                    say(f"{kernel.name} {name}: {peer} left out: {reason}")
        bystanders = machine.Bystanders()
        take_turns(mine, runners[1:], named(kernel, name, threads), options.rounds)
        again = [runner for runner in runners if len(runner.cpu) > 1]
        own = sum(sum(runner.cpu) * runner.repeats for runner in again)
        row["others"] = round(bystanders.cores(own), 2)
        row["ours"] = mine.summary()
        row["peers"] = {runner.name: runner.summary() for runner in runners[1:]}
    finally:
        for runner in runners:
            runner.close()
    say(f"{kernel.name} {name} x{threads}: " + ", ".join(
        f"{r.name} {statistics.median(r.cpu) * 1e3:.3g} ms" for r in runners))
    return row


def enter(peer, kernel, path, threads, answer, graph, runners, options):
    """Lets a peer run once; adds it to the runners, or says why it cannot take part."""
    try:
        runner = contestant.peer(peer, kernel, path, threads, options.limit)
    except (TooSlow, Broken) as reason:
        return str(reason)
    try:
        theirs = runner.answer()
        # Answers that differ in how good they are take part, and how good they are is said.
        runner.quality = kernel.quality and kernel.quality(graph, theirs)
        difference = None if kernel.quality else kernel.same(answer, theirs, graph)
        if not difference:
            runners.append(runner)
            return None
        reason = f"gives another answer: {difference}"
    except (TooSlow, Broken) as error:
        reason = str(error)
    runner.close()
    return reason


def named(kernel, graph, threads):
    """The peers that a bar is about."""
    return {peer for bar in kernel.bars if (bar.graph, bar.threads) == (graph, threads)
            for peer in bar.peers}


def take_turns(mine, peers, named, rounds):
    """Round after round, each begun by another, each run long enough for the clock to see."""
    fastest = min((peer.first["wall"] for peer in peers), default=0)
    runners = [mine]
    for peer in peers:
        if peer.name in named or peer.first["wall"] <= FAR_BEHIND * fastest:
            runners.append(peer)
        else:
            peer.take_first_run()
    for runner in runners:
        runner.settle_repeats()
    for number in range(rounds):
        first = number % len(runners)
        for runner in runners[first:] + runners[:first]:
            runner.round()


def growths(kernels, options):
    """How the time of each kernel grows."""
    for kernel in kernels:
        yield "growth", kernel.name, functools.partial(growth, kernel, options)


def growth(kernel, options):
    """Ours alone at sizes a factor of ten apart, and the power of nodes and ties that time is."""
    points = []
    for name in kernel.sizes:
        if not is_asked(name, options):
            continue
        path = graphs.make(name, kernel, options)
        graph = Graph(path)
        with contestant.ours(options.binary, kernel, path, 1, 10 * options.limit) as mine:
            mine.settle_repeats()
            # What takes long is timed well enough by one run.
            for _ in range(3 if mine.first["wall"] < 5 else 1):
                mine.round()
            # A summary calls the memory of the graph so.
            points.append({**mine.summary(), "graph": name, "nodes": graph.nodes, "arcs": graph.arcs})
        say(f"{kernel.name} {name}: {points[-1]['cpu'][0] * 1e3:.3g} ms")
    return {"points": points, "power": slope(points), "theory": kernel.power}


def slope(points):
    """The slope of the line through the logarithms of size and time, by least squares."""
    if len(points) < 2:
        return math.nan
    xs = [math.log(point["nodes"] + point["arcs"]) for point in points]
    ys = [math.log(point["cpu"][0]) for point in points]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum(
        (x - mean_x) ** 2 for x in xs)


def gains(kernels, options):
    """How much sooner each kernel is done with two threads."""
    for kernel in kernels:
        if kernel.threads:
            yield "threads", kernel.name, functools.partial(gain, kernel, options)


def gain(kernel, options):
    """One thread and two of ours in turn: the same bits, and how much sooner; on an idle machine."""
    name, bar = kernel.threads
    path = graphs.make(name, kernel, options)
    row = {"graph": name, "bar": bar}
    with contestant.ours(options.binary, kernel, path, 1, 10 * options.limit) as one, \
         contestant.ours(options.binary, kernel, path, 2, 10 * options.limit) as two:
        if one.answer().tobytes() != two.answer().tobytes():
            raise SystemExit(f"{kernel.name} gives other bits with two threads")
        row["others"] = round(machine.others_now(), 2)
        if row["others"] < IDLE:
            # A second core is often lent to others in fits and starts: what is short has more rounds.
            rounds = max(options.rounds, min(51, int(4 / one.first["wall"])))
            take_turns(one, [two], {"ours"}, rounds)
            row["wall"] = {"1": one.summary()["wall"], "2": two.summary()["wall"]}
            say(f"{kernel.name} {name}: {row['wall']['1'][1] / row['wall']['2'][1]:.2f} times")
        else:
            say(f"{kernel.name}: other work keeps {row['others']} cores busy; threads not measured")
    return row


def starts(kernels, options):
    """The start of the command, where it was built."""
    command = options.command or options.root / ".build" / "release" / "social-capital"
    if command.exists():
        yield "start", "command", functools.partial(start, command, options)
    else:
        say(f"{command} was not built in release; its start is not measured")


def start(command, options):
    """How long the command takes to begin and read a file of a thousand people."""
    graph = Graph(graphs.make("soc1k", None, options))
    with tempfile.TemporaryDirectory() as folder:
        ties = pathlib.Path(folder) / "ties.csv"
        lines = [f"{source},{target}" for source, target in zip(graph.sources, graph.targets)]
        ties.write_text("\n".join(["source,target", *lines]) + "\n")
        walls, cpus = [], []
        for _ in range(20):
            before, clock = os.times(), time.perf_counter()
            subprocess.run([command, "measure", "--measures", "density", ties],
                           stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            walls.append(time.perf_counter() - clock)
            cpus.append(after.children_user + after.children_system
                        - before.children_user - before.children_system)
    return {"wall": [min(walls), statistics.median(walls)],
            "cpu": [min(cpus), statistics.median(cpus)], "ties": graph.count}


#: What can be measured: each part gives what to do, as the part of the results it adds to, what it is
#: called there, and how to do it.
PARTS = {"race": races, "start": starts, "threads": gains, "growth": growths}
