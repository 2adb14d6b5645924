# SPDX-License-Identifier: Apache-2.0
"""Measures every kernel beside its peers. See --help."""

import argparse
import json
import math
import os
import pathlib
import sys
import time

import graphs
import machine
import measure
import quick
import registry
import report
from contestant import Broken, TooSlow


def arguments():
    parser = argparse.ArgumentParser(prog="Tests/Benchmarks/run", description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="only see that everything works")
    parser.add_argument("--kernel", action="append", help="only this kernel; repeatable")
    parser.add_argument("--graph", action="append", help="only this graph; repeatable")
    parser.add_argument("--peer", action="append", help="only this peer; repeatable")
    parser.add_argument(
        "--part", action="append", choices=measure.PARTS, help="only this part; repeatable")
    parser.add_argument(
        "--minutes", type=float, default=math.inf, help="begin nothing more after so many minutes")
    parser.add_argument(
        "--missing", action="store_true", help="only what the results do not have yet")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each race (5)")
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds that one run of a peer may take (120)")
    parser.add_argument(
        "--results", type=pathlib.Path,
        help="the JSON to add to (.build/benchmarks/results.json); others' rows in it stay")
    parser.add_argument("--document", type=pathlib.Path, help="the Markdown to write")
    parser.add_argument(
        "--command", type=pathlib.Path, help="the built command (.build/release/social-capital)")
    parser.add_argument("--list", action="store_true", help="list kernels, graphs and bars")
    options = parser.parse_args()
    build = options.root / ".build" / "benchmarks"
    options.results = options.results or build / "results.json"
    options.graphs = build / "graphs"
    options.graphs.mkdir(parents=True, exist_ok=True)
    return options


def measure_parts(kernels, options, results):
    """Measures what was asked for and keeps each result whatever comes after."""
    started, left = time.monotonic(), 0
    for part in options.part or measure.PARTS:
        for section, name, run in measure.PARTS[part](kernels, options):
            rows = results.setdefault(section, {})
            if options.missing and name in rows:
                continue
            if time.monotonic() - started > 60 * options.minutes:
                left += 1
                continue
            try:
                rows[name] = run()
            except (TooSlow, Broken) as reason:
                graphs.say(f"{section} {name}: ours {reason}")
            options.results.write_text(json.dumps(results, indent=1, sort_keys=True))
    if left:
        graphs.say(f"Not measured for want of time: {left}. Go on with --missing.")


def main():
    options = arguments()
    names = options.kernel or registry.names()
    kernels = [registry.load(name) for name in names]
    if options.list:
        for kernel in kernels:
            bars = "; ".join(f"{bar.graph} {bar.times}x {' '.join(bar.peers)}" for bar in kernel.bars)
            print(f"{kernel.name}: {' '.join(kernel.graphs)}; {bars}")
        return 0
    options.here = machine.peer_versions()
    if options.quick:
        return quick.run(kernels, options)
    results = json.loads(options.results.read_text()) if options.results.exists() else {}
    measure_parts(kernels, options, results)
    results["machine"] = machine.description()
    options.results.write_text(json.dumps(results, indent=1, sort_keys=True))
    text = report.markdown(results, [registry.load(name) for name in registry.names()])
    if options.document:
        options.document.write_text(text)
    else:
        print(text)
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    sys.exit(main())
