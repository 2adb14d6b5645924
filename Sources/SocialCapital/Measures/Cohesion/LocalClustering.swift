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
  /// ## Conventions
  /// - Direction: a tie in either direction is a tie; the weights of two directions add.
  /// - Weights: ignored unless asked. Loops: never counted.
  /// - Undefined: below two contacts, where there is no pair. NetworkX and graph-tool give 0 there.
  /// - Agrees with igraph `transitivity_local_undirected`; Barrat with its `weights`; Onnela with
  ///   NetworkX `clustering(weight=…)`.
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
  ///   *O*(*n* + *m*) space; Onnela's *O*(Σ *d*²) time.
  ///
  /// ## Reference
  /// D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature* 393
  /// (1998) 440–442, doi:10.1038/30918. A. Barrat, M. Barthélemy, R. Pastor-Satorras and A.
  /// Vespignani, "The architecture of complex weighted networks", *PNAS* 101 (2004) 3747–3752,
  /// doi:10.1073/pnas.0400087101. J.-P. Onnela, J. Saramäki, J. Kertész and K. Kaski, "Intensity and
  /// coherence of motifs in weighted complex networks", *Physical Review E* 71 (2005) 065103,
  /// doi:10.1103/PhysRevE.71.065103.
  public func localClustering(
    weighting: ClusteringWeighting = .ignored, monitor: Monitor = .task
  ) throws(MeasureError) -> NodeScores {
    let view = weakView()
    let closed: [Double] =
      switch weighting {
      case .barrat where isWeighted: try view.closedStrength(monitor: monitor)
      case .onnela where isWeighted: try view.triangleIntensity(monitor: monitor)
      default: try RankedRows(view).trianglesByNode(monitor: monitor).map(Double.init)
      }
    return NodeScores(
      view.nodes.lazy.map { node -> Quantity in
        let degree = view.outgoing.degree(of: node)
        if degree < 2 { return .undefined(degree == 0 ? .isolate : .tooFewTies) }
        let pairs = Double(degree) * Double(degree - 1) / 2
        let possible =
          weighting == .barrat && isWeighted
          ? view.weightTotal(of: node) * Double(degree - 1) : pairs
        return .value(closed[node] / possible)
      })
  }

  /// The mean over nodes of how many of their pairs of contacts are in contact themselves.
  ///
  /// ## Definition
  /// The mean of ``localClustering(weighting:monitor:)`` over the nodes with two contacts or more,
  /// or over all nodes with 0 for the others.
  ///
  /// ## Conventions
  /// - Direction and weights: as in ``localClustering(weighting:monitor:)``.
  /// - Undefined: where no node has two contacts; filled with zeros, without nodes only.
  /// - Agrees with igraph `transitivity_avglocal_undirected`, modes `nan` and `zero`. NetworkX
  ///   `average_clustering` is the form filled with zeros; its `count_zeros=False` drops nodes whose
  ///   clustering is truly 0 as well.
  ///
  /// - Parameters:
  ///   - weighting: How weights count.
  ///   - fillingWithZeros: Whether nodes below two contacts count as 0.
  ///   - monitor: Who watches.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: as ``localClustering(weighting:monitor:)``.
  public func meanLocalClustering(
    weighting: ClusteringWeighting = .ignored, fillingWithZeros: Bool = false,
    monitor: Monitor = .task
  ) throws(MeasureError) -> Quantity {
    let scores = try localClustering(weighting: weighting, monitor: monitor)
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
    let rows = RankedRows(self)
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
  /// The catalogue entry of ``Graph/localClustering(weighting:monitor:)``.
  public static let localClustering = Measure(
    id: "local-clustering", title: "Local clustering", family: .cohesion, scope: .node,
    summary: "How many of someone's contacts know each other.",
    definition: """
      pairs of contacts that are tied ÷ d(d − 1)/2, on the weak view; Barrat: by the mean weight \
      of the node's two ties; Onnela: by the geometric mean of the triangle's weights
      """,
    range: "0 to 1",
    conventions: "Weights ignored unless asked; undefined below two contacts.",
    reference: "Watts and Strogatz 1998, doi:10.1038/30918",
    options: [.clusteringWeighting], complexity: "O(n + m√m)"
  ) { input in
    let weighting = try input.options.choice(
      "local-clustering", "weights", of: ClusteringWeighting.self)
    return MeasureResult(
      "local-clustering",
      try input.graph.localClustering(weighting: weighting ?? .ignored, monitor: input.monitor))
  }

  /// The catalogue entry of ``Graph/meanLocalClustering(weighting:fillingWithZeros:monitor:)``.
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
    options: [.clusteringWeighting], complexity: "O(n + m√m)"
  ) { input in
    let weighting = try input.options.choice(
      "mean-local-clustering", "weights", of: ClusteringWeighting.self)
    let scores = try input.graph.localClustering(
      weighting: weighting ?? .ignored, monitor: input.monitor)
    var result = MeasureResult(
      "mean-local-clustering", Graph.mean(of: scores, fillingWithZeros: false))
    result.add(
      "mean-local-clustering-zero-filled", Graph.mean(of: scores, fillingWithZeros: true))
    return result
  }
}

extension Measure.Option {
  fileprivate static let clusteringWeighting = Measure.Option(
    "weights", summary: "how weights count: ignored, barrat or onnela", defaultValue: "ignored")
}
