// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Valente and Fujimoto's bridging of each node: how much further apart the network would be on
  /// average without one of its ties.
  ///
  /// ## Definition
  /// With cohesion(G) the mean of 1/distance over ordered pairs, 0 for pairs without a way:
  ///
  ///     mean over the ties e of v of ( cohesion(G) − cohesion(G without e) )
  ///
  /// ## Conventions
  /// - Direction: ties in either direction make ways; a pair tied both ways is one tie.
  /// - Weights: ignored. Loops: never counted. Disconnected: as it is.
  /// - Range: 0 to 1. Undefined: for an isolate.
  /// - Twice what influenceR `bridging` gives, which adds up half of the pairs and divides by all.
  ///
  /// ## Example
  /// ```swift
  /// let pair = try Graph(nodeCount: 2, pairs: [(0, 1)], isDirected: false)
  /// try pair.valenteFujimoto()   // 1, 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*²·*m*) time at most, for up to *n* − 1 ties on the only shortest way of each
  ///   source; *O*(*n* + *m*) space a thread. The catalogue refuses more than 500 nodes.
  ///
  /// ## Reference
  /// T. W. Valente and K. Fujimoto, "Bridging: locating critical connectors in a network", *Social
  /// Networks* 32 (2010) 212–220, doi:10.1016/j.socnet.2010.03.003.
  public func valenteFujimoto(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    let view = weakView()
    var losses = [Double](repeating: 0, count: view.outgoing.arcCount)
    try Parallel.reduce(
      count: nodeCount, chunkSize: 16, monitor: monitor,
      makeWorker: { LossSearch(view) },
      body: { search, sources in for source in sources { search.run(from: source, in: view) } },
      merge: { search, _ in
        for (position, loss) in search.found { losses[position] += loss }
        search.found.removeAll(keepingCapacity: true)
      })
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    return NodeScores(
      nodes.map { node -> Quantity in
        let row = view.outgoing.positions(of: node)
        let sum = row.reduce(0) { sum, position in
          // A loss was noted in the direction it was met from; the tie's is both together.
          let other = Int(view.outgoing.targets[position])
          let back = view.outgoing.position(of: node, in: other)
          return sum + losses[position] + (back.map { losses[$0] } ?? 0)
        }
        return Quantity(sum / max(pairs, 1), over: Double(row.count), else: .isolate)
      })
  }
}

/// What a source loses of its sum of 1/distance when one tie goes.
///
/// Only a tie that is the last step of all shortest ways to its far end can change any distance.
private struct LossSearch {
  private var distances: ContiguousArray<Int32>
  private var detours: ContiguousArray<Int32>
  private var queue: [Int] = []
  /// Where a tie stands in the rows, seen from its near end, and what is lost without it.
  var found: [(position: Int, loss: Double)] = []

  init(_ view: Graph) {
    distances = ContiguousArray(repeating: -1, count: view.nodeCount)
    detours = distances
  }

  mutating func run(from source: Int, in view: Graph) {
    let whole = Self.closeness(from: source, in: view, without: nil, &distances, &queue)
    let reached = queue
    for node in reached where node != source {
      var last: Int?
      var isOnly = true
      for other in view.outgoing[node] where distances[other] == distances[node] - 1 {
        if last != nil { isOnly = false }
        last = other
      }
      guard let last, isOnly, let tie = view.outgoing.position(of: node, in: last) else { continue }
      let rest = Self.closeness(from: source, in: view, without: (last, node), &detours, &queue)
      for node in queue { detours[node] = -1 }
      found.append((tie, whole - rest))
    }
    for node in reached { distances[node] = -1 }
  }

  /// The sum of 1/distance from a source, leaving its order of nodes and their distances behind.
  private static func closeness(
    from source: Int, in view: Graph, without tie: (Int, Int)?,
    _ distances: inout ContiguousArray<Int32>, _ queue: inout [Int]
  ) -> Double {
    queue.removeAll(keepingCapacity: true)
    queue.append(source)
    distances[source] = 0
    let offsets = view.outgoing.offsets.span
    let targets = view.outgoing.targets.span
    var sum = 0.0
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      let next = distances[node] + 1
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let other = Int(targets[position])
        if distances[other] >= 0 { continue }
        if let tie, tie == (node, other) || tie == (other, node) { continue }
        distances[other] = next
        sum += 1 / Double(next)
        queue.append(other)
      }
    }
    return sum
  }
}

extension Measure {
  /// The most nodes for which the catalogue computes ``valenteFujimoto``.
  static let valenteFujimotoLimit = 500

  /// The catalogue entry of ``Graph/valenteFujimoto(monitor:)``.
  public static let valenteFujimoto = Measure(
    id: "valente-fujimoto", title: "Valente–Fujimoto bridging", family: .bridging, scope: .node,
    summary: "How much closer the whole network is because of one of this person's links.",
    definition: "mean over a node's ties of the loss in mean 1/distance when the tie goes",
    range: "0 to 1",
    conventions: """
      Ties in either direction; weights ignored; undefined for isolates; too large above 500 nodes \
      unless asked to be exact.
      """,
    reference: "Valente and Fujimoto 2010, doi:10.1016/j.socnet.2010.03.003",
    complexity: "O(n²m)"
  ) { input in
    let graph = input.graph
    guard graph.nodeCount <= valenteFujimotoLimit || input.effort == .exact else {
      return MeasureResult(
        "valente-fujimoto", NodeScores(undefined: .tooLarge, count: graph.nodeCount))
    }
    return MeasureResult("valente-fujimoto", try graph.valenteFujimoto(monitor: input.monitor))
  }
}
