// SPDX-License-Identifier: Apache-2.0

/// The second step of Leiden: within each part, single nodes are merged into connected smaller parts.
struct CommunityRefinement {
  private let level: CommunityLevel
  private let parts: CommunityParts
  private let expected: Double
  /// How freely a merge is chosen that is not the best, as a weight.
  private let temperature: Double
  private var labels: ContiguousArray<UInt32>
  private var refined: ContiguousArray<Refined>
  private var choices: ContiguousArray<(label: UInt32, gain: Double)> = []
  /// The refined parts around the node that is looked at, in the order in which they are met.
  private var around: ContiguousArray<UInt32>

  /// What is kept of a refined part, together because it is needed together.
  private struct Refined {
    /// The tie weight from the node that is looked at.
    var ties = 0.0
    /// The sum of the strengths of its nodes.
    var total: Double
    /// The weight between it and the rest of its part.
    var outward = 0.0
    var isAlone = true
  }

  init(_ level: CommunityLevel, parts: CommunityParts, resolution: Double, totalWeight: Double) {
    self.level = level
    self.parts = parts
    expected = resolution / totalWeight
    temperature = 0.01 * totalWeight / Double(max(level.targets.count, 1))
    labels = ContiguousArray(0..<UInt32(truncatingIfNeeded: level.nodeCount))
    refined = ContiguousArray(level.strengths.lazy.map { Refined(total: $0) })
    let widest = (0..<level.nodeCount).lazy.map { level.row(of: $0).count }.max() ?? 0
    around = ContiguousArray(repeating: 0, count: widest + 1)
    for node in 0..<level.nodeCount {
      refined[node].outward = Self.weightWithin(parts.labels, of: node, level)
    }
  }

  /// The weight of a node's ties to others of its part.
  private static func weightWithin(
    _ parts: ContiguousArray<UInt32>, of node: Int, _ level: CommunityLevel
  ) -> Double {
    let (targets, parts) = (level.targets.span, parts.span)
    let own = parts[node]
    guard let weights = level.weights else {
      // Counted without a branch: whether a contact is of the part cannot be foretold.
      var count = 0
      for position in level.row(of: node) {
        count &+= parts[Int(targets[position])] == own ? 1 : 0
      }
      return Double(count)
    }
    var sum = 0.0
    for position in level.row(of: node) where parts[Int(targets[position])] == own {
      sum += weights[position]
    }
    return sum
  }

  mutating func run(
    generator: inout SeededGenerator, monitor: Monitor
  ) throws(MeasureError) -> CommunityParts {
    var strengths = ContiguousArray<Double>(repeating: 0, count: parts.count)
    for node in 0..<level.nodeCount { strengths[Int(parts.labels[node])] += level.strengths[node] }
    var order = ContiguousArray(0..<UInt32(truncatingIfNeeded: level.nodeCount))
    generator.shuffle(&order)
    for (step, node) in order.enumerated() where refined[Int(node)].isAlone {
      if step & 4095 == 0 { try monitor.checkCancellation() }
      let whole = strengths[Int(parts.labels[Int(node)])]
      if !isWellConnected(refined[Int(node)], within: whole) { continue }
      merge(Int(node), within: whole, generator: &generator)
    }
    return CommunityParts(numbering: labels)
  }

  /// Whether a refined part is tied to the rest of its part at least as chance would have it.
  @inline(__always)
  private func isWellConnected(_ refined: Refined, within whole: Double) -> Bool {
    refined.outward >= expected * refined.total * (whole - refined.total)
  }

  /// Puts a node that is alone into one of the refined parts it may join, drawn at random, the
  /// likelier the more it helps.
  @inline(__always)
  private mutating func merge(
    _ node: Int, within whole: Double, generator: inout SeededGenerator
  ) {
    let count = Self.tally(level, node, parts.labels, labels, &refined, &around)
    var most = -1.0
    for place in 0..<count {
      let label = around[place]
      let other = refined[Int(label)]
      if label == node || !isWellConnected(other, within: whole) { continue }
      let gain = other.ties - expected * level.strengths[node] * other.total
      if gain < 0 { continue }
      choices.append((label, gain))
      most = max(most, gain)
    }
    if let label = draw(most, &generator) {
      let between = refined[Int(label)].ties
      labels[node] = label
      refined[node].isAlone = false
      refined[Int(label)].isAlone = false
      refined[Int(label)].total += refined[node].total
      refined[Int(label)].outward += refined[node].outward - 2 * between
      refined[node].total = 0
    }
    for place in 0..<count { refined[Int(around[place])].ties = 0 }
    choices.removeAll(keepingCapacity: true)
  }

  /// Adds up a node's tie weight to each refined part around it within its part; returns how many of
  /// them there are.
  @inline(__always)
  private static func tally(
    _ level: CommunityLevel, _ node: Int, _ parts: ContiguousArray<UInt32>,
    _ labels: ContiguousArray<UInt32>, _ refined: inout ContiguousArray<Refined>,
    _ around: inout ContiguousArray<UInt32>
  ) -> Int {
    let (targets, parts, labels) = (level.targets.span, parts.span, labels.span)
    var refined = refined.mutableSpan
    var around = around.mutableSpan
    let own = parts[node]
    var count = 0
    for position in level.row(of: node) {
      let other = Int(targets[position])
      if parts[other] != own { continue }
      let label = labels[other]
      let ties = refined[Int(label)].ties
      around[count] = label
      count &+= ties == 0 ? 1 : 0
      refined[Int(label)].ties = ties + (level.weights?[position] ?? 1)
    }
    return count
  }

  /// One of the choices, at random in proportion to exp(gain ÷ temperature).
  @inline(__always)
  private mutating func draw(_ most: Double, _ generator: inout SeededGenerator) -> UInt32? {
    if choices.count < 2 { return choices.first?.label }
    var sum = 0.0
    for index in choices.indices {
      let exponent = (choices[index].gain - most) / temperature
      // Less than 2⁻⁵³ is less than a draw can tell from nothing.
      choices[index].gain = exponent < -37 ? 0 : exponent == 0 ? 1 : Mathematics.exp(exponent)
      sum += choices[index].gain
    }
    var draw = generator.uniform() * sum
    for choice in choices {
      draw -= choice.gain
      if draw < 0 { return choice.label }
    }
    return choices.last?.label
  }
}
