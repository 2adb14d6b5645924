// SPDX-License-Identifier: Apache-2.0

/// Nodes divided into parts: each node is in exactly one.
///
/// Parts are numbered from 0 in the order of their first nodes, so that equal divisions are equal
/// values however they were found.
public struct Partition: Sendable, Hashable {
  /// The number of the part of each node.
  public let membership: [Int]
  /// The number of nodes in each part.
  public let sizes: [Int]

  /// Makes a partition of a label for each node; equal labels are one part.
  ///
  /// - Precondition: Every label is in `0..<labels.count`.
  /// - Complexity: *O*(*n*).
  public init(labels: some Collection<some BinaryInteger>) {
    var partOfLabel = [Int](repeating: -1, count: labels.count)
    var membership: [Int] = []
    var sizes: [Int] = []
    membership.reserveCapacity(labels.count)
    for label in labels {
      let label = Int(label)
      if partOfLabel[label] < 0 {
        partOfLabel[label] = sizes.count
        sizes.append(0)
      }
      membership.append(partOfLabel[label])
      sizes[partOfLabel[label]] += 1
    }
    self.membership = membership
    self.sizes = sizes
  }

  /// The number of parts.
  public var count: Int { sizes.count }

  /// The number of nodes.
  public var nodeCount: Int { membership.count }

  /// The sizes of the parts, largest first.
  public var descendingSizes: [Int] { sizes.sorted(by: >) }

  /// The part of a node.
  public subscript(node: Int) -> Int { membership[node] }

  /// The nodes of each part, in order.
  ///
  /// - Complexity: *O*(*n*).
  public var parts: [[Int]] {
    var parts = sizes.map { size in
      var part: [Int] = []
      part.reserveCapacity(size)
      return part
    }
    for (node, part) in membership.enumerated() { parts[part].append(node) }
    return parts
  }
}
