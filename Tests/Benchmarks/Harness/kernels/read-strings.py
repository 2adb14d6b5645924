# SPDX-License-Identifier: Apache-2.0
import reading
from registry import Bar, Kernel

kernel = Kernel(
    "read-strings", "Read ties of names (TSV)", ["soc10k", "soc100k"], text="strings.tsv",
    bars=[Bar("soc100k", 2.5, ["polars"])], sizes=reading.SIZES,
    note="Names of fifteen bytes. polars gives two categorical columns, in which a name is held once.")


@kernel.by_definition
def definition(graph):
    return reading.degrees(map(reading.name, graph.sources), map(reading.name, graph.targets))


@kernel.peer("polars")
def polars(graph, threads):
    import polars
    path = graph.text("strings.tsv")

    def run():
        table = polars.read_csv(
            path, separator="\t", has_header=False, new_columns=["source", "target"])
        # Cast afterwards, which is faster; with names of their own, so that none is known before.
        return table.cast(polars.Categorical(polars.Categories.random()))

    return (
        run,
        lambda table: reading.degrees(table["source"].to_list(), table["target"].to_list()))


@kernel.peer("igraph")
def igraph(graph, threads):
    import igraph
    path = str(graph.text("strings.tsv"))

    def answer(g):
        names = g.vs["name"]
        return reading.degrees(*zip(*((names[s], names[t]) for s, t in g.get_edgelist())))

    return lambda: igraph.Graph.Read_Ncol(path, names=True, directed=True), answer
