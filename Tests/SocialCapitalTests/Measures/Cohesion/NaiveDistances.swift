// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport

extension Graph {
  /// All distances by Floyd and Warshall's algorithm, `nil` where no path leads.
  func naiveDistances(length: TieLength = .unit) -> [[Double?]] {
    var distances = matrix.map { row in
      row.map { weight -> Double? in
        if weight == 0 { return nil }
        switch length {
        case .unit: return 1
        case .weight: return weight
        case .inverseWeight: return 1 / weight
        }
      }
    }
    for k in nodes {
      for i in nodes where distances[i][k] != nil {
        for j in nodes {
          guard let one = distances[i][k], let two = distances[k][j] else { continue }
          distances[i][j] = min(distances[i][j] ?? .infinity, one + two)
        }
      }
    }
    for i in nodes { distances[i][i] = nil }
    return distances
  }
}
