// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How many more ties run within the parts of a division than chance would put there.
  ///
  /// ## Definition
  /// With weights w, their sum W (an undirected tie once), sums s of a node's weights, [i ~ j] whether
  /// two nodes are in one part, and a resolution γ:
  ///
  ///     Q = Σ over i, j of (w(i,j) − γ·s(i)·s(j)/2W)·[i ~ j] ÷ 2W                 undirected
  ///     Q = Σ over i, j of (w(i,j) − γ·s_out(i)·s_in(j)/W)·[i ~ j] ÷ W            directed
  ///
  /// ## Conventions
  /// - Direction: followed, as Leicht and Newman have it; take the ``weakView()`` to ignore it.
  /// - Weights: used, as strengths. Loops: never counted. Isolates: add nothing.
  /// - Undefined: without ties.
  /// - Agrees with igraph `modularity` and NetworkX `modularity` on graphs without loops.
  ///
  /// ## Example
  /// ```swift
  /// // Two triangles joined by a tie: 6/7 − 2 · (7/14)².
  /// let graph = try Graph(
  ///   nodeCount: 6, pairs: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)],
  ///   isDirected: false)
  /// graph.modularity(of: Partition(labels: [0, 0, 0, 1, 1, 1]))   // 0.357
  /// ```
  ///
  /// - Parameters:
  ///   - partition: The division, of this graph's nodes.
  ///   - resolution: γ: above 1 favours smaller parts, below 1 larger ones.
  /// - Complexity: *O*(*n* + *m*) time and *O*(parts) space.
  ///
  /// ## Reference
  /// M. E. J. Newman and M. Girvan, "Finding and evaluating community structure in networks",
  /// *Physical Review E* 69 (2004) 026113, doi:10.1103/PhysRevE.69.026113. E. A. Leicht and M. E. J.
  /// Newman, "Community structure in directed networks", *Physical Review Letters* 100 (2008)
  /// 118703, doi:10.1103/PhysRevLett.100.118703.
  public func modularity(of partition: Partition, resolution: Double = 1) -> Quantity {
    precondition(partition.nodeCount == nodeCount, "The partition is of other nodes.")
    if edgeCount == 0 { return .undefined(nodeCount == 0 ? .emptyGraph : .noTies) }
    var all = CompensatedSum()
    var within = CompensatedSum()
    var sent = [CompensatedSum](repeating: CompensatedSum(), count: partition.count)
    var received = sent
    // Entries of rows, so that an undirected tie is met from both ends, as the sums ask.
    for source in nodes {
      let part = partition[source]
      for position in outgoing.positions(of: source) {
        let weight = weight(at: position)
        let other = partition[Int(outgoing.targets[position])]
        all.add(weight)
        sent[part].add(weight)
        received[other].add(weight)
        if part == other { within.add(weight) }
      }
    }
    var expected = CompensatedSum()
    for part in 0..<partition.count {
      expected.add(sent[part].value / all.value * (received[part].value / all.value))
    }
    return .value(within.value / all.value - resolution * expected.value)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/modularity(of:resolution:)`` for groupings.
  public static let modularity = Measure(
    id: "modularity", title: "Modularity", family: .communities, scope: .network,
    summary: "How many more links run within groups than chance would put there.",
    definition: """
      the share of weight within groups less that expected from the sums of weights that nodes \
      send and receive; γ weighs the latter
      """,
    range: "−1 to 1; 0 is what chance gives",
    conventions: """
      Direction and weights used; nodes of unknown group left out; undefined without ties.
      """,
    reference: "Newman and Girvan 2004, doi:10.1103/PhysRevE.69.026113",
    options: [.resolution], complexity: "O(n + m)"
  ) { input in
    let resolution = try input.options.number("modularity", "resolution", in: 0...1e6) ?? 1
    return MeasureResult("modularity", groupings: input.groupings) { name, grouping, result in
      let part = GroupedPart(of: input.graph, by: grouping)
      guard part.groupCount > 0 else { return result.add(name, .undefined(.noGroups)) }
      // A label is less than the number of labels even where groups are many and nodes few.
      var first = [Int](repeating: -1, count: part.names.count)
      for (node, place) in part.places.enumerated() where first[place] < 0 { first[place] = node }
      let partition = Partition(labels: part.places.map { first[$0] })
      result.add(name, part.graph.modularity(of: partition, resolution: resolution))
    }
  }
}

extension Measure.Option {
  static let resolution = Measure.Option(
    "resolution", summary: "above 1 favours smaller groups, below 1 larger ones",
    defaultValue: "1")
}
