# SPDX-License-Identifier: Apache-2.0
import reading
from registry import Bar, Kernel

kernel = Kernel(
    "read-integers", "Read ties of whole numbers (TSV)", ["soc10k", "soc100k"], text="integers.tsv",
    bars=[Bar("soc100k", 1.5, ["polars"])], sizes=reading.SIZES,
    note="Ours gives a network whose nodes are numbered and named; polars and pandas give the two "
         "columns as they are; igraph and NetworKit a graph. No checksum of the file is made.")


@kernel.by_definition
def definition(graph):
    return reading.degrees(graph.sources, graph.targets)


@kernel.peer("polars")
def polars(graph, threads):
    import polars
    path = graph.text("integers.tsv")
    return (
        lambda: polars.read_csv(
            path, separator="\t", has_header=False, new_columns=["source", "target"]),
        lambda table: reading.degrees(table["source"].to_list(), table["target"].to_list()))


@kernel.peer("pandas")
def pandas(graph, threads):
    import pandas
    path = graph.text("integers.tsv")
    return (
        lambda: pandas.read_csv(path, sep="\t", header=None),
        lambda table: reading.degrees(table[0].tolist(), table[1].tolist()))


@kernel.peer("igraph")
def igraph(graph, threads):
    import igraph
    path = str(graph.text("integers.tsv"))
    return (
        lambda: igraph.Graph.Read_Edgelist(path, directed=True),
        lambda g: reading.degrees(*zip(*g.get_edgelist())))


@kernel.peer("networkit")
def networkit(graph, threads):
    import networkit
    path = str(graph.text("integers.tsv"))
    return (
        lambda: networkit.graphio.EdgeListReader("\t", 0, directed=True).read(path),
        lambda g: reading.degrees(*zip(*g.iterEdges())))
