// SPDX-License-Identifier: Apache-2.0

/// Solves linear equations by elimination with pivots: what naive references are computed with.
///
/// - Parameter rows: One row for each equation, its right-hand side last.
public func solve(_ rows: inout [[Double]]) -> [Double] {
  let n = rows.count
  for column in 0..<n {
    let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for row in 0..<n where row != column && rows[row][column] != 0 {
      let factor = rows[row][column] / rows[column][column]
      for k in column...n { rows[row][k] -= factor * rows[column][k] }
    }
  }
  return (0..<n).map { rows[$0][n] / rows[$0][$0] }
}
