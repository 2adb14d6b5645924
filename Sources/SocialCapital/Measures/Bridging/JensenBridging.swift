// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Jensen's bridgeness of each node: betweenness without the traffic of its own contacts.
  ///
  /// A local hub lies between its contacts and the rest; somebody who joins distant parts lies between
  /// nodes that are all strangers.
  ///
  /// ## Definition
  /// With σ(s,t) the number of shortest ways and N(v) the contacts of v:
  ///
  ///     Σ σ(s,t|v) ÷ σ(s,t)        s, t neither v nor in N(v)
  ///
  /// ## Conventions
  /// - Direction: ways along ties, each ordered pair once, undirected each unordered pair once;
  ///   contacts are nodes tied in either direction.
  /// - Weights: ignored. Loops: never counted. Isolates: 0. Pairs without a way: nothing.
  /// - Undefined: nowhere below 10³⁰⁰ shortest ways of a pair.
  /// - Twice as much where a tool counts undirected pairs in both orders.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(
  ///   nodeCount: 5, pairs: [(0, 1), (1, 2), (2, 3), (3, 4)], isDirected: false)
  /// try line.jensenBridging()   // 0, 0, 1, 0, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n*·*m*) time, directed twice that; *O*(*n* + *m*) space a thread.
  ///
  /// ## Reference
  /// P. Jensen et al., "Detecting global bridges in networks", *Journal of Complex Networks* 4 (2016)
  /// 319–329.
  public func jensenBridging(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    var ways = Detours(arcCount: isDirected ? incoming.arcCount : 0)
    if isDirected {
      try Parallel.reduce(
        count: nodeCount, chunkSize: 64, monitor: monitor.silent,
        makeWorker: { StrangerPaths(self) },
        body: { paths, sources in for source in sources { paths.noteWaysBack(from: source) } },
        merge: { paths, _ in
          for (position, distance, count) in paths.noted {
            ways.distances[position] = distance
            ways.counts[position] = count
          }
          paths.noted.removeAll(keepingCapacity: true)
        })
    }
    let detours = ways
    var totals = [Double](repeating: 0, count: nodeCount)
    var isCountable = true
    try Parallel.reduce(
      count: nodeCount, chunkSize: 64, monitor: monitor,
      makeWorker: { StrangerPaths(self) },
      body: { paths, sources in
        for source in sources { paths.addStrangers(from: source, detours: detours) }
      },
      merge: { paths, _ in
        for node in paths.shares.indices {
          totals[node] += paths.shares[node]
          paths.shares[node] = 0
        }
        if !paths.isCountable { isCountable = false }
      })
    if !isCountable { return NodeScores(undefined: .tooLarge, count: nodeCount) }
    return NodeScores(totals.map { isDirected ? $0 : $0 / 2 })
  }
}

/// For each arc t → v in the incoming rows, how far t is from v and by how many shortest ways.
private struct Detours {
  var distances: [Int32]
  var counts: [Double]

  init(arcCount: Int) {
    distances = Array(repeating: -1, count: arcCount)
    counts = Array(repeating: 0, count: arcCount)
  }
}

/// Shortest ways from one source after the other, and what share of them passes each node between
/// two strangers of it.
private struct StrangerPaths {
  private let graph: Graph
  private var marks: ContiguousArray<Mark>
  private var order: ContiguousArray<UInt32> = []
  /// What the sources so far gave each node.
  var shares: [Double]
  /// What ``noteWaysBack(from:)`` found.
  var noted: [(position: Int, distance: Int32, count: Double)] = []
  /// Whether all numbers of ways could be counted.
  var isCountable = true

  /// What one source says of a node, together in memory.
  private struct Mark {
    /// −1 for a node that is not reached.
    var distance: Int32 = -1
    /// The number σ of shortest ways from the source.
    var count = 0.0
    /// 1 ÷ σ and δ ÷ σ, with δ the share of ways through the node that go on.
    var inverse = 0.0
    var beyond = 0.0
  }

  init(_ graph: Graph) {
    self.graph = graph
    marks = ContiguousArray(repeating: Mark(), count: graph.nodeCount)
    shares = Array(repeating: 0, count: graph.nodeCount)
  }

  private mutating func walk(from source: Int) {
    // A copy of its own, so that the rows can be read while the rest of this value changes.
    let graph = graph
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    marks[source].distance = 0
    marks[source].count = 1
    order.append(UInt32(truncatingIfNeeded: source))
    var head = 0
    while head < order.count {
      let node = Int(order[head])
      head += 1
      let next = marks[node].distance + 1
      let count = marks[node].count
      if count > 1e300 { isCountable = false }
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let target = Int(targets[position])
        if marks[target].distance < 0 {
          marks[target].distance = next
          order.append(targets[position])
        }
        if marks[target].distance == next { marks[target].count += count }
      }
    }
  }

  private mutating func reset() {
    for node in order { marks[Int(node)] = Mark() }
    order.removeAll(keepingCapacity: true)
  }

  mutating func noteWaysBack(from source: Int) {
    walk(from: source)
    for position in graph.incoming.positions(of: source) {
      let sender = marks[Int(graph.incoming.targets[position])]
      if sender.distance > 0 { noted.append((position, sender.distance, sender.count)) }
    }
    reset()
  }

  mutating func addStrangers(from source: Int, detours: Detours) {
    walk(from: source)
    let graph = graph
    let offsets = graph.outgoing.offsets.span
    let targets = graph.outgoing.targets.span
    for entry in order.reversed() {
      let node = Int(entry)
      let mark = marks[node]
      // Ways that end at a node one tie on end at a contact, so only what lies beyond it counts.
      var (ending, beyond) = (0.0, 0.0)
      for position in Int(offsets[node])..<Int(offsets[node + 1]) {
        let next = marks[Int(targets[position])]
        if next.distance != mark.distance + 1 { continue }
        ending += next.inverse
        beyond += next.beyond
      }
      marks[node].inverse = 1 / mark.count
      marks[node].beyond = ending + beyond
      if beyond == 0 || node == source || isContact(source, of: node) { continue }
      shares[node] += max(0, mark.count * beyond - toSenders(of: node, detours: detours))
    }
    reset()
  }

  private func isContact(_ source: Int, of node: Int) -> Bool {
    marks[node].distance == 1 || graph.isDirected && graph.hasEdge(from: node, to: source)
  }

  /// The share of ways through a node that end at nodes with a tie to it but none from it.
  private func toSenders(of node: Int, detours: Detours) -> Double {
    if !graph.isDirected { return 0 }
    let mark = marks[node]
    var sum = 0.0
    for position in graph.incoming.positions(of: node) {
      // At distance 1 the sender is a receiver too, and left out above already.
      let detour = detours.distances[position]
      if detour <= 1 { continue }
      let sender = marks[Int(graph.incoming.targets[position])]
      if sender.distance != mark.distance + detour { continue }
      sum += mark.count * detours.counts[position] / sender.count
    }
    return sum
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/jensenBridging(monitor:)``.
  public static let jensenBridging = Measure(
    id: "jensen-bridging", title: "Jensen's bridgeness", family: .bridging, scope: .node,
    summary: "Who joins distant parts, ignoring traffic among their own contacts.",
    definition: "betweenness over pairs of which neither is the node or a contact of it",
    range: "from 0 to betweenness",
    conventions: """
      Along the direction of ties, contacts in either direction; undirected pairs once; weights \
      ignored; isolates 0; undefined where it would take too long unless asked to be exact.
      """,
    reference: "Jensen et al. 2016, Journal of Complex Networks 4",
    complexity: "O(nm)"
  ) { input in
    let graph = input.graph
    // A walk out and one back from every node, and directed one more for the ways round.
    guard input.affords(steps: input.stepsOverAllPairs * (graph.isDirected ? 3 : 2)) else {
      return MeasureResult(
        "jensen-bridging", NodeScores(undefined: .tooLarge, count: graph.nodeCount))
    }
    return MeasureResult("jensen-bridging", try graph.jensenBridging(monitor: input.monitor))
  }
}
