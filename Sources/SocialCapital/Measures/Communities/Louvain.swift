// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Finds communities by the Louvain method: parts with many ties within and few between.
  ///
  /// ## Definition
  /// Nodes are moved, one at a time, to the neighbouring part that raises modularity most, until no
  /// move does; then each part becomes a node and the same begins again, until nothing moves.
  ///
  /// ## Conventions
  /// - Direction: ignored; the weights of two directions add. Weights: used, as strengths.
  /// - Isolates: parts of their own. Loops: never counted.
  /// - Random: nodes are visited in an order drawn from the seed. The same seed gives the same parts
  ///   on every machine; other seeds may give other parts, of nearly the same modularity.
  /// - A part may fall apart into pieces that are not tied; ``leiden(resolution:seed:monitor:)`` gives
  ///   parts that never do.
  ///
  /// ## Example
  /// ```swift
  /// let parts = try graph.louvain(seed: 1)
  /// graph.weakView().modularity(of: parts)
  /// ```
  ///
  /// - Parameters:
  ///   - resolution: Above 1 favours smaller parts, below 1 larger ones.
  ///   - seed: What the order is drawn from.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, of which there are few; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast unfolding of communities in
  /// large networks", *Journal of Statistical Mechanics* (2008) P10008,
  /// doi:10.1088/1742-5468/2008/10/P10008.
  public func louvain(
    resolution: Double = 1, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> Partition {
    precondition(resolution >= 0 && resolution.isFinite, "A resolution is a number from 0.")
    var level = CommunityLevel(self)
    let totalWeight = level.strengths.reduce(0, +)
    var labels = ContiguousArray(0..<UInt32(truncatingIfNeeded: nodeCount))
    guard totalWeight > 0 else { return Partition(labels: labels) }
    var generator = SeededGenerator(seed: seed)
    while true {
      let singles = ContiguousArray(0..<UInt32(truncatingIfNeeded: level.nodeCount))
      var moves = CommunityMoves(
        level, labels: singles, resolution: resolution, totalWeight: totalWeight)
      if try !moves.run(generator: &generator, monitor: monitor) { break }
      let parts = CommunityParts(numbering: moves.labels)
      for node in nodes { labels[node] = parts.labels[Int(labels[node])] }
      level = CommunityLevel(merging: level, by: parts)
    }
    return Partition(labels: labels)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/louvain(resolution:seed:monitor:)``.
  public static let louvain = Measure(
    id: "louvain", title: "Communities (Louvain)", family: .communities, scope: .node,
    summary: "Which communities there are, with many links within and few between.",
    definition: """
      parts found by moving nodes, then parts, while that raises modularity; their number, the \
      part of each node, and …-modularity: of the parts on the weak view
      """,
    range: "1 to n parts, numbered from 0",
    conventions: """
      Direction ignored, weights used; isolates are parts of their own; depends on the seed.
      """,
    reference: "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
    options: [.resolution], complexity: "O(n + m) a round"
  ) { input in
    let resolution = try input.options.number("louvain", "resolution", in: 0...1e6) ?? 1
    let parts = try input.graph.louvain(
      resolution: resolution, seed: input.seed, monitor: input.monitor)
    return communities("louvain", parts, of: input.graph, resolution: resolution)
  }

  /// The result of a way to find communities: how many, whose, and how good.
  static func communities(
    _ id: String, _ parts: Partition, of graph: Graph, resolution: Double
  ) -> MeasureResult {
    var result = MeasureResult(id, .value(Double(parts.count)))
    result.add(
      "\(id)-modularity", graph.weakView().modularity(of: parts, resolution: resolution))
    result.add(id, nodes: .membership(parts.membership))
    return result
  }
}
