// SPDX-License-Identifier: Apache-2.0

/// What one contact contributes to Burt's measures of a node.
struct ContactShare {
  /// p(i,j): the contact's share of the node's ties.
  var proportion: Double
  /// (p(i,j) + Σ_q p(i,q)·p(q,j))².
  var constraint: Double
  /// Σ_q p(i,q)·m(j,q): how far the node's other contacts lead to this one.
  var redundancy: Double
}

extension Graph {
  /// The one pass that constraint, effective size, efficiency and hierarchy share.
  ///
  /// For each node that has contacts, `score` gets what each contributes, in order of contacts.
  ///
  /// - Complexity: *O*(*n* + Σ *d*²) time, *O*(*n* + *m*) space.
  func structuralHoles(
    scope: StructuralHoleScope, monitor: Monitor, score: ([ContactShare]) -> Quantity
  ) throws(MeasureError) -> NodeScores {
    let view = mutualWeightView()
    let totals = ContiguousArray(view.nodes.map { view.weightTotal(of: $0) })
    let largest = ContiguousArray(view.nodes.map { view.largestWeight(of: $0) })
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    var scores: [Quantity] = []
    scores.reserveCapacity(nodeCount)
    // z(i,q) for the contacts q of the current node i, else 0; 0 for i itself.
    var toEgo = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var shares: [ContactShare] = []
    for ego in 0..<nodeCount {
      if ego & 1023 == 0 { try monitor.checkCancellation() }
      let row = Int(offsets[ego])..<Int(offsets[ego + 1])
      if row.isEmpty {
        scores.append(.undefined(.isolate))
        continue
      }
      for position in row { toEgo[Int(targets[position])] = view.weight(at: position) }
      shares.removeAll(keepingCapacity: true)
      let egoTotal = totals[ego]
      for position in row {
        let contact = Int(targets[position])
        let weight = view.weight(at: position)
        var throughOthers = 0.0
        var redundancy = 0.0
        var contactLargest = largest[contact]
        if scope == .egoNetwork { contactLargest = weight }
        for step in Int(offsets[contact])..<Int(offsets[contact + 1]) {
          let other = Int(targets[step])
          let fromEgo = toEgo[other]
          if fromEgo == 0 { continue }
          let between = view.weight(at: step)
          let otherTotal =
            scope == .wholeNetwork ? totals[other] : view.weightTotal(of: other, within: toEgo, ego)
          throughOthers += fromEgo / egoTotal * (between / otherTotal)
          redundancy += fromEgo / egoTotal * between
          if scope == .egoNetwork { contactLargest = max(contactLargest, between) }
        }
        let proportion = weight / egoTotal
        let local = proportion + throughOthers
        shares.append(
          ContactShare(
            proportion: proportion, constraint: local * local,
            redundancy: redundancy / contactLargest))
      }
      for position in row { toEgo[Int(targets[position])] = 0 }
      scores.append(score(shares))
    }
    return NodeScores(scores)
  }

  @inline(__always)
  func weight(at position: Int) -> Double { outgoing.weights?[position] ?? 1 }

  /// The sum of a node's weights.
  func weightTotal(of node: Int) -> Double {
    outgoing.positions(of: node).reduce(0) { $0 + weight(at: $1) }
  }

  private func largestWeight(of node: Int) -> Double {
    outgoing.positions(of: node).reduce(0) { max($0, weight(at: $1)) }
  }

  /// The sum of a node's weights to the ego and to the ego's contacts.
  private func weightTotal(
    of node: Int, within toEgo: ContiguousArray<Double>, _ ego: Int
  ) -> Double {
    outgoing.positions(of: node).reduce(0) { sum, position in
      let other = Int(outgoing.targets[position])
      return toEgo[other] != 0 || other == ego ? sum + weight(at: position) : sum
    }
  }
}
