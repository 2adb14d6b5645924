# SPDX-License-Identifier: Apache-2.0
"""Graphs as files, and as each peer wants them."""

import array
import functools
import pathlib
import struct


class Graph:
    """Ties in the form that Sources/Benchmarks/Workload.swift describes."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        with open(path, "rb") as file:
            magic, self.nodes, self.count, directed, self.first = struct.unpack(
                "<8s4Q", file.read(40))
            if magic != b"SOCGRAPH":
                raise ValueError(f"{path} is no file of ties")
            self.directed = bool(directed)
            self.sources, self.targets = array.array("I"), array.array("I")
            self.sources.fromfile(file, self.count)
            self.targets.fromfile(file, self.count)

    @property
    def arcs(self):
        """Entries of rows in one direction."""
        return self.count if self.directed else 2 * self.count

    def text(self, kind):
        """The file of text that stands beside the graph's."""
        return self.path.with_name(f"{self.path.name}.{kind}")

    def rows(self, directed=None):
        """Sorted neighbours of each node, in plain Python; directed False for either direction."""
        rows = [set() for _ in range(self.nodes)]
        for source, target in zip(self.sources, self.targets):
            rows[source].add(target)
            if not (self.directed if directed is None else directed):
                rows[target].add(source)
        return [sorted(row) for row in rows]

    # With numpy, for peers.

    @functools.cached_property
    def columns(self):
        import numpy
        return numpy.array(self.sources), numpy.array(self.targets)

    @functools.cached_property
    def undirected(self):
        """Each tied pair once, the smaller node first."""
        import numpy
        sources, targets = self.columns
        low, high = numpy.minimum(sources, targets), numpy.maximum(sources, targets)
        keys = numpy.unique(low.astype(numpy.uint64) << 32 | high)
        return (keys >> 32).astype(numpy.uint32), (keys & 0xFFFFFFFF).astype(numpy.uint32)

    def pairs(self, directed):
        """What a graph library gets, and whether it is directed."""
        directed = self.directed if directed is None else directed
        return (self.columns if directed else self.undirected), directed

    def igraph(self, directed=None):
        import igraph
        import numpy
        (sources, targets), directed = self.pairs(directed)
        return igraph.Graph(
            n=self.nodes, edges=numpy.column_stack([sources, targets]), directed=directed)

    def networkit(self, threads, directed=None):
        import networkit
        import numpy
        networkit.setNumberOfThreads(threads)
        (sources, targets), directed = self.pairs(directed)
        graph = networkit.GraphFromCoo(
            (numpy.ones(len(sources)), (sources.astype(numpy.uint64), targets.astype(numpy.uint64))),
            n=self.nodes, weighted=False, directed=directed)
        graph.sortEdges()
        return graph

    def graph_tool(self, threads, directed=None):
        import graph_tool
        import numpy
        graph_tool.openmp_set_num_threads(threads)
        (sources, targets), directed = self.pairs(directed)
        graph = graph_tool.Graph(directed=directed)
        graph.add_vertex(self.nodes)
        graph.add_edge_list(numpy.column_stack([sources, targets]).astype(numpy.int64))
        return graph

    def rustworkx(self, directed=None):
        import rustworkx
        (sources, targets), directed = self.pairs(directed)
        graph = (rustworkx.PyDiGraph if directed else rustworkx.PyGraph)(multigraph=False)
        graph.add_nodes_from(range(self.nodes))
        graph.add_edges_from_no_data(list(zip(sources.tolist(), targets.tolist())))
        return graph

    def scipy(self, directed=None, kind=float):
        import numpy
        import scipy.sparse
        (sources, targets), directed = self.pairs(directed)
        if not directed:
            sources, targets = (
                numpy.concatenate([sources, targets]), numpy.concatenate([targets, sources]))
        return scipy.sparse.csr_matrix(
            (numpy.ones(len(sources), dtype=kind), (sources, targets)), shape=(self.nodes,) * 2)

    def graphblas(self, threads, directed=None, kind=float):
        import graphblas
        import numpy
        graphblas.ss.config["nthreads"] = threads
        matrix = self.scipy(directed, kind).tocoo()
        return graphblas.Matrix.from_coo(
            matrix.row.astype(numpy.uint64), matrix.col.astype(numpy.uint64), matrix.data,
            nrows=self.nodes, ncols=self.nodes)

    def easygraph(self, directed=None):
        import easygraph
        (sources, targets), directed = self.pairs(directed)
        graph = easygraph.DiGraph() if directed else easygraph.Graph()
        graph.add_nodes_from(range(self.nodes))
        graph.add_edges_from(zip(sources.tolist(), targets.tolist()))
        return graph

    def networkx(self, directed=None):
        import networkx
        (sources, targets), directed = self.pairs(directed)
        graph = networkx.DiGraph() if directed else networkx.Graph()
        graph.add_nodes_from(range(self.nodes))
        graph.add_edges_from(zip(sources.tolist(), targets.tolist()))
        return graph

    # To judge answers.

    def modularity(self, parts):
        """Of a division of the ties in either direction, a mutual pair counted once."""
        within = total = 0
        degrees = {}
        for node, row in enumerate(self.sets):
            total += len(row)
            degrees[parts[node]] = degrees.get(parts[node], 0) + len(row)
            within += sum(1 for other in row if parts[other] == parts[node])
        return within / total - sum((d / total) ** 2 for d in degrees.values())

    @functools.cached_property
    def sets(self):
        return self.rows(directed=False)
