// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Currents on a small graph whose ties conduct as much as they are strong, by elimination.
public struct NaiveCurrents {
  /// What each tie conducts, directions added.
  public let conductance: [[Double]]
  private let part: [Int]

  /// Sees a graph as an electrical network.
  public init(_ graph: Graph) {
    let w = graph.matrix
    conductance = graph.nodes.map { i in
      graph.nodes.map { graph.isDirected ? w[i][$0] + w[$0][i] : w[i][$0] }
    }
    part = graph.weakComponents().membership
  }

  /// The potentials when a unit flows from one node to another of its component, 0 at the second
  /// and in other components.
  public func potentials(from source: Int, to target: Int) -> [Double] {
    let nodes = conductance.indices
    let matrix = nodes.map { i in
      nodes.map { j -> Double in
        if part[i] != part[target] || i == target { return i == j ? 1 : 0 }
        if j == target { return 0 }
        return i == j ? conductance[i].reduce(0, +) : -conductance[i][j]
      }
    }
    return solve(matrix, nodes.map { $0 == source ? 1 : 0 })
  }

  /// The resistance between each two nodes of one component, `nil` for others and a node itself.
  public var resistances: [[Double?]] {
    conductance.indices.map { i in
      conductance.indices.map { j in
        i == j || part[i] != part[j] ? nil : potentials(from: i, to: j)[i]
      }
    }
  }

  /// What passes through a node that is neither source nor target: half of what flows on its ties.
  public func current(from source: Int, to target: Int, through node: Int) -> Double {
    if part[source] != part[target] || part[node] != part[source] { return 0 }
    let p = potentials(from: source, to: target)
    return conductance[node].indices.reduce(0) {
      $0 + conductance[node][$1] * abs(p[node] - p[$1]) / 2
    }
  }
}
