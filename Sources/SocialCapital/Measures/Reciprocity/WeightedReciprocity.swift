// SPDX-License-Identifier: Apache-2.0

/// How much of what is given comes back from the same member: of the network, each node, each tie.
public struct WeightedReciprocity: Sendable, Hashable {
  /// The share of all weight that is matched by weight in the other direction, r_w.
  public let share: Quantity
  /// The weight that is matched, both directions counted.
  public let matched: Double
  /// All weight, W.
  public let total: Double
  /// What each node gives that is matched by what it gets from the same contacts, s↔.
  public let matchedByNode: NodeScores
  /// What each node gives beyond that, s→.
  public let givenByNode: NodeScores
  /// What each node receives beyond that, s←.
  public let receivedByNode: NodeScores
  /// The part of each tie that is matched, w↔, in the order of ``Graph/edges``.
  public let matchedByTie: TieScores
}

extension Graph {
  /// How much of the weight given is matched by weight that the same member gives back.
  ///
  /// ## Definition
  /// The part of a tie that is matched is w↔(i,j) = min(w(i,j), w(j,i)), the same in both directions.
  /// Of a node, s↔(i) = Σⱼ w↔(i,j), what it gives beyond that s→(i) = s_out(i) − s↔(i), what it
  /// receives beyond that s←(i) = s_in(i) − s↔(i). Of the network, with W all weight:
  ///
  ///     r_w = Σ w↔(i,j) ÷ W        over ordered pairs
  ///
  /// ## Conventions
  /// - Direction: needed; undefined for an undirected graph.
  /// - Weights: used, as amounts; without them every tie is 1 and r_w is ``arcReciprocity()``.
  /// - Loops: never counted. Isolates: have nothing to match; their three strengths are undefined.
  /// - Undefined: without ties.
  /// - No other tool has it; it reduces to what all agree on where weights are equal.
  ///
  /// ## Example
  /// ```swift
  /// let hours = try Graph(
  ///   nodeCount: 2, edges: [.init(0, 1, weight: 3), .init(1, 0, weight: 1)], isDirected: true)
  /// hours.weightedReciprocity().share   // (1 + 1) ÷ 4
  /// ```
  ///
  /// - Complexity: *O*(*n* + *m*) time and space.
  ///
  /// ## Reference
  /// T. Squartini, F. Picciolo, F. Ruzzenenti and D. Garlaschelli, "Reciprocity of weighted
  /// networks", *Scientific Reports* 3 (2013) 2729, doi:10.1038/srep02729.
  public func weightedReciprocity() -> WeightedReciprocity {
    guard isDirected else { return withoutWeightedReciprocity(.undirected) }
    var byTie = ContiguousArray<Double>(repeating: 0, count: outgoing.arcCount)
    forEachMutualArc { _, _, forth, back in
      byTie[forth] = min(outgoing.weights?[forth] ?? 1, incoming.weights?[back] ?? 1)
    }
    var matched = CompensatedSum()
    var total = CompensatedSum()
    var byNode: [(matched: Quantity, given: Quantity, received: Quantity)] = []
    byNode.reserveCapacity(nodeCount)
    for node in nodes {
      let positions = outgoing.positions(of: node)
      // What is left over is summed tie by tie: a difference of sums could fall below zero.
      var sums = (matched: CompensatedSum(), given: CompensatedSum(), received: CompensatedSum())
      mergeRows(of: node) { _, out, into in
        let forth = out.map { outgoing.weights?[$0] ?? 1 } ?? 0
        let back = into.map { incoming.weights?[$0] ?? 1 } ?? 0
        let both = min(forth, back)
        sums.matched.add(both)
        sums.given.add(forth - both)
        sums.received.add(back - both)
      }
      for position in positions {
        matched.add(byTie[position])
        total.add(outgoing.weights?[position] ?? 1)
      }
      let isIsolate = positions.isEmpty && incoming.degree(of: node) == 0
      byNode.append(
        isIsolate
          ? (.undefined(.isolate), .undefined(.isolate), .undefined(.isolate))
          : (
            .value(sums.matched.value), .value(sums.given.value), .value(sums.received.value)
          ))
    }
    return WeightedReciprocity(
      share: reciprocityObstacle.map(Quantity.undefined)
        ?? Quantity(matched.value, over: total.value, else: .noTies),
      matched: matched.value, total: total.value,
      matchedByNode: NodeScores(byNode.lazy.map(\.matched)),
      givenByNode: NodeScores(byNode.lazy.map(\.given)),
      receivedByNode: NodeScores(byNode.lazy.map(\.received)), matchedByTie: TieScores(byTie))
  }

  private func withoutWeightedReciprocity(_ reason: Undefined) -> WeightedReciprocity {
    let nodes = NodeScores(undefined: reason, count: nodeCount)
    return WeightedReciprocity(
      share: .undefined(reciprocityObstacle ?? reason), matched: 0, total: totalWeight,
      matchedByNode: nodes, givenByNode: nodes, receivedByNode: nodes,
      matchedByTie: TieScores(undefined: reason, count: edgeCount))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/weightedReciprocity()``.
  public static let weightedReciprocity = Measure(
    id: "weighted-reciprocity", title: "Reciprocity of amounts", family: .reciprocity,
    scope: .network,
    summary: "Of all the hours given, how many were matched by hours from the same person.",
    definition: "Σ min(w(i,j), w(j,i)) ÷ W over ordered pairs, W all weight",
    range: "0 to 1",
    conventions: """
      Needs directed ties; without weights every tie is 1; undefined without ties; for each node \
      what is matched, given beyond and received beyond; for each tie the part matched.
      """,
    reference: "Squartini et al. 2013, doi:10.1038/srep02729", complexity: "O(n + m)"
  ) { input in
    let reciprocity = input.graph.weightedReciprocity()
    var result = MeasureResult("weighted-reciprocity", reciprocity.share)
    result.add(
      "weighted-reciprocity",
      nodes: .record([
        ("matched", reciprocity.matchedByNode), ("given-only", reciprocity.givenByNode),
        ("received-only", reciprocity.receivedByNode),
      ]))
    result.add("weighted-reciprocity", ties: .scores(reciprocity.matchedByTie))
    return result
  }
}
