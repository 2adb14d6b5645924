// SPDX-License-Identifier: Apache-2.0

/// The space of x, Bx, B²x, … for Bx(i) = Σⱼ w(j,i)·x(j), with an orthonormal basis.
struct KrylovSpace {
  private let matrix: TieMatrix
  private let isSymmetric: Bool
  private let dimension: Int
  private let monitor: Monitor
  private var basis: [ContiguousArray<Double>] = []
  /// B within the space, column by column, each `dimension` long.
  private var small: [Double] = []

  /// What rounding leaves of a residual.
  private static let rounding = 4e-15

  /// Few enough for a chunk of a vector to stay near.
  private static let chunkSize = 2048

  init(matrix: TieMatrix, isSymmetric: Bool, dimension: Int, monitor: Monitor) {
    self.matrix = matrix
    self.isSymmetric = isSymmetric
    self.dimension = dimension
    self.monitor = monitor
  }

  /// Builds the space of a vector until the vector in it nearest to the eigenvector is near enough, or
  /// it has all its dimensions, and puts that vector in the place of the first.
  ///
  /// It is near enough where a step to Bx ÷ λ changes no entry by more than the tolerance times the
  /// largest, where all changes together are far below it, or where rounding hides them. The basis tells
  /// without another product: as Bx leaves the space in one direction only, it does so by that vector
  /// times the last coefficient of x.
  ///
  /// - Returns: ‖Bx − λx‖ ÷ λ, and whether x is near enough.
  mutating func improve(
    _ x: inout ContiguousArray<Double>, until tolerance: Double
  ) -> (residual: Double, isEnough: Bool) {
    scale(&x, by: 1 / Self.squares(x.mutableSpan).squareRoot())
    let peak = likelyPeak(of: x)
    basis = [x]
    small = [Double](repeating: 0, count: dimension * dimension)
    for column in 0..<dimension {
      var next = ContiguousArray<Double>(repeating: 0, count: x.count)
      let length = multiply(column: column, into: &next)
      let size = column + 1
      let within = (0..<size).reduce(0) { $0 + self[$1, column] * self[$1, column] }
      let isComplete = size == dimension || length * length <= 1e-28 * within
      // To look costs up to some 16 products of the small matrix with itself.
      let isCheap = 16 * size * size * size <= matrix.rows.arcCount
      if isComplete || size >= 12 && (isCheap || size % 4 == 0) {
        let coefficients = dominantVector(size: size)
        let residual = length * abs(coefficients[column]) / value(of: coefficients)
        // No entry of x is known before it is made but one, which most often is about the largest.
        let entry = abs((0..<size).reduce(0) { $0 + coefficients[$1] * basis[$1][peak] })
        // The length of a residual may be far more than its largest entry, but where it is still long,
        // to look for that entry is not worth it.
        let isEnough =
          residual <= max(tolerance / 8, Self.rounding)
          || residual <= tolerance * 256
            && residual * Self.largest(next) <= tolerance * entry * length
        if isComplete || isEnough {
          x = combination(coefficients)
          return (residual, isEnough)
        }
      }
      self[size, column] = length
      scale(&next, by: 1 / length)
      basis.append(next)
    }
    return (.infinity, false)
  }

  /// A row whose entry in the eigenvector is likely to be about the largest.
  private func likelyPeak(of x: ContiguousArray<Double>) -> Int {
    // The first vector may be flat, but a step from it is not.
    var (peak, largest) = (0, 0.0)
    for row in x.indices {
      let size = x[row] * Double(matrix.rows.degree(of: row))
      if size > largest { (peak, largest) = (row, size) }
    }
    return peak
  }

  /// Puts B times the last vector of the basis in the place of a vector, less what lies along the
  /// basis, which is noted; returns the length of what is left.
  private mutating func multiply(column: Int, into next: inout ContiguousArray<Double>) -> Double {
    let others = (0...column).filter { isNeeded($0, for: column) }
    // What a chunk's rows give lies near while it is compared with the basis.
    let along = Parallel.fill(&next, chunkSize: Self.chunkSize, monitor: monitor) { slice, range in
      matrix.rows.multiply(basis[column], rows: range, into: &slice)
      return others.map { Self.dot(slice, basis[$0], from: range.lowerBound) }
    }
    let squares = subtract(along, of: others, column: column, from: &next)
    if isSymmetric { return squares.squareRoot() }
    // Twice is enough to keep the basis orthogonal to rounding; where most of it is left to symmetry,
    // once does as well.
    let rest = Parallel.fill(&next, chunkSize: Self.chunkSize, monitor: monitor) { slice, range in
      others.map { Self.dot(slice, basis[$0], from: range.lowerBound) }
    }
    return subtract(rest, of: others, column: column, from: &next).squareRoot()
  }

  /// Takes out of a vector what lies along some of the basis, given chunk by chunk, and notes it.
  ///
  /// - Returns: The sum of the squares of what is left.
  private mutating func subtract(
    _ parts: [[Double]], of others: [Int], column: Int, from next: inout ContiguousArray<Double>
  ) -> Double {
    let along = others.indices.map { index in parts.reduce(0) { $0 + $1[index] } }
    for (row, along) in zip(others, along) { self[row, column] += along }
    let squares = Parallel.fill(&next, chunkSize: Self.chunkSize, monitor: monitor) {
      slice, range in
      for (row, along) in zip(others, along) {
        Self.add(-along, basis[row], from: range.lowerBound, to: &slice)
      }
      return Self.squares(slice)
    }
    return squares.reduce(0, +)
  }

  private subscript(row: Int, column: Int) -> Double {
    get { small[column * dimension + row] }
    set { small[column * dimension + row] = newValue }
  }

  /// xᵀMx for a vector of length 1 and the small matrix M.
  private func value(of x: [Double]) -> Double {
    var sum = 0.0
    for column in x.indices {
      for row in x.indices { sum += x[row] * self[row, column] * x[column] }
    }
    return sum
  }

  /// Whether a new vector must be made orthogonal to one of the basis.
  ///
  /// A symmetric matrix leaves it orthogonal to all but the last two (Lanczos). Rounding brings back what
  /// is largest, the first: nearly the eigenvector after a restart, and before one where the eigenvalues
  /// of like groups stand close.
  private func isNeeded(_ row: Int, for column: Int) -> Bool {
    !isSymmetric || row == 0 || row >= column - 1
  }

  /// The vector of the space with some coefficients, of length 1 and not negative on the whole.
  private func combination(_ coefficients: [Double]) -> ContiguousArray<Double> {
    var x = ContiguousArray<Double>(repeating: 0, count: basis[0].count)
    let parts = Parallel.fill(&x, chunkSize: Self.chunkSize, monitor: monitor) { slice, range in
      for (coefficient, vector) in zip(coefficients, basis) {
        Self.add(coefficient, vector, from: range.lowerBound, to: &slice)
      }
      var sum = 0.0
      for index in 0..<slice.count { sum += slice[index] }
      return (sum: sum, squares: Self.squares(slice))
    }
    let sign = parts.reduce(0) { $0 + $1.sum } < 0 ? -1.0 : 1.0
    scale(&x, by: sign / parts.reduce(0) { $0 + $1.squares }.squareRoot())
    return x
  }

  /// The eigenvector of the small matrix, as far as it is filled, for its eigenvalue of largest real
  /// part, by squaring the shifted matrix until one direction is left.
  private func dominantVector(size: Int) -> [Double] {
    let totals = (0..<size).map { row in
      (0..<size).reduce(0) { $0 + abs(self[row, $1]) }
    }
    let shift = totals.max() ?? 1
    // Divided by no less than its largest entry, so that squares stay within what a number holds.
    var power = (0..<size).flatMap { column in
      (0..<size).map { row in (self[row, column] + (row == column ? shift : 0)) / (2 * shift) }
    }
    var change = 1.0
    // A step squares what is wrong: where it changed 10⁻⁹, less than rounding is left.
    for _ in 0..<48 where change > 1e-9 {
      var square = Self.square(of: power, size: size)
      let scale = 1 / square.reduce(0) { max($0, abs($1)) }
      change = 0
      for index in square.indices {
        square[index] *= scale
        change = max(change, abs(square[index] - power[index]))
      }
      power = square
    }
    // Every column is the vector; the longest is the most exact.
    let columns = (0..<size).map { power[$0 * size..<($0 + 1) * size] }
    let lengths = columns.map { $0.reduce(0) { $0 + $1 * $1 } }
    let column = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
    let length = lengths[column].squareRoot()
    return columns[column].map { $0 / length }
  }

  /// A square matrix times itself, column by column.
  private static func square(of matrix: [Double], size: Int) -> [Double] {
    var product = [Double](repeating: 0, count: size * size)
    let matrix = matrix.span
    var result = product.mutableSpan
    for column in 0..<size {
      for middle in 0..<size {
        let factor = matrix[column * size + middle]
        if factor == 0 { continue }
        for row in 0..<size {
          result[column * size + row] += factor * matrix[middle * size + row]
        }
      }
    }
    return product
  }

  private func scale(_ a: inout ContiguousArray<Double>, by factor: Double) {
    var a = a.mutableSpan
    for index in 0..<a.count { a[index] *= factor }
  }

  /// Adds a multiple of some of a vector, from an entry on.
  private static func add(
    _ factor: Double, _ vector: ContiguousArray<Double>, from first: Int,
    to slice: inout MutableSpan<Double>
  ) {
    let vector = vector.span
    for index in 0..<slice.count { slice[index] += factor * vector[first &+ index] }
  }

  /// The largest size of an entry, in two running parts.
  private static func largest(_ vector: ContiguousArray<Double>) -> Double {
    let vector = vector.span
    var (even, odd) = (0.0, 0.0)
    for index in stride(from: 0, to: vector.count - 1, by: 2) {
      even = max(even, abs(vector[index]))
      odd = max(odd, abs(vector[index + 1]))
    }
    return max(even, odd, vector.isEmpty ? 0 : abs(vector[vector.count - 1]))
  }

  private static func squares(_ slice: borrowing MutableSpan<Double>) -> Double {
    var (even, odd) = (0.0, 0.0)
    var index = 0
    while index + 1 < slice.count {
      even += slice[index] * slice[index]
      odd += slice[index + 1] * slice[index + 1]
      index += 2
    }
    if index < slice.count { even += slice[index] * slice[index] }
    return even + odd
  }

  /// Σ a·b over some of a vector b, from an entry on, in four running parts, so that an addition need
  /// not wait for the last one.
  private static func dot(
    _ slice: borrowing MutableSpan<Double>, _ vector: ContiguousArray<Double>, from first: Int
  ) -> Double {
    let vector = vector.span
    var (one, two, three, four) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 3 < slice.count {
      one += slice[index] * vector[first &+ index]
      two += slice[index + 1] * vector[first &+ index + 1]
      three += slice[index + 2] * vector[first &+ index + 2]
      four += slice[index + 3] * vector[first &+ index + 3]
      index += 4
    }
    while index < slice.count {
      one += slice[index] * vector[first &+ index]
      index += 1
    }
    return (one + two) + (three + four)
  }
}
