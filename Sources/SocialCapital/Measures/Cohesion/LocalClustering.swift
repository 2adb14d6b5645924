// SPDX-License-Identifier: Apache-2.0

/// How weights count in local clustering.
public enum ClusteringWeighting: String, Sendable, Hashable, CaseIterable {
  /// They do not.
  case ignored
  /// A closed pair of contacts counts by the mean weight of the node's ties to them (Barrat).
  case barrat
  /// A triangle counts by the geometric mean of its three weights, each divided by the largest
  /// weight in the network (Onnela).
  case onnela
}

extension Graph {
  /// How many of each node's pairs of contacts are in contact themselves.
  ///
  /// ## Definition
  /// On the weak view, with d contacts of node i, s the sum of their weights w(i,j), and T the set
  /// of its contact pairs {j, h} that are tied:
  ///
  ///     C(i) = |T| ÷ (d(d − 1)/2)                                          ignored
  ///     C(i) = Σ over T of (w(i,j) + w(i,h)) ÷ (s(d − 1))                  Barrat
  ///     C(i) = Σ over T of ³√(ŵ(i,j)·ŵ(j,h)·ŵ(i,h)) ÷ (d(d − 1)/2)         Onnela, ŵ = w ÷ max w
  ///
  /// Directed, with t(i,j) the number of ties between i and j, 0 to 2, b the contacts tied both ways,
  /// d the sum of t(i,j) and s that of both directions' weights, s_b of these contacts' alone:
  ///
  ///     C(i) = Σ t(i,j)·t(j,h)·t(i,h) over pairs {j, h} ÷ (d(d − 1) − 2b)  ignored (Fagiolo)
  ///     the same, s(d − 1) − s_b below, and one t at i its weights         Barrat (Clemente–Grassi)
  ///     the first, each t a sum of cube roots of ŵ                         Onnela (Fagiolo)
  ///
  /// On an undirected graph this is what it is in any direction.
  ///
  /// ## Conventions
  /// - Direction: as the rule says; in any direction a tie either way is a tie, and weights add.
  /// - Weights: ignored unless asked. Loops: never counted.
  /// - Undefined: below two contacts, where there is no pair. NetworkX and graph-tool give 0 there.
  /// - Agrees with igraph `transitivity_local_undirected`; Barrat with its `weights`; Onnela with
  ///   NetworkX `clustering(weight=…)`; directed, with NetworkX `clustering` of a digraph.
  ///
  /// ## Example
  /// ```swift
  /// // A triangle with a tail: 1, 1, 1/3 and, for the tail, nothing.
  /// let graph = try Graph(
  ///   nodeCount: 4, pairs: [(0, 1), (1, 2), (0, 2), (2, 3)], isDirected: false)
  /// Array(try graph.localClustering())
  /// ```
  ///
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(*n* + *m*√*m*) time, with weights *O*(*n* + *m*√*m* log *d*), and
  ///   *O*(*n* + *m*) space; Onnela's and directed, *O*(Σ *d*²) time.
  ///
  /// ## Reference
  /// D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature* 393
  /// (1998) 440–442, doi:10.1038/30918. A. Barrat, M. Barthélemy, R. Pastor-Satorras and A.
  /// Vespignani, "The architecture of complex weighted networks", *PNAS* 101 (2004) 3747–3752,
  /// doi:10.1073/pnas.0400087101. J.-P. Onnela, J. Saramäki, J. Kertész and K. Kaski, "Intensity and
  /// coherence of motifs in weighted complex networks", *Physical Review E* 71 (2005) 065103,
  /// doi:10.1103/PhysRevE.71.065103. G. Fagiolo, "Clustering in complex directed networks",
  /// *Physical Review E* 76 (2007) 026107, doi:10.1103/PhysRevE.76.026107. G. P. Clemente and R.
  /// Grassi, "Directed clustering in weighted networks: A new perspective", *Chaos, Solitons &
  /// Fractals* 107 (2018) 26–38, doi:10.1016/j.chaos.2017.12.007.
  public func localClustering(
    rule: ClusteringRule = .anyDirection, weighting: ClusteringWeighting = .ignored,
    monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    if rule == .directed, isDirected {
      return try DirectedClustering(self, weighting: weighting).scores(monitor: monitor)
    }
    if weighting == .ignored || !isWeighted { return try unweightedClustering(monitor: monitor) }
    let view = weakView()
    let closed =
      weighting == .barrat
      ? try view.closedStrength(monitor: monitor) : try view.triangleIntensity(monitor: monitor)
    return NodeScores(
      view.nodes.lazy.map { node -> Quantity in
        let degree = view.outgoing.degree(of: node)
        if degree < 2 { return .undefined(degree == 0 ? .isolate : .tooFewTies) }
        let possible =
          weighting == .barrat
          ? view.weightTotal(of: node) * Double(degree - 1)
          : Double(degree) * Double(degree - 1) / 2
        return .value(closed[node] / possible)
      })
  }

  /// Triangles over pairs of contacts, which needs no view of its own.
  private func unweightedClustering(monitor: Monitor) throws(MeasureError) -> NodeScores {
    let contacts = try ContactRows(self, monitor: monitor)
    let closed = try contacts.trianglesByNode(monitor: monitor)
    return NodeScores(
      nodes.lazy.map { node -> Quantity in
        let degree = contacts.degree(of: node)
        if degree < 2 { return .undefined(degree == 0 ? .isolate : .tooFewTies) }
        return .value(Double(closed[node]) / (Double(degree) * Double(degree - 1) / 2))
      })
  }

  /// The mean over nodes of how many of their pairs of contacts are in contact themselves.
  ///
  /// ## Definition
  /// The mean of ``localClustering(rule:weighting:monitor:)`` over the nodes with two contacts or more,
  /// or over all nodes with 0 for the others.
  ///
  /// ## Conventions
  /// - Direction and weights: as in ``localClustering(rule:weighting:monitor:)``.
  /// - Undefined: where no node has two contacts; filled with zeros, without nodes only.
  /// - Agrees with igraph `transitivity_avglocal_undirected`, modes `nan` and `zero`. NetworkX
  ///   `average_clustering` is the form filled with zeros; its `count_zeros=False` drops nodes whose
  ///   clustering is truly 0 as well.
  ///
  /// - Parameters:
  ///   - rule: Which ties count.
  ///   - weighting: How weights count.
  ///   - fillingWithZeros: Whether nodes below two contacts count as 0.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: as ``localClustering(rule:weighting:monitor:)``.
  public func meanLocalClustering(
    rule: ClusteringRule = .anyDirection, weighting: ClusteringWeighting = .ignored,
    fillingWithZeros: Bool = false, monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let scores = try localClustering(rule: rule, weighting: weighting, monitor: monitor)
    return Self.mean(of: scores, fillingWithZeros: fillingWithZeros)
  }

  fileprivate static func mean(of scores: NodeScores, fillingWithZeros: Bool) -> Quantity {
    if scores.isEmpty { return .undefined(.emptyGraph) }
    if !fillingWithZeros {
      return scores.definedCount == 0 ? .undefined(.tooFewTies) : scores.mean
    }
    var sum = CompensatedSum()
    for case let score? in scores { sum.add(score) }
    return .value(sum.value / Double(scores.count))
  }

  /// For each node of an undirected graph, Σ (w(i,j) + w(i,h)) over tied pairs of contacts: each
  /// contact's weight once for each triangle on its tie.
  private func closedStrength(monitor: Monitor) throws(MeasureError) -> [Double] {
    let rows = try RankedRows(self, monitor: monitor)
    let triangles = try rows.trianglesByPair(monitor: monitor)
    return nodes.map { node in
      var sum = CompensatedSum()
      for position in outgoing.positions(of: node) {
        let pair = rows.position(of: node, Int(outgoing.targets[position]))
        sum.add(weight(at: position) * Double(pair.map { triangles[$0] } ?? 0))
      }
      return sum.value
    }
  }

  /// For each node of an undirected weighted graph, Σ ³√(ŵŵŵ) over its triangles.
  private func triangleIntensity(monitor: Monitor) throws(MeasureError) -> [Double] {
    let largest = outgoing.weights?.max() ?? 1
    // Roots first: a product of three tiny weights would vanish.
    let roots = ContiguousArray(
      (outgoing.weights ?? []).lazy.map { Mathematics.exp(Mathematics.log($0 / largest) / 3) })
    var toNode = ContiguousArray<Double>(repeating: 0, count: nodeCount)
    var sums: [Double] = []
    sums.reserveCapacity(nodeCount)
    for node in nodes {
      if node & 1023 == 0 { try monitor.checkCancellation() }
      let row = outgoing.positions(of: node)
      for position in row { toNode[Int(outgoing.targets[position])] = roots[position] }
      var sum = CompensatedSum()
      for position in row {
        let contact = outgoing.targets[position]
        for step in outgoing.positions(of: Int(contact)) where outgoing.targets[step] > contact {
          let other = toNode[Int(outgoing.targets[step])]
          if other != 0 { sum.add(roots[position] * roots[step] * other) }
        }
      }
      for position in row { toNode[Int(outgoing.targets[position])] = 0 }
      sums.append(sum.value)
    }
    return sums
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/localClustering(rule:weighting:monitor:)``.
  public static let localClustering = Measure(
    id: "local-clustering", title: "Local clustering", family: .cohesion, scope: .node,
    summary: "How many of someone's contacts know each other.",
    definition: """
      pairs of contacts that are tied ÷ d(d − 1)/2, on the weak view; Barrat: by the mean weight \
      of the node's two ties; Onnela: by the geometric mean of the triangle's weights; with the \
      rule directed, ways round triangles ÷ those possible (Fagiolo)
      """,
    range: "0 to 1",
    conventions: """
      Direction and weights ignored unless asked; undefined below two contacts.
      """,
    reference: "Watts and Strogatz 1998, doi:10.1038/30918",
    options: [.clusteringRule, .clusteringWeighting], complexity: "O(n + m√m)"
  ) { input in
    MeasureResult("local-clustering", try localClusteringScores("local-clustering", input))
  }

  /// The catalogue entry of ``Graph/meanLocalClustering(rule:weighting:fillingWithZeros:monitor:)``.
  public static let meanLocalClustering = Measure(
    id: "mean-local-clustering", title: "Mean local clustering", family: .cohesion,
    scope: .network,
    summary: "How many of a member's contacts know each other, on average over members.",
    definition: """
      the mean of local clustering over the nodes with two contacts or more; …-zero-filled: over \
      all nodes, the others counted as 0
      """,
    range: "0 to 1",
    conventions: "Weights ignored unless asked; undefined where no node has two contacts.",
    reference: "Watts and Strogatz 1998, doi:10.1038/30918",
    options: [.clusteringRule, .clusteringWeighting], complexity: "O(n + m√m)"
  ) { input in
    let scores = try localClusteringScores("mean-local-clustering", input)
    var result = MeasureResult(
      "mean-local-clustering", Graph.mean(of: scores, fillingWithZeros: false))
    result.add(
      "mean-local-clustering-zero-filled", Graph.mean(of: scores, fillingWithZeros: true))
    return result
  }

  private static func localClusteringScores(
    _ id: String, _ input: MeasureInput
  ) throws -> NodeScores {
    try input.graph.localClustering(
      rule: input.options.choice(id, "rule", of: ClusteringRule.self) ?? .anyDirection,
      weighting: input.options.choice(id, "weights", of: ClusteringWeighting.self) ?? .ignored,
      monitor: input.monitor)
  }
}

extension Measure.Option {
  fileprivate static let clusteringRule = Measure.Option(
    "rule", summary: "which ties count: any-direction or directed", defaultValue: "any-direction")
  fileprivate static let clusteringWeighting = Measure.Option(
    "weights", summary: "how weights count: ignored, barrat or onnela", defaultValue: "ignored")
}
