// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Values that a file gives to all nodes from the first on, one after another: files may have many such
/// lists, of two bytes a value.
struct NodeColumn {
  /// The number of the name, or `nil` where it was given up.
  let name: Int32?
  private var values = Chunks<AttributeValue>()

  init(name: Int32?) { self.name = name }

  /// How many nodes have a value.
  var count: Int { values.count }

  mutating func append(_ value: AttributeValue) {
    if name != nil { values.append(value) }
  }

  /// Gives back the room of values of nodes before one, which must not be asked for again.
  mutating func release(before node: Int) { values.release(before: node) }

  /// The value of a node that has one.
  subscript(node: Int) -> AttributeValue { values[node] }
}
