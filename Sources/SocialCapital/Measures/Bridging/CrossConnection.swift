// SPDX-License-Identifier: Apache-2.0

/// How the contacts of the less advantaged compare with what a fair share would be.
public struct CrossConnection: Sendable, Hashable {
  /// The mean share of advantaged contacts among the less advantaged, over the advantaged share of
  /// all: 1 is fair.
  public let ratio: Quantity
  /// The mean share of advantaged contacts among the less advantaged.
  public let contactShare: Quantity
  /// The share of advantaged nodes among all whose standing is known.
  public let populationShare: Quantity
  /// The number of less advantaged nodes that have contacts, on whom the mean rests.
  public let countedCount: Int
  /// The number of less advantaged nodes without contacts of known standing.
  public let isolatedCount: Int
}

extension Graph {
  /// How well the less advantaged are connected to the advantaged, compared with a fair share.
  ///
  /// With a half-and-half split by income this is economic connectedness (Chetty et al. 2022).
  ///
  /// ## Definition
  /// With f(i) the share of i's contacts that are advantaged and w the advantaged share of all:
  ///
  ///     mean of f(i) over the less advantaged ÷ w
  ///
  /// ## Conventions
  /// - Direction: contacts are those a node names, its ties out; undirected, all its ties.
  /// - Weights: used, so that shares are of strength. Loops: never counted.
  /// - Unknown standing: such nodes count neither as people nor as contacts.
  /// - Isolates: not in the mean; ``CrossConnection/isolatedCount`` says how many.
  /// - Range: 0 to 1/w; 1 where contacts are mixed as the population is.
  /// - Undefined: without advantaged nodes, or without less advantaged ones that have contacts.
  ///
  /// ## Example
  /// ```swift
  /// let line = try Graph(nodeCount: 3, pairs: [(0, 1), (1, 2)], isDirected: false)
  /// line.crossConnection(advantaged: [false, false, true]).ratio   // (0 + 0.5)/2 ÷ (1/3) = 0.75
  /// ```
  ///
  /// - Parameter advantaged: Whether each node is advantaged, `nil` where it is not known.
  /// - Complexity: *O*(*n* + *m*) time and *O*(*n*) space.
  ///
  /// ## Reference
  /// R. Chetty et al., "Social capital I: measurement and associations with economic mobility",
  /// *Nature* 608 (2022) 108–121, doi:10.1038/s41586-022-04996-4.
  public func crossConnection(advantaged: [Bool?]) -> CrossConnection {
    precondition(advantaged.count == nodeCount, "There must be one standing for each node.")
    let known = advantaged.count { $0 != nil }
    let share = Quantity(
      advantaged.count { $0 == true }, over: known, else: nodeCount == 0 ? .emptyGraph : .noGroups)
    var sum = CompensatedSum()
    var (counted, isolated) = (0, 0)
    for node in nodes where advantaged[node] == false {
      guard let own = advantagedShare(of: node, advantaged) else {
        isolated += 1
        continue
      }
      sum.add(own)
      counted += 1
    }
    let mean = Quantity(sum.value, over: Double(counted), else: isolated > 0 ? .noTies : .noGroups)
    return CrossConnection(
      ratio: share.flatMap { share in
        mean.flatMap { Quantity($0, over: share, else: .noGroups) }
      },
      contactShare: mean, populationShare: share, countedCount: counted, isolatedCount: isolated)
  }

  /// The share of a node's ties out, by strength, that go to advantaged nodes, among contacts that
  /// pass a test; `nil` without such contacts of known standing.
  func advantagedShare(
    of node: Int, _ advantaged: [Bool?], among isIncluded: (Int) -> Bool = { _ in true }
  ) -> Double? {
    var total = 0.0
    var reached = 0.0
    for position in outgoing.positions(of: node) {
      let contact = Int(outgoing.targets[position])
      guard let standing = advantaged[contact], isIncluded(contact) else { continue }
      total += weight(at: position)
      if standing { reached += weight(at: position) }
    }
    return total == 0 ? nil : reached / total
  }
}

extension MeasureInput {
  /// Whether each node is advantaged by the options `column` and `advantaged` of a measure, or `nil`
  /// where they are not given.
  func advantaged(_ measure: String) throws(MeasureError) -> [Bool?]? {
    let column = options["\(measure).column"]
    guard let values = options["\(measure).advantaged"] else {
      if column == nil { return nil }
      throw .invalidOption(
        measure: measure, option: "advantaged", expected: "given together with column")
    }
    let wanted = values.split(separator: "|").map(String.init)
    let found = column.map { grouping(by: $0) } ?? groupings.first
    guard let found else {
      throw .invalidOption(measure: measure, option: "column", expected: "a column of the nodes")
    }
    guard wanted.contains(where: found.groups.contains) else {
      throw .invalidOption(
        measure: measure, option: "advantaged", expected: "a value that occurs in the column")
    }
    return graph.nodes.map { node in found[node].map { wanted.contains(found.groups[$0]) } }
  }
}

extension [Measure.Option] {
  /// Which nodes are the advantaged ones.
  static let standing = [
    Measure.Option(
      "column", summary: "the column of nodes that says who is advantaged",
      defaultValue: "the first grouping"),
    Measure.Option(
      "advantaged", summary: "the value, or several between |, that means advantaged",
      defaultValue: "none, which leaves the measure undefined"),
  ]
}

extension Measure {
  /// The catalogue entry of ``Graph/crossConnection(advantaged:)``.
  public static let crossConnection = Measure(
    id: "cross-connection", title: "Cross-connection", family: .bridging, scope: .network,
    summary: """
      Less advantaged members' better-placed contacts, compared with a fair share (1 is fair).
      """,
    definition: """
      mean over the less advantaged of the advantaged share of their contacts ÷ the advantaged \
      share of all
      """,
    range: "0 to 1/w for an advantaged share w; 1 is parity",
    conventions: """
      Ties out, by strength; people and contacts of unknown standing left out; isolates not in the \
      mean; the options say who is advantaged, else undefined.
      """,
    reference: "Chetty et al. 2022, doi:10.1038/s41586-022-04996-4",
    options: .standing, complexity: "O(n + m)"
  ) { input in
    guard let advantaged = try input.advantaged("cross-connection") else {
      return MeasureResult("cross-connection", .undefined(.noGroups))
    }
    let found = input.graph.crossConnection(advantaged: advantaged)
    var result = MeasureResult("cross-connection", found.ratio)
    result.add(
      "cross-connection",
      [
        "contact-share": .quantity(found.contactShare),
        "population-share": .quantity(found.populationShare),
        "counted": .count(found.countedCount), "isolated": .count(found.isolatedCount),
      ])
    return result
  }
}
