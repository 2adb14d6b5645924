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
    precondition(vector.count == nodeCount, "A vector has an element for each node.")
    let (offsets, targets, vector) = (offsets.span, targets.span, vector.span)
    guard let weights else {
      for row in rows {
        let positions = Int(offsets[row])..<Int(offsets[row + 1])
        let sum = Self.sum(of: vector, at: targets, positions)
        result[row - rows.lowerBound] = constant + sum
      }
      return
    }
    let factors = weights.span
    for row in rows {
      let positions = Int(offsets[row])..<Int(offsets[row + 1])
      let sum = Self.sum(of: vector, at: targets, positions, times: factors)
      result[row - rows.lowerBound] = constant + sum
    }
  }

  /// Replaces the elements of a vector one after the other by what the body makes of the weighted sum
  /// over the row's neighbours, in which those before have been replaced already (Gauss–Seidel).
  ///
  /// - Parameters:
  ///   - vector: One value for each node.
  ///   - body: Gets the row, its sum and its element.
  @inline(__always)
  func replaceInTurn(
    _ vector: inout ContiguousArray<Double>,
    _ body: (_ row: Int, _ sum: Double, _ element: Double) -> Double
  ) {
    precondition(vector.count == nodeCount, "A vector has an element for each node.")
    let (offsets, targets) = (offsets.span, targets.span)
    var vector = vector.mutableSpan
    guard let weights else {
      for row in 0..<nodeCount {
        let positions = Int(offsets[row])..<Int(offsets[row + 1])
        vector[row] = body(row, Self.sum(of: vector.span, at: targets, positions), vector[row])
      }
      return
    }
    let factors = weights.span
    for row in 0..<nodeCount {
      let positions = Int(offsets[row])..<Int(offsets[row + 1])
      let sum = Self.sum(of: vector.span, at: targets, positions, times: factors)
      vector[row] = body(row, sum, vector[row])
    }
  }

  /// The sum of a vector over some neighbours.
  ///
  /// Unchecked: rows lie within `targets`, every target is a node, and whoever calls has made sure that
  /// the vector has an element for each node. PageRank is 1.1 to 1.3 times as fast for it.
  @inline(__always)
  private static func sum(
    of vector: borrowing Span<Double>, at targets: borrowing Span<UInt32>, _ positions: Range<Int>
  ) -> Double {
    var (even, odd) = (0.0, 0.0)
    var position = positions.lowerBound
    while position &+ 1 < positions.upperBound {
      even += unsafe vector[unchecked: Int(targets[unchecked: position])]
      odd += unsafe vector[unchecked: Int(targets[unchecked: position &+ 1])]
      position &+= 2
    }
    if position < positions.upperBound {
      even += unsafe vector[unchecked: Int(targets[unchecked: position])]
    }
    return even + odd
  }

  @inline(__always)
  private static func sum(
    of vector: borrowing Span<Double>, at targets: borrowing Span<UInt32>, _ positions: Range<Int>,
    times factors: borrowing Span<Double>
  ) -> Double {
    var sum = 0.0
    for position in positions { sum += factors[position] * vector[Int(targets[position])] }
    return sum
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
