// SPDX-License-Identifier: Apache-2.0

/// How sure a change between two waves is: the change with a standard error and an interval.
public struct WaveDifference: Sendable, Hashable {
  /// The statistic of the earlier wave.
  public let before: Quantity
  /// The statistic of the later wave.
  public let after: Quantity
  /// The later less the earlier.
  public let difference: Quantity
  /// The standard error of the difference.
  public let standardError: Quantity
  /// The bounds within which the difference lies with 95% confidence.
  public let interval: (lower: Quantity, upper: Quantity)
  /// How it was reckoned.
  public let method: Method
  /// The number of members observed in both waves.
  public let members: Int
  /// The number of samples, or of members left out in turn.
  public let draws: Int
  /// Samples on which the statistic is undefined in either wave, which are left out.
  public let undefinedDraws: Int
  /// The seed of the samples; 0 where nothing is drawn.
  public let seed: UInt64

  /// How uncertainty is reckoned.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Members are sampled with replacement, the same in both waves. Cautious: for densities the
    /// standard error is up to √3 too large.
    case vertexBootstrap = "vertex-bootstrap"
    /// Members are left out one by one.
    case jackknife
  }

  /// The error of the standard error that so many samples leave; 0 where nothing is drawn.
  public var monteCarloError: Quantity {
    method == .jackknife
      ? standardError.map { _ in 0 }
      : standardError.map { $0 / (2 * Double(max(1, draws - undefinedDraws))).squareRoot() }
  }

  /// Whether two differences are the same in everything.
  public static func == (left: Self, right: Self) -> Bool {
    left.before == right.before && left.after == right.after
      && left.difference == right.difference && left.standardError == right.standardError
      && left.interval == right.interval && left.method == right.method
      && left.members == right.members && left.draws == right.draws
      && left.undefinedDraws == right.undefinedDraws && left.seed == right.seed
  }

  /// Feeds the difference to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(difference)
    hasher.combine(standardError)
    hasher.combine(seed)
  }
}

extension WaveComparison {
  /// The change of a statistic between the waves, with its uncertainty by the paired vertex bootstrap.
  ///
  /// ## Definition
  /// Of the members observed in both waves as many are drawn with replacement, and both waves are
  /// made anew among those drawn; between two copies of one member stand the ties of a pair of members
  /// drawn at random, both directions together and the same pair in both waves. The standard error is
  /// the standard deviation of the difference over the samples; the interval lies 1.96 of them
  /// either side of the difference.
  ///
  /// ## Conventions
  /// - Only members who answered in both waves count, so that missing answers are no change.
  /// - Samples on which the statistic is undefined in either wave are left out and counted.
  /// - Cautious: at a nominal 5% it calls change where there is none in 0 to 1% of cases.
  /// - Undefined: below three such members, or where the statistic is undefined in either wave.
  ///
  /// ## Example
  /// ```swift
  /// let change = try comparison.bootstrap(seed: 1) { $0.density() }
  /// change.interval   // if it holds 0, the change may be chance
  /// ```
  ///
  /// - Parameters:
  ///   - draws: The number of samples.
  ///   - seed: What they start from.
  ///   - monitor: Who watches.
  ///   - statistic: What is computed on each wave.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *B* times the statistic and *O*(*n* + *m*), divided by the threads.
  ///
  /// ## Reference
  /// T. A. B. Snijders and S. P. Borgatti, "Non-parametric standard errors and tests for network
  /// statistics", *Connections* 22 (1999) no. 2, 161–170.
  public func bootstrap(
    draws: Int = 1_000, seed: UInt64, monitor: Monitor = .task,
    of statistic: (Graph) -> Quantity
  ) throws(MeasureError) -> WaveDifference {
    precondition(draws >= 2, "There are at least two samples.")
    let (before, after) = observedWaves
    guard before.nodeCount >= 3 else {
      return WaveDifference(.vertexBootstrap, seed: seed, undefined: .tooFewNodes, before.nodeCount)
    }
    let differences = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      let sample = VertexSample(count: before.nodeCount, &generator)
      let earlier = sample.resampling(before).map(statistic) ?? .undefined(.tooLarge)
      let later = sample.resampling(after).map(statistic) ?? .undefined(.tooLarge)
      return later.flatMap { later in earlier.map { later - $0 } }
    }
    let values = differences.compactMap(\.value)
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = Quantity(squares, over: Double(max(values.count - 1, 0)), else: .tooFewNodes)
      .map { $0.squareRoot() }
    return WaveDifference(
      .vertexBootstrap, (statistic(before), statistic(after)), error: error,
      members: before.nodeCount, draws: draws, undefinedDraws: draws - values.count, seed: seed)
  }

  /// The change of a statistic between the waves, with its uncertainty by the network jackknife.
  ///
  /// ## Definition
  /// With D₍ᵢ₎ the difference between the waves without member i of n, and D̄ their mean:
  ///
  ///     SE² = (n − 2)/(2n) · Σ (D₍ᵢ₎ − D̄)²
  ///
  /// The factor is that of Snijders and Borgatti for networks; the usual (n − 1)/n is far too large.
  ///
  /// ## Conventions
  /// - Only members who answered in both waves count. Nothing is drawn at random.
  /// - Undefined: below four such members, and where the statistic is undefined with all of them, or
  ///   without any one.
  /// - Where members differ much it calls change at a nominal 5% in 3 to 9% of cases.
  ///
  /// ## Example
  /// ```swift
  /// let change = try comparison.jackknife { $0.density() }
  /// change.standardError
  /// ```
  ///
  /// - Parameters:
  ///   - monitor: Who watches.
  ///   - statistic: What is computed on each wave.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *n* times the statistic and *O*(*n* + *m*), divided by the threads.
  ///
  /// ## Reference
  /// T. A. B. Snijders and S. P. Borgatti, "Non-parametric standard errors and tests for network
  /// statistics", *Connections* 22 (1999) no. 2, 161–170.
  public func jackknife(
    monitor: Monitor = .task, of statistic: (Graph) -> Quantity
  ) throws(MeasureError) -> WaveDifference {
    let (before, after) = observedWaves
    let count = before.nodeCount
    guard count >= 4 else {
      return WaveDifference(.jackknife, seed: 0, undefined: .tooFewNodes, count)
    }
    var differences: [Quantity] = []
    try Parallel.reduce(
      count: count, chunkSize: 8, monitor: monitor, makeWorker: { [Quantity]() },
      body: { worker, range in
        for left in range {
          let rest = before.nodes.filter { $0 != left }
          let earlier = statistic(before.induced(on: rest))
          let later = statistic(after.induced(on: rest))
          worker.append(later.flatMap { later in earlier.map { later - $0 } })
        }
      },
      merge: { worker, _ in
        differences += worker
        worker.removeAll(keepingCapacity: true)
      })
    let values = differences.compactMap(\.value)
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error: Quantity =
      values.count == count
      ? .value((Double(count - 2) / Double(2 * count) * squares).squareRoot())
      : .undefined(differences.lazy.compactMap(\.reason).first ?? .tooFewNodes)
    return WaveDifference(
      .jackknife, (statistic(before), statistic(after)), error: error, members: count,
      draws: count, undefinedDraws: count - values.count, seed: 0)
  }

  /// Both waves among the members observed whole in both.
  var observedWaves: (before: Graph, after: Graph) {
    let members = before.nodes.filter { answeredBoth[$0] && isStayer($0) }
    return (before.induced(on: members), after.induced(on: members))
  }
}

extension WaveDifference {
  fileprivate init(
    _ method: Method, _ waves: (before: Quantity, after: Quantity), error: Quantity,
    members: Int, draws: Int, undefinedDraws: Int, seed: UInt64
  ) {
    let difference = waves.after.flatMap { after in waves.before.map { after - $0 } }
    (before, after) = waves
    self.difference = difference
    standardError = difference.flatMap { _ in error }
    let reach = standardError.map { 1.959963984540054 * $0 }
    interval = (
      difference.flatMap { centre in reach.map { centre - $0 } },
      difference.flatMap { centre in reach.map { centre + $0 } }
    )
    self.method = method
    self.members = members
    self.draws = draws
    self.undefinedDraws = undefinedDraws
    self.seed = seed
  }

  fileprivate init(_ method: Method, seed: UInt64, undefined reason: Undefined, _ members: Int) {
    self.init(
      method, (.undefined(reason), .undefined(reason)), error: .undefined(reason),
      members: members, draws: 0, undefinedDraws: 0, seed: seed)
  }
}

/// Members drawn with replacement, and the pairs that stand between copies of one member.
private struct VertexSample {
  /// The member that each place of the sample is a copy of.
  private let chosen: [Int]
  /// The places that are copies of each member.
  private let copies: [[Int]]
  /// For two places that are copies of one member, an ordered pair of members drawn at random.
  private let between: [(places: (Int, Int), members: (Int, Int))]

  init(count: Int, _ generator: inout SeededGenerator) {
    let chosen = (0..<count).map { _ in generator.index(below: count) }
    var copies = [[Int]](repeating: [], count: count)
    for (place, member) in chosen.enumerated() { copies[member].append(place) }
    var between: [(places: (Int, Int), members: (Int, Int))] = []
    for places in copies where places.count > 1 {
      for (index, one) in places.enumerated() {
        for other in places[(index + 1)...] {
          let first = generator.index(below: count)
          let second = generator.index(below: count - 1)
          between.append(((one, other), (first, second < first ? second : second + 1)))
        }
      }
    }
    self.chosen = chosen
    self.copies = copies
    self.between = between
  }

  /// The graph among the places of the sample.
  func resampling(_ graph: Graph) -> Graph? {
    var edges: [Graph.Edge] = []
    edges.reserveCapacity(graph.edgeCount * 2)
    for (place, member) in chosen.enumerated() {
      for position in graph.outgoing.positions(of: member) {
        let weight = graph.outgoing.weights?[position] ?? 1
        for other in copies[Int(graph.outgoing.targets[position])]
        where graph.isDirected || place < other {
          edges.append(Graph.Edge(place, other, weight: weight))
        }
      }
    }
    for (places, members) in between {
      if let weight = graph.weight(from: members.0, to: members.1) {
        edges.append(Graph.Edge(places.0, places.1, weight: weight))
      }
      if graph.isDirected, let weight = graph.weight(from: members.1, to: members.0) {
        edges.append(Graph.Edge(places.1, places.0, weight: weight))
      }
    }
    let made =
      graph.isWeighted
      ? try? Graph(nodeCount: chosen.count, edges: edges, isDirected: graph.isDirected)
      : try? Graph(
        nodeCount: chosen.count, pairs: edges.lazy.map { ($0.source, $0.target) },
        isDirected: graph.isDirected)
    return made
  }
}
