# SPDX-License-Identifier: Apache-2.0
"""Results as Markdown."""

import math
import pathlib

from measure import IDLE

HERE = pathlib.Path(__file__).parent
#: What is promised of memory and of the command's start.
BYTES_PER_ARC, START = 10, 0.05
#: How far below the best the modularity of ours may be.
MARGIN = 0.005


def duration(seconds):
    for unit, factor in [("s", 1), ("ms", 1e3), ("µs", 1e6)]:
        if seconds * factor >= 1 or unit == "µs":
            return f"{seconds * factor:.3g} {unit}"


def times(ratio):
    """A ratio in two figures or more, never rounded up to what was not reached."""
    figures = 0 if ratio >= 10 else 1 if ratio >= 1 else 2
    return f"{math.floor(ratio * 10**figures) / 10**figures:,.{figures}f}×"


def megabytes(count):
    return f"{count / 2**20:,.0f}"


def pair(values):
    return f"{duration(values[0])} / {duration(values[1])}"


def table(headings, rows):
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def clock(row):
    """Processor time for one thread; the clock on the wall for more."""
    return "cpu" if row["threads"] == 1 else "wall"


def ratio(row, peers=()):
    """The fastest of some peers ÷ ours, by medians, and which it is; None where none ran."""
    field = clock(row)
    ran = [name for name in row["peers"] if name in peers or not peers and not lesser(row, name)]
    if not ran:
        return None
    best = min(ran, key=lambda name: row["peers"][name][field][1])
    return row["peers"][best][field][1] / row["ours"][field][1], best


def in_order(results, kernels):
    """Each kernel with its rows, by graph and threads."""
    for kernel in kernels:
        rows = [row for row in results.get("races", {}).values() if row["kernel"] == kernel.name
                and row["graph"] in kernel.graphs]
        for row in sorted(rows, key=lambda row: (kernel.graphs.index(row["graph"]), row["threads"])):
            yield kernel, row


def mark(row):
    """Marks what was measured while others kept the machine busy."""
    return "" if row.get("others", 0) < IDLE * 2 else " †"


def lesser(row, name):
    """Says where a peer's answer is less good than the best by more than MARGIN."""
    qualities = [runner["quality"] for runner in [row["ours"], *row["peers"].values()]
                 if runner["quality"] is not None]
    own = row["peers"][name]["quality"]
    if own is None or own >= max(qualities) - MARGIN:
        return ""
    return f", whose Q {own:.4f} is less than the best, {max(qualities):.4f}"


def worse(row):
    """Says where ours is less good than the best by more than MARGIN."""
    qualities = [peer["quality"] for peer in row["peers"].values() if peer["quality"] is not None]
    if not qualities or row["ours"]["quality"] >= max(qualities) - MARGIN:
        return ""
    return f", but Q {row['ours']['quality']:.4f} where the best is {max(qualities):.4f}"


def good(runner):
    """How good an answer is, where that is measured."""
    return "" if runner["quality"] is None else f" (Q {runner['quality']:.4f})"


def verdict(is_met):
    return "met" if is_met else "**missed**"


def absent(row, bar):
    """The peers a bar names that were not even tried."""
    return [peer for peer in bar.peers if peer not in row["peers"] and peer not in row["left-out"]]


def judged(row, bar, found):
    """Whether a bar was reached; open where the peer's answer is another, or where it was reached but
    not every peer it names was tried."""
    is_met = found[0] >= bar.times and not worse(row)
    return "–" if lesser(row, found[1]) or is_met and absent(row, bar) else verdict(is_met)


def bars(results, kernels):
    """Everything promised and whether it was reached."""
    rows = []
    for kernel in kernels:
        for bar in kernel.bars:
            row = results.get("races", {}).get(f"{kernel.name} {bar.graph} {bar.threads}")
            found = row and ratio(row, bar.peers)
            promised = f"≥ {bar.times:g}× {' and '.join(bar.peers) or 'the best peer'}"
            rows.append([
                kernel.title, bar.graph, str(bar.threads), promised,
                "".join([
                    f"{times(found[0])} {found[1]}", worse(row), lesser(row, found[1]), mark(row),
                    *(f", {peer} not run" for peer in absent(row, bar))]) if found
                else "not measured",
                judged(row, bar, found) if found else "–"])
        gain = results.get("threads", {}).get(kernel.name)
        if kernel.threads:
            promised = f"≥ {kernel.threads[1]:g}× one thread of ours"
            found = gain and "wall" in gain and gain["wall"]["1"][1] / gain["wall"]["2"][1]
            rows.append([
                kernel.title, kernel.threads[0], "2", promised,
                f"{found:.2f}×" if found else "not measured",
                verdict(found >= kernel.threads[1]) if found else "–"])
    graph, size = memory_per_arc(results)
    rows.append(["Memory, both directions", graph or "–", "1", f"≤ {BYTES_PER_ARC} bytes an arc",
                 f"{size:.1f}" if size else "not measured",
                 verdict(size <= BYTES_PER_ARC) if size else "–"])
    start = results.get("start", {}).get("command")
    rows.append(["Start of the command, and 1,000 people", "soc1k", "1", "≤ 50 ms",
                 duration(start["wall"][1]) if start else "not measured",
                 verdict(start["wall"][1] <= START) if start else "–"])
    return table(["kernel", "graph", "threads", "promised", "measured", ""], rows)


def races(results, kernels):
    rows = []
    for kernel, row in in_order(results, kernels):
        field = clock(row)
        peers = sorted(row["peers"].items(), key=lambda peer: peer[1][field][1])
        found = ratio(row)
        rows.append([
            kernel.title, row["graph"], str(row["threads"]), pair(row["ours"][field]) + good(row["ours"]) + mark(row),
            "; ".join(f"{name} {taken(peer, field)}" for name, peer in peers) or "–",
            f"{times(found[0])} {found[1]}" if found else "–",
            megabytes(row["ours"]["peak"]) + " / " + (
                megabytes(row["peers"][found[1]]["peak"]) if found else "–")])
    return table(["kernel", "graph", "threads", "ours, min / median", "peers, min / median",
                  "fastest ÷ ours", "peak MB, ours / fastest"], rows)


def taken(peer, field):
    spent = pair(peer[field]) if peer["rounds"] > 1 else f"{duration(peer[field][0])} once"
    return spent + good(peer)


def left_out(results, kernels):
    lines = [f"- {kernel.name} on {row['graph']}: {peer} {reason}"
             for kernel, row in in_order(results, kernels)
             for peer, reason in sorted(row["left-out"].items())]
    return lines or ["- nobody"]


def parity(results, kernels):
    """Where ours is slower, or hardly faster, in words that the figures give."""
    rows = [(*ratio(row), kernel, row) for kernel, row in in_order(results, kernels) if ratio(row)]
    lines = [f"Of {len(rows)} rows measured beside a peer; nothing is claimed of what was not.", ""]
    for title, low, high in [("Slower than the fastest peer", 0, 1), ("About as fast", 1, 1.5),
                             ("Faster, but by less than two", 1.5, 2)]:
        found = [f"{kernel.title.lower()} on {row['graph']}"
                 + (f" at {row['threads']} threads" if row["threads"] > 1 else "")
                 + f" ({times(value)} {peer})"
                 for value, peer, kernel, row in rows if low <= value < high]
        lines.append(f"- {title}: {'; '.join(found) or 'no row measured'}.")
    return lines


def growth(results, kernels):
    rows = []
    for kernel in kernels:
        row = results.get("growth", {}).get(kernel.name)
        if row and row["points"]:
            last = row["points"][-1]
            points = "; ".join(
                f"{point['graph']} {duration(point['cpu'][0])}" for point in row["points"])
            rows.append([
                kernel.title, points, f"{row['power']:.2f}", f"{row['theory']:g}",
                f"{last['peak'] / last['arcs']:.0f}"])
    return table(["kernel", "times", "fitted power", "in theory", "peak bytes an arc, largest"], rows)


def million(results, kernels):
    rows = []
    for kernel in kernels:
        for point in results.get("growth", {}).get(kernel.name, {}).get("points", []):
            if point["graph"] == "soc1m":
                rows.append([kernel.title, duration(point["cpu"][0]), megabytes(point["peak"])])
    return table(["kernel", "time", "peak MB"], rows)


def gains(results, kernels):
    rows = []
    for kernel in kernels:
        row = results.get("threads", {}).get(kernel.name)
        if row and "wall" not in row:
            rows.append([kernel.title, row["graph"], "–", "–",
                         f"not measured: other work kept {row['others']} cores busy"])
        elif row:
            one, two = row["wall"]["1"][1], row["wall"]["2"][1]
            rows.append([kernel.title, row["graph"], duration(one), duration(two), f"{one / two:.2f}×"])
    return table(["kernel", "graph", "one thread", "two threads", "gain"], rows)


def memory_rows(results):
    """What a graph takes in each library, largest graph last."""
    rows = [row for row in results.get("races", {}).values()
            if row["kernel"] == "pagerank" and row["threads"] == 1 and row["arcs"] >= 100_000]
    return sorted(rows, key=lambda row: row["arcs"])


def memory_per_arc(results):
    for row in reversed(memory_rows(results)):
        return row["graph"], row["ours"]["graph"] / row["arcs"]
    return None, None


def memory(results):
    rows = []
    for row in memory_rows(results):
        for name, runner in [("ours", row["ours"]), *sorted(row["peers"].items())]:
            rows.append([row["graph"], name, f"{runner['graph'] / row['arcs']:.1f}"])
    return table(["graph", "library", "bytes an arc"], rows)


def start(results):
    found = results.get("start", {}).get("command")
    if not found:
        return ["Not measured: the command was not built in release."]
    return [f"Start, a file of 1,000 people and {found['ties']:,} ties, density printed: "
            f"{pair(found['wall'])} on the clock, {pair(found['cpu'])} of processor time."]


def markdown(results, kernels):
    machine = results.get("machine", {})
    versions = ", ".join(f"{name} {version}" for name, version in sorted(
        machine.get("peers", {}).items()))
    notes = [f"- {kernel.title}: {kernel.note}" for kernel in kernels if kernel.note]
    parts = [
        (HERE / "opening.md").read_text().format(versions=versions, **machine).splitlines(),
        ["## What was promised", ""], bars(results, kernels),
        ["", "## Where the gain is small", ""], parity(results, kernels),
        ["", "## Beside its peers", ""], races(results, kernels), ["", *notes],
        ["", "Left out of a race, and why:", ""], left_out(results, kernels),
        ["", "## As networks grow", ""], growth(results, kernels),
        ["", "A million people and ten million ties (`soc1m`), one thread, with everything the "
         "process holds:", ""], million(results, kernels),
        ["", "## Two threads", ""], gains(results, kernels),
        ["", "## Memory", ""], memory(results),
        ["", "## The command", ""], start(results),
        ["", *(HERE / "closing.md").read_text().splitlines()],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"
