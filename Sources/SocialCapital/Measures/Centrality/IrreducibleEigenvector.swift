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
    var best = Double.infinity
    var stalled = 0
    for _ in 0..<2_000 {
      try monitor.checkCancellation()
      let (residual, isEnough) = space.improve(&x, until: tolerance)
      if isEnough { break }
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
    try Parallel.together(threads: min(monitor.threads, matrix.chunks.count)) {
      (team) throws(MeasureError) in
      try settled(within: steps, isRefining: isRefining, team: team, isWorthwhile: isWorthwhile)
    }
  }

  private mutating func settled(
    within steps: Int, isRefining: Bool, team: Parallel.Team, isWorthwhile: (Double) -> Bool
  ) throws(MeasureError) -> LeadingEigenvector? {
    var earlier = Double.infinity
    var last = Double.infinity
    for step in 1...steps {
      try monitor.checkCancellation()
      let change = self.step(team)
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
  private mutating func step(_ team: Parallel.Team) -> Double {
    Parallel.fill(&image, chunks: matrix.chunks, team: team) { slice, range in
      matrix.rows.multiply(x, rows: range, into: &slice)
    }
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
