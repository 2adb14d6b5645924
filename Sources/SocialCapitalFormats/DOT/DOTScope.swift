// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A name and a value of DOT.
struct DOTValue {
  let name: String
  let value: AttributeValue
}

/// A graph or subgraph whose braces are open.
struct DOTScope {
  /// What new nodes and edges get.
  var nodeDefaults: [DOTValue] = []
  var edgeDefaults: [DOTValue] = []
  /// The nodes named within, in order.
  var members: [Int32] = []
  /// What stands in the chain of edges being read: `a -> {b c} -> d`.
  var chain: [Operand] = []
  /// Where the statement being read begins.
  var start = 0

  /// One end of edges.
  enum Operand {
    case node(Int32)
    case group([Int32])

    /// How often nodes are named.
    var count: Int {
      switch self {
      case .node: 1
      case .group(let nodes): nodes.count
      }
    }

    /// The nodes, each once.
    var nodes: [Int32] {
      switch self {
      case .node(let node): return [node]
      case .group(let nodes):
        var seen: Set<Int32> = []
        return nodes.filter { seen.insert($0).inserted }
      }
    }
  }
}
