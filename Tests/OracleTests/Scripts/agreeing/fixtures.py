# SPDX-License-Identifier: Apache-2.0
"""The networks and values of Fixtures/catalogue.json."""
import csv
import json
import pathlib
import tempfile

from .command import flat, output

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"


def fixture(name):
    return json.loads((FIXTURES / f"{name}.json").read_text())


def write_network(folder, network):
    """The tables of a network of Fixtures/catalogue.json, and the options to read it with."""
    columns = sorted(network["columns"])
    with (folder / "nodes.csv").open("w") as file:
        writer = csv.writer(file)
        writer.writerow(["id"] + columns)
        for node in range(network["nodes"]):
            writer.writerow([node] + [network["columns"][column][node] for column in columns])
    waves = [("1", network["before"]), ("2", network["ties"])] if "before" in network else [
        ("1", network["ties"])]
    with (folder / "ties.csv").open("w") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "weight", "wave"])
        writer.writerows(tie + [wave] for wave, ties in waves for tie in ties)
    if "before" in network:
        with (folder / "participation.csv").open("w") as file:
            writer = csv.writer(file)
            writer.writerow(["wave", "id", "responded"])
            for wave, key in (("1", "present-before"), ("2", "present-after")):
                writer.writerows([wave, node, "yes"] for node, there in enumerate(network[key]) if there)
    words = [] if network["directed"] else ["--undirected"]
    for column in columns:
        words += [] if column in ("kind", "mode", "standing") else ["--by", column]
    return words


def at_place(result, entry, ties):
    """The command's numbers for a value of the fixture."""
    name, path = entry["name"], entry["path"]
    if entry["at"] == "nodes":
        cells = [node.get(name) for node in result["nodes"]]
        cells = [cell[path[0]] for cell in cells] if path else cells
    elif entry["at"] == "ties":
        by_ends = {(tie["source"], tie["target"]): tie.get(name) for tie in result["ties"]}
        cells = [by_ends[str(i), str(j)] for i, j, _ in ties]
    else:
        cell = result["values" if entry["at"] == "value" else "tables"].get(name)
        for key in path:
            cell = cell[key]
        cells = [cell]
    return [float(cell) if isinstance(cell, bool) else cell for cell in cells]


def note(rows, network, entry, ours):
    """Compares a value with that of every tool that gave it."""
    tools = [call.split(":")[0] for call in entry["calls"]]
    gaps = entry.get("gaps") or [0.0] * (len(tools) - 1)
    settings = (f"{key.split('.', 1)[1]}={value}" for key, value in sorted(entry["options"].items())
                if "." in key and not key.endswith(".draws"))
    rows.note(entry["measure"], ", ".join(settings), tools[0], network, ours, flat(entry["value"]),
              list(zip(tools[1:], gaps)))


def compare(command, rows):
    """Compares with Fixtures/catalogue.json, which catalogue_fixture.py wrote."""
    for network in fixture("catalogue"):
        groups = {}
        for entry in network["values"]:
            groups.setdefault(tuple(sorted(entry["options"].items())), []).append(entry)
        with tempfile.TemporaryDirectory() as name:
            reading = write_network(pathlib.Path(name), network)
            for options, entries in groups.items():
                is_change = "before" in network
                words = [command, "growth" if is_change else "measure", name] + reading
                for key, value in options:
                    words += ["--unweighted"] if key == "unweighted" else [
                        "--option", f"{key}={value}"]
                if not is_change:
                    words += ["--format", "json", "--measures",
                              ",".join(sorted({entry["measure"] for entry in entries}))]
                result = output(words)
                result = result["changes"][0] if is_change else result
                for entry in entries:
                    note(rows, network["name"], entry, at_place(result, entry, network["ties"]))
