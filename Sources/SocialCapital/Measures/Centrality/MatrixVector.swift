// SPDX-License-Identifier: Apache-2.0

extension Adjacency {
  /// For each of some rows, the weighted sum of a vector over the row's neighbours.
  ///
  /// Each sum has two running parts, so that an addition need not wait for the last one.
  ///
  /// - Parameters:
  ///   - vector: One value for each node.
  ///   - rows: Which rows.
  ///   - result: Gets the sums, the first for the first of the rows.
  ///   - constant: Added to each sum.
  func multiply(
    _ vector: ContiguousArray<Double>, rows: Range<Int>, into result: inout MutableSpan<Double>,
    adding constant: Double = 0
  ) {
    let offsets = offsets.span
    let targets = targets.span
    let vector = vector.span
    guard let weights else {
      for row in rows {
        var position = Int(offsets[row])
        let end = Int(offsets[row + 1])
        var (even, odd) = (0.0, 0.0)
        while position + 1 < end {
          even += vector[Int(targets[position])]
          odd += vector[Int(targets[position + 1])]
          position += 2
        }
        if position < end { even += vector[Int(targets[position])] }
        result[row - rows.lowerBound] = constant + (even + odd)
      }
      return
    }
    let factors = weights.span
    for row in rows {
      var sum = 0.0
      for position in Int(offsets[row])..<Int(offsets[row + 1]) {
        sum += factors[position] * vector[Int(targets[position])]
      }
      result[row - rows.lowerBound] = constant + sum
    }
  }
}

extension ContiguousArray<Double> {
  /// The sum, exact to the last bits whatever the number of terms.
  var compensatedSum: Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }

  /// The same divided by their sum.
  func dividedByTheirSum() -> ContiguousArray {
    let sum = compensatedSum
    return ContiguousArray(lazy.map { $0 / sum })
  }
}
