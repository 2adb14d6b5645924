// SPDX-License-Identifier: Apache-2.0

import TestSupport

extension NaivePaths {
  /// Over ordered pairs of included nodes other than v, the share of shortest ways through v.
  func betweenness(_ v: Int, among isIncluded: (Int) -> Bool = { _ in true }) -> Double {
    let included = distance.indices.filter { $0 != v && isIncluded($0) }
    return included.reduce(0) { sum, s in
      sum + included.reduce(0) { $0 + share(s, $1, through: v) }
    }
  }
}
