// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Finds communities by letting each node take the label most of its contacts have.
  ///
  /// ## Definition
  /// Each node starts with a label of its own. Nodes are visited in an order drawn at random; a node
  /// takes the label whose holders it has most tie weight to, a random one of several such, and keeps
  /// its own if that is one of them. Whenever a node changes, its contacts are visited again, until
  /// every node has a label that none of the others beats.
  ///
  /// ## Conventions
  /// - Direction: ignored; the weights of two directions add. Weights: used, as strengths.
  /// - Isolates: parts of their own. Loops: never counted.
  /// - Random: the same seed gives the same parts on every machine; other seeds often give rather
  ///   different ones, since there is no quality that is raised. Prefer
  ///   ``leiden(resolution:seed:monitor:)`` unless speed is all.
  /// - It ends, since every change raises the weight of ties within parts.
  ///
  /// ## Example
  /// ```swift
  /// try graph.labelPropagation(seed: 1).count
  /// ```
  ///
  /// - Parameters:
  ///   - seed: What is drawn at random starts from it.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*) time a round, of which there are few; *O*(*n* + *m*) space.
  ///
  /// ## Reference
  /// U. N. Raghavan, R. Albert and S. Kumara, "Near linear time algorithm to detect community
  /// structures in large-scale networks", *Physical Review E* 76 (2007) 036106,
  /// doi:10.1103/PhysRevE.76.036106.
  public func labelPropagation(
    seed: UInt64, monitor: Monitor = .task
  ) throws(MeasureError) -> Partition {
    let level = CommunityLevel(self)
    var generator = SeededGenerator(seed: seed)
    var queue = NodeQueue(shuffling: nodeCount, &generator)
    var labels = ContiguousArray(0..<UInt32(truncatingIfNeeded: nodeCount))
    var sums = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var around: ContiguousArray<UInt32> = []
    var best: ContiguousArray<UInt32> = []
    let targets = level.targets.span
    var steps = 0
    while let node = queue.next() {
      if steps & 4095 == 0 { try monitor.checkCancellation() }
      steps &+= 1
      let row = level.row(of: node)
      for position in row {
        let label = labels[Int(targets[position])]
        if sums[Int(label)] == 0 { around.append(label) }
        sums[Int(label)] += level.weights?[position] ?? 1
      }
      var most = 0.0
      for label in around { most = max(most, sums[Int(label)]) }
      // Sums of the same weights in another order may differ in their last bits.
      let enough = most * (1 - 1e-12)
      for label in around {
        if sums[Int(label)] >= enough { best.append(label) }
        sums[Int(label)] = 0
      }
      if !best.isEmpty, !best.contains(labels[node]) {
        let label = best[generator.index(below: best.count)]
        labels[node] = label
        for position in row where labels[Int(targets[position])] != label {
          queue.add(Int(targets[position]))
        }
      }
      around.removeAll(keepingCapacity: true)
      best.removeAll(keepingCapacity: true)
    }
    return Partition(labels: labels)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/labelPropagation(seed:monitor:)``.
  public static let labelPropagation = Measure(
    id: "label-propagation", title: "Communities (label propagation)", family: .communities,
    scope: .node,
    summary: "Which groups form when everybody follows most of their contacts.",
    definition: """
      parts left when no node has more tie weight to another label than to its own; their number, \
      the part of each node, and …-modularity: of the parts on the weak view
      """,
    range: "1 to n parts, numbered from 0",
    conventions: """
      Direction ignored, weights used; isolates are parts of their own; depends on the seed.
      """,
    reference: "Raghavan, Albert and Kumara 2007, doi:10.1103/PhysRevE.76.036106",
    complexity: "O(n + m) a round"
  ) { input in
    let parts = try input.graph.labelPropagation(seed: input.seed, monitor: input.monitor)
    return communities("label-propagation", parts, of: input.graph, resolution: 1)
  }
}
