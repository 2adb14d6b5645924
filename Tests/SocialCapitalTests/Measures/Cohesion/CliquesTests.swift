// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Cliques")
struct CliquesTests {
  @Test func byHand() throws {
    let tailed = SmallGraphs.make(5, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    #expect(try tailed.maximalCliques() == [[0, 1, 2]])
    #expect(try tailed.maximalCliques(minimum: 2) == [[0, 1, 2], [2, 3]])
    #expect(try tailed.maximalCliques(minimum: 1) == [[0, 1, 2], [2, 3], [4]])
    #expect(try SmallGraphs.complete(6).maximalCliques() == [[0, 1, 2, 3, 4, 5]])
    #expect(try ReferenceTown.binary.maximalCliques() == [[0, 1, 2]])
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).maximalCliques(minimum: 1)?.isEmpty == true)
    #expect(try SmallGraphs.empty(2).maximalCliques(minimum: 1) == [[0], [1]])
  }

  @Test(arguments: 1...3)
  func equalsItsDefinitionOnEverySmallGraph(minimum: Int) throws {
    for graph in SmallGraphs.everything {
      let found = try graph.maximalCliques(minimum: minimum)
      #expect(found == naive(graph, minimum: minimum), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...6) func largerGraphs(seed: UInt64) throws {
    let graph = SmallGraphs.random(11, density: 0.6, directed: false, seed: seed)
    #expect(try graph.maximalCliques(minimum: 1) == naive(graph, minimum: 1))
  }

  /// Triples of nodes tied to all but each other: 3⁵ maximal cliques, the most fifteen nodes can have.
  @Test func theMostThereCanBe() throws {
    let pairs = (0..<15).flatMap { i in (0..<i).filter { $0 / 3 != i / 3 }.map { (i, $0) } }
    let graph = SmallGraphs.make(15, pairs, false)
    #expect(try graph.maximalCliques()?.count == 243)
    #expect(try graph.maximalCliques(limit: 243)?.count == 243)
    #expect(try graph.maximalCliques(limit: 242) == nil)
  }

  /// A clique as deep as the network is large must not overflow the stack.
  @Test func oneLargeClique() throws {
    #expect(try SmallGraphs.complete(150).maximalCliques() == [Array(0..<150)])
  }

  @Test func catalogueEntryAndCancelling() throws {
    let tailed = SmallGraphs.make(4, [(0, 1), (1, 2), (0, 2), (2, 3)], false)
    var input = MeasureInput(tailed)
    input.options = ["cliques.minimum": "2"]
    let result = try Measure.cliques.compute(input)
    #expect(result.value("cliques") == 2)
    #expect(result.nodeColumn("cliques") == .scores(NodeScores([1.0, 1, 2, 1])))
    #expect(
      result.table("cliques") == ["largest": 3, "sizes": .table(["2": 1, "3": 1])])
    input.options = ["cliques.minimum": "2", "cliques.limit": "1"]
    #expect(try Measure.cliques.compute(input).value("cliques") == .undefined(.tooLarge))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).maximalCliques(monitor: Monitor(isCancelled: { true }))
    }
  }

  private func naive(_ graph: Graph, minimum: Int) -> [[Int]] {
    let view = graph.weakView()
    let ties = view.nodes.map { i in view.outgoing[i].reduce(0) { $0 | 1 << $1 } }
    func isClique(_ set: Int) -> Bool {
      view.nodes.allSatisfy { set >> $0 & 1 == 0 || set & ~ties[$0] == 1 << $0 }
    }
    return (1..<max(1 << view.nodeCount, 1)).filter { set in
      set.nonzeroBitCount >= minimum && isClique(set)
        && view.nodes.allSatisfy { set >> $0 & 1 == 1 || set & ~ties[$0] != 0 }
    }.map { set in view.nodes.filter { set >> $0 & 1 == 1 } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}
