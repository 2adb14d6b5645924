#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Docs/Agreement.md: how far each measure lies from other tools' values, measure by measure.

usage: agreement.py COMMAND [FOLDER ...]

COMMAND is the built social-capital; each FOLDER holds networks as Tests/OracleTests/Data does. The
command itself is run on every layer of every network and on every fixture, so this also shows that it
runs. Needs the Python packages networkx and igraph. Exits 1 when a difference is larger than 1e-9, or
one of what is drawn larger than four standard errors.
"""
import pathlib
import sys

from agreeing import chances, fixtures, references
from agreeing.command import catalogue
from agreeing.rows import Rows

ROOT = pathlib.Path(__file__).resolve().parents[3]
INTRODUCTION = """\
# Agreement with other tools

Made by `Tests/OracleTests/Scripts/agreement.py`, which runs the command on published networks and on
the fixtures beside it, and compares what it prints with recorded values of other tools. These have 12
significant digits, so a difference of a few 1e-12 is their rounding. Where several tools gave a value,
the command is compared with the first, and the row of each other adds how far that one lies from the
first. Numbers closer than 1e-11 count as equal. A tool called numpy, scipy, Python or definition is the
guide's definition written out, where no tool has the measure; `Tests/OracleTests/Fixtures` holds every
call.
"""
DRAWN = """\
## What is drawn at random

Numbers of draws here beside numbers of draws there, or of every case there is; the difference is in
standard errors of both together, so that one in twenty is above 2 by chance.
"""
COMMUNITIES = """\
## Communities

The largest modularity there is, found by igraph's integer programming, and how far each method stays
below it at most from the seeds 1 to 5; elsewhere means igraph, leidenalg and NetworkX from 200 seeds.
Label propagation does not aim at it.
"""


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    folders = [pathlib.Path(name) for name in sys.argv[2:]] or [ROOT / "Tests/OracleTests/Data"]
    rows = Rows()
    references.compare(command, folders, rows)
    fixtures.compare(command, rows)
    communities = chances.compare(command, rows)
    (ROOT / "Docs/Agreement.md").write_text("\n".join(page(rows, communities, catalogue(command))) + "\n")
    worst = max(row.largest for row in rows.exact.values())
    furthest = max(row.largest for row in rows.drawn.values())
    print(f"{len(rows.exact)} comparisons, largest relative difference {worst:.1e}; "
          f"{len(rows.drawn)} of draws, largest {furthest:.1f} standard errors")
    sys.exit(1 if worst > 1e-9 or furthest > 4 else 0)


def page(rows, communities, known):
    lines = [INTRODUCTION]
    lines += ["| Measure | Option | Tool | Networks | Values | Largest relative difference |",
              "|---|---|---|---|---|---|"]
    for (measure, option, tool), row in sorted(rows.exact.items()):
        lines.append(f"| `{measure}` | {quoted(option)} | {tool} | {len(row.networks)} | "
                     f"{row.values:,} | {row.largest:.1e} |")
    lines += ["", DRAWN, "| Measure | Number | Tool | Networks | Values | Largest difference in standard errors |",
              "|---|---|---|---|---|---|"]
    for (measure, what, tool), row in sorted(rows.drawn.items()):
        lines.append(f"| `{measure}` | {what} | {tool} | {len(row.networks)} | {row.values:,} | "
                     f"{row.largest:.1f} |")
    lines += ["", COMMUNITIES, "| Network | Largest modularity | Louvain | Elsewhere | Leiden | Elsewhere | Label propagation |",
              "|---|---|---|---|---|---|---|"]
    for name, largest, *below in communities:
        lines.append(f"| {name} | {largest:.6f} | " + " | ".join(f"{max(0, x):.6f}" for x in below) + " |")
    lines += ["", "## Where one side is undefined", ""]
    for (measure, option, tool, ours), count in sorted(rows.undefined.items()):
        side = "undefined here, a number there" if ours else "a number here, undefined there"
        lines.append(f"- `{measure}` {quoted(option)} and {tool}: {count:,} values are {side}; its guide "
                     "says why.".replace("  ", " "))
    lines += ["", "## Where another tool gives another number", "",
              "By another definition, or wrongly; the guide says which.", ""]
    for (measure, option, tool, call, note), networks in sorted(rows.others.items()):
        lines.append(f"- `{measure}` {quoted(option)}, {tool} `{call}`, on {len(networks)} network{'s' * (len(networks) > 1)}"
                     .replace(" ,", ",") + (f": {note}" if note else "") + ".")
    missing = sorted(known - rows.measures())
    lines += ["", "## Not compared here", "", (", ".join(f"`{name}`" for name in missing) or "None") + "."]
    return lines


def quoted(option):
    if "=" in option:
        return f"`{option}`"
    return option


if __name__ == "__main__":
    main()
