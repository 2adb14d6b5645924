// SPDX-License-Identifier: Apache-2.0

extension TwoModeGraph {
  /// When two people meet in one group, how often they also meet in another (Robins and Alexander).
  ///
  /// ## Definition
  /// With C₄ the number of rings of four ties and L₃ the number of ways of three ties:
  ///
  ///     4·C₄ ÷ L₃
  ///
  /// ## Conventions
  /// Direction and weights are ignored. It is the same seen from either mode. Undefined where no way
  /// has three ties. Agrees with NetworkX `bipartite.robins_alexander_clustering` and tnet
  /// `reinforcement_tm`. Not to be confused with ``clustering(of:monitor:)``.
  ///
  /// ## Example
  /// ```swift
  /// // Two people who are both in the same two clubs: one ring, four ways of three ties.
  /// try ring.reinforcement()   // 1
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(Σ *d*²) over the mode where that is less; *O*(*n*) space.
  ///
  /// ## Reference
  /// G. Robins and M. Alexander, "Small worlds among interlocking directors", *Computational and
  /// Mathematical Organization Theory* 10 (2004) 69–94, doi:10.1023/B:CMOT.0000032580.12184.c0.
  public func reinforcement(monitor: Monitor = .task) throws(MeasureError) -> Quantity {
    var ways = 0
    for node in nodes(.first) {
      let degree = graph.outgoing.degree(of: node)
      for other in graph.outgoing[node] {
        ways += (degree - 1) * (graph.outgoing.degree(of: other) - 1)
      }
    }
    // Pairs are met through the other mode, so the cheaper mode is the one whose others have fewer.
    let cost = Mode.allCases.map { mode in
      nodes(mode).reduce(0) { sum, node in
        let degree = graph.outgoing.degree(of: node)
        return sum + degree * degree
      }
    }
    var rings = 0
    try forEachPair(of: cost[0] <= cost[1] ? .second : .first, monitor: monitor) { _, _, shared in
      rings += shared * (shared - 1) / 2
    }
    return Quantity(4 * rings, over: ways, else: graph.edgeCount == 0 ? .noTies : .noTwoPath)
  }

  /// When two people each share a group with a third, how often they share a group of their own
  /// (Opsahl).
  ///
  /// ## Definition
  /// A path of four ties i–p–j–q–k goes from person i to person k by way of groups p, q and person j,
  /// all different. It is closed when i and k share a group other than p and q:
  ///
  ///     closed paths ÷ all paths
  ///
  /// ## Conventions
  /// Direction and weights are ignored. Undefined where there is no such path. Agrees with tnet
  /// `clustering_tm` on data without weights.
  ///
  /// ## Example
  /// ```swift
  /// // Three people, each two of whom share a club of their own: every path is closed.
  /// try triangle.clustering(of: .first)   // 1
  /// ```
  ///
  /// - Parameters:
  ///   - mode: The mode whose nodes are the people.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(Σ *d*(i)·*d*(p)·*d*(j)) over ways i–p–j of people, times the groups of a person
  ///   on average; *O*(*n*) space.
  ///
  /// ## Reference
  /// T. Opsahl, "Triadic closure in two-mode networks: redefining the global and local clustering
  /// coefficients", *Social Networks* 35 (2013) 159–167, doi:10.1016/j.socnet.2011.07.001.
  public func clustering(
    of mode: Mode = .first, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let rows = graph.outgoing
    var paths = 0
    var closed = 0
    // How many groups each person shares with i, and how many people each group shares with p.
    var shared = [Int](repeating: 0, count: graph.nodeCount)
    var overlap = shared
    var isOwn = [Bool](repeating: false, count: graph.nodeCount)
    var isMember = isOwn
    for i in nodes(mode) {
      try monitor.checkCancellation()
      var others: [Int] = []
      for p in rows[i] {
        isOwn[p] = true
        for k in rows[p] where k != i {
          if shared[k] == 0 { others.append(k) }
          shared[k] += 1
        }
      }
      for p in rows[i] {
        var met: [Int] = []
        for j in rows[p] {
          isMember[j] = true
          for q in rows[j] where q != p {
            if overlap[q] == 0 { met.append(q) }
            overlap[q] += 1
          }
        }
        // j is one of the people p and q share, k one of q, both other than i and each other.
        for q in met {
          let free = overlap[q] - (isOwn[q] ? 1 : 0)
          paths += free * (rows.degree(of: q) - (isOwn[q] ? 1 : 0) - 1)
        }
        for k in others {
          let inP = isMember[k] ? 1 : 0
          for q in rows[k] where q != p && overlap[q] > 0 {
            let inQ = isOwn[q] ? 1 : 0
            if shared[k] - inP - inQ > 0 { closed += overlap[q] - inP - inQ }
          }
        }
        for q in met { overlap[q] = 0 }
        for j in rows[p] { isMember[j] = false }
      }
      for p in rows[i] { isOwn[p] = false }
      for k in others { shared[k] = 0 }
    }
    return Quantity(closed, over: paths, else: graph.edgeCount == 0 ? .noTies : .noTwoPath)
  }

  /// Calls the body for each two nodes of a mode that share some of the other, lower index first.
  ///
  /// - Complexity: *O*(Σ *d*²) over the other mode's nodes.
  func forEachPair(
    of mode: Mode, monitor: Monitor, _ body: (_ one: Int, _ other: Int, _ shared: Int) -> Void
  ) throws(MeasureError) {
    var shared = [Int](repeating: 0, count: graph.nodeCount)
    var met: [Int] = []
    for one in nodes(mode) {
      try monitor.checkCancellation()
      for group in graph.outgoing[one] {
        for other in graph.outgoing[group] where other > one {
          if shared[other] == 0 { met.append(other) }
          shared[other] += 1
        }
      }
      met.sort()
      for other in met {
        body(one, other, shared[other])
        shared[other] = 0
      }
      met.removeAll(keepingCapacity: true)
    }
  }
}

extension Measure {
  /// The catalogue entry of ``TwoModeGraph/reinforcement(monitor:)``.
  public static let reinforcement = Measure(
    id: "reinforcement", title: "Reinforcement (Robins–Alexander)", family: .twoMode,
    scope: .network,
    summary: "When two people share one group, how often they share a second.",
    definition: "4 × rings of four ties ÷ ways of three ties", range: "0 to 1",
    conventions: """
      Modes from the column mode, else the two kinds; direction and weights ignored; undefined \
      without a way of three ties.
      """,
    reference: "Robins and Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0",
    complexity: "O(Σd²) over the cheaper mode"
  ) { input in
    MeasureResult(
      "reinforcement",
      try input.twoMode?.reinforcement(monitor: input.monitor) ?? .undefined(.notTwoMode))
  }

  /// The most steps for which the catalogue computes ``twoModeClustering``.
  static let twoModeClusteringLimit = 2_000_000_000

  /// The catalogue entry of ``TwoModeGraph/clustering(of:monitor:)``.
  public static let twoModeClustering = Measure(
    id: "two-mode-clustering", title: "Two-mode clustering (Opsahl)", family: .twoMode,
    scope: .network,
    summary: "When two people both know a third through groups, how often they share a group of "
      + "their own.",
    definition: "closed ÷ all paths of four ties from person to person over different groups",
    range: "0 to 1",
    conventions: """
      People are mode 1, from the column mode, else citizens or the first kind; direction and \
      weights ignored; undefined without such a path; too large above 2,000,000,000 steps.
      """,
    reference: "Opsahl 2013, doi:10.1016/j.socnet.2011.07.001",
    complexity: "O(Σ d(i)d(p)d(j)) over ways i–p–j"
  ) { input in
    guard let twoMode = input.twoMode else {
      return MeasureResult("two-mode-clustering", .undefined(.notTwoMode))
    }
    guard twoMode.clusteringSteps(of: .first) <= twoModeClusteringLimit else {
      return MeasureResult("two-mode-clustering", .undefined(.tooLarge))
    }
    return MeasureResult(
      "two-mode-clustering", try twoMode.clustering(of: .first, monitor: input.monitor))
  }
}

extension TwoModeGraph {
  /// About how many steps ``clustering(of:monitor:)`` takes.
  func clusteringSteps(of mode: Mode) -> Int {
    let rows = graph.outgoing
    // For each group, the ties of its people: what one visit to it costs.
    let visits = nodes(mode.other).map { group in
      (group, rows[group].reduce(0) { $0 + rows.degree(of: $1) })
    }
    var cost = [Int](repeating: 0, count: graph.nodeCount)
    for (group, ties) in visits { cost[group] = ties }
    return nodes(mode).reduce(0) { sum, person in
      let all = rows[person].reduce(0) { $0 + cost[$1] }
      let (steps, isOver) = all.multipliedReportingOverflow(by: rows.degree(of: person) + 1)
      let (next, isBeyond) = sum.addingReportingOverflow(steps)
      return isOver || isBeyond ? .max / 2 : next
    }
  }
}
