// SPDX-License-Identifier: Apache-2.0

/// Where the number of mutual pairs lies between the fewest and the most that could be.
public struct RaoBandyopadhyay: Sendable, Hashable {
  /// (M − fewest) ÷ (most − fewest), or why there is none.
  public let share: Quantity
  /// The mutual pairs there are, M.
  public let mutualPairs: Int
  /// The fewest mutual pairs of any network in which each member sends as many ties.
  public let fewest: Int
  /// The most mutual pairs of any network in which each member sends as many ties.
  public let most: Int
}

extension Graph {
  /// Rao and Bandyopadhyay's index: how near the number of mutual pairs is to the most there could
  /// be, given how many ties each member sends.
  ///
  /// ## Definition
  /// With d₁ ≥ d₂ ≥ … ties sent, over all networks with these numbers:
  ///
  ///     fewest = max( 0, max over k of  Σ dᵢ (i ≤ k) − k(n − k) − k(k − 1)/2 )
  ///     most   = the edges of a largest simple graph in which i has at most dᵢ
  ///     share  = (M − fewest) ÷ (most − fewest)
  ///
  /// The first is what does not fit into one-way ties, by the theorem of maximal flow and minimal
  /// cut. The second is built by joining the member with most ties left to those with the next most.
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph. Weights: ignored. Loops: never counted.
  /// - Isolates: counted.
  /// - Undefined: without ties, and where M could be nothing else.
  /// - The greedy construction of the most was compared with the optimum for every sequence of up to
  ///   eight numbers; there is no proof here that it always is the optimum.
  ///
  /// ## Example
  /// ```swift
  /// let graph = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  /// graph.raoBandyopadhyay().share   // 1 of 0 to 1: 1
  /// ```
  ///
  /// - Complexity: *O*(*n* log *n* + *m* + *n*√*m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// A. R. Rao and S. Bandyopadhyay, "Measures of reciprocity in a social network", *Sankhyā* A 49
  /// (1987) 141–188.
  public func raoBandyopadhyay() -> RaoBandyopadhyay {
    guard isDirected else {
      return RaoBandyopadhyay(
        share: .undefined(reciprocityObstacle ?? .undirected), mutualPairs: 0, fewest: 0, most: 0)
    }
    let sent = nodes.map { outgoing.degree(of: $0) }
    let mutual = mutualArcCount() / 2
    let fewest = Self.fewestMutualPairs(sending: sent)
    let most = Self.mostMutualPairs(sending: sent)
    return RaoBandyopadhyay(
      share: reciprocityObstacle.map(Quantity.undefined)
        ?? Quantity(mutual - fewest, over: most - fewest, else: .zeroVariance),
      mutualPairs: mutual, fewest: fewest, most: most)
  }

  private static func fewestMutualPairs(sending sent: [Int]) -> Int {
    var fewest = 0
    var sum = 0
    for (index, degree) in sent.sorted(by: >).enumerated() {
      let k = index + 1
      sum += degree
      fewest = max(fewest, sum - k * (sent.count - k) - k * (k - 1) / 2)
    }
    return fewest
  }

  /// Havel and Hakimi's construction, leaving over what finds no partner, on numbers of nodes of
  /// each degree: which node it is does not matter.
  private static func mostMutualPairs(sending sent: [Int]) -> Int {
    var count = [Int](repeating: 0, count: (sent.max() ?? 0) + 1)
    for degree in sent { count[degree] += 1 }
    var pairs = 0
    var highest = count.count - 1
    while highest > 0 {
      guard count[highest] > 0 else {
        highest -= 1
        continue
      }
      count[highest] -= 1
      var wanted = highest
      // Nodes that got a partner move one down, after the place below has been served.
      var moved = 0
      var degree = highest
      while degree > 0, wanted > 0 || moved > 0 {
        let served = min(wanted, count[degree])
        count[degree] += moved - served
        wanted -= served
        pairs += served
        moved = served
        degree -= 1
      }
      count[degree] += moved
    }
    return pairs
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/raoBandyopadhyay()``.
  public static let raoBandyopadhyay = Measure(
    id: "rao-bandyopadhyay", title: "Reciprocity between the least and the most possible",
    family: .reciprocity, scope: .network,
    summary: "Where two-way links sit between the fewest and the most possible for these people.",
    definition: "(M − fewest) ÷ (most − fewest), over networks in which each sends as many ties",
    range: "0 to 1",
    conventions: "Needs directed ties; weights ignored; undefined where M could be nothing else.",
    reference: "Rao and Bandyopadhyay 1987", complexity: "O(n log n + m + n√m)"
  ) { input in
    let index = input.graph.raoBandyopadhyay()
    var result = MeasureResult("rao-bandyopadhyay", index.share)
    if input.graph.isDirected {
      result.add(
        "rao-bandyopadhyay",
        [
          "mutual": .count(index.mutualPairs), "fewest": .count(index.fewest),
          "most": .count(index.most),
        ])
    }
    return result
  }
}
