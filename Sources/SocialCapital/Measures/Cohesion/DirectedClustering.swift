// SPDX-License-Identifier: Apache-2.0

/// Which ties local clustering looks at.
public enum ClusteringRule: String, Sendable, Hashable, CaseIterable {
  /// A tie in either direction is a tie, and counts once.
  case anyDirection = "any-direction"
  /// Ties in both directions count twice, and every way round a triangle once (Fagiolo).
  case directed
}

/// The ties between contacts, with what each pair counts for in directed clustering.
///
/// With a(i,j) = 1 where i is tied to j, t(i,j) = a(i,j) + a(j,i), and u and v two sums over both
/// directions of what a tie counts for, the clustering of i is
///
///     Σ v(j,h)·(u(i,j)·v(i,h) + u(i,h)·v(i,j)) ÷ 2 ÷ possible(i)        over pairs {j, h}
struct DirectedClustering {
  private let contacts: ContactRows
  /// u and v of each entry of `contacts`.
  private let own: ContiguousArray<Double>
  private let other: ContiguousArray<Double>
  /// What the sum would be if every pair of contacts were tied both ways with all it can count for.
  private let possible: [Double]

  init(_ graph: Graph, weighting: ClusteringWeighting) {
    contacts = ContactRows(graph)
    let entries = contacts.entries
    let ties = ContiguousArray(entries.lazy.map { Double(($0 & 1) + ($0 >> 1 & 1)) })
    switch weighting {
    case .barrat where graph.isWeighted:
      own = contacts.sums(of: graph) { $0 }
      other = ties
    case .onnela where graph.isWeighted:
      let largest = graph.outgoing.weights?.max() ?? 1
      // Roots first: a product of three tiny weights would vanish.
      own = contacts.sums(of: graph) { Mathematics.exp(Mathematics.log($0 / largest) / 3) }
      other = own
    default:
      own = ties
      other = ties
    }
    let amounts = weighting == .barrat ? own : ties
    possible = graph.nodes.map { [contacts] node in
      let row = Int(contacts.offsets[node])..<Int(contacts.offsets[node + 1])
      var (sum, both) = (CompensatedSum(), CompensatedSum())
      for position in row {
        sum.add(amounts[position])
        if entries[position] & 3 == 3 { both.add(amounts[position]) }
      }
      // With one contact the two terms are equal, but might not be to the last bit.
      return row.count < 2 ? 0 : sum.value * (row.reduce(-1) { $0 + ties[$1] }) - both.value
    }
  }

  func scores(monitor: Monitor) throws(MeasureError) -> NodeScores {
    let (offsets, entries) = (contacts.offsets, contacts.entries)
    var toNode = ContiguousArray<(own: Double, other: Double)>(
      repeating: (0, 0), count: contacts.nodeCount)
    var scores: [Quantity] = []
    scores.reserveCapacity(contacts.nodeCount)
    for node in 0..<contacts.nodeCount {
      if node & 1023 == 0 { try monitor.checkCancellation() }
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      guard row.count > 1 else {
        scores.append(.undefined(row.isEmpty ? .isolate : .tooFewTies))
        continue
      }
      for position in row { toNode[Int(entries[position] >> 2)] = (own[position], other[position]) }
      var sum = CompensatedSum()
      for position in row {
        let contact = Int(entries[position] >> 2)
        for step in Int(offsets[contact])..<Int(offsets[contact + 1]) {
          let third = Int(entries[step] >> 2)
          if third < contact || toNode[third].other == 0 { continue }
          let ways = own[position] * toNode[third].other + toNode[third].own * other[position]
          sum.add(other[step] * ways / 2)
        }
      }
      for position in row { toNode[Int(entries[position] >> 2)] = (0, 0) }
      scores.append(.value(sum.value / possible[node]))
    }
    return NodeScores(scores)
  }
}

extension ContactRows {
  /// For each entry, the sum over the ties of its pair of a function of their weights.
  fileprivate func sums(
    of graph: Graph, _ value: (Double) -> Double
  ) -> ContiguousArray<Double> {
    var sums = ContiguousArray<Double>(repeating: 0, count: entries.count)
    for node in 0..<nodeCount {
      for adjacency in [graph.outgoing, graph.incoming] {
        var position = Int(offsets[node])
        // Both rows are in the order of the contacts.
        for tie in adjacency.positions(of: node) {
          while entries[position] >> 2 != adjacency.targets[tie] { position += 1 }
          sums[position] += value(adjacency.weights?[tie] ?? 1)
        }
      }
    }
    return sums
  }
}
