// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The Perron pair of a strongly connected graph, or `nil` when it did not settle.
  ///
  /// Restarted Arnoldi, or Lanczos on an undirected graph: the best vector within the space of x, Bx,
  /// B²x, … is found from a small matrix and becomes the next x. It needs far fewer products than plain
  /// steps x ← Bx + σx when eigenvalues are close. On a directed graph, where a basis costs more than the
  /// products, plain steps are tried first: they do where the second eigenvalue is well below the first,
  /// as in most social networks.
  ///
  /// ## Reference
  /// Y. Saad, *Numerical Methods for Large Eigenvalue Problems* (SIAM, 2011), ch. 4 and 6,
  /// doi:10.1137/1.9781611970739.
  func irreducibleEigenvector(
    tolerance: Double, monitor: Monitor
  ) throws(MeasureError) -> LeadingEigenvector? {
    let matrix = TieMatrix(incoming)
    var power = PowerIteration(matrix: matrix, tolerance: tolerance, monitor: monitor)
    if isDirected, let pair = try power.settled(within: 200, isWorthwhile: { $0 <= 200 }) {
      return pair
    }
    var x = power.x
    var space = KrylovSpace(
      matrix: matrix, isSymmetric: !isDirected, dimension: min(nodeCount, 32), monitor: monitor)
    // What is left over all entries is more than at any one, and the largest entry is less than the
    // length; rounding leaves 4·10⁻¹⁵.
    let enough = max(tolerance / 8, 4e-15)
    var best = Double.infinity
    var stalled = 0
    for _ in 0..<2_000 {
      try monitor.checkCancellation()
      let residual = space.improve(&x, until: enough)
      if residual <= enough { break }
      stalled = residual < best * 0.999 ? 0 : stalled + 1
      best = min(best, residual)
      // Rounding, not the space, limits the residual once it stops falling.
      if stalled >= 12 && best < 1e-10 { break }
    }
    // A few plain steps, whose terms are all positive and so have small relative errors even in small
    // entries.
    let largest = x.lazy.map { abs($0) }.max() ?? 1
    power.x = ContiguousArray(x.lazy.map { abs($0) / largest })
    return try power.settled(within: 400, isRefining: true, isWorthwhile: { _ in true })
  }
}

extension TieMatrix {
  /// Bx, with Bx(i) = Σⱼ w(j,i)·x(j).
  fileprivate func image(
    of x: ContiguousArray<Double>, into result: inout ContiguousArray<Double>, monitor: Monitor
  ) {
    Parallel.fill(&result, chunkSize: 4096, monitor: monitor) { slice, range in
      rows.multiply(x, rows: range, into: &slice)
    }
  }
}

/// Plain steps x ← (Bx + σλx) ÷ λ(1 + σ) with λ = Σ Bx ÷ Σ x.
private struct PowerIteration {
  let matrix: TieMatrix
  /// The change of an entry, of the largest, below which the vector is settled.
  let tolerance: Double
  let monitor: Monitor
  /// The vector so far, of largest entry 1 but for rounding after a step.
  var x: ContiguousArray<Double>
  private var image: ContiguousArray<Double>
  /// σ keeps periodic graphs from swinging between two vectors.
  private let shift = 0.25

  init(matrix: TieMatrix, tolerance: Double, monitor: Monitor) {
    self.matrix = matrix
    self.tolerance = tolerance
    self.monitor = monitor
    x = ContiguousArray(repeating: 1, count: matrix.order.count)
    image = x
  }

  /// Steps until they no longer change the vector; `nil` where they still do after the last, or where
  /// they are given up.
  ///
  /// - Parameters:
  ///   - steps: The most steps.
  ///   - isRefining: Whether the vector was nearly settled before, so that steps that no longer change
  ///     it less and less only stir its rounding.
  ///   - isWorthwhile: Whether to go on, given how many steps it will take in all. Asked now and then.
  mutating func settled(
    within steps: Int, isRefining: Bool = false, isWorthwhile: (Double) -> Bool
  ) throws(MeasureError) -> LeadingEigenvector? {
    var earlier = Double.infinity
    var last = Double.infinity
    for step in 1...steps {
      try monitor.checkCancellation()
      let change = self.step()
      // Changes cannot fall below what rounding makes of them.
      if change <= tolerance || (step >= 60 && change < 1e-13) { return pair() }
      if isRefining, step >= 8, change < 1e-13, change >= last { return pair() }
      last = change
      if step % 10 == 0 {
        let rate = Mathematics.log(change / earlier) / 10
        let toGo = rate < 0 ? Mathematics.log(tolerance / change) / rate : .infinity
        if step > 10, !isWorthwhile(Double(step) + toGo) { return nil }
        earlier = change
      }
      if step == steps, change <= 1e-11 { return pair() }
    }
    return nil
  }

  /// One step; returns the largest change of an entry.
  private mutating func step() -> Double {
    matrix.image(of: x, into: &image, monitor: monitor)
    return Self.move(&x, image, shift: shift * image.quickSum / x.quickSum)
  }

  /// Makes Bx + shift·x of x, with a largest entry of 1, and returns the largest change of an entry.
  private static func move(
    _ x: inout ContiguousArray<Double>, _ image: ContiguousArray<Double>, shift: Double
  ) -> Double {
    let image = image.span
    var x = x.mutableSpan
    var largest = 0.0
    for index in 0..<x.count { largest = max(largest, image[index] + shift * x[index]) }
    let scale = 1 / largest
    var change = 0.0
    for index in 0..<x.count {
      let next = (image[index] + shift * x[index]) * scale
      change = max(change, abs(next - x[index]))
      x[index] = next
    }
    return change
  }

  /// The vector, and λ from the last step, before which the vector was the same but for its last change.
  private func pair() -> LeadingEigenvector {
    let largest = x.max() ?? 1
    return LeadingEigenvector(
      value: image.compensatedSum / x.compensatedSum,
      vector: matrix.byNode(ContiguousArray(x.lazy.map { $0 / largest })))
  }
}

/// The space of x, Bx, B²x, … for Bx(i) = Σⱼ w(j,i)·x(j), with an orthonormal basis.
private struct KrylovSpace {
  let matrix: TieMatrix
  let isSymmetric: Bool
  let dimension: Int
  let monitor: Monitor
  private var basis: [ContiguousArray<Double>] = []
  /// B within the space, column by column, each `dimension` long.
  private var small: [Double] = []

  init(matrix: TieMatrix, isSymmetric: Bool, dimension: Int, monitor: Monitor) {
    self.matrix = matrix
    self.isSymmetric = isSymmetric
    self.dimension = dimension
    self.monitor = monitor
  }

  /// Builds the space of a vector until the vector in it nearest to the eigenvector is near enough, or
  /// it has all its dimensions, and puts that vector in the place of the first.
  ///
  /// - Returns: ‖Bx − λx‖ ÷ λ. The basis gives it without another product: as Bx leaves the space in one
  ///   direction only, it is how far it does so times the last coefficient of x.
  mutating func improve(_ x: inout ContiguousArray<Double>, until tolerance: Double) -> Double {
    scale(&x, by: 1 / norm(x))
    basis = [x]
    small = [Double](repeating: 0, count: dimension * dimension)
    for column in 0..<dimension {
      var next = ContiguousArray<Double>(repeating: 0, count: x.count)
      matrix.image(of: basis[column], into: &next, monitor: monitor)
      let length = project(&next, column: column)
      let size = column + 1
      let within = (0..<size).reduce(0) { $0 + self[$1, column] * self[$1, column] }
      let isComplete = size == dimension || length * length <= 1e-28 * within
      // To look costs up to some 16 products of the small matrix with itself.
      let isCheap = 16 * size * size * size <= matrix.rows.arcCount
      if isComplete || size >= 12 && (isCheap || size % 4 == 0) {
        let coefficients = dominantVector(size: size)
        let residual = length * abs(coefficients[column]) / value(of: coefficients)
        if isComplete || residual <= tolerance {
          x = combination(coefficients)
          return residual
        }
      }
      self[size, column] = length
      scale(&next, by: 1 / length)
      basis.append(next)
    }
    return .infinity
  }

  /// Takes out of a product what lies along the basis, and notes it; returns the length of what is left.
  private mutating func project(_ next: inout ContiguousArray<Double>, column: Int) -> Double {
    // Twice is enough to keep the basis orthogonal to rounding; where most of it is left to symmetry,
    // once does as well.
    for _ in 0..<(isSymmetric ? 1 : 2) {
      for row in 0...column where isNeeded(row, for: column) {
        let along = dot(next, basis[row])
        self[row, column] += along
        subtract(along, basis[row], from: &next)
      }
    }
    return norm(next)
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
  /// is largest, the first: nearly the eigenvector, after a restart.
  private func isNeeded(_ row: Int, for column: Int) -> Bool {
    !isSymmetric || row == 0 || row >= column - 1
  }

  /// The vector of the space with some coefficients, of length 1 and not negative on the whole.
  private func combination(_ coefficients: [Double]) -> ContiguousArray<Double> {
    var x = ContiguousArray<Double>(repeating: 0, count: basis[0].count)
    for (coefficient, vector) in zip(coefficients, basis) {
      subtract(-coefficient, vector, from: &x)
    }
    let sign = x.quickSum < 0 ? -1.0 : 1.0
    scale(&x, by: sign / norm(x))
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

  private func subtract(
    _ factor: Double, _ a: ContiguousArray<Double>, from b: inout ContiguousArray<Double>
  ) {
    let a = a.span
    var b = b.mutableSpan
    for index in 0..<a.count { b[index] -= factor * a[index] }
  }

  /// Σ a·b in four running parts, so that an addition need not wait for the last one.
  private func dot(_ a: ContiguousArray<Double>, _ b: ContiguousArray<Double>) -> Double {
    let (a, b) = (a.span, b.span)
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 3 < a.count {
      first += a[index] * b[index]
      second += a[index + 1] * b[index + 1]
      third += a[index + 2] * b[index + 2]
      fourth += a[index + 3] * b[index + 3]
      index += 4
    }
    while index < a.count {
      first += a[index] * b[index]
      index += 1
    }
    return (first + second) + (third + fourth)
  }

  private func norm(_ a: ContiguousArray<Double>) -> Double { dot(a, a).squareRoot() }
}

extension ContiguousArray<Double> {
  /// The sum in four running parts, so that an addition need not wait for the last one.
  fileprivate var quickSum: Double {
    let terms = span
    var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    while index + 3 < terms.count {
      first += terms[index]
      second += terms[index + 1]
      third += terms[index + 2]
      fourth += terms[index + 3]
      index += 4
    }
    while index < terms.count {
      first += terms[index]
      index += 1
    }
    return (first + second) + (third + fourth)
  }
}
