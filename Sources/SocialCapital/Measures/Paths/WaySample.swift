// SPDX-License-Identifier: Apache-2.0

/// Shortest ways drawn at random from a graph, counted by the nodes they pass through.
struct WaySample {
  private let rows: RelabeledRows
  private let seed: UInt64
  /// The draws after which the next one comes: every draw has its own stream of random numbers.
  private var firstStream = 0
  /// How often the ways drawn passed through each node, by its number in renumbered rows.
  private(set) var counts: ContiguousArray<Int>
  /// How many ways were drawn.
  private(set) var drawn = 0
  /// Whether every number of ways was one a `Double` can hold.
  private(set) var isCountable = true
  /// What each thread draws with, made once.
  private var draws: [WayDraw] = []

  init(of graph: Graph, seed: UInt64) {
    rows = RelabeledRows(breadthFirst: graph)
    self.seed = seed
    counts = ContiguousArray(repeating: 0, count: graph.nodeCount)
  }

  /// Draws until there are as many ways as asked for.
  mutating func draw(upTo total: Int, monitor: Monitor) throws(MeasureError) {
    let (seed, first) = (seed, firstStream + drawn)
    while draws.count < monitor.threads { draws.append(WayDraw(rows: rows)) }
    try Parallel.accumulate(
      count: total - drawn, chunkSize: 32, monitor: monitor, workers: &draws
    ) { draw, chunk in
      for index in chunk {
        var generator = SeededGenerator(seed: seed, stream: first + index)
        draw.run(using: &generator)
      }
    }
    drawn = total
    for node in counts.indices { counts[node] = 0 }
    for draw in draws {
      for node in counts.indices { counts[node] += draw.counts[node] }
    }
    isCountable = draws.allSatisfy(\.isCountable)
  }

  /// Forgets what was counted; draws after that are independent of those before.
  mutating func startAnew() {
    firstStream += drawn
    drawn = 0
    for node in counts.indices { counts[node] = 0 }
    for place in draws.indices { draws[place].forget() }
  }

  /// The counts by node of the graph.
  var countsByNode: ContiguousArray<Int> { rows.byNode(counts) }
}

/// When enough ways were drawn for every estimate to be as near to the truth as asked.
///
/// A few ways drawn before say which nodes will need most; the chance of failure is shared out
/// among the nodes so that they are likely to be certain enough at about the same time. With τ ways
/// drawn, of ω that would be enough for any graph, an estimate b is at most f too high and g too low
/// but for its share δ of that chance, with a = ln(1 ÷ δ) and
///
///     f = a ÷ τ · (1/3 − ω/τ + √((1/3 − ω/τ)² + 2bω/a))
///     g = a ÷ τ · (1/3 + ω/τ + √((1/3 + ω/τ)² + 2bω/a))
///
/// (Borassi and Natale 2019, doi:10.1145/3284359, theorem 9). It holds whenever one looks, because
/// when to stop depends on nothing but what was drawn.
struct StoppingRule {
  private let error: Double
  private let bound: Double
  /// Nodes of equal share: those met equally often in the ways drawn before.
  private let groups: ContiguousArray<Int>
  /// ln(1 ÷ δ) of each group.
  private var logarithms: ContiguousArray<Double> = []

  /// - Parameters:
  ///   - pilot: The ways drawn before, to be forgotten.
  ///   - error: ε.
  ///   - failure: The chance to share out, over nodes and both sides.
  ///   - bound: ω.
  init(pilot: WaySample, error: Double, failure: Double, bound: Int) {
    self.error = error
    self.bound = Double(bound)
    var order = Array(Set(pilot.counts))
    order.sort()
    var sizes = ContiguousArray(repeating: 0.0, count: order.count)
    groups = ContiguousArray(
      pilot.counts.lazy.map { count in
        var range = 0..<order.count
        while range.count > 1 {
          let middle = range.lowerBound + range.count / 2
          range = order[middle] <= count ? middle..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
      })
    for group in groups { sizes[group] += 1 }
    // δ(v) = exp(−C ε² ÷ b(v)) with the smallest C whose sum is small enough, and a little for all.
    let nodes = Double(pilot.counts.count)
    let spare = 0.001
    let estimates = order.map { Double(max($0, 1)) / Double(pilot.drawn) }
    func share(_ estimate: Double, _ constant: Double) -> Double {
      Mathematics.exp(-constant * error * error / estimate)
    }
    var (low, high) = (0.0, Mathematics.log(2 * nodes / (failure * (1 - spare))) / (error * error))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      var sum = 0.0
      for (size, estimate) in zip(sizes, estimates) { sum += 2 * size * share(estimate, middle) }
      if sum > failure * (1 - spare) { low = middle } else { high = middle }
    }
    for estimate in estimates {
      logarithms.append(
        -Mathematics.log(share(estimate, high) + failure * spare / (2 * nodes)))
    }
  }

  /// Whether every estimate is near enough.
  func isMet(by sample: WaySample) -> Bool {
    // The width grows with the estimate, so that the largest of a group speaks for it.
    var largest = ContiguousArray(repeating: 0, count: logarithms.count)
    for (node, group) in groups.enumerated() {
      largest[group] = max(largest[group], sample.counts[node])
    }
    let drawn = Double(sample.drawn)
    for (count, logarithm) in zip(largest, logarithms) {
      let spread = 2 * Double(count) / drawn * bound / logarithm
      for middle in [1 / 3.0 - bound / drawn, 1 / 3.0 + bound / drawn] {
        let width = logarithm / drawn * (middle + (middle * middle + spread).squareRoot())
        if width > error { return false }
      }
    }
    return true
  }
}
