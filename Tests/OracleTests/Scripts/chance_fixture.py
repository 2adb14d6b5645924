#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the fixtures of what needs dates, several relations, two waves or chance.

usage: chance_fixture.py [NAME ...]

Writes Fixtures/relations.json, exchanges.json, communities.json, waves.json and worlds.json, or those of
them that are named. Needs
numpy, scipy, networkx, igraph, leidenalg, lifelines, statsmodels, bctpy and inequality, and R with the
package sna. Where a tool draws at random the number of draws stands with what they gave; where it says
none, the value is that of every case there is.
"""
import json
import pathlib
import sys

from catalogue import communities, exchanges, relations, waves, worlds

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "Fixtures"


def main():
    for name, make in (
            ("relations", relations.all_relations), ("exchanges", exchanges.all_exchanges),
            ("communities", communities.all_networks_with_communities), ("waves", waves.all_waves),
            ("worlds", worlds.all_worlds)):
        if name not in (sys.argv[1:] or [name]):
            continue
        text = json.dumps(make(), separators=(",", ":"), allow_nan=False, default=float)
        (FIXTURES / f"{name}.json").write_text(text + "\n")
        print(f"{name}.json: {len(text):,} bytes")


if __name__ == "__main__":
    main()
