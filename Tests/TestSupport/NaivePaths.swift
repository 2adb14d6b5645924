// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Distances and numbers of shortest ways between all pairs, straight from their definitions.
public struct NaivePaths {
  /// The distance from the first to the second, infinite where there is no way.
  public var distance: [[Double]]
  /// The number of shortest ways from the first to the second.
  public var ways: [[Double]]

  /// Floyd and Warshall's distances, and ways counted along the arcs that lie on them.
  public init(_ graph: Graph, length: TieLength = .unit) {
    let n = graph.nodeCount
    let w = graph.matrix
    func step(_ i: Int, _ j: Int) -> Double {
      if w[i][j] == 0 { return .infinity }
      return switch length {
      case .unit: 1
      case .weight: w[i][j]
      case .inverseWeight: 1 / w[i][j]
      }
    }
    var d = graph.nodes.map { i in graph.nodes.map { i == $0 ? 0 : step(i, $0) } }
    for k in 0..<n {
      for i in 0..<n { for j in 0..<n { d[i][j] = min(d[i][j], d[i][k] + d[k][j]) } }
    }
    distance = d
    ways = d.map { $0.map { _ in 0 } }
    for i in 0..<n {
      for j in graph.nodes.sorted(by: { d[i][$0] < d[i][$1] }) where d[i][j].isFinite {
        if i == j {
          ways[i][j] = 1
          continue
        }
        for k in 0..<n where k != j && abs(d[i][k] + step(k, j) - d[i][j]) < 1e-9 {
          ways[i][j] += ways[i][k]
        }
      }
    }
  }

  /// The share of shortest ways from `i` to `j` through `v`; 0 where there is none.
  public func share(_ i: Int, _ j: Int, through v: Int) -> Double {
    guard distance[i][j].isFinite, i != j, v != i, v != j,
      abs(distance[i][v] + distance[v][j] - distance[i][j]) < 1e-9
    else { return 0 }
    return ways[i][v] * ways[v][j] / ways[i][j]
  }
}
