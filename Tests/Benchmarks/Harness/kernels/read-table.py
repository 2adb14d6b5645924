# SPDX-License-Identifier: Apache-2.0
import reading
from registry import Kernel

kernel = Kernel(
    "read-table", "Read a table of ties with weights (CSV)", ["soc10k", "soc100k"], text="table.csv",
    sizes=reading.SIZES, note="A heading, then two names of fifteen bytes and a weight in each row.")


@kernel.by_definition
def definition(graph):
    return reading.degrees(map(reading.name, graph.sources), map(reading.name, graph.targets))


@kernel.peer("polars")
def polars(graph, threads):
    import polars
    path = graph.text("table.csv")

    def run():
        names = polars.Categorical(polars.Categories.random())
        return polars.read_csv(path).cast({"source": names, "target": names})

    return (
        run,
        lambda table: reading.degrees(table["source"].to_list(), table["target"].to_list()))
