# SPDX-License-Identifier: Apache-2.0
"""The parts of a measurement: races against peers, growth with size, gain by threads."""

import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import contestant
import machine
import registry
from contestant import Broken, TooSlow
from graph import Graph


def say(text):
    print(text, file=sys.stderr, flush=True)


def make(name, options):
    """The file of a graph, made once. A name with a slash is a folder of the project."""
    path = options.graphs / (name.replace("/", "-") + ".ties")
    if not path.exists():
        recipe = str(options.root / name) if "/" in name else name
        part = path.with_suffix(".part")
        subprocess.run([options.binary, "make", recipe, str(part)], check=True)
        part.rename(path)
    return path


def is_here(name, options):
    wanted = options.peer is None or name in options.peer
    return wanted and name in options.here


def summary(runner):
    """What a runner's rounds came to."""
    return {
        "cpu": [min(runner.cpu), statistics.median(runner.cpu)],
        "wall": [min(runner.wall), statistics.median(runner.wall)],
        "rounds": len(runner.cpu), "peak": runner.peak,
        "graph": runner.ready["resident"] - runner.ready["resident-before"],
    }


def take_turns(runners, rounds):
    """Round after round, each begun by another, each run long enough for the clock to see."""
    for runner in runners:
        _, reply = runner.first
        runner.repeats = max(1, min(1000, math.ceil(0.02 / max(reply["wall"], 1e-6))))
    for number in range(rounds):
        for runner in runners[number % len(runners):] + runners[:number % len(runners)]:
            runner.round()


def race(kernel, options, results):
    """Ours against all peers that give the same answer, on each of the kernel's graphs."""
    for name in kernel.graphs:
        if options.graph and name not in options.graph:
            continue
        for threads in sorted({1} | {bar.threads for bar in kernel.bars if bar.graph == name}):
            row = race_on(kernel, name, threads, options)
            results.setdefault("races", {})[f"{kernel.name} {name} {threads}"] = row


def race_on(kernel, name, threads, options):
    path = make(name, options)
    graph = Graph(path)
    row = {"kernel": kernel.name, "graph": name, "threads": threads, "nodes": graph.nodes,
           "arcs": graph.arcs, "peers": {}, "left-out": {}}
    runners = []
    try:
        mine = contestant.ours(options.binary, kernel, path, threads, 10 * options.limit)
        runners.append(mine)
        mine.first = mine.answer()
        for peer in [*kernel.peers, *kernel.scripts]:
            if not is_here(peer, options):
                continue
            try:
                runner = contestant.peer(peer, kernel, path, threads, options.limit)
                runners.append(runner)
                runner.first = runner.answer()
                difference = kernel.same(mine.first[0], runner.first[0], graph)
                if difference:
                    raise Broken(f"gives another answer: {difference}")
            except (TooSlow, Broken) as reason:
                row["left-out"][peer] = str(reason)
                say(f"{kernel.name} {name}: {peer} left out: {reason}")
                if runners[-1].name == peer:
                    runners.pop().close()
        bystanders = machine.Bystanders()
        take_turns(runners, options.rounds)
        own = sum(sum(r.cpu) * r.repeats for r in runners)
        row["others"] = round(bystanders.cores(own), 2)
        row["ours"] = summary(mine)
        row["peers"] = {runner.name: summary(runner) for runner in runners[1:]}
    finally:
        for runner in runners:
            runner.close()
    say(f"{kernel.name} {name} x{threads}: " + ", ".join(
        f"{r.name} {statistics.median(r.cpu) * 1e3:.3g} ms" for r in runners))
    return row


def grow(kernel, options, results):
    """Ours alone at sizes a factor of ten apart, and the power of nodes and ties that time is."""
    points = []
    for name in kernel.sizes:
        if options.graph and name not in options.graph:
            continue
        path = make(name, options)
        graph = Graph(path)
        with contestant.ours(options.binary, kernel, path, 1, 10 * options.limit) as mine:
            mine.first = mine.answer()
            take_turns([mine], 3)
            points.append({"graph": name, "size": graph.nodes + graph.arcs, **summary(mine)})
        say(f"{kernel.name} {name}: {points[-1]['cpu'][0] * 1e3:.3g} ms")
    if len(points) > 1:
        row = {"points": points, "power": slope(points), "theory": kernel.power}
        results.setdefault("growth", {})[kernel.name] = row


def slope(points):
    """The slope of the line through the logarithms of size and time, by least squares."""
    xs = [math.log(point["size"]) for point in points]
    ys = [math.log(point["cpu"][0]) for point in points]
    mean_x, mean_y = statistics.mean(xs), statistics.mean(ys)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum(
        (x - mean_x) ** 2 for x in xs)


def gain(kernel, options, results):
    """One thread and two of ours in turn: the same bits, and how much sooner; on an idle machine."""
    if not kernel.threads:
        return
    name, bar = kernel.threads
    path = make(name, options)
    row = {"graph": name, "bar": bar}
    with contestant.ours(options.binary, kernel, path, 1, 10 * options.limit) as one, \
         contestant.ours(options.binary, kernel, path, 2, 10 * options.limit) as two:
        one.first, two.first = one.answer(), two.answer()
        if one.first[0].tobytes() != two.first[0].tobytes():
            raise SystemExit(f"{kernel.name} gives other bits with two threads")
        row["others"] = round(machine.others_now(), 2)
        if row["others"] < 0.15:
            take_turns([one, two], options.rounds)
            row["wall"] = {"1": summary(one)["wall"], "2": summary(two)["wall"]}
        else:
            say(f"{kernel.name}: other work keeps {row['others']} cores busy; threads not measured")
    results.setdefault("threads", {})[kernel.name] = row


PARTS = {"race": race, "growth": grow, "threads": gain}


def start(options, results):
    """How long the command takes to begin and read a file of a thousand people."""
    command = options.command or options.root / ".build" / "release" / "social-capital"
    if not command.exists():
        say(f"{command} was not built in release; its start is not measured")
        return
    graph = Graph(make("soc1k", options))
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
    results["start"] = {"wall": [min(walls), statistics.median(walls)],
                        "cpu": [min(cpus), statistics.median(cpus)], "ties": graph.count}


def quick(kernels, options):
    """Runs everything once on small graphs and checks the answers; says what it could not check."""
    failed = 0
    for kernel in kernels:
        for name in kernel.quick:
            path = make(name, options)
            graph = Graph(path)
            checked = []
            with contestant.ours(options.binary, kernel, path, 1, 600) as mine, \
                 contestant.ours(options.binary, kernel, path, 2, 600) as two:
                answer, _ = mine.answer()
                mine.round()
                if two.answer()[0].tobytes() != answer.tobytes():
                    say(f"FAILED {kernel.name} on {name}: other bits with two threads")
                    failed += 1
            others = {}
            if kernel.definition:
                others["definition"] = list(map(float, kernel.definition(graph)))
            for peer in [*kernel.peers, *kernel.scripts]:
                if is_here(peer, options) and registry.names():
                    with contestant.peer(peer, kernel, path, 1, 600) as runner:
                        others[peer] = runner.answer()[0]
            for other, theirs in others.items():
                difference = kernel.same(answer, theirs, graph)
                if difference:
                    say(f"FAILED {kernel.name} on {name}: not as {other}: {difference}")
                    failed += 1
                checked.append(other)
            say(f"{kernel.name} on {name}: {len(answer)} numbers, as " +
                (", ".join(checked) or "nobody here to compare with"))
    say(f"{len(kernels)} kernels, {failed} failures")
    return 1 if failed else 0
