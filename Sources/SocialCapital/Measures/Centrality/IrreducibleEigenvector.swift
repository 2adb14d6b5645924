// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The Perron pair of a strongly connected graph, or `nil` when it did not settle.
  ///
  /// Restarted Arnoldi: the best vector within the space of x, Bx, B²x, … is found from a small matrix
  /// and becomes the next x. It needs far fewer products than plain iteration when eigenvalues are
  /// close, and it is indifferent to periodic graphs.
  ///
  /// ## Reference
  /// Y. Saad, *Numerical Methods for Large Eigenvalue Problems* (SIAM, 2011), ch. 6,
  /// doi:10.1137/1.9781611970739.
  func irreducibleEigenvector(monitor: Monitor) throws(MeasureError) -> LeadingEigenvector? {
    var x = ContiguousArray<Double>(
      repeating: 1 / Double(nodeCount).squareRoot(), count: nodeCount)
    var space = KrylovSpace(graph: self, dimension: min(nodeCount, 24))
    var best = Double.infinity
    var stalled = 0
    for _ in 0..<2_000 {
      try monitor.checkCancellation()
      space.build(from: x)
      x = space.leadingVector()
      let residual = space.residual(of: x)
      if residual <= 4e-15 { break }
      stalled = residual < best * 0.999 ? 0 : stalled + 1
      best = min(best, residual)
      // Rounding, not the space, limits the residual once it stops falling.
      if stalled >= 12 && best < 1e-10 { break }
    }
    return space.polished(&x)
  }
}

/// The space of x, Bx, B²x, … for Bx(i) = Σⱼ w(j,i)·x(j), with an orthonormal basis.
private struct KrylovSpace {
  let graph: Graph
  let dimension: Int
  private var basis: [ContiguousArray<Double>] = []
  /// B within the space: `small[row][column]`.
  private var small: [[Double]] = []

  init(graph: Graph, dimension: Int) {
    self.graph = graph
    self.dimension = dimension
  }

  func apply(_ x: ContiguousArray<Double>) -> ContiguousArray<Double> {
    let offsets = graph.incoming.offsets.span
    let targets = graph.incoming.targets.span
    let input = x.span
    var result = ContiguousArray<Double>(repeating: 0, count: x.count)
    for node in 0..<x.count {
      var sum = 0.0
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      if let weights = graph.incoming.weights {
        for position in row { sum += weights[position] * input[Int(targets[position])] }
      } else {
        for position in row { sum += input[Int(targets[position])] }
      }
      result[node] = sum
    }
    return result
  }

  mutating func build(from x: ContiguousArray<Double>) {
    basis = [x]
    small = [[Double]](repeating: [Double](repeating: 0, count: dimension), count: dimension)
    for column in 0..<dimension {
      var next = apply(basis[column])
      let before = norm(next)
      // Twice is enough to keep the basis orthogonal to rounding.
      for _ in 0..<2 {
        for row in 0...column {
          let along = dot(next, basis[row])
          small[row][column] += along
          for index in next.indices { next[index] -= along * basis[row][index] }
        }
      }
      let length = norm(next)
      if column + 1 == dimension || length <= 1e-14 * before {
        small = (0...column).map { Array(small[$0].prefix(column + 1)) }
        return
      }
      small[column + 1][column] = length
      for index in next.indices { next[index] /= length }
      basis.append(next)
    }
  }

  /// The vector of the space nearest to the eigenvector of largest eigenvalue, of length 1.
  func leadingVector() -> ContiguousArray<Double> {
    let coefficients = dominantVector(of: small)
    var x = ContiguousArray<Double>(repeating: 0, count: basis[0].count)
    for (coefficient, vector) in zip(coefficients, basis) {
      for index in x.indices { x[index] += coefficient * vector[index] }
    }
    let sign = x.reduce(0, +) < 0 ? -1.0 : 1.0
    let length = norm(x)
    for index in x.indices { x[index] *= sign / length }
    return x
  }

  /// ‖Bx − λx‖ ÷ λ for λ = xᵀBx.
  func residual(of x: ContiguousArray<Double>) -> Double {
    let image = apply(x)
    let value = dot(x, image)
    var sum = 0.0
    for index in x.indices {
      sum += (image[index] - value * x[index]) * (image[index] - value * x[index])
    }
    return sum.squareRoot() / value
  }

  /// A few plain steps, whose terms are all positive and so have small relative errors even in small
  /// entries; `nil` where they still change the vector.
  func polished(_ x: inout ContiguousArray<Double>) -> LeadingEigenvector? {
    for index in x.indices { x[index] = abs(x[index]) }
    var value = 0.0
    for step in 0..<400 {
      let image = apply(x)
      value = dot(x, image) / dot(x, x)
      let largest = x.max() ?? 1
      var change = 0.0
      for index in x.indices {
        // The shift keeps periodic graphs from swinging between two vectors.
        let next = (image[index] + 0.5 * value * x[index]) / (1.5 * value)
        change = max(change, abs(next - x[index]) / largest)
        x[index] = next
      }
      if change < 1e-15 || (step >= 60 && change < 1e-13) { break }
      if step == 399 && change > 1e-11 { return nil }
    }
    let largest = x.max() ?? 1
    return LeadingEigenvector(value: value, vector: ContiguousArray(x.lazy.map { $0 / largest }))
  }

  /// The eigenvector of a small matrix for its eigenvalue of largest real part, by squaring the
  /// shifted matrix until one direction is left.
  private func dominantVector(of matrix: [[Double]]) -> [Double] {
    let count = matrix.count
    let shift = matrix.map { $0.reduce(0) { $0 + abs($1) } }.max() ?? 1
    var power = matrix
    for index in 0..<count { power[index][index] += shift }
    var scale = power.joined().reduce(0) { max($0, abs($1)) }
    for _ in 0..<48 {
      power = power.map { $0.map { $0 / scale } }
      var square = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
      for row in 0..<count {
        for middle in 0..<count where power[row][middle] != 0 {
          let factor = power[row][middle]
          for column in 0..<count { square[row][column] += factor * power[middle][column] }
        }
      }
      scale = square.joined().reduce(0) { max($0, abs($1)) }
      let change = zip(square.joined(), power.joined()).reduce(0) {
        max($0, abs(abs($1.0 / scale) - abs($1.1)))
      }
      power = square
      if change < 1e-16 { break }
    }
    let lengths = (0..<count).map { column in
      power.reduce(0) { $0 + $1[column] * $1[column] }
    }
    let column = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
    return power.map { $0[column] }
  }

  private func dot(_ a: ContiguousArray<Double>, _ b: ContiguousArray<Double>) -> Double {
    let (a, b) = (a.span, b.span)
    var sum = 0.0
    for index in 0..<a.count { sum += a[index] * b[index] }
    return sum
  }

  private func norm(_ a: ContiguousArray<Double>) -> Double { dot(a, a).squareRoot() }
}
