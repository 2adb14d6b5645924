// SPDX-License-Identifier: Apache-2.0

/// The sum of products Σ w(i,j)·w′(π(i), π(j)) over the ties of one graph, for any renaming π of its
/// nodes: all that a renaming changes in the correlation of two networks.
///
/// Without weights the sum is the number of ties in common. A bit for every pair of nodes then tells
/// whether the other graph has it, which is one look a tie and no search. Where weights count, or
/// so many bits would not fit, the other graph's row of each node is spread out first.
struct RenamedProducts: Sendable {
  private let nodeCount: Int
  /// The ties of the graph that is renamed, an undirected one once.
  private let renamed: Adjacency
  private let other: Adjacency
  private let bits: PairBits?

  /// Makes ready for two graphs of the same nodes and direction; the first is renamed.
  ///
  /// - Complexity: *O*(*n* + *m*) time, and *n*²/8 bytes where the graphs have no weights and at most
  ///   16,384 nodes.
  init(renaming graph: Graph, in other: Graph) {
    nodeCount = graph.nodeCount
    renamed = graph.isDirected ? graph.outgoing : graph.outgoing.higherNeighbors
    self.other = other.outgoing
    let isCount = !graph.isWeighted && !other.isWeighted
    bits = isCount && nodeCount <= PairBits.mostNodes ? PairBits(other.outgoing) : nil
  }

  /// What one thread needs besides.
  struct Workspace {
    /// Which node of the other graph each node is.
    var names: ContiguousArray<UInt32>
    /// One row of the other graph, by node; zero between uses.
    fileprivate var row: ContiguousArray<Double>
  }

  /// Makes what one thread needs; every node has its own name.
  func makeWorkspace() -> Workspace {
    Workspace(
      names: identity, row: ContiguousArray(repeating: 0, count: bits == nil ? nodeCount : 0))
  }

  /// The names before any renaming.
  var identity: ContiguousArray<UInt32> {
    ContiguousArray((0..<nodeCount).lazy.map { UInt32(truncatingIfNeeded: $0) })
  }

  /// The sum for the names in a workspace.
  ///
  /// - Complexity: *O*(*n* + *m*) for the ties of the graph that is renamed; without the bits, those of
  ///   the other as well.
  func sum(_ workspace: inout Workspace) -> Double {
    if let bits { return Double(countCommon(workspace.names, bits)) }
    return addProducts(workspace.names, &workspace.row)
  }

  private func countCommon(_ names: ContiguousArray<UInt32>, _ bits: PairBits) -> Int {
    let (offsets, targets) = (renamed.offsets.span, renamed.targets.span)
    let (names, words) = (names.span, bits.words.span)
    var common: UInt64 = 0
    for source in 0..<nodeCount {
      let row = Int(names[source]) &* bits.wordsInRow
      for position in Int(offsets[source])..<Int(offsets[source + 1]) {
        let target = names[Int(targets[position])]
        common &+= words[row &+ Int(target >> 6)] &>> UInt64(target & 63) & 1
      }
    }
    return Int(common)
  }

  private func addProducts(
    _ names: ContiguousArray<UInt32>, _ row: inout ContiguousArray<Double>
  ) -> Double {
    let (offsets, targets) = (renamed.offsets.span, renamed.targets.span)
    let (names, otherTargets) = (names.span, other.targets.span)
    var row = row.mutableSpan
    var sum = CompensatedSum()
    for source in 0..<nodeCount {
      let ties = Int(offsets[source])..<Int(offsets[source + 1])
      if ties.isEmpty { continue }
      let others = other.positions(of: Int(names[source]))
      for position in others { row[Int(otherTargets[position])] = other.weights?[position] ?? 1 }
      for position in ties {
        let weight = row[Int(names[Int(targets[position])])]
        if weight != 0 { sum.add((renamed.weights?[position] ?? 1) * weight) }
      }
      for position in others { row[Int(otherTargets[position])] = 0 }
    }
    return sum.value
  }
}

/// Which ordered pairs of nodes are tied: a bit for each.
private struct PairBits: Sendable {
  /// 32 MiB of bits.
  static let mostNodes = 1 << 14

  let wordsInRow: Int
  let words: ContiguousArray<UInt64>

  init(_ rows: Adjacency) {
    wordsInRow = (rows.nodeCount + 63) / 64
    var words = ContiguousArray<UInt64>(repeating: 0, count: rows.nodeCount * wordsInRow)
    for node in 0..<rows.nodeCount {
      for position in rows.positions(of: node) {
        let target = rows.targets[position]
        words[node * wordsInRow + Int(target >> 6)] |= 1 << UInt64(target & 63)
      }
    }
    self.words = words
  }
}

extension Adjacency {
  /// The rows without what is not above their own node: each undirected tie once.
  fileprivate var higherNeighbors: Adjacency {
    var rows = RowBuilder(nodeCount: nodeCount, isWeighted: weights != nil)
    for node in 0..<nodeCount {
      for position in positions(of: node) where targets[position] > node {
        rows.append(targets[position], weights?[position] ?? 1)
      }
      rows.endRow()
    }
    return rows.finish()
  }
}
