// SPDX-License-Identifier: Apache-2.0

/// A simple graph: who is tied to whom, and how strongly, by node index.
///
/// A graph is an immutable value. Its nodes are `0..<nodeCount`; names and attributes live in
/// ``SocialNetwork``, which makes graphs with ``SocialNetwork/graph(view:weights:)``. Ties are held
/// as compressed sparse rows, in both directions, each row sorted by neighbour.
///
/// Loops are never held and parallel edges are merged when the graph is built; ``building`` says
/// how many of each there were. Every weight held is finite and greater than zero, and is the
/// *strength* of a tie, never a length.
///
/// ```swift
/// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
/// line.edgeCount              // 2
/// Array(line.outgoing[1])     // [0, 2]
/// ```
///
/// - Complexity: *O*(*n* + *m*) space: 8 bytes an arc and 8 bytes a node when directed, the same
///   for an undirected edge, and 8 bytes more an arc for weights in each direction.
public struct Graph: Sendable {
  /// Whether each edge has a direction.
  public let isDirected: Bool

  /// The ties that leave each node; for an undirected graph, all its ties.
  public let outgoing: Adjacency

  /// The ties that reach each node; for an undirected graph, the same as ``outgoing``.
  public let incoming: Adjacency

  /// The number of edges; an undirected edge counts once.
  public let edgeCount: Int

  /// What was left out or merged while the graph was built.
  public let building: BuildSummary

  init(isDirected: Bool, outgoing: Adjacency, incoming: Adjacency, building: BuildSummary) {
    self.isDirected = isDirected
    self.outgoing = outgoing
    self.incoming = incoming
    self.edgeCount = isDirected ? outgoing.arcCount : outgoing.arcCount / 2
    self.building = building
  }

  /// The number of nodes, isolates included.
  public var nodeCount: Int { outgoing.nodeCount }

  /// All node indices, in order.
  public var nodes: Range<Int> { 0..<nodeCount }

  /// Whether edges carry weights; without them every tie has weight 1.
  public var isWeighted: Bool { outgoing.weights != nil }

  /// The number of pairs of nodes that could be tied: ordered pairs when directed.
  public var possibleEdgeCount: Int {
    let ordered = nodeCount * (nodeCount - 1)
    return isDirected ? ordered : ordered / 2
  }

  /// The sum of all weights, an undirected edge counted once; without weights, the edge count.
  ///
  /// - Complexity: *O*(*m*) when weighted, else *O*(1).
  public var totalWeight: Double {
    guard let weights = outgoing.weights else { return Double(edgeCount) }
    var sum = CompensatedSum()
    for weight in weights { sum.add(weight) }
    return isDirected ? sum.value : sum.value / 2
  }

  /// The weight of the tie from one node to another, or `nil` where there is none.
  ///
  /// - Complexity: *O*(log *d*) for a source with *d* ties.
  public func weight(from source: Int, to target: Int) -> Double? {
    outgoing.position(of: target, in: source).map { outgoing.weights?[$0] ?? 1 }
  }

  /// Whether there is a tie from one node to another.
  ///
  /// - Complexity: *O*(log *d*) for a source with *d* ties.
  public func hasEdge(from source: Int, to target: Int) -> Bool {
    outgoing.position(of: target, in: source) != nil
  }
}

extension Graph {
  /// One tie between two nodes.
  public struct Edge: Sendable, Hashable {
    /// The node the tie leaves.
    public var source: Int
    /// The node the tie reaches.
    public var target: Int
    /// The strength of the tie.
    public var weight: Double

    /// Makes a tie, of weight 1 unless said.
    public init(_ source: Int, _ target: Int, weight: Double = 1) {
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  /// What building a graph left out or merged.
  public struct BuildSummary: Sendable, Hashable {
    /// Ties from a node to itself, which no measure counts.
    public internal(set) var loopsDropped = 0
    /// Ties merged into another tie between the same nodes.
    public internal(set) var parallelMerged = 0
    /// Ties of weight zero, which are no ties.
    public internal(set) var zeroWeightsDropped = 0

    /// Makes a summary of a graph built with nothing left out.
    public init() {}
  }

  /// Every edge in order of source, then target; an undirected edge once, from its lower node.
  ///
  /// Scores of ties, such as ``TieScores``, are held in this order.
  ///
  /// - Complexity: *O*(*n* + *m*).
  public var edges: [Edge] {
    var edges: [Edge] = []
    edges.reserveCapacity(edgeCount)
    for source in nodes {
      for position in outgoing.positions(of: source) {
        let target = Int(outgoing.targets[position])
        if !isDirected && target < source { continue }
        edges.append(Edge(source, target, weight: outgoing.weights?[position] ?? 1))
      }
    }
    return edges
  }
}

extension Graph: Hashable {
  /// Whether two graphs have the same nodes, direction, ties and weights, however they were built.
  public static func == (left: Graph, right: Graph) -> Bool {
    left.isDirected == right.isDirected && left.outgoing == right.outgoing
  }

  /// Feeds what ``==(_:_:)`` compares to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isDirected)
    hasher.combine(outgoing)
  }
}
