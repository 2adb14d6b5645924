// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Brokerage")
struct BrokerageTests {
  typealias Role = Brokerage.Role
  private let kinds: [Role] = [.coordinator, .consultant, .representative, .gatekeeper, .liaison]

  private func grouping(_ places: [Int]) -> Grouping {
    Grouping(column: "group", names: places.map { "g\($0)" })
  }

  @Test(arguments: [
    ([0, 0, 0], Role.coordinator), ([0, 1, 0], .consultant), ([0, 0, 1], .representative),
    ([0, 1, 1], .gatekeeper), ([0, 1, 2], .liaison),
  ])
  func byHand(places: [Int], role: Role) throws {
    let line = SmallGraphs.path(3, directed: true)
    let found = try line.brokerage(by: grouping(places))
    for other in kinds { #expect(found.count(of: 1, as: other) == (other == role ? 1 : 0)) }
    #expect(found.count(of: 1, as: .total) == 1)
    #expect(found.count(of: 0, as: .total) == 0)
    // A tie from first to last leaves nothing to broker.
    let closed = SmallGraphs.make(3, [(0, 1), (1, 2), (0, 2)], true)
    #expect(try closed.brokerage(by: grouping(places)).networkScore(as: .total).count == 0)
    // Undirected, each way counts.
    #expect(
      try SmallGraphs.path(3).brokerage(by: grouping(places)).count(of: 1, as: .total) == 2)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let found = try ReferenceTown.binary.brokerage(by: ReferenceTown.grouping)
    let expected = [
      [1, 0, 0, 0, 0], [1, 0, 0, 2, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 1], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0],
    ]
    for node in 0..<8 { #expect(kinds.map { found.count(of: node, as: $0) } == expected[node]) }
    let roles = Role.allCases
    #expect(roles.map { found.networkScore(as: $0).count } == [2, 0, 2, 3, 2, 9])
    let micro = 5e-7
    for (role, mean) in zip(
      roles, [0.628644, 1.571611, 1.571611, 1.571611, 3.457544, 8.801020])
    {
      expectClose(found.networkScore(as: role).expected, mean, absolute: micro)
    }
    for (role, variance) in zip(
      roles, [0.971432, 2.469817, 2.318684, 2.318684, 7.509138, 27.079014])
    {
      expectClose(found.networkScore(as: role).variance, variance, absolute: micro)
    }
    expectClose(found.score(of: 1, as: .gatekeeper)?.z ?? 0, 2.3948, absolute: 5e-5)
    expectClose(found.score(of: 1, as: .coordinator)?.z ?? 0, 1.9290, absolute: 5e-5)
    #expect(found.score(of: 3, as: .coordinator)?.z == .undefined(.zeroVariance))
  }

  @Test func edgeCases() throws {
    let none = try SmallGraphs.empty(0, directed: true).brokerage(by: grouping([]))
    #expect(none.networkScore(as: .total).z == .undefined(.emptyGraph))
    let two = try SmallGraphs.path(2, directed: true).brokerage(by: grouping([0, 1]))
    #expect(two.networkScore(as: .total).z == .undefined(.tooFewNodes))
    let empty = try SmallGraphs.empty(4).brokerage(by: grouping([0, 0, 1, 1]))
    #expect(empty.networkScore(as: .total).expected == 0)
    #expect(empty.networkScore(as: .total).z == .undefined(.zeroVariance))
  }

  @Test func unknownGroupsAreLeftOut() throws {
    let names: [String?] = ["a", nil, "b", "b"]
    let line = SmallGraphs.path(4, directed: true)
    let found = try line.brokerage(by: Grouping(column: "group", names: names))
    #expect(found.unknownCount == 1)
    #expect(found.count(of: 1, as: .total) == nil)
    #expect(found.score(of: 1, as: .total) == nil)
    #expect(found.networkScore(as: .total).count == 0)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let places = graph.nodes.map { [0, 1, 0, 1, 2][$0] }
      let found = try graph.brokerage(by: grouping(places))
      var totals = [Int](repeating: 0, count: 5)
      for node in graph.nodes {
        let expected = naiveCounts(graph, node, places)
        #expect(kinds.map { found.count(of: node, as: $0) } == expected, "\(graph.sketch)")
        for role in 0..<5 { totals[role] += expected[role] }
      }
      #expect(kinds.map { found.networkScore(as: $0).count } == totals)
    }
  }

  @Test(arguments: 1...6) func equalsItsDefinitionOnDenserGraphs(seed: UInt64) throws {
    let graph = SmallGraphs.random(
      14, density: 0.4, directed: seed.isMultiple(of: 2), seed: seed)
    let places = graph.nodes.map { $0 % 4 }
    let found = try graph.brokerage(by: grouping(places))
    for node in graph.nodes {
      #expect(kinds.map { found.count(of: node, as: $0) } == naiveCounts(graph, node, places))
    }
  }

  /// Means and variances equal sums over every pair of triples of the covariance of their terms.
  @Test(arguments: [
    [0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2], [0, 0, 0, 0, 1, 2], [0, 1, 2, 3, 3, 3],
    [0, 0, 0, 0, 0, 0], [0, 1, 1, 2, 2, 2],
  ])
  func momentsAreExact(places: [Int]) throws {
    for directed in [true, false] {
      for seed in [3, 9] as [UInt64] {
        let graph = SmallGraphs.random(6, density: 0.4, directed: directed, seed: seed)
        let found = try graph.brokerage(by: grouping(places))
        let p = graph.density().value ?? 0
        for role in Role.allCases {
          let all = terms(places, role: role, broker: { _ in true })
          let whole = moments(of: all, p: p, directed: directed)
          expectClose(found.networkScore(as: role).expected, whole.mean)
          expectClose(found.networkScore(as: role).variance, whole.variance, "\(role) \(places)")
          for group in found.groups.indices {
            let ofGroup = terms(places, role: role, broker: { places[$0] == group })
            let part = moments(of: ofGroup, p: p, directed: directed)
            let score = found.score(ofGroup: group, as: role)
            expectClose(score.expected, part.mean)
            expectClose(score.variance, part.variance, "group \(group) \(role) \(places)")
          }
          for node in graph.nodes {
            let ofNode = terms(places, role: role, broker: { $0 == node })
            let part = moments(of: ofNode, p: p, directed: directed)
            expectClose(found.score(of: node, as: role)?.expected ?? -1, part.mean)
            expectClose(found.score(of: node, as: role)?.variance ?? -1, part.variance)
          }
        }
      }
    }
  }

  @Test func reversalSwapsTheGates() throws {
    let graph = SmallGraphs.random(15, density: 0.2, directed: true, seed: 2)
    let places = graph.nodes.map { $0 % 3 }
    let found = try graph.brokerage(by: grouping(places))
    let back = try graph.reversed().brokerage(by: grouping(places))
    for node in graph.nodes {
      #expect(found.count(of: node, as: .gatekeeper) == back.count(of: node, as: .representative))
      #expect(found.count(of: node, as: .liaison) == back.count(of: node, as: .liaison))
    }
  }

  @Test func catalogueEntry() throws {
    let input = MeasureInput(ReferenceTown.weighted, groupings: [ReferenceTown.grouping])
    let result = try Measure.brokerage.compute(input)
    guard case .record(let columns) = result.nodeColumn("brokerage:group") else {
      Issue.record("brokerage has no record")
      return
    }
    #expect(columns.map(\.name) == Role.allCases.map(\.rawValue))
    #expect(columns[3].scores[1] == 2)
    guard case .table(let network) = result.table("brokerage:group")?["network"],
      case .table(let gates) = network["gatekeeper"]
    else {
      Issue.record("the table has no gatekeepers")
      return
    }
    #expect(gates["count"] == 3)
  }

  @Test func stopsWhenAsked() {
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.path(3).brokerage(
        by: grouping([0, 1, 2]), monitor: Monitor(isCancelled: { true }))
    }
  }
}

private func role(_ a: Int, _ v: Int, _ b: Int) -> Int {
  switch (a == v, v == b, a == b) {
  case (true, true, _): 0
  case (false, false, true): 1
  case (true, false, _): 2
  case (false, true, _): 3
  default: 4
  }
}

private func naiveCounts(_ graph: Graph, _ v: Int, _ places: [Int]) -> [Int] {
  let a = graph.matrix
  var counts = [Int](repeating: 0, count: 5)
  for from in graph.nodes {
    for to in graph.nodes where from != to && from != v && to != v {
      if a[from][v] > 0, a[v][to] > 0, a[from][to] == 0 {
        counts[role(places[from], places[v], places[to])] += 1
      }
    }
  }
  return counts
}

/// The ordered triples that can be in a role, as the ties they need and the tie they lack.
private func terms(
  _ places: [Int], role wanted: Brokerage.Role, broker: (Int) -> Bool
) -> [(a: Int, v: Int, b: Int)] {
  let index = Brokerage.Role.allCases.firstIndex(of: wanted) ?? 5
  var terms: [(a: Int, v: Int, b: Int)] = []
  for a in places.indices {
    for v in places.indices where v != a && broker(v) {
      for b in places.indices where b != a && b != v {
        if index == 5 || role(places[a], places[v], places[b]) == index { terms.append((a, v, b)) }
      }
    }
  }
  return terms
}

private func moments(
  of terms: [(a: Int, v: Int, b: Int)], p: Double, directed: Bool
) -> (mean: Double, variance: Double) {
  func tie(_ i: Int, _ j: Int) -> Int { directed || i < j ? 10 * i + j : 10 * j + i }
  let each = p * p * (1 - p)
  var variance = 0.0
  let sides = terms.map { (tie($0.a, $0.v), tie($0.v, $0.b), tie($0.a, $0.b)) }
  for one in sides {
    for other in sides {
      let clash =
        one.2 == other.0 || one.2 == other.1 || other.2 == one.0 || other.2 == one.1
      let shared =
        (one.0 == other.0 || one.0 == other.1 ? 1 : 0)
        + (one.1 == other.0 || one.1 == other.1 ? 1 : 0)
      let lacking = one.2 == other.2 ? 1.0 : 2.0
      if !clash && shared == 0 && lacking == 2 { continue }
      var both = clash ? 0 : 1.0
      for _ in 0..<(4 - shared) { both *= p }
      both *= lacking == 1 ? (1 - p) : (1 - p) * (1 - p)
      variance += both - each * each
    }
  }
  return (Double(terms.count) * each, variance)
}
