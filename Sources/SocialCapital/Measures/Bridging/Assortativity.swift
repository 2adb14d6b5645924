// SPDX-License-Identifier: Apache-2.0

extension Graph {
  /// How strongly ties connect nodes of one group, allowing for how many ties each group has.
  ///
  /// ## Definition
  /// With e(g,h) the share of ties from g to h, a(g) = Σₕ e(g,h) and b(g) = Σₕ e(h,g):
  ///
  ///     r = ( Σ e(g,g) − Σ a(g)·b(g) ) ÷ ( 1 − Σ a(g)·b(g) )
  ///
  /// ## Conventions
  /// - Direction: rows send, columns receive; an undirected tie counts in both directions.
  /// - Weights: ignored unless asked, then shares of weight. Loops: never counted.
  /// - Range: at most 1; the least is above −1 unless there are two groups of equal activity.
  /// - Unknown groups: such nodes and their ties are left out. NetworkX makes them a group.
  /// - Undefined: without ties; where all ties are within one group.
  /// - Agrees with igraph `assortativity_nominal` and NetworkX
  ///   `attribute_assortativity_coefficient`.
  ///
  /// ## Example
  /// ```swift
  /// let groups = Grouping(column: "sector", names: ["a", "a", "b", "b"])
  /// let pairs = try Graph(nodeCount: 4, pairs: [(0, 1), (2, 3)], isDirected: false)
  /// pairs.assortativity(by: groups)   // 1
  /// ```
  ///
  /// - Parameters:
  ///   - grouping: The groups.
  ///   - usingWeights: Whether a tie counts as much as its weight.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n* + *g*) space for *g* groups.
  ///
  /// ## Reference
  /// M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67 (2003) 026126,
  /// doi:10.1103/PhysRevE.67.026126.
  public func assortativity(by grouping: Grouping, usingWeights: Bool = false) -> Quantity {
    let part = GroupedPart(of: self, by: grouping)
    let sums = part.groupSums(usingWeights: usingWeights)
    let total = sums.out.reduce(0, +)
    if total == 0 { return .undefined(nodeCount == 0 ? .emptyGraph : .noTies) }
    var within = CompensatedSum()
    var chance = CompensatedSum()
    for group in part.names.indices {
      within.add(sums.within[group] / total)
      chance.add(sums.out[group] / total * (sums.into[group] / total))
    }
    // With every tie in one group the chance level is 1, up to rounding of the weights' sum.
    if chance.value > 1 - 1e-14 { return .undefined(.singleGroup) }
    return .value((within.value - chance.value) / (1 - chance.value))
  }
}

extension GroupedPart {
  /// The ties each group sends, receives, and keeps within itself, undirected ones in both
  /// directions.
  func groupSums(usingWeights: Bool) -> (out: [Double], into: [Double], within: [Double]) {
    let empty = [CompensatedSum](repeating: CompensatedSum(), count: names.count)
    var (out, into, within) = (empty, empty, empty)
    for source in graph.nodes {
      let sender = places[source]
      for position in graph.outgoing.positions(of: source) {
        let receiver = places[Int(graph.outgoing.targets[position])]
        let weight = usingWeights ? graph.weight(at: position) : 1
        out[sender].add(weight)
        into[receiver].add(weight)
        if sender == receiver { within[sender].add(weight) }
      }
    }
    return (out.map(\.value), into.map(\.value), within.map(\.value))
  }
}

extension Measure {
  /// The catalogue entry of ``Graph/assortativity(by:usingWeights:)``.
  public static let assortativity = Measure(
    id: "assortativity", title: "Assortativity", family: .bridging, scope: .network,
    summary: "How strongly like connects with like, allowing for how active each group is.",
    definition: "(Σ e(g,g) − Σ a(g)b(g)) ÷ (1 − Σ a(g)b(g)), e shares of ties from group to group",
    range: "at most 1; the least is above −1 in general",
    conventions: """
      Undirected ties count in both directions; weights ignored unless asked; nodes of unknown \
      group left out; undefined without ties or with all in one group.
      """,
    reference: "Newman 2003, doi:10.1103/PhysRevE.67.026126",
    options: [.tieWeights], complexity: "O(n + m)"
  ) { input in
    let use = try input.options.choice("assortativity", "weights", of: WeightUse.self)
    return MeasureResult("assortativity", groupings: input.groupings) { name, grouping, result in
      result.add(name, input.graph.assortativity(by: grouping, usingWeights: use == .use))
    }
  }
}

/// Whether a measure that counts ties takes their weights instead.
enum WeightUse: String, CaseIterable {
  case ignore, use
}

extension Measure.Option {
  static let tieWeights = Measure.Option(
    "weights", summary: "whether ties count alike or by weight: ignore or use",
    defaultValue: "ignore")
}
