// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Numbers that a file gives to all nodes from the first on, in nine bytes each: files may have many
/// such lists, of two bytes a number.
struct NumberColumn {
  /// The number of the name, or `nil` where it was given up.
  let name: Int32?
  private var bits: ContiguousArray<UInt64> = []
  private var areWhole: ContiguousArray<Bool> = []

  init(name: Int32?) { self.name = name }

  /// How many nodes have a number.
  var count: Int { bits.count }

  mutating func append(_ value: AttributeValue) {
    switch value {
    case .integer(let number): append(UInt64(bitPattern: Int64(number)), isWhole: true)
    default: append((value.number ?? 0).bitPattern, isWhole: false)
    }
  }

  private mutating func append(_ pattern: UInt64, isWhole: Bool) {
    guard name != nil else { return }
    bits.append(pattern)
    areWhole.append(isWhole)
  }

  /// The number of a node that has one.
  subscript(node: Int) -> AttributeValue {
    areWhole[node]
      ? .integer(Int(Int64(bitPattern: bits[node]))) : .number(Double(bitPattern: bits[node]))
  }
}
