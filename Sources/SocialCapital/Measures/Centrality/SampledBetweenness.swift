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
  ///   - seed: What the draws depend on.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: r searches from both ends at once, each usually a small part of the graph; *O*(*n*)
  ///   space a thread.
  ///
  /// ## Reference
  /// M. Riondato and E. M. Kornaropoulos, "Fast approximation of betweenness centrality through
  /// sampling", *Data Mining and Knowledge Discovery* 30 (2016) 438–475,
  /// doi:10.1007/s10618-015-0423-0.
  public func sampledBetweenness(
    error: Double = 0.01, failure: Double = 0.1, seed: UInt64, monitor: Monitor = .task
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
    let samples = Self.samplesNeeded(
      error: error / stretch, failure: failure, longest: longestWayBound())
    var counts = ContiguousArray<Int>(repeating: 0, count: nodeCount)
    var isCountable = true
    try Parallel.reduce(count: samples, chunkSize: 64, monitor: monitor) {
      WayDraw(graph: self)
    } body: { draw, chunk in
      for sample in chunk {
        var generator = SeededGenerator(seed: seed, stream: sample)
        draw.run(using: &generator)
      }
    } merge: { _, _ in
    } finish: { draw in
      for node in counts.indices { counts[node] += draw.counts[node] }
      isCountable = isCountable && draw.isCountable
    }
    if !isCountable {
      return result(NodeScores(undefined: .tooLarge, count: nodeCount), samples: samples)
    }
    return result(
      NodeScores(counts.lazy.map { Double($0) / Double(samples) * stretch }), samples: samples)
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

/// Draws a pair and one of its shortest ways, searching from both ends at once.
private struct WayDraw {
  private let graph: Graph
  private var forth: Ball
  private var back: Ball
  /// How often a way drawn passed through each node.
  private(set) var counts: ContiguousArray<Int>
  /// Whether every number of ways was one a `Double` can hold.
  private(set) var isCountable = true

  init(graph: Graph) {
    self.graph = graph
    forth = Ball(nodeCount: graph.nodeCount)
    back = forth
    counts = ContiguousArray(repeating: 0, count: graph.nodeCount)
  }

  mutating func run(using generator: inout SeededGenerator) {
    let source = generator.index(below: graph.nodeCount)
    var target = generator.index(below: graph.nodeCount - 1)
    if target >= source { target += 1 }
    forth.start(at: source)
    back.start(at: target)
    while true {
      let forward = forth.arcsAhead(graph.outgoing)
      let backward = back.arcsAhead(graph.incoming)
      if forward == 0 || backward == 0 { return }  // one side is complete: there is no way
      let meeting: [Int]
      if forward <= backward {
        meeting = forth.grow(along: graph.outgoing, until: back)
      } else {
        meeting = back.grow(along: graph.incoming, until: forth)
      }
      if meeting.isEmpty { continue }
      let ways = meeting.map { forth.ways[$0] * back.ways[$0] }
      guard let middle = draw(from: meeting, weights: ways, using: &generator) else { return }
      walk(from: middle, to: source, in: forth, along: graph.incoming, using: &generator)
      walk(from: middle, to: target, in: back, along: graph.outgoing, using: &generator)
      if middle != source && middle != target { counts[middle] += 1 }
      return
    }
  }

  /// Goes back to the centre of a ball by shortest ways, all equally likely.
  private mutating func walk(
    from start: Int, to end: Int, in ball: Ball, along rows: Adjacency,
    using generator: inout SeededGenerator
  ) {
    var node = start
    while ball.steps[node] > 1 {
      let nearer = rows[node].filter { ball.steps[$0] == ball.steps[node] - 1 }
      guard
        let next = draw(from: nearer, weights: nearer.map { ball.ways[$0] }, using: &generator)
      else { return }
      node = next
      counts[node] += 1
    }
  }

  private mutating func draw(
    from nodes: [Int], weights: [Double], using generator: inout SeededGenerator
  ) -> Int? {
    let total = weights.reduce(0, +)
    if !total.isFinite {
      isCountable = false
      return nil
    }
    var rest = generator.uniform() * total
    for (node, weight) in zip(nodes, weights) {
      rest -= weight
      if rest < 0 { return node }
    }
    return nodes.last
  }

  /// The nodes within some steps of a centre, with the number of shortest ways to each.
  struct Ball {
    private(set) var steps: ContiguousArray<Int32>
    private(set) var ways: ContiguousArray<Double>
    private var members: ContiguousArray<UInt32> = []
    /// Where in `members` the outermost ones begin.
    private var rim = 0

    init(nodeCount: Int) {
      steps = ContiguousArray(repeating: -1, count: nodeCount)
      ways = ContiguousArray(repeating: 0, count: nodeCount)
    }

    mutating func start(at center: Int) {
      for member in members {
        steps[Int(member)] = -1
        ways[Int(member)] = 0
      }
      members.removeAll(keepingCapacity: true)
      members.append(UInt32(truncatingIfNeeded: center))
      rim = 0
      steps[center] = 0
      ways[center] = 1
    }

    /// How many arcs the next step looks at.
    func arcsAhead(_ rows: Adjacency) -> Int {
      members[rim...].reduce(0) { $0 + rows.degree(of: Int($1)) }
    }

    /// Takes in the nodes one step further out and returns those of them that another ball holds.
    mutating func grow(along rows: Adjacency, until other: Ball) -> [Int] {
      let old = rim..<members.count
      rim = members.count
      var meeting: [Int] = []
      for index in old {
        let member = Int(members[index])
        for position in rows.positions(of: member) {
          let node = Int(rows.targets[position])
          if steps[node] < 0 {
            steps[node] = steps[member] + 1
            members.append(rows.targets[position])
            if other.steps[node] >= 0 { meeting.append(node) }
          }
          if steps[node] == steps[member] + 1 { ways[node] += ways[member] }
        }
      }
      return meeting
    }
  }
}
