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
  /// How far the mean of the samples lies from the difference; 0 of the jackknife, which draws none.
  ///
  /// Where it is more than a quarter of the standard error, resampling itself changes the number and
  /// the interval should not be relied on.
  public let bias: Quantity
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
      && left.interval == right.interval && left.bias == right.bias && left.method == right.method
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
    try bootstrapEach(1, draws: draws, seed: seed, monitor: monitor) { graph, _ in
      [statistic(graph)]
    }[0]
  }

  /// The changes of several statistics between the waves, each with its uncertainty by the paired vertex
  /// bootstrap on the same samples; see ``bootstrap(draws:seed:monitor:of:)``.
  ///
  /// - Parameters:
  ///   - count: The number of statistics.
  ///   - draws: The number of samples.
  ///   - seed: What they start from.
  ///   - monitor: Who watches.
  ///   - statistics: What is computed on each wave: as many quantities as `count` says, of a graph and
  ///     of the panel's nodes that its nodes are copies of.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *B* times the statistics and *O*(*n* + *m*), divided by the threads.
  public func bootstrapEach(
    _ count: Int, draws: Int = 1_000, seed: UInt64, monitor: Monitor = .task,
    of statistics: (_ graph: Graph, _ members: [Int]) -> [Quantity]
  ) throws(MeasureError) -> [WaveDifference] {
    precondition(draws >= 2, "There are at least two samples.")
    let (before, after) = observedWaves
    let members = observedMembers
    guard members.count >= 3 else {
      return (0..<count).map { _ in
        WaveDifference(.vertexBootstrap, seed: seed, undefined: .tooFewNodes, members.count)
      }
    }
    let rows = try Replicates.run(draws, seed: seed, monitor: monitor) { generator in
      let sample = VertexSample(count: members.count, &generator)
      let copied = sample.chosen.map { members[$0] }
      let nothing = [Quantity](repeating: .undefined(.tooLarge), count: count)
      let earlier = sample.resampling(before).map { statistics($0, copied) } ?? nothing
      let later = sample.resampling(after).map { statistics($0, copied) } ?? nothing
      return Self.differences(earlier, later)
    }
    let ends = (statistics(before, members), statistics(after, members))
    return (0..<count).map { place in
      let values = rows.compactMap { $0[place].value }
      let (mean, squares) = Self.meanAndSquares(values)
      let error = Quantity(squares, over: Double(max(values.count - 1, 0)), else: .tooFewNodes)
        .map { $0.squareRoot() }
      return WaveDifference(
        .vertexBootstrap, (ends.0[place], ends.1[place]), error: error,
        bias: { values.isEmpty ? .undefined(.tooFewNodes) : .value(mean - $0) },
        members: members.count, draws: draws, undefinedDraws: draws - values.count, seed: seed)
    }
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
    try jackknifeEach(1, monitor: monitor) { graph, _ in [statistic(graph)] }[0]
  }

  /// The changes of several statistics between the waves, each with its uncertainty by the network
  /// jackknife; see ``jackknife(monitor:of:)``.
  ///
  /// - Parameters:
  ///   - count: The number of statistics.
  ///   - monitor: Who watches.
  ///   - statistics: What is computed on each wave: as many quantities as `count` says, of a graph and
  ///     of the panel's nodes that its nodes are.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *n* times the statistics and *O*(*n* + *m*), divided by the threads.
  public func jackknifeEach(
    _ count: Int, monitor: Monitor = .task,
    of statistics: (_ graph: Graph, _ members: [Int]) -> [Quantity]
  ) throws(MeasureError) -> [WaveDifference] {
    let (before, after) = observedWaves
    let members = observedMembers
    let size = members.count
    guard size >= 4 else {
      return (0..<count).map { _ in
        WaveDifference(.jackknife, seed: 0, undefined: .tooFewNodes, size)
      }
    }
    var rows: [[Quantity]] = []
    try Parallel.reduce(
      count: size, chunkSize: 8, monitor: monitor, makeWorker: { [[Quantity]]() },
      body: { worker, range in
        for left in range {
          let rest = before.nodes.filter { $0 != left }
          let kept = rest.map { members[$0] }
          let earlier = statistics(before.induced(on: rest), kept)
          worker.append(Self.differences(earlier, statistics(after.induced(on: rest), kept)))
        }
      },
      merge: { worker, _ in
        rows += worker
        worker.removeAll(keepingCapacity: true)
      })
    let ends = (statistics(before, members), statistics(after, members))
    return (0..<count).map { place in
      let values = rows.compactMap { $0[place].value }
      let squares = Self.meanAndSquares(values).squares
      let error: Quantity =
        values.count == size
        ? .value((Double(size - 2) / Double(2 * size) * squares).squareRoot())
        : .undefined(rows.lazy.compactMap { $0[place].reason }.first ?? .tooFewNodes)
      return WaveDifference(
        .jackknife, (ends.0[place], ends.1[place]), error: error,
        bias: { _ in error.map { _ in 0 } },
        members: size, draws: size, undefinedDraws: size - values.count, seed: 0)
    }
  }

  private static func differences(_ earlier: [Quantity], _ later: [Quantity]) -> [Quantity] {
    zip(earlier, later).map { earlier, later in
      later.flatMap { later in earlier.map { later - $0 } }
    }
  }

  private static func meanAndSquares(_ values: [Double]) -> (mean: Double, squares: Double) {
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  /// The members observed whole in both waves.
  public var observedMembers: [Int] {
    before.nodes.filter { answeredBoth[$0] && isStayer($0) }
  }

  /// Both waves among the members observed whole in both.
  var observedWaves: (before: Graph, after: Graph) {
    let members = observedMembers
    return (before.induced(on: members), after.induced(on: members))
  }
}

extension WaveDifference {
  fileprivate init(
    _ method: Method, _ waves: (before: Quantity, after: Quantity), error: Quantity,
    bias: (Double) -> Quantity, members: Int, draws: Int, undefinedDraws: Int, seed: UInt64
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
    self.bias = self.difference.flatMap(bias)
    self.method = method
    self.members = members
    self.draws = draws
    self.undefinedDraws = undefinedDraws
    self.seed = seed
  }

  init(_ method: Method, seed: UInt64, undefined reason: Undefined, _ members: Int) {
    self.init(
      method, (.undefined(reason), .undefined(reason)), error: .undefined(reason),
      bias: { _ in .undefined(reason) }, members: members, draws: 0, undefinedDraws: 0, seed: seed)
  }
}

/// Members drawn with replacement, and the pairs that stand between copies of one member.
private struct VertexSample {
  /// The member that each place of the sample is a copy of.
  let chosen: [Int]
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
