// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("E-I index")
struct EIIndexTests {
  private func grouping(_ names: [String?]) -> Grouping { Grouping(column: "group", names: names) }

  @Test func byHand() {
    // Ties a–a and a–b: one within, one across. Two of six ordered pairs are within a group.
    let found = SmallGraphs.path(3).eiIndex(by: grouping(["a", "a", "b"]))
    expectClose(found.index, 0)
    expectClose(found.expected, 1.0 / 3)
    expectClose(found.nodes, [-1, 0, 1])
    // Ends at a: two of the inner tie, one of the outer; (1 − 2) ÷ 3.
    expectClose(found.groups[0], -1.0 / 3)
    expectClose(found.groups[1], 1)
  }

  @Test func goldenValuesOfTheReferenceTown() {
    let groups = ReferenceTown.grouping
    let micro = 5e-7
    let weak = ReferenceTown.weak.eiIndex(by: groups)
    expectClose(weak.index, 0)
    expectClose(weak.expected, 0.5)
    expectClose(weak.variance.map { $0.squareRoot() }, 0.253546, absolute: micro)
    expectClose(weak.nodes, [-1, -1.0 / 3, -1.0 / 3, 0, 0, 1, 1, nil])
    let arcs = ReferenceTown.binary.eiIndex(by: groups)
    expectClose(arcs.index, -0.2)
    expectClose(arcs.variance.map { $0.squareRoot() }, 0.272029, absolute: micro)
    let hours = ReferenceTown.weighted.eiIndex(by: groups)
    expectClose(hours.index, -0.047619, absolute: micro)
    expectClose(hours.variance.map { $0.squareRoot() }, 0.290242, absolute: micro)
  }

  @Test func edgeCases() {
    #expect(SmallGraphs.empty(0).eiIndex(by: grouping([])).index == .undefined(.emptyGraph))
    let loose = SmallGraphs.empty(2).eiIndex(by: grouping(["a", "b"]))
    #expect(loose.index == .undefined(.noTies))
    #expect(loose.expected == .undefined(.noTies))
    #expect(loose.nodes.reason(at: 0) == .isolate)
    let alike = SmallGraphs.path(5).eiIndex(by: grouping(["a", "a", "a", "a", "a"]))
    #expect(alike.index == -1)
    #expect(alike.variance == .undefined(.singleGroup))
    #expect(alike.rescaled == .undefined(.zeroVariance))
    #expect(
      SmallGraphs.path(3).eiIndex(by: grouping(["a", "a", "b"])).variance
        == .undefined(.tooFewNodes))
    // With every tie present no dealing of groups changes anything.
    let full = SmallGraphs.complete(6).eiIndex(by: grouping(["a", "a", "b", "b", "c", "c"]))
    #expect(full.variance == 0)
    #expect(full.z == .undefined(.zeroVariance))
  }

  @Test func unknownGroupsAreLeftOut() {
    let names: [String?] = ["a", "a", nil, "b", "b"]
    let found = SmallGraphs.path(5).eiIndex(by: grouping(names))
    #expect(found.unknownCount == 1)
    #expect(found.index == -1)
    #expect(found.nodes.reason(at: 2) == .unknownGroup)
    let nobody = SmallGraphs.path(2).eiIndex(by: grouping([nil, nil]))
    #expect(nobody.index == .undefined(.noTies))
    #expect(nobody.groups.isEmpty)
  }

  /// Mean and variance equal those over all 120 orders of the groups.
  @Test(arguments: [
    ["a", "a", "b", "b", "c"], ["a", "a", "a", "b", "b"], ["a", "b", "c", "d", "d"],
  ])
  func momentsEqualEnumeration(names: [String]) {
    let orders = permutations(of: [0, 1, 2, 3, 4])
    for seed in 1...12 as ClosedRange<UInt64> {
      let graph = SmallGraphs.random(
        5, density: 0.5, directed: seed.isMultiple(of: 2), weighted: seed.isMultiple(of: 3),
        seed: seed)
      let found = graph.eiIndex(by: grouping(names))
      guard let mean = found.expected.value, let variance = found.variance.value else { continue }
      let values = orders.compactMap { order in
        graph.eiIndex(by: grouping(order.map { names[$0] })).index.value
      }
      let average = values.reduce(0, +) / 120
      expectClose(mean, average)
      expectClose(
        variance, values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 120)
    }
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, plain) in SmallGraphs.everything.enumerated() {
      let graph =
        number.isMultiple(of: 2) ? plain : SmallGraphs.weighted(plain, seed: UInt64(number))
      let places = graph.nodes.map { [0, 1, 0, 2, 1][$0] }
      let w = graph.matrix
      var within = [Double](repeating: 0, count: graph.nodeCount)
      var across = within
      for i in graph.nodes {
        for j in graph.nodes {
          let ends = graph.isDirected ? w[i][j] + w[j][i] : w[i][j]
          if places[i] == places[j] { within[i] += ends } else { across[i] += ends }
        }
      }
      let found = graph.eiIndex(by: grouping(places.map { "g\($0)" }))
      let (e, i) = (across.reduce(0, +), within.reduce(0, +))
      expectClose(found.index, e + i == 0 ? nil : (e - i) / (e + i), "\(graph.sketch)")
      expectClose(
        found.nodes,
        zip(across, within).map { $0 + $1 == 0 ? nil : ($0 - $1) / ($0 + $1) }, "\(graph.sketch)")
      if let index = found.index.value, let low = found.minimum.value,
        let high = found.maximum.value
      {
        #expect(low <= index + 1e-12 && index <= high + 1e-12, "\(graph.sketch)")
      }
    }
  }

  /// Five ties, two pairs within groups and four across: at most (8 − 5) ÷ 5, at least (5 − 4) ÷ 5.
  @Test func attainableRange() {
    let graph = SmallGraphs.make(4, [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)], false)
    let found = graph.eiIndex(by: grouping(["a", "a", "b", "b"]))
    expectClose(found.maximum, 0.6)
    expectClose(found.minimum, 0.2)
    expectClose(found.index, 0.2)
    expectClose(found.rescaled, -1)
  }

  @Test func extremeWeights() {
    for weight in [1e-100, 1e100] {
      let graph = SmallGraphs.make(
        5, edges: [.init(0, 1, weight: weight), .init(1, 2, weight: weight), .init(3, 4)], true)
      let found = graph.eiIndex(by: grouping(["a", "b", "b", "a", "a"]))
      #expect(found.variance.value?.isFinite == true)
      #expect(found.z.value?.isFinite == true)
    }
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.eiIndex.compute(
      MeasureInput(ReferenceTown.weak, groupings: [ReferenceTown.grouping]))
    #expect(result.value("ei-index:group") == 0)
    #expect(result.table("ei-index:group")?["expected"] == .number(0.5))
    #expect(result.nodeColumn("ei-index:group") != nil)
    let without = try Measure.eiIndex.compute(MeasureInput(ReferenceTown.weak))
    #expect(without.value("ei-index") == .undefined(.noGroups))
  }
}

private func permutations(of items: [Int]) -> [[Int]] {
  if items.count < 2 { return [items] }
  return items.indices.flatMap { place in
    var rest = items
    let first = rest.remove(at: place)
    return permutations(of: rest).map { [first] + $0 }
  }
}
