// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// Ego betweenness: how far each node lies between its own contacts, as seen from its own circle.
  ///
  /// It needs each person's contacts and the ties among those only, and for most networks orders nodes
  /// much as betweenness over the whole network does.
  ///
  /// ## Definition
  /// Over pairs j, k of i's contacts that are not tied, with t(j,k) the number of two-step paths from j
  /// to k within i's ego network, the one through i included:
  ///
  ///     Σ 1 ÷ t(j,k)
  ///
  /// ## Conventions
  /// - Direction: ordered pairs with j tied to i, i to k and j not to k; undirected pairs once. The ego
  ///   network holds contacts in either direction.
  /// - Weights: ignored. Loops: never counted.
  /// - Isolates and nodes with one contact: 0; they lie between nobody.
  /// - Agrees with igraph `betweenness` of the ego in the graph of `induced_subgraph(neighborhood)`
  ///   undirected; directed, that also counts ways of three ties and more.
  ///
  /// ## Example
  /// ```swift
  /// let star = try Graph(nodeCount: 4, pairs: [(0, 1), (0, 2), (0, 3)], isDirected: false)
  /// try star.egoBetweenness()   // 3, 0, 0, 0
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + Σ over nodes of the two-step paths within their ego networks) time and
  ///   *O*(*n* + largest ego network) space.
  ///
  /// ## Reference
  /// M. G. Everett and S. P. Borgatti, "Ego network betweenness", *Social Networks* 27 (2005) 31–38,
  /// doi:10.1016/j.socnet.2004.11.007.
  public func egoBetweenness(monitor: Monitor = .task) throws(MeasureError) -> NodeScores {
    var circle = EgoCircle(graph: self)
    var scores: [Double] = []
    scores.reserveCapacity(nodeCount)
    for ego in nodes {
      if ego & 255 == 0 { try monitor.checkCancellation() }
      scores.append(circle.betweenness(of: ego))
    }
    return NodeScores(scores)
  }
}

/// One ego network after the other, its alters numbered from 0.
private struct EgoCircle {
  let graph: Graph
  /// The number of each node among the current ego's alters, or −1.
  private var number: ContiguousArray<Int32>
  private var offsets: ContiguousArray<Int> = []
  private var targets: ContiguousArray<Int32> = []
  /// Two-step paths from the alter at hand to each other alter, not counting those through the ego.
  private var paths: ContiguousArray<Int32> = []
  private var isTied: ContiguousArray<Bool> = []

  init(graph: Graph) {
    self.graph = graph
    number = ContiguousArray(repeating: -1, count: graph.nodeCount)
  }

  mutating func betweenness(of ego: Int) -> Double {
    let alters = graph.contacts(of: ego)
    if alters.count < 2 { return 0 }
    for (place, alter) in alters.enumerated() { number[alter] = Int32(truncatingIfNeeded: place) }
    collectTies(of: alters)
    var sum = 0.0
    let heads = graph.outgoing[ego].map { Int(number[$0]) }
    for tail in graph.incoming[ego] {
      let place = Int(number[tail])
      countPaths(from: place)
      for head in heads where head != place && !isTied[head] {
        sum += 1 / Double(1 + paths[head])
      }
      clearPaths(from: place)
    }
    for alter in alters { number[alter] = -1 }
    return graph.isDirected ? sum : sum / 2
  }

  /// The ties among the alters.
  private mutating func collectTies(of alters: [Int]) {
    offsets.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    offsets.append(0)
    for alter in alters {
      for target in graph.outgoing[alter] where number[target] >= 0 {
        targets.append(number[target])
      }
      offsets.append(targets.count)
    }
    paths = ContiguousArray(repeating: 0, count: alters.count)
    isTied = ContiguousArray(repeating: false, count: alters.count)
  }

  private mutating func countPaths(from place: Int) {
    for step in offsets[place]..<offsets[place + 1] {
      let middle = Int(targets[step])
      isTied[middle] = true
      for next in offsets[middle]..<offsets[middle + 1] { paths[Int(targets[next])] += 1 }
    }
  }

  private mutating func clearPaths(from place: Int) {
    for step in offsets[place]..<offsets[place + 1] {
      let middle = Int(targets[step])
      isTied[middle] = false
      for next in offsets[middle]..<offsets[middle + 1] { paths[Int(targets[next])] = 0 }
    }
  }
}

extension Graph {
  /// How far one node alone lies between its contacts: Freeman's centralisation of
  /// ``egoBetweenness(monitor:)``.
  ///
  /// Σ (max − ego betweenness) is divided by (n − 1)²(n − 2), undirected by half of it, which a star
  /// reaches: no node can have more than its centre, nor less than its leaves. Undefined below three
  /// nodes.
  ///
  /// - Complexity: as the scores.
  public func egoBetweennessCentralization(
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    centralization(
      of: try egoBetweenness(monitor: monitor),
      maximum: others * others * (others - 1) / (isDirected ? 1 : 2))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/egoBetweenness(monitor:)``.
  public static let egoBetweenness = Measure(
    id: "ego-betweenness", title: "Ego betweenness", family: .centrality, scope: .node,
    summary: "How far someone lies between their own contacts.",
    definition: """
      Σ 1 ÷ t(j,k) over pairs of i's contacts that are not tied, t(j,k) counting the two-step paths \
      between them within i's circle, that through i included
      """,
    range: "0 to d(d − 1)/2 undirected",
    conventions: "Ordered pairs when directed; weights ignored; 0 below two contacts.",
    reference: "Everett and Borgatti 2005, doi:10.1016/j.socnet.2004.11.007",
    complexity: "O(n + two-step paths within ego networks)"
  ) { input in
    MeasureResult("ego-betweenness", try input.graph.egoBetweenness(monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/egoBetweennessCentralization(monitor:)``.
  public static let egoBetweennessCentralization = Measure(
    id: "ego-betweenness-centralization", title: "Ego betweenness centralisation",
    family: .centrality, scope: .network,
    summary: "How far one member alone connects contacts who are not tied: 1 in a star.",
    definition: "Σ (max value − value(v)) ÷ (n − 1)²(n − 2), undirected half of it",
    range: "0 to 1",
    conventions: "As ego-betweenness; undefined below three nodes.",
    reference: "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    complexity: "as ego-betweenness"
  ) { input in
    MeasureResult(
      "ego-betweenness-centralization",
      try input.graph.egoBetweennessCentralization(monitor: input.monitor))
  }
}
