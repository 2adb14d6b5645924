// SPDX-License-Identifier: Apache-2.0

/// Ties that a measure singles out, such as bridges.
///
/// What is singled out is a pair of nodes that are tied: where a directed graph has ties both ways
/// between two nodes, both are flagged and the pair counts once.
public struct PickedTies: Sendable, Hashable {
  /// Whether each tie is singled out, in the order of ``Graph/edges``.
  public let flags: [Bool]
  /// The number of pairs singled out.
  public let count: Int
  /// The number of tied pairs.
  public let pairCount: Int

  /// The pairs singled out as a share of tied pairs.
  public var share: Quantity { Quantity(count, over: pairCount, else: .noTies) }

  /// Goes through a graph's ties and asks of each whether its pair is singled out.
  init(of graph: Graph, where isPicked: (_ source: Int, _ target: Int) -> Bool) {
    var flags: [Bool] = []
    flags.reserveCapacity(graph.edgeCount)
    var count = 0
    for source in graph.nodes {
      for position in graph.outgoing.positions(of: source) {
        let target = Int(graph.outgoing.targets[position])
        if !graph.isDirected && target < source { continue }
        let picked = isPicked(source, target)
        flags.append(picked)
        let isSecond =
          picked && graph.isDirected && target < source
          && graph.hasEdge(from: target, to: source)
        if picked && !isSecond { count += 1 }
      }
    }
    self.flags = flags
    self.count = count
    pairCount = graph.edgeCount - (graph.isDirected ? graph.mutualPairCount() : 0)
  }
}

extension MeasureResult {
  /// Makes the result of a measure that singles out ties: how many, and which.
  init(_ name: String, _ picked: PickedTies) {
    self.init(name, .value(Double(picked.count)))
    add(name, ties: .flags(picked.flags))
  }
}
