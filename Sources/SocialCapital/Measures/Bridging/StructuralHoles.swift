// SPDX-License-Identifier: Apache-2.0

/// What a contact contributes to Burt's measures of a node.
enum ContactPart {
  /// (p(i,j) + Σ_q p(i,q)·p(q,j))²: the contact's part of the node's constraint.
  case constraint
  /// Σ_q p(i,q)·m(j,q): how far the node's other contacts lead to this one.
  case redundancy
}

/// What constraint, effective size, efficiency and hierarchy share: sums over the contacts of each node.
struct StructuralHoles {
  /// Which ties count, and how they are gone through.
  private enum Ties {
    case wholeNetwork(HolePairs)
    case egoNetworks(Graph)
  }

  private let part: ContactPart
  private let ties: Ties
  private let monitor: Monitor
  /// The number of contacts of each node.
  let degrees: ContiguousArray<Int>

  init(
    _ graph: Graph, _ part: ContactPart, scope: StructuralHoleScope, monitor: Monitor
  ) throws(MeasureError) {
    self.part = part
    self.monitor = monitor
    switch scope {
    case .wholeNetwork:
      let pairs = try HolePairs(graph, part: part, monitor: monitor)
      ties = .wholeNetwork(pairs)
      degrees = pairs.degrees
    case .egoNetwork:
      let view = graph.mutualWeightView()
      ties = .egoNetworks(view)
      degrees = ContiguousArray(view.nodes.lazy.map { view.outgoing.degree(of: $0) })
    }
  }

  /// For each node, the sum over its contacts of a term that their parts give; 0 for an isolate.
  @inline(__always)
  func sums(
    _ term: (_ node: Int, _ part: Double) -> Double
  ) throws(MeasureError) -> ContiguousArray<Double> {
    switch ties {
    case .wholeNetwork(let pairs): pairs.sums(term)
    case .egoNetworks(let view): try view.sumsWithinEgoNetworks(part, monitor: monitor, term)
    }
  }

  /// Scores of nodes from their sums and their numbers of contacts, which is none for an isolate.
  func scores(
    _ sums: ContiguousArray<Double>,
    _ score: (_ sum: Double, _ degree: Int) -> Double = { sum, _ in sum }
  ) -> NodeScores {
    withoutActuallyEscaping(score) { score in
      NodeScores(
        sums.indices.lazy.map { node -> Quantity in
          let degree = degrees[node]
          return degree == 0 ? .undefined(.isolate) : .value(score(sums[node], degree))
        })
    }
  }
}

extension Graph {
  /// The sums where only ties within the ego network count, on an undirected graph.
  ///
  /// A contact's total is another one for each ego, so that every ego network is gone through.
  ///
  /// - Complexity: *O*(*n* + Σ *d*³) time at most, *O*(*n*) space.
  fileprivate func sumsWithinEgoNetworks(
    _ part: ContactPart, monitor: Monitor, _ term: (_ node: Int, _ part: Double) -> Double
  ) throws(MeasureError) -> ContiguousArray<Double> {
    let offsets = outgoing.offsets.span
    let targets = outgoing.targets.span
    var sums = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    // z(i,q) for the contacts q of the current node i, else 0; 0 for i itself.
    var toEgo = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    for ego in 0..<nodeCount {
      if ego & 1023 == 0 { try monitor.checkCancellation() }
      let row = Int(offsets[ego])..<Int(offsets[ego + 1])
      for position in row { toEgo[Int(targets[position])] = weight(at: position) }
      let egoTotal = weightTotal(of: ego)
      for position in row {
        let contact = Int(targets[position])
        var largest = weight(at: position)
        var throughOthers = 0.0
        var redundancy = 0.0
        for step in Int(offsets[contact])..<Int(offsets[contact + 1]) {
          let other = Int(targets[step])
          let fromEgo = toEgo[other]
          if fromEgo == 0 { continue }
          let between = weight(at: step)
          let otherTotal = weightTotal(of: other, within: toEgo, ego)
          throughOthers += fromEgo / egoTotal * (between / otherTotal)
          redundancy += fromEgo / egoTotal * between
          largest = max(largest, between)
        }
        let share = weight(at: position) / egoTotal + throughOthers
        sums[ego] += term(ego, part == .constraint ? share * share : redundancy / largest)
      }
      for position in row { toEgo[Int(targets[position])] = 0 }
    }
    return sums
  }

  @inline(__always)
  func weight(at position: Int) -> Double { outgoing.weights?[position] ?? 1 }

  /// The sum of a node's weights.
  func weightTotal(of node: Int) -> Double {
    outgoing.positions(of: node).reduce(0) { $0 + weight(at: $1) }
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
