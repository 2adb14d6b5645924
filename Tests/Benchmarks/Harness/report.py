# SPDX-License-Identifier: Apache-2.0
"""Results as Markdown."""

import pathlib

HERE = pathlib.Path(__file__).parent


def duration(seconds):
    for unit, factor in [("s", 1), ("ms", 1e3), ("µs", 1e6)]:
        if seconds * factor >= 1 or unit == "µs":
            return f"{seconds * factor:.3g} {unit}"


def times(ratio):
    return f"{ratio:,.0f}×" if ratio >= 100 else f"{ratio:.2g}×" if ratio < 10 else f"{ratio:.0f}×"


def clock(row):
    """Processor time for one thread; the clock on the wall for more."""
    return "cpu" if row["threads"] == 1 else "wall"


def ratio(row, peers):
    """The fastest of some peers ÷ ours, by medians, and which it is; None where none ran."""
    field = clock(row)
    ran = [name for name in row["peers"] if not peers or name in peers]
    if not ran:
        return None
    best = min(ran, key=lambda name: row["peers"][name][field][1])
    return row["peers"][best][field][1] / row["ours"][field][1], best


def verdict(row, kernel):
    """What was promised on the row and whether it held."""
    words = []
    for bar in kernel.bars:
        if bar.graph != row["graph"] or bar.threads != row["threads"]:
            continue
        found = ratio(row, bar.peers)
        against = " ".join(bar.peers) or "best"
        held = "not measured" if not found else "held" if found[0] >= bar.times else \
            f"**missed: {times(found[0])}**"
        words.append(f"≥ {bar.times:g}× {against}: {held}")
    return "; ".join(words)


def races(results, kernels):
    lines = ["| kernel | graph | threads | ours, min / median | peers, min / median | fastest ÷ ours "
             "| promised | peak MB, ours / fastest |", "|---|---|---|---|---|---|---|---|"]
    for kernel in kernels:
        rows = [row for row in results.get("races", {}).values() if row["kernel"] == kernel.name]
        for row in sorted(rows, key=lambda row: (kernel.graphs.index(row["graph"])
                          if row["graph"] in kernel.graphs else 99, row["threads"])):
            field = clock(row)
            peers = sorted(row["peers"].items(), key=lambda peer: peer[1][field][1])
            found = ratio(row, [])
            cells = [
                kernel.title, row["graph"], str(row["threads"]), pair(row["ours"][field]),
                "; ".join(f"{name} {pair(peer[field])}" for name, peer in peers) or "–",
                f"{times(found[0])} {found[1]}" if found else "–", verdict(row, kernel) or "–",
                f"{row['ours']['peak'] / 2**20:.0f} / " + (
                    f"{row['peers'][found[1]]['peak'] / 2**20:.0f}" if found else "–")]
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def pair(values):
    return f"{duration(values[0])} / {duration(values[1])}"


def left_out(results):
    lines = []
    for row in results.get("races", {}).values():
        for peer, reason in row["left-out"].items():
            lines.append(f"- {row['kernel']} on {row['graph']}: {peer} {reason}")
    return lines


def growth(results, kernels):
    lines = ["| kernel | times | fitted power | in theory |", "|---|---|---|---|"]
    for kernel in kernels:
        row = results.get("growth", {}).get(kernel.name)
        if row:
            points = "; ".join(
                f"{point['graph']} {duration(point['cpu'][0])} ({point['peak'] / 2**20:.0f} MB)"
                for point in row["points"])
            lines.append(f"| {kernel.title} | {points} | {row['power']:.2f} | {row['theory']:g} |")
    return lines


def gains(results, kernels):
    lines = ["| kernel | graph | one thread | two threads | gain | promised |",
             "|---|---|---|---|---|---|"]
    for kernel in kernels:
        row = results.get("threads", {}).get(kernel.name)
        if not row:
            continue
        if "wall" not in row:
            cells = ["–", "–", f"not measured: other work kept {row['others']} cores busy"]
        else:
            one, two = row["wall"]["1"][1], row["wall"]["2"][1]
            held = "held" if one / two >= row["bar"] else "**missed**"
            cells = [duration(one), duration(two), f"{one / two:.2f}×, {held}"]
        lines.append(
            f"| {kernel.title} | {row['graph']} | " + " | ".join(cells) + f" | ≥ {row['bar']:g}× |")
    return lines


def memory(results):
    lines = ["| graph | library | bytes an arc |", "|---|---|---|"]
    for row in results.get("races", {}).values():
        if row["kernel"] == "pagerank" and row["arcs"] >= 100_000 and row["threads"] == 1:
            for name, runner in [("ours", row["ours"]), *row["peers"].items()]:
                lines.append(f"| {row['graph']} | {name} | {runner['graph'] / row['arcs']:.1f} |")
    return lines


def start(results):
    found = results.get("start")
    if not found:
        return ["Not measured: the command was not built in release."]
    held = "held" if found["wall"][1] <= 0.05 else "**missed**"
    return [f"Start, a file of 1,000 people and {found['ties']:,} ties, density printed: "
            f"{pair(found['wall'])} on the clock, {pair(found['cpu'])} of processor time; "
            f"promised ≤ 50 ms: {held}."]


def markdown(results, kernels):
    machine = results.get("machine", {})
    versions = ", ".join(f"{name} {version}" for name, version in sorted(
        machine.get("peers", {}).items()))
    parts = [
        (HERE / "opening.md").read_text().format(versions=versions, **machine).splitlines(),
        ["## Beside its peers", ""], races(results, kernels),
        ["", *[f"- {kernel.title}: {kernel.note}" for kernel in kernels if kernel.note]],
        ["", "Left out of a race, and why:", "", *(left_out(results) or ["- nobody"])],
        ["", "## As networks grow", ""], growth(results, kernels),
        ["", "## Two threads", ""], gains(results, kernels),
        ["", "## Memory", ""], memory(results),
        ["", "## The command", ""], start(results),
        ["", *(HERE / "closing.md").read_text().splitlines()],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"
