// SPDX-License-Identifier: Apache-2.0

/// Numbers above 0 by wave and node.
///
/// Most data have one wave, so the first to be used is an array; others share a dictionary.
struct NumbersByWave {
  private var firstWave: Int32?
  /// Those of the first wave by node, 0 where there is none.
  private var ofFirst: ContiguousArray<UInt32> = []
  private var ofOthers: [UInt64: UInt32] = [:]

  /// Makes room for a number of each of so many nodes.
  mutating func reserveCapacity(_ nodeCount: Int) { ofFirst.reserveCapacity(nodeCount) }

  /// The number of a node in a wave, or `nil` where it has none.
  subscript(wave: Int32, node: Int) -> Int? {
    get {
      guard wave == firstWave else { return ofOthers[Self.key(wave, node)].map { Int($0) } }
      return node < ofFirst.count && ofFirst[node] > 0 ? Int(ofFirst[node]) : nil
    }
    set {
      if firstWave == nil { firstWave = wave }
      let number = newValue.map { UInt32(truncatingIfNeeded: $0) }
      guard wave == firstWave else {
        ofOthers[Self.key(wave, node)] = number
        return
      }
      while ofFirst.count <= node { ofFirst.append(0) }
      ofFirst[node] = number ?? 0
    }
  }

  private static func key(_ wave: Int32, _ node: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: wave)) << 32 | UInt64(node)
  }
}
