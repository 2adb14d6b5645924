// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Finds communities by the Leiden method, each of them connected.
  ///
  /// ## Definition
  /// As ``louvain(resolution:seed:monitor:)``, but before parts become nodes each part is refined: its
  /// nodes start alone again and are merged, at random in proportion to how much it helps, only where
  /// they are well connected to the part. The refined parts become the nodes of the next round. All
  /// is repeated from what was found until nothing changes.
  ///
  /// ## Conventions
  /// - Direction: ignored; the weights of two directions add. Weights: used, as strengths.
  /// - Isolates: parts of their own. Loops: never counted.
  /// - Random: the order of nodes and the merging are drawn from the seed. The same seed gives the
  ///   same parts on every machine.
  /// - Parts found are connected, and none is better split in two along its ties one node at a time.
  ///
  /// ## Example
  /// ```swift
  /// let parts = try graph.leiden(seed: 1)
  /// graph.weakView().modularity(of: parts)
  /// ```
  ///
  /// - Parameters:
  ///   - resolution: Above 1 favours smaller parts, below 1 larger ones.
  ///   - seed: What is drawn at random starts from it.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, of which there are few; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing well-connected
  /// communities", *Scientific Reports* 9 (2019) 5233, doi:10.1038/s41598-019-41695-z.
  public func leiden(
    resolution: Double = 1, seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> Partition {
    precondition(resolution >= 0 && resolution.isFinite, "A resolution is a number from 0.")
    let first = CommunityLevel(self)
    let totalWeight = first.strengths.reduce(0, +)
    var found = Partition(labels: nodes)
    guard totalWeight > 0 else { return found }
    var generator = SeededGenerator(seed: seed)
    // Every pass begins with the parts found so far; ten passes are far more than it takes.
    for _ in 0..<10 {
      let next = try leidenPass(
        first, from: found, resolution: resolution, totalWeight: totalWeight,
        generator: &generator, monitor: monitor)
      if next == found { break }
      found = next
    }
    return found
  }

  private func leidenPass(
    _ first: CommunityLevel, from start: Partition, resolution: Double, totalWeight: Double,
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> Partition {
    var level = first
    /// The node of the level that each node of the graph is in.
    var places = Array(nodes)
    var labels = start.membership
    while true {
      var moves = CommunityMoves(
        level, labels: labels, resolution: resolution, totalWeight: totalWeight)
      _ = try moves.run(generator: &generator, monitor: monitor)
      let parts = Partition(labels: moves.labels)
      if parts.count == level.nodeCount {
        return Partition(labels: places.map { parts[$0] })
      }
      var refinement = CommunityRefinement(
        level, parts: parts, resolution: resolution, totalWeight: totalWeight)
      let refined = try refinement.run(generator: &generator, monitor: monitor)
      // Where nothing could be merged, the parts themselves are merged, or it would never end.
      let merged = refined.count == level.nodeCount ? parts : refined
      labels = [Int](repeating: 0, count: merged.count)
      for node in 0..<level.nodeCount { labels[merged[node]] = parts[node] }
      for node in nodes { places[node] = merged[places[node]] }
      level = CommunityLevel(merging: level, by: merged)
    }
  }
}

/// The second step of Leiden: within each part, single nodes are merged into connected smaller parts.
private struct CommunityRefinement {
  private let level: CommunityLevel
  private let parts: Partition
  private let expected: Double
  /// How freely a merge is chosen that is not the best, as a weight.
  private let temperature: Double
  private var labels: [Int]
  private var totals: ContiguousArray<Double>
  /// The weight between each refined part and the rest of its part.
  private var outward: ContiguousArray<Double>
  private var isAlone: ContiguousArray<Bool>
  private var tally: LabelTally

  init(_ level: CommunityLevel, parts: Partition, resolution: Double, totalWeight: Double) {
    self.level = level
    self.parts = parts
    expected = resolution / totalWeight
    temperature = 0.01 * totalWeight / Double(max(level.targets.count, 1))
    labels = Array(0..<level.nodeCount)
    totals = level.strengths
    outward = ContiguousArray(repeating: 0, count: level.nodeCount)
    isAlone = ContiguousArray(repeating: true, count: level.nodeCount)
    tally = LabelTally(labelCount: level.nodeCount)
    for node in 0..<level.nodeCount {
      for position in level.offsets[node]..<level.offsets[node + 1]
      where parts[Int(level.targets[position])] == parts[node] {
        outward[node] += level.weights[position]
      }
    }
  }

  mutating func run(
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> Partition {
    var strengths = ContiguousArray<Double>(repeating: 0, count: parts.count)
    for node in 0..<level.nodeCount { strengths[parts[node]] += level.strengths[node] }
    var order = Array(0..<level.nodeCount)
    generator.shuffle(&order)
    for (step, node) in order.enumerated() where isAlone[node] {
      if step & 4095 == 0 { try monitor.checkCancellation() }
      let whole = strengths[parts[node]]
      if !isWellConnected(node, within: whole) { continue }
      if let label = chooseLabel(for: node, within: whole, generator: &generator) {
        merge(node, into: label)
      }
    }
    return Partition(labels: labels)
  }

  /// Whether a refined part is tied to the rest of its part at least as chance would have it.
  private func isWellConnected(_ label: Int, within whole: Double) -> Bool {
    outward[label] >= expected * totals[label] * (whole - totals[label])
  }

  /// Draws one of the refined parts that a node may join, the likelier the more it helps.
  private mutating func chooseLabel(
    for node: Int, within whole: Double, generator: inout SeededGenerator
  ) -> Int? {
    for position in level.offsets[node]..<level.offsets[node + 1] {
      let other = Int(level.targets[position])
      if parts[other] == parts[node] { tally.add(level.weights[position], to: labels[other]) }
    }
    defer { tally.clear() }
    var choices: [(label: Int, gain: Double)] = []
    for label in tally.labels where label != node && isWellConnected(label, within: whole) {
      let gain = tally[label] - expected * level.strengths[node] * totals[label]
      if gain >= 0 { choices.append((label, gain)) }
    }
    guard let most = choices.map(\.gain).max() else { return nil }
    let chances = choices.map { Mathematics.exp(($0.gain - most) / temperature) }
    var draw = generator.uniform() * chances.reduce(0, +)
    for (choice, chance) in zip(choices, chances) {
      draw -= chance
      if draw < 0 { return choice.label }
    }
    return choices.last?.label
  }

  /// Puts a node that is alone into a refined part.
  private mutating func merge(_ node: Int, into label: Int) {
    var between = 0.0
    for position in level.offsets[node]..<level.offsets[node + 1]
    where labels[Int(level.targets[position])] == label {
      between += level.weights[position]
    }
    labels[node] = label
    isAlone[node] = false
    isAlone[label] = false
    totals[label] += totals[node]
    totals[node] = 0
    outward[label] += outward[node] - 2 * between
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/leiden(resolution:seed:monitor:)``.
  public static let leiden = Measure(
    id: "leiden", title: "Communities (Leiden)", family: .communities, scope: .node,
    summary: "Which connected communities there are, with many links within and few between.",
    definition: """
      parts found as by Louvain, refined before they are merged so that each is connected; their \
      number, the part of each node, and …-modularity: of the parts on the weak view
      """,
    range: "1 to n parts, numbered from 0",
    conventions: """
      Direction ignored, weights used; isolates are parts of their own; depends on the seed.
      """,
    reference: "Traag, Waltman and van Eck 2019, doi:10.1038/s41598-019-41695-z",
    options: [.resolution], complexity: "O(n + m) a round"
  ) { input in
    let resolution = try input.options.number("leiden", "resolution", in: 0...1e6) ?? 1
    let parts = try input.graph.leiden(
      resolution: resolution, seed: input.seed, monitor: input.monitor)
    return communities("leiden", parts, of: input.graph, resolution: resolution)
  }
}
