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

  /// Flags the ties of some pairs of nodes, each pair given once.
  ///
  /// - Complexity: *O*(*n* + *m*), and *O*(log *d*) for each pair.
  init(of graph: Graph, pairs: [(Int, Int)]) {
    var flags = [Bool](repeating: false, count: graph.edgeCount)
    let numbers = EdgeNumbers(graph)
    for (one, other) in pairs {
      for (source, target) in [(one, other), (other, one)] {
        if let number = numbers.number(from: source, to: target) { flags[number] = true }
      }
    }
    self.flags = flags
    count = pairs.count
    pairCount = graph.edgeCount - (graph.isDirected ? graph.mutualPairCount() : 0)
  }
}

/// Where the tie between two nodes stands in ``Graph/edges``.
private struct EdgeNumbers {
  private let graph: Graph
  /// For each node of an undirected graph, the places in rows up to its own that lead to a lower node:
  /// those that are no edges of their own.
  private var skipped: ContiguousArray<UInt32> = []

  init(_ graph: Graph) {
    self.graph = graph
    if graph.isDirected { return }
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    skipped.reserveCapacity(graph.nodeCount)
    var sum: UInt32 = 0
    for node in 0..<graph.nodeCount {
      let limit = UInt32(truncatingIfNeeded: node)
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        sum &+= targets[position] < limit ? 1 : 0
      }
      skipped.append(sum)
    }
  }

  /// The number, or `nil` where there is no tie, or where it is an edge of the other end.
  func number(from source: Int, to target: Int) -> Int? {
    if !graph.isDirected && target < source { return nil }
    guard let place = graph.outgoing.position(of: target, in: source) else { return nil }
    return graph.isDirected ? place : place - Int(skipped[source])
  }
}

extension MeasureResult {
  /// Makes the result of a measure that singles out ties: how many, and which.
  init(_ name: String, _ picked: PickedTies) {
    self.init(name, .value(Double(picked.count)))
    add(name, ties: .flags(picked.flags))
  }
}
