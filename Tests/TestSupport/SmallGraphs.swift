// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Families of graphs that tests go through whole.
public enum SmallGraphs {
  /// Every graph on a number of nodes: 4,096 directed ones on 4 nodes, 1,024 undirected ones on 5.
  public static func all(nodes count: Int, directed: Bool) -> some Sequence<Graph> {
    let pairs = (0..<count).flatMap { source in
      (0..<count).compactMap { target in
        source == target || (!directed && target < source) ? nil : (source, target)
      }
    }
    return (0..<(1 << pairs.count)).lazy.map { mask in
      make(count, pairs.indices.lazy.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }, directed)
    }
  }

  /// All directed graphs on 0 to 4 nodes and all undirected ones on 0 to 5.
  public static var everything: [Graph] {
    (0...4).flatMap { Array(all(nodes: $0, directed: true)) }
      + (0...5).flatMap { Array(all(nodes: $0, directed: false)) }
  }

  /// The same graph with weights drawn from a few simple ones, so that equal sums occur.
  public static func weighted(_ graph: Graph, seed: UInt64) -> Graph {
    var generator = SeededGenerator(seed: seed)
    let weights = [0.5, 1, 2, 3]
    let edges = graph.edges.map {
      Graph.Edge($0.source, $0.target, weight: weights[generator.index(below: weights.count)])
    }
    return make(graph.nodeCount, edges: edges, graph.isDirected)
  }

  /// A path from node 0 to the last.
  public static func path(_ count: Int, directed: Bool = false) -> Graph {
    make(count, (1..<max(count, 1)).map { ($0 - 1, $0) }, directed)
  }

  /// A ring 0–1–…–0 of at least three nodes.
  public static func ring(_ count: Int, directed: Bool = false) -> Graph {
    make(count, (0..<count).map { ($0, ($0 + 1) % count) }, directed)
  }

  /// A star whose centre is node 0; directed ties leave the centre.
  public static func star(_ count: Int, directed: Bool = false) -> Graph {
    make(count, (1..<max(count, 1)).map { (0, $0) }, directed)
  }

  /// A graph with every tie.
  public static func complete(_ count: Int, directed: Bool = false) -> Graph {
    let pairs = (0..<count).flatMap { source in
      (0..<count).compactMap { $0 == source || (!directed && $0 < source) ? nil : (source, $0) }
    }
    return make(count, pairs, directed)
  }

  /// A graph without ties.
  public static func empty(_ count: Int, directed: Bool = false) -> Graph {
    make(count, [], directed)
  }

  /// A graph in which each possible tie exists with a probability.
  public static func random(
    _ count: Int, density: Double, directed: Bool, weighted: Bool = false, seed: UInt64
  ) -> Graph {
    var generator = SeededGenerator(seed: seed)
    var edges: [Graph.Edge] = []
    for source in 0..<count {
      for target in 0..<count where source != target && (directed || source < target) {
        if generator.uniform() >= density { continue }
        let weight = weighted ? 0.25 + Double(generator.index(below: 16)) / 4 : 1
        edges.append(Graph.Edge(source, target, weight: weight))
      }
    }
    return weighted
      ? make(count, edges: edges, directed)
      : make(count, edges.map { ($0.source, $0.target) }, directed)
  }

  /// A connected graph of 20,000 nodes with weights, for code that treats large graphs differently;
  /// directed, each fiftieth node sends nothing.
  public static func large(directed: Bool) -> Graph {
    let count = 20_000
    var generator = SeededGenerator(seed: 20_000)
    var edges: [Graph.Edge] = []
    for node in 0..<count where !directed || node % 50 != 0 {
      edges.append(Graph.Edge(node, (node + 1) % count))
      for _ in 0..<3 {
        // Low numbers are tied more often.
        let other = generator.index(below: 1 + generator.index(below: count))
        if other == node { continue }
        edges.append(Graph.Edge(node, other, weight: 0.25 + generator.uniform()))
      }
    }
    return make(count, edges: edges, directed)
  }

  /// Makes a graph of pairs that are known to be right.
  public static func make(
    _ count: Int, _ pairs: some Sequence<(Int, Int)>, _ directed: Bool
  ) -> Graph {
    do {
      return try Graph(nodeCount: count, pairs: pairs, isDirected: directed)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Makes a graph of weighted edges that are known to be right.
  public static func make(_ count: Int, edges: [Graph.Edge], _ directed: Bool) -> Graph {
    do {
      return try Graph(nodeCount: count, edges: edges, isDirected: directed)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension Graph {
  /// The same graph with node *i* renamed `order[i]`.
  public func relabeled(_ order: [Int]) -> Graph {
    let moved = edges.map { Edge(order[$0.source], order[$0.target], weight: $0.weight) }
    return isWeighted
      ? SmallGraphs.make(nodeCount, edges: moved, isDirected)
      : SmallGraphs.make(nodeCount, moved.map { ($0.source, $0.target) }, isDirected)
  }

  /// The two graphs side by side, without a tie between them.
  public func disjointUnion(with other: Graph) -> Graph {
    let moved = other.edges.map {
      Edge($0.source + nodeCount, $0.target + nodeCount, weight: $0.weight)
    }
    let both = edges + moved
    return isWeighted
      ? SmallGraphs.make(nodeCount + other.nodeCount, edges: both, isDirected)
      : SmallGraphs.make(
        nodeCount + other.nodeCount, both.map { ($0.source, $0.target) }, isDirected)
  }

  /// The weights as a matrix, 0 where there is no tie: what naive references compute from.
  public var matrix: [[Double]] {
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: nodeCount), count: nodeCount)
    for edge in edges {
      matrix[edge.source][edge.target] = edge.weight
      if !isDirected { matrix[edge.target][edge.source] = edge.weight }
    }
    return matrix
  }

  /// The ties as text, to name a graph in a failure.
  public var sketch: String {
    "n=\(nodeCount)" + (isDirected ? " directed " : " ")
      + edges.map { "\($0.source)-\($0.target)" + (isWeighted ? ":\($0.weight)" : "") }
      .joined(separator: " ")
  }
}
