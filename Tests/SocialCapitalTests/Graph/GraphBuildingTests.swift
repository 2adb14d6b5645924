// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Building graphs")
struct GraphBuildingTests {
  @Test func rowsAreSortedWhateverTheOrderOfTheEdges() throws {
    let pairs = [(2, 0), (0, 3), (0, 1), (3, 0), (1, 2)]
    let graph = try Graph(nodeCount: 4, pairs: pairs, isDirected: true)
    #expect(graph.nodes.map { Array(graph.outgoing[$0]) } == [[1, 3], [2], [0], [0]])
    #expect(graph.nodes.map { Array(graph.incoming[$0]) } == [[2, 3], [0], [1], [0]])
    #expect((graph.edgeCount, graph.possibleEdgeCount, graph.isWeighted) == (5, 12, false))
    #expect(try Graph(nodeCount: 4, pairs: pairs.reversed(), isDirected: true) == graph)
  }

  /// Ties in order are taken as they stand: with repeated ones and weights, whole or by source alone.
  @Test(arguments: 1...5) func orderDoesNotMatter(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var edges = (0..<900).map { _ in
      Graph.Edge(
        generator.index(below: 30), generator.index(below: 30),
        weight: Double(generator.index(below: 4)))
    }
    let graph = try Graph(nodeCount: 31, edges: edges, isDirected: true)
    edges.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    for (source, row) in Dictionary(grouping: edges, by: \.source) {
      let targets = Set(row.filter { $0.weight > 0 && $0.target != source }.map(\.target))
      #expect(Array(graph.outgoing[source]) == targets.sorted())
    }
    #expect(try Graph(nodeCount: 31, edges: edges, isDirected: true) == graph)
    edges.sort { ($0.source, $1.target) < ($1.source, $0.target) }
    #expect(try Graph(nodeCount: 31, edges: edges, isDirected: true) == graph)
    // The last tie alone is out of order.
    edges.append(edges.removeFirst())
    #expect(try Graph(nodeCount: 31, edges: edges, isDirected: true) == graph)
    let pairs = graph.edges.map { ($0.source, $0.target) }
    let plain = try Graph(nodeCount: 31, pairs: pairs, isDirected: true)
    #expect(try Graph(nodeCount: 31, pairs: pairs.reversed(), isDirected: true) == plain)
    #expect(plain.incoming == plain.reversed().outgoing)
  }

  @Test func anUndirectedEdgeStandsInBothRowsAndCountsOnce() throws {
    let graph = try Graph(nodeCount: 3, pairs: [(2, 1), (0, 2)], isDirected: false)
    #expect(graph.nodes.map { Array(graph.outgoing[$0]) } == [[2], [2], [0, 1]])
    #expect(graph.outgoing == graph.incoming)
    #expect((graph.edgeCount, graph.possibleEdgeCount, graph.outgoing.arcCount) == (2, 3, 4))
    #expect(graph.edges == [Graph.Edge(0, 2), Graph.Edge(1, 2)])
  }

  @Test func policiesForLoops() throws {
    let pairs = [(0, 0), (0, 1), (1, 1)]
    let graph = try Graph(nodeCount: 2, pairs: pairs, isDirected: true)
    #expect((graph.edgeCount, graph.building.loopsDropped) == (1, 2))
    #expect(throws: GraphError.loop(edge: 2)) {
      try Graph(nodeCount: 2, pairs: [(0, 1), (1, 0), (1, 1)], isDirected: true, loops: .reject)
    }
  }

  @Test func policiesForParallels() throws {
    let edges = [
      Graph.Edge(0, 1, weight: 2), Graph.Edge(1, 0, weight: 3), Graph.Edge(0, 1, weight: 5),
    ]
    let directed = try Graph(nodeCount: 2, edges: edges, isDirected: true)
    #expect(directed.weight(from: 0, to: 1) == 7)
    #expect(directed.weight(from: 1, to: 0) == 3)
    #expect(directed.building.parallelMerged == 1)
    let undirected = try Graph(nodeCount: 2, edges: edges, isDirected: false)
    #expect(undirected.weight(from: 1, to: 0) == 10)
    #expect(undirected.building.parallelMerged == 2)
    let first = try Graph(nodeCount: 2, edges: edges, isDirected: true, parallels: .collapse)
    #expect(first.weight(from: 0, to: 1) == 2)
    #expect(throws: GraphError.parallel(source: 0, target: 1)) {
      try Graph(nodeCount: 2, edges: edges, isDirected: true, parallels: .reject)
    }
    let counted = try Graph(
      nodeCount: 2, pairs: [(0, 1), (0, 1)], isDirected: true, parallels: .sum)
    #expect(counted.weight(from: 0, to: 1) == 2)
  }

  @Test func weightsOfZeroAreNoTies() throws {
    let graph = try Graph(
      nodeCount: 2, edges: [Graph.Edge(0, 1, weight: 0), Graph.Edge(1, 0, weight: 1e-100)],
      isDirected: true)
    #expect((graph.edgeCount, graph.building.zeroWeightsDropped) == (1, 1))
    #expect(graph.isWeighted)
  }

  @Test(arguments: [
    (-1.0, GraphError.invalidWeight(edge: 1)), (.nan, .invalidWeight(edge: 1)),
    (.infinity, .invalidWeight(edge: 1)), (1e-101, .weightOutOfRange(edge: 1)),
    (1e101, .weightOutOfRange(edge: 1)),
  ])
  func weightsThatAreNone(weight: Double, error: GraphError) {
    #expect(throws: error) {
      try Graph(
        nodeCount: 2, edges: [Graph.Edge(0, 1), Graph.Edge(1, 0, weight: weight)],
        isDirected: true)
    }
  }

  @Test(arguments: [(0, 2), (2, 0), (-1, 0), (0, -1), (Int.max, 0), (0, Int.min)])
  func nodesThatAreNone(source: Int, target: Int) {
    #expect(throws: GraphError.nodeOutOfRange(edge: 1)) {
      try Graph(nodeCount: 2, pairs: [(0, 1), (source, target)], isDirected: false)
    }
  }

  @Test(arguments: [-1, (1 << 30) + 1]) func nodeCountsThatAreNone(count: Int) {
    #expect(throws: GraphError.tooManyNodes(count)) {
      try Graph(nodeCount: count, pairs: [], isDirected: false)
    }
  }

  @Test func errorsSayWhatIsWrongAndWhere() {
    let errors: [GraphError] = [
      .tooManyNodes(5), .tooManyArcs(5), .nodeOutOfRange(edge: 5), .invalidWeight(edge: 5),
      .loop(edge: 5), .parallel(source: 5, target: 6), .weightOutOfRange(edge: 5),
    ]
    for error in errors {
      #expect(error.description.contains("5") && error.description.hasSuffix("."))
    }
    #expect(Set(errors.map(\.description)).count == errors.count)
  }

  /// Columns make the graph that edges make, whatever has to be left out or merged.
  @Test(arguments: [true, false]) func columns(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 5)
    let edges = (0..<600).map { _ in
      Graph.Edge(
        generator.index(below: 40), generator.index(below: 40),
        weight: [0, 0.1, 0.2, 3][generator.index(below: 4)])
    }
    let sources = ContiguousArray(edges.map { UInt32($0.source) })
    let targets = ContiguousArray(edges.map { UInt32($0.target) })
    let weighted = try Graph(
      nodeCount: 40, sources: sources, targets: targets,
      weights: ContiguousArray(edges.map(\.weight)), isDirected: isDirected)
    let same = try Graph(nodeCount: 40, edges: edges, isDirected: isDirected)
    #expect(weighted == same)
    #expect(weighted.building == same.building)
    #expect(weighted.building.loopsDropped > 0 && weighted.building.zeroWeightsDropped > 0)
    let plain = try Graph(
      nodeCount: 40, sources: sources, targets: targets, isDirected: isDirected)
    let pairs = edges.map { ($0.source, $0.target) }
    #expect(plain == (try Graph(nodeCount: 40, pairs: pairs, isDirected: isDirected)))
    #expect(!plain.isWeighted && plain.building.parallelMerged > 0)
    let counted = try Graph(
      nodeCount: 40, sources: sources, targets: targets, isDirected: isDirected, parallels: .sum)
    #expect(Int(counted.totalWeight) == 600 - counted.building.loopsDropped)
    #expect(throws: GraphError.nodeOutOfRange(edge: 0)) {
      try Graph(nodeCount: 40, sources: [40], targets: [0], isDirected: isDirected)
    }
  }

  /// Sums of parallel edges have the same bits seen from both ends, whatever way each was given.
  @Test func parallelsAddUpTheSameFromBothEnds() throws {
    let weights = [0.1, 0.7, 0.3, 1e10, 0.2]
    let edges = weights.enumerated().map { number, weight in
      number % 2 == 0 ? Graph.Edge(0, 1, weight: weight) : Graph.Edge(1, 0, weight: weight)
    }
    let graph = try Graph(nodeCount: 2, edges: edges, isDirected: false)
    #expect(graph.weight(from: 0, to: 1) == graph.weight(from: 1, to: 0))
    #expect(graph.weight(from: 0, to: 1) == weights.reduce(0, +))
  }

  @Test func noNodes() throws {
    let graph = try Graph(nodeCount: 0, pairs: [], isDirected: true)
    #expect((graph.nodeCount, graph.edgeCount, graph.possibleEdgeCount) == (0, 0, 0))
    #expect(graph.edges.isEmpty)
    #expect(graph.totalWeight == 0)
  }

  /// What went in comes out, over every small graph, with and without weights.
  @Test func edgesRebuildTheGraph() throws {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let weighted = SmallGraphs.weighted(plain, seed: UInt64(number))
      let again = try Graph(
        nodeCount: weighted.nodeCount, edges: weighted.edges.reversed(),
        isDirected: weighted.isDirected)
      #expect(again == weighted)
      #expect(again.hashValue == weighted.hashValue)
      #expect(weighted.unweighted() == plain)
      let matrix = weighted.matrix
      for i in plain.nodes {
        for j in plain.nodes {
          #expect(weighted.weight(from: i, to: j) == (matrix[i][j] == 0 ? nil : matrix[i][j]))
          #expect(plain.hasEdge(from: i, to: j) == (matrix[i][j] != 0))
        }
        #expect(weighted.outgoing.weights(of: i) == matrix[i].filter { $0 != 0 })
        #expect(plain.outgoing.degree(of: i) == plain.outgoing.weights(of: i).count)
        #expect(weighted.incoming[i].elementsEqual(plain.nodes.filter { matrix[$0][i] != 0 }))
      }
    }
  }

  @Test func totalWeight() {
    #expect(ReferenceTown.weighted.totalWeight == 21)
    #expect(ReferenceTown.weighted.weakView().totalWeight == 21)
    #expect(ReferenceTown.binary.totalWeight == 10)
    // A thousand tenths, added one by one, would be 99.9999999999986.
    let graph = SmallGraphs.make(
      1001, edges: (1...1000).map { .init(0, $0, weight: 0.1) }, false)
    #expect(graph.totalWeight == 100)
  }

  @Test func equalityIsOfNodesTiesAndWeights() throws {
    let path = SmallGraphs.path(3)
    #expect(path != SmallGraphs.path(3, directed: true))
    #expect(path != SmallGraphs.make(4, [(0, 1), (1, 2)], false))
    #expect(path != SmallGraphs.make(3, edges: path.edges, false))  // weights of 1 are weights
    let loop = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2), (2, 2)], isDirected: false)
    #expect(path == loop)
  }

  @Test func wrongProgramsStop() async {
    await #expect(processExitsWith: .failure) { _ = SmallGraphs.path(3).outgoing[3] }
    await #expect(processExitsWith: .failure) { _ = SmallGraphs.path(3).outgoing[-1] }
    await #expect(processExitsWith: .failure) {
      _ = SmallGraphs.path(3).weight(from: 7, to: 0)
    }
  }
}
