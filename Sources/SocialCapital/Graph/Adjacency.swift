// SPDX-License-Identifier: Apache-2.0

/// The ties of every node in one direction, as compressed sparse rows.
///
/// Node *v*'s neighbours are `targets[offsets[v] ..< offsets[v + 1]]`, in ascending order, without
/// repeats and without *v* itself. Kernels inside the library read the storage as spans; outside
/// it, subscripting gives a row.
public struct Adjacency: Sendable, Hashable {
  let offsets: ContiguousArray<UInt32>
  let targets: ContiguousArray<UInt32>
  let weights: ContiguousArray<Double>?

  init(
    offsets: ContiguousArray<UInt32>, targets: ContiguousArray<UInt32>,
    weights: ContiguousArray<Double>?
  ) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
  }

  /// The number of nodes.
  public var nodeCount: Int { offsets.count - 1 }

  /// The number of entries over all rows: an undirected edge has two.
  public var arcCount: Int { targets.count }

  /// The neighbours of a node, in ascending order.
  public subscript(node: Int) -> Row {
    Row(slice: targets[positions(of: node)])
  }

  /// The weights of a node's ties, in the order of its neighbours; 1 each without weights.
  ///
  /// - Complexity: *O*(*d*) for *d* ties.
  public func weights(of node: Int) -> [Double] {
    let positions = positions(of: node)
    return weights.map { Array($0[positions]) } ?? Array(repeating: 1, count: positions.count)
  }

  /// The number of neighbours of a node.
  public func degree(of node: Int) -> Int { positions(of: node).count }

  /// Where a node's row lies in `targets` and `weights`.
  @inline(__always)
  func positions(of node: Int) -> Range<Int> {
    Int(offsets[node])..<Int(offsets[node + 1])
  }

  /// Where a neighbour stands in `targets`, by binary search.
  func position(of target: Int, in node: Int) -> Int? {
    var range = positions(of: node)
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let found = Int(targets[middle])
      if found == target { return middle }
      range = found < target ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The neighbours of one node.
  public struct Row: RandomAccessCollection, Sendable {
    let slice: ArraySlice<UInt32>

    init(slice: ContiguousArray<UInt32>.SubSequence) { self.slice = slice }

    /// The position of the first neighbour.
    public var startIndex: Int { slice.startIndex }
    /// The position after the last neighbour.
    public var endIndex: Int { slice.endIndex }
    /// The neighbour at a position.
    public subscript(position: Int) -> Int { Int(slice[position]) }
  }
}
