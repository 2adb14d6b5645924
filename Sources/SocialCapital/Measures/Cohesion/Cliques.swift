// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// The maximal cliques: sets of nodes, all tied to one another, to which none can be added.
  ///
  /// ## Definition
  /// A clique is a set of nodes each tied to every other. It is maximal when no further node is tied
  /// to all of its members.
  ///
  /// ## Conventions
  /// - Direction: a tie in either direction is a tie; take the ``strongView()`` for cliques of
  ///   two-way ties. Weights: ignored. Loops: never counted.
  /// - There can be as many as 3 to the power of *n*/3, so the search stops at a limit.
  /// - Agrees with igraph `maximal_cliques` and NetworkX `find_cliques` on the undirected graph.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// try graph.maximalCliques()             // [[0, 1, 2]]
  /// try graph.maximalCliques(minimum: 2)   // [[0, 1, 2], [2, 3]]
  /// ```
  ///
  /// - Parameters:
  ///   - minimum: The fewest members of a clique to list, at least 1.
  ///   - limit: The most cliques to list.
  ///   - monitor: Who watches.
  /// - Returns: The cliques, members in ascending order, in order of their members; `nil` when there
  ///   are more than the limit.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*k*·*n*·3^(*k*/3)) time for a largest core number *k*; space for what is
  ///   listed and *O*(*k*²).
  ///
  /// ## Reference
  /// D. Eppstein, M. Löffler and D. Strash, "Listing all maximal cliques in large sparse real-world
  /// graphs", *ACM Journal of Experimental Algorithmics* 18 (2013) 3.1,
  /// doi:10.1145/2543629.
  public func maximalCliques(
    minimum: Int = 3, limit: Int = 1_000_000, monitor: Monitor = .task
  ) throws(MeasureError) -> [[Int]]? {
    let view = weakView()
    let cores = view.coreNumbers()
    // Each clique is found once, from its first member in this order; the later contacts of a node
    // are no more than its core number.
    let order = view.nodes.sorted { (cores[$0], $0) < (cores[$1], $1) }
    var rank = [Int](repeating: 0, count: nodeCount)
    for (place, node) in order.enumerated() { rank[node] = place }
    var search = CliqueSearch(graph: view, minimum: minimum, limit: limit)
    for node in order {
      let contacts = Array(view.outgoing[node])
      try search.run(
        from: node, candidates: contacts.filter { rank[$0] > rank[node] },
        excluded: contacts.filter { rank[$0] < rank[node] }, monitor: monitor)
      if search.isOverLimit { return nil }
    }
    return search.cliques.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// Bron and Kerbosch's search with Tomita's pivot, its stack held as frames rather than calls.
private struct CliqueSearch {
  let graph: Graph
  let minimum: Int
  let limit: Int
  var cliques: [[Int]] = []
  var isOverLimit = false
  private var steps = 0

  init(graph: Graph, minimum: Int, limit: Int) {
    self.graph = graph
    self.minimum = minimum
    self.limit = limit
  }

  /// Nodes that could be added to the clique so far, and those that could but were tried before.
  private struct Frame {
    var candidates: [Int]
    var excluded: [Int]
    /// The candidates still to be tried: those the pivot is not tied to.
    var branches: [Int]
  }

  mutating func run(
    from node: Int, candidates: [Int], excluded: [Int], monitor: Monitor
  ) throws(MeasureError) {
    var clique = [node]
    var frames: [Frame] = []
    if let frame = frame(candidates, excluded, clique: clique) { frames.append(frame) }
    while let top = frames.indices.last, !isOverLimit {
      if steps & 1023 == 0 { try monitor.checkCancellation() }
      steps += 1
      guard let next = frames[top].branches.popLast() else {
        frames.removeLast()
        clique.removeLast()
        // The node this frame was entered by is done with.
        if let done = frames.indices.last, let last = lastEntered.popLast() {
          frames[done].candidates.removeAll { $0 == last }
          frames[done].excluded.append(last)
        }
        continue
      }
      clique.append(next)
      let inner = frame(
        frames[top].candidates.filter { graph.hasEdge(from: next, to: $0) },
        frames[top].excluded.filter { graph.hasEdge(from: next, to: $0) }, clique: clique)
      if let inner {
        lastEntered.append(next)
        frames.append(inner)
      } else {
        clique.removeLast()
        frames[top].candidates.removeAll { $0 == next }
        frames[top].excluded.append(next)
      }
    }
  }

  /// The nodes by which the open frames were entered, but for the first.
  private var lastEntered: [Int] = []

  /// The frame for a clique so far, or `nil` where nothing can be added; lists it if maximal.
  private mutating func frame(_ candidates: [Int], _ excluded: [Int], clique: [Int]) -> Frame? {
    if candidates.isEmpty {
      if excluded.isEmpty, clique.count >= minimum {
        if cliques.count == limit { isOverLimit = true } else { cliques.append(clique.sorted()) }
      }
      return nil
    }
    if clique.count + candidates.count < minimum { return nil }
    var pivot = candidates[0]
    var most = -1
    for node in candidates + excluded {
      let ties = candidates.count { graph.hasEdge(from: node, to: $0) }
      if ties > most { (pivot, most) = (node, ties) }
    }
    let branches = candidates.filter { !graph.hasEdge(from: pivot, to: $0) }
    return branches.isEmpty
      ? nil : Frame(candidates: candidates, excluded: excluded, branches: branches)
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/maximalCliques(minimum:limit:monitor:)``.
  public static let cliques = Measure(
    id: "cliques", title: "Cliques", family: .cohesion, scope: .network,
    summary: "How many circles there are in which everybody knows everybody.",
    definition: """
      maximal sets of three or more nodes, each tied to every other, to which none can be added; \
      their number, sizes, and in how many each node is
      """,
    range: "0 to 3^(n/3)",
    conventions: """
      Direction and weights ignored; undefined when there are more than the limit.
      """,
    reference: "Eppstein, Löffler and Strash 2013, doi:10.1145/2543629",
    options: [
      .init("minimum", summary: "the fewest members of a clique", defaultValue: "3"),
      .init("limit", summary: "the most cliques to list", defaultValue: "200000"),
    ], complexity: "O(k·n·3^(k/3)) for a largest core number k, up to the limit"
  ) { input in
    let minimum = try input.options.count("cliques", "minimum", in: 1...1_000_000) ?? 3
    let limit = try input.options.count("cliques", "limit", in: 1...10_000_000) ?? 200_000
    guard
      let cliques = try input.graph.maximalCliques(
        minimum: minimum, limit: limit, monitor: input.monitor)
    else { return MeasureResult("cliques", .undefined(.tooLarge)) }
    var perNode = [Double](repeating: 0, count: input.graph.nodeCount)
    var perSize: [Int: Int] = [:]
    for clique in cliques {
      perSize[clique.count, default: 0] += 1
      for node in clique { perNode[node] += 1 }
    }
    var sizes: Table = [:]
    for size in perSize.keys.sorted() { sizes["\(size)"] = .count(perSize[size] ?? 0) }
    var result = MeasureResult("cliques", .value(Double(cliques.count)))
    result.add("cliques", nodes: .scores(NodeScores(perNode)))
    result.add("cliques", ["largest": .count(perSize.keys.max() ?? 0), "sizes": .table(sizes)])
    return result
  }
}
