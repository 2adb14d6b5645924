// SPDX-License-Identifier: Apache-2.0

/// Betweenness estimated from shortest ways drawn at random, with what the estimate is worth.
public struct SampledBetweenness: Sendable, Hashable {
  /// The estimates, as shares of the pairs of others: `betweenness(scale: .normalized)`.
  public let scores: NodeScores
  /// How many ways were drawn.
  public let samples: Int
  /// With the chance ``failure`` left out, every estimate is this near to the true value or nearer.
  public let error: Double
  /// The chance, at most, that some estimate is further off.
  public let failure: Double
  /// The seed they were drawn with.
  public let seed: UInt64
}

/// How many shortest ways are drawn to estimate betweenness.
public enum SampleSize: String, Sendable, Hashable, CaseIterable {
  /// As many as are enough for any graph whose shortest ways are as long.
  case fixed
  /// As many as turn out to be enough for this one: at most ln 2 ÷ 2ε² more, and fewer where no node
  /// lies on many ways.
  case adaptive
}

extension Graph {
  /// Betweenness of large graphs, from shortest ways between pairs drawn at random.
  ///
  /// ## Definition
  /// r pairs of nodes are drawn, and for each one of its shortest ways, all equally likely. The share
  /// of those that pass through v estimates the share of all. With D an upper bound on the number of
  /// nodes on a shortest way, the estimates of all nodes at once are within ε but for a chance of δ
  /// when
  ///
  ///     r ≥ (⌊log₂(D − 2)⌋ + 1 + ln(1 ÷ δ)) ÷ (2ε²)
  ///
  /// An adaptive size is at most that with δ/2 for δ. A hundredth of it is drawn first, to see which
  /// nodes need most; from then on the other δ/2 is shared out among the nodes, and drawing stops as
  /// soon as every node's estimate is within ε but for its share (Borassi and Natale).
  ///
  /// ## Conventions
  /// - Direction, isolates, pairs without a way: as ``betweenness(length:scale:monitor:)``. Every tie is
  ///   one step. Normalised by the number of pairs of others.
  /// - Undefined: below three nodes, and ``Undefined/tooLarge`` where some pair drawn has more than
  ///   10³⁰⁰ shortest ways.
  /// - The same seed gives the same bits at any number of threads: every draw has its own stream.
  ///
  /// ## Example
  /// ```swift
  /// let estimate = try graph.sampledBetweenness(error: 0.01, failure: 0.1, seed: 42)
  /// ```
  ///
  /// - Parameters:
  ///   - error: ε, above 0 and below 1.
  ///   - failure: δ, above 0 and below 1.
  ///   - size: How many ways are drawn.
  ///   - seed: What the draws depend on.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: r searches from both ends at once, each usually a small part of the graph; *O*(*n*)
  ///   space a thread.
  ///
  /// ## Reference
  /// M. Riondato and E. M. Kornaropoulos, "Fast approximation of betweenness centrality through
  /// sampling", *Data Mining and Knowledge Discovery* 30 (2016) 438–475,
  /// doi:10.1007/s10618-015-0423-0. M. Borassi and E. Natale, "KADABRA is an adaptive algorithm for
  /// betweenness via random approximation", *Journal of Experimental Algorithmics* 24 (2019) 1–35,
  /// doi:10.1145/3284359.
  public func sampledBetweenness(
    error: Double = 0.01, failure: Double = 0.1, size: SampleSize = .fixed, seed: UInt64,
    monitor: Monitor = .task
  ) throws(MeasureError) -> SampledBetweenness {
    precondition(error > 0 && error < 1 && failure > 0 && failure < 1, "Both are above 0, below 1.")
    func result(_ scores: NodeScores, samples: Int) -> SampledBetweenness {
      SampledBetweenness(
        scores: scores, samples: samples, error: error, failure: failure, seed: seed)
    }
    if nodeCount < 3 {
      return result(NodeScores(undefined: .tooFewNodes, count: nodeCount), samples: 0)
    }
    // Shares of n(n − 1) pairs are estimated and then stated as shares of (n − 1)(n − 2).
    let stretch = Double(nodeCount) / Double(nodeCount - 2)
    let shareError = error / stretch
    var sample = WaySample(of: self, seed: seed)
    let longest = longestWayBound()
    switch size {
    case .fixed:
      let needed = Self.samplesNeeded(error: shareError, failure: failure, longest: longest)
      try sample.draw(upTo: needed, monitor: monitor)
    case .adaptive:
      let bound = Self.samplesNeeded(error: shareError, failure: failure / 2, longest: longest)
      try sample.draw(
        upToWhatIsEnough: bound, error: shareError, failure: failure / 2, monitor: monitor)
    }
    if !sample.isCountable {
      return result(NodeScores(undefined: .tooLarge, count: nodeCount), samples: sample.drawn)
    }
    let samples = Double(sample.drawn)
    return result(
      NodeScores(sample.countsByNode.lazy.map { Double($0) / samples * stretch }),
      samples: sample.drawn)
  }

  private static func samplesNeeded(error: Double, failure: Double, longest: Int) -> Int {
    var dimension = 1
    while longest - 2 >= 1 << dimension { dimension += 1 }
    let needed = (Double(dimension) - Mathematics.log(failure)) / (2 * error * error)
    return Int(needed.rounded(.up))
  }

  /// At most this many nodes lie on any shortest way, ends included.
  ///
  /// Without direction no way within a component is longer than twice the furthest distance from any
  /// one of its nodes; with direction only the number of nodes is sure.
  private func longestWayBound() -> Int {
    let parts = weakComponents().parts
    if isDirected { return parts.map(\.count).max() ?? 0 }
    var search = StepSearch(nodeCount: nodeCount)
    return parts.reduce(0) { longest, part in
      if part.count <= longest { return longest }
      search.run(from: part[0], in: outgoing)
      let furthest = search.queue.last.map { Int(search.steps[Int($0)]) } ?? 0
      return max(longest, min(part.count, 2 * furthest + 1))
    }
  }
}

extension WaySample {
  /// Draws until every estimate is within an error but for a chance of failure, or there are as
  /// many ways as are enough for any graph.
  fileprivate mutating func draw(
    upToWhatIsEnough bound: Int, error: Double, failure: Double, monitor: Monitor
  ) throws(MeasureError) {
    try draw(upTo: (bound + 99) / 100, monitor: monitor.silent)
    let rule = StoppingRule(pilot: self, error: error, failure: failure, bound: bound)
    startAnew()
    while drawn < bound {
      // Looking costs about as much as a few hundred draws, so it is done now and then.
      let next = drawn + max(1000, drawn / 20, counts.count / 50)
      try draw(upTo: min(bound, next), monitor: monitor.silent)
      if rule.isMet(by: self) { break }
      if drawn < bound { monitor.report(.init(completed: drawn, total: bound)) }
    }
    monitor.report(.init(completed: bound, total: bound))
  }
}
