// SPDX-License-Identifier: Apache-2.0

/// The solution of a small system by elimination with pivots: what naive references compute with.
public func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let count = rows.count
  for column in 0..<count {
    let pivot =
      (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in (column + 1)..<max(count, column + 1) {
      let factor = rows[row][column] / rows[column][column]
      if factor == 0 { continue }
      for place in column...count { rows[row][place] -= factor * rows[column][place] }
    }
  }
  var solution = [Double](repeating: 0, count: count)
  for row in stride(from: count - 1, through: 0, by: -1) {
    let known = ((row + 1)..<max(count, row + 1)).reduce(0) { $0 + rows[row][$1] * solution[$1] }
    solution[row] = (rows[row][count] - known) / rows[row][row]
  }
  return solution
}
