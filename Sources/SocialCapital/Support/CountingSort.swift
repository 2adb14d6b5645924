// SPDX-License-Identifier: Apache-2.0

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
