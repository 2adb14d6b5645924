#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes Fixtures/catalogue.json: values of measures by other tools, or by their plain definition.

usage: catalogue_fixture.py

Needs the Python packages numpy, scipy, networkx, igraph, bctpy and inequality, and R with the package
sna. Each value stands with every tool and call that gave it; where there are several they must agree
to 1e-9, or nothing is written. A tool named numpy or scipy means the definition in the guide, written
out with that package. Networks are those in Tests/OracleTests/Data, and an invented one.
"""
import json
import pathlib

from catalogue import bridging, central, giving, growth, network, people

TESTS = pathlib.Path(__file__).resolve().parents[1]


def main():
    networks = network.all_networks()
    for one in networks:
        giving.record(one)
        bridging.record(one)
        people.record(one)
        central.record(one)
    networks += central.ranks() + growth.all_changes()
    for one in networks:
        if isinstance(one, growth.Change):
            growth.record(one)
        print(f"{one.name}: {len(one.entries)} values")
    text = json.dumps([one.plain() for one in networks], separators=(",", ":"), allow_nan=False)
    (TESTS / "Fixtures" / "catalogue.json").write_text(text + "\n")
    measures = {entry["measure"] for one in networks for entry in one.entries}
    print(f"{len(measures)} measures, {len(text):,} bytes")


if __name__ == "__main__":
    main()
