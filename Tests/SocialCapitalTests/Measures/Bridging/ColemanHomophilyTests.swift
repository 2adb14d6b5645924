// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Coleman's homophily index")
struct ColemanHomophilyTests {
  @Test func goldenValuesOfTheReferenceTown() {
    // Groups in order: business, charity, citizen, council.
    let found = ReferenceTown.binary.colemanHomophily(by: ReferenceTown.grouping)
    #expect(found[0] == .undefined(.groupTooSmall))
    expectClose(found[1], 0.611111, absolute: 5e-7)
    // Citizens send 5 arcs, 4 of them to citizens; 5·3/7 by chance.
    expectClose(found[2], (4 - 15.0 / 7) / (5 - 15.0 / 7))
    #expect(found[3] == .undefined(.groupTooSmall))
  }

  @Test func edgeCases() {
    let one = Grouping(column: "group", names: ["a", "a", "a"])
    #expect(SmallGraphs.path(3).colemanHomophily(by: one) == [.undefined(.singleGroup)])
    let two = Grouping(column: "group", names: ["a", "a", "b", "b"])
    // Both of a send outward only: (0 − E) ÷ E; b sends nothing.
    let found = SmallGraphs.make(4, [(0, 2), (1, 3)], true).colemanHomophily(by: two)
    #expect(found == [-1, .undefined(.noTies)])
  }

  @Test(arguments: 1...20) func equalsItsDefinition(seed: UInt64) {
    let graph = SmallGraphs.random(
      9, density: 0.3, directed: !seed.isMultiple(of: 3), weighted: true, seed: seed)
    let places = graph.nodes.map { $0 % 3 }
    check(graph, places)
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() {
    for (number, graph) in SmallGraphs.everything.enumerated() {
      check(graph, graph.nodes.map { [0, 1, 1, 0, 2][($0 + number) % 5] })
    }
  }

  private func check(_ graph: Graph, _ places: [Int]) {
    let grouping = Grouping(column: "group", names: places.map { "g\($0)" })
    let a = graph.matrix.map { $0.map { $0 > 0 ? 1.0 : 0 } }
    let found = graph.colemanHomophily(by: grouping)
    for (index, group) in Set(places).sorted().enumerated() {
      let members = graph.nodes.filter { places[$0] == group }
      let sent = members.reduce(0) { $0 + a[$1].reduce(0, +) }
      let within = members.reduce(0) { sum, i in sum + members.reduce(0) { $0 + a[i][$1] } }
      let expected = sent * Double(members.count - 1) / Double(graph.nodeCount - 1)
      let value = (within - expected) / (within > expected ? sent - expected : expected)
      let isDefined = sent > 0 && members.count > 1 && members.count < graph.nodeCount
      expectClose(found[index], isDefined ? value : nil, "\(graph.sketch)")
      if let number = found[index].value { #expect((-1...1).contains(number)) }
    }
  }
}
