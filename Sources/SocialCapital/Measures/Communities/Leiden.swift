// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Finds communities by the Leiden method, each of them connected.
  ///
  /// ## Definition
  /// As ``louvain(resolution:seed:monitor:)``, but before parts become nodes each part is refined: its
  /// nodes start alone again and are merged, at random in proportion to how much it helps, only where
  /// they are well connected to the part. The refined parts become the nodes of the next round. All
  /// is repeated from what was found until nothing changes.
  ///
  /// ## Conventions
  /// - Direction: ignored; the weights of two directions add. Weights: used, as strengths.
  /// - Isolates: parts of their own. Loops: never counted.
  /// - Random: the order of nodes and the merging are drawn from the seed. The same seed gives the
  ///   same parts on every machine.
  /// - Parts found are connected, and none is better split in two along its ties one node at a time.
  ///
  /// ## Example
  /// ```swift
  /// let parts = try graph.leiden(seed: 1)
  /// graph.weakView().modularity(of: parts)
  /// ```
  ///
  /// - Parameters:
  ///   - resolution: Above 1 favours smaller parts, below 1 larger ones.
  ///   - seed: What is drawn at random starts from it.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, of which there are few; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
  /// communities", *Scientific Reports* 9 (2019) 5233, doi:10.1038/s41598-019-41695-z.
  public func leiden(
    resolution: Double = 1, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> Partition {
    precondition(resolution >= 0 && resolution.isFinite, "A resolution is a number from 0.")
    let first = CommunityLevel(self)
    let totalWeight = first.strengths.reduce(0, +)
    var found = CommunityParts(
      numbering: ContiguousArray(0..<UInt32(truncatingIfNeeded: nodeCount)))
    guard totalWeight > 0 else { return Partition(labels: found.labels) }
    var generator = SeededGenerator(seed: seed)
    // Every pass begins with the parts found so far; ten passes are far more than it takes.
    for _ in 0..<10 {
      let next = try leidenPass(
        first, from: found, resolution: resolution, totalWeight: totalWeight,
        generator: &generator, monitor: monitor)
      if next == found { break }
      found = next
    }
    return Partition(labels: found.labels)
  }

  private func leidenPass(
    _ first: CommunityLevel, from start: CommunityParts, resolution: Double, totalWeight: Double,
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> CommunityParts {
    var level = first
    /// The node of the level that each node of the graph is in.
    var places = ContiguousArray(0..<UInt32(truncatingIfNeeded: nodeCount))
    var labels = start.labels
    while true {
      var moves = CommunityMoves(
        level, labels: labels, resolution: resolution, totalWeight: totalWeight)
      _ = try moves.run(generator: &generator, monitor: monitor)
      let parts = CommunityParts(numbering: moves.labels)
      if parts.count == level.nodeCount {
        for node in nodes { places[node] = parts.labels[Int(places[node])] }
        return CommunityParts(numbering: places)
      }
      var refinement = CommunityRefinement(
        level, parts: parts, resolution: resolution, totalWeight: totalWeight)
      let refined = try refinement.run(generator: &generator, monitor: monitor)
      // Where nothing could be merged, the parts themselves are merged, or it would never end.
      let merged = refined.count == level.nodeCount ? parts : refined
      labels = ContiguousArray(repeating: 0, count: merged.count)
      for node in 0..<level.nodeCount { labels[Int(merged.labels[node])] = parts.labels[node] }
      for node in nodes { places[node] = merged.labels[Int(places[node])] }
      level = CommunityLevel(merging: level, by: merged)
    }
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/leiden(resolution:seed:monitor:)``.
  public static let leiden = Measure(
    id: "leiden", title: "Communities (Leiden)", family: .communities, scope: .node,
    summary: "Which connected communities there are, with many links within and few between.",
    definition: """
      parts found as by Louvain, refined before they are merged so that each is connected; their \
      number, the part of each node, and …-modularity: of the parts on the weak view
      """,
    range: "1 to n parts, numbered from 0",
    conventions: """
      Direction ignored, weights used; isolates are parts of their own; depends on the seed.
      """,
    reference: "Traag, Waltman and van Eck 2019, doi:10.1038/s41598-019-41695-z",
    options: [.resolution], complexity: "O(n + m) a round"
  ) { input in
    let resolution = try input.options.number("leiden", "resolution", in: 0...1e6) ?? 1
    let parts = try input.graph.leiden(
      resolution: resolution, seed: input.seed, monitor: input.monitor)
    return communities("leiden", parts, of: input.graph, resolution: resolution)
  }
}
