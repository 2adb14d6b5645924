// SPDX-License-Identifier: Apache-2.0

/// Which end of a tie stands above the other.
public enum TieOrder: String, Sendable, Hashable, CaseIterable {
  /// The source: i→j says that i is above j.
  case downwards
  /// The target: i→j says that i reports to, or asks, j.
  case upwards
}

extension Graph {
  /// How many pairs have a nearest common superior, Krackhardt's least upper boundedness.
  ///
  /// ## Definition
  /// An upper bound of i and j is a node from which paths lead down to both; a node is its own bound.
  /// It is a least upper bound if every upper bound of the two leads down to it. With V the pairs,
  /// within weak components, that have none, and component sizes s:
  ///
  ///     LUB = 1 − V ÷ Σ (s − 1)(s − 2)/2
  ///
  /// ## Conventions
  /// - Direction: ties point down unless said to point up. An undirected graph has 1.
  /// - Weights: ignored. Components of two or one cannot violate and do not count.
  /// - Undefined: where no component has three nodes.
  /// - sna 2.7 `lubness` takes a bound that leads to every other one, so that a common top is enough.
  ///   It gives 1 where r leads to p and q, and both lead to a and b; but a and b have no nearest
  ///   common superior.
  ///
  /// ## Example
  /// ```swift
  /// // 0 leads to 1 and 2: 0 is the least upper bound of each pair.
  /// try Graph(nodeCount: 3, pairs: [(0, 1), (0, 2)], isDirected: true).leastUpperBoundedness()  // 1
  /// ```
  ///
  /// - Parameters:
  ///   - order: Which end of a tie is above.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*³/64) time and *O*(*n*²/8) bytes: meant for some thousand nodes.
  ///
  /// ## Reference
  /// D. Krackhardt, "Graph theoretical dimensions of informal organizations", in K. M. Carley and
  /// M. J. Prietula (eds), *Computational Organization Theory* (Lawrence Erlbaum, 1994), 89–111.
  public func leastUpperBoundedness(
    order: TieOrder = .downwards, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let weak = weakComponents()
    let possible = weak.sizes.reduce(0) { $0 + ($1 - 1) * ($1 - 2) / 2 }
    if possible == 0 { return .undefined(nodeCount == 0 ? .emptyGraph : .tooFewNodes) }
    var violations = 0
    for part in weak.parts where part.count > 2 {
      let whole = part.count == nodeCount ? self : induced(on: part)
      let downwards = order == .downwards ? whole : whole.reversed()
      violations += try downwards.pairsWithoutLeastUpperBound(monitor: monitor)
    }
    return .value(1 - Double(violations) / Double(possible))
  }

  /// Counts pairs of a weakly connected graph whose upper bounds have no least one.
  private func pairsWithoutLeastUpperBound(monitor: Monitor) throws(MeasureError) -> Int {
    // Each node's bounds as bits, nodes with more bounds first: the first bit common to two nodes
    // is the lowest of their common bounds, and least if it has no bounds but those.
    var search = StepSearch(nodeCount: nodeCount)
    var above: [[Int]] = []
    for node in nodes {
      if node & 255 == 0 { try monitor.checkCancellation() }
      search.run(from: node, in: incoming)
      above.append(search.queue.map(Int.init))
    }
    let ranking = nodes.sorted { (above[$1].count, $0) < (above[$0].count, $1) }
    var rank = [Int](repeating: 0, count: nodeCount)
    for (place, node) in ranking.enumerated() { rank[node] = place }
    let words = (nodeCount + 63) / 64
    var bits = ContiguousArray<UInt64>(repeating: 0, count: nodeCount * words)
    for node in nodes {
      for bound in above[node] { bits[node * words + rank[bound] / 64] |= 1 << (rank[bound] % 64) }
    }
    var missing = 0
    for one in nodes {
      if one & 15 == 0 { try monitor.checkCancellation() }
      for other in 0..<one {
        var common = 0
        var first: Int?
        for word in 0..<words {
          let both = bits[one * words + word] & bits[other * words + word]
          if both == 0 { continue }
          if first == nil { first = word * 64 + both.trailingZeroBitCount }
          common += both.nonzeroBitCount
        }
        guard let first, above[ranking[first]].count == common else {
          missing += 1
          continue
        }
      }
    }
    return missing
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/leastUpperBoundedness(order:monitor:)``.
  public static let krackhardtLub = Measure(
    id: "krackhardt-lub", title: "Least upper boundedness (Krackhardt)", family: .cohesion,
    scope: .network,
    summary: "How many pairs have a nearest common superior.",
    definition: """
      1 − pairs within weak components without a least upper bound ÷ Σ (s − 1)(s − 2)/2 over \
      components of sizes s
      """,
    range: "0 to 1; 1 when undirected",
    conventions: """
      i→j means that i is above j unless ties are said to point upwards; undefined without a \
      component of three, and above 5,000 nodes.
      """,
    reference: "Krackhardt 1994, Computational Organization Theory, 89–111",
    options: [
      .init(
        "ties", summary: "which way ties point: downwards or upwards", defaultValue: "downwards")
    ], complexity: "O(n³/64); undefined as too large above 5,000 nodes"
  ) { input in
    let order = try input.options.choice("krackhardt-lub", "ties", of: TieOrder.self)
    guard input.graph.nodeCount <= 5_000 else {
      return MeasureResult("krackhardt-lub", .undefined(.tooLarge))
    }
    return MeasureResult(
      "krackhardt-lub",
      try input.graph.leastUpperBoundedness(
        order: order ?? .downwards, monitor: input.monitor))
  }
}
