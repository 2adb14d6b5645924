// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Triad census")
struct TriadCensusTests {
  /// The ties of each type as the literature draws it, nodes A, B, C being 0, 1, 2.
  static let drawings: [(String, [(Int, Int)])] = [
    ("003", []), ("012", [(0, 1)]), ("102", [(0, 1), (1, 0)]), ("021D", [(1, 0), (1, 2)]),
    ("021U", [(0, 1), (2, 1)]), ("021C", [(0, 1), (1, 2)]),
    ("111D", [(0, 1), (1, 0), (2, 1)]), ("111U", [(0, 1), (1, 0), (1, 2)]),
    ("030T", [(0, 1), (1, 2), (0, 2)]), ("030C", [(0, 1), (1, 2), (2, 0)]),
    ("201", [(0, 1), (1, 0), (1, 2), (2, 1)]),
    ("120D", [(1, 0), (1, 2), (0, 2), (2, 0)]), ("120U", [(0, 1), (2, 1), (0, 2), (2, 0)]),
    ("120C", [(0, 1), (1, 2), (0, 2), (2, 0)]),
    ("210", [(0, 1), (1, 2), (2, 1), (0, 2), (2, 0)]),
    ("300", [(0, 1), (1, 0), (1, 2), (2, 1), (0, 2), (2, 0)]),
  ]

  @Test func everyDrawingIsItsType() throws {
    #expect(Self.drawings.map(\.0) == TriadType.allCases.map(\.rawValue))
    for (place, (code, ties)) in Self.drawings.enumerated() {
      let census = try SmallGraphs.make(3, ties, true).triadCensus()
      #expect(census.all == (0..<16).map { $0 == place ? 1 : 0 }, "\(code)")
    }
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    let expected = [18.0, 21, 8, 1, 0, 4, 2, 1, 0, 0, 0, 0, 0, 1, 0, 0]
    #expect(try ReferenceTown.binary.triadCensus().all == expected)
  }

  @Test func edgeCases() throws {
    for count in 0...2 {
      #expect(try SmallGraphs.complete(count, directed: true).triadCensus().triples == 0)
    }
    #expect(try SmallGraphs.complete(4).triadCensus()[.complete] == 4)
    // A path of three undirected ties: 0-1-2 and 1-2-3 open, the other two with one tie.
    let path = try SmallGraphs.path(4).triadCensus()
    #expect((path[.twoMutual], path[.oneMutual]) == (2, 2))
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    let types = Self.typesByTies()
    for graph in SmallGraphs.everything {
      #expect(try graph.triadCensus().all == naive(graph, types), "\(graph.sketch)")
    }
  }

  @Test(arguments: 1...10) func partsAddUp(seed: UInt64) throws {
    let graph = SmallGraphs.random(40, density: 0.15, directed: true, seed: seed)
    let census = try graph.triadCensus()
    #expect(census.triples == 40 * 39 * 38 / 6)
    #expect(census.all == naive(graph, Self.typesByTies()))
    let back = try graph.reversed().triadCensus()
    #expect(back[.outStar] == census[.inStar])
    #expect(back[.mutualAndIn] == census[.mutualAndOut])
    #expect(back[.mutualBelow] == census[.mutualAbove])
    #expect(back[.transitive] == census[.transitive])
    // Each pair is in n − 2 triples, so the census holds the number of ties.
    let ties: [Double] = [0, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 6]
    let sum = zip(ties, census.all).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(sum == Double(graph.edgeCount * 38))
  }

  /// Three times the number of triples of 2.7 million nodes is beyond what 64 bits hold.
  @Test func countsBeyondWholeNumbers() throws {
    let count = 2_700_000
    let census = try Graph(nodeCount: count, pairs: [(0, 1)], isDirected: true).triadCensus()
    #expect(census[.oneAsymmetric] == Double(count - 2))
    let n = Double(count)
    expectClose(census.triples, n * (n - 1) * (n - 2) / 6, relative: 1e-14)
  }

  @Test func catalogueEntryAndThreads() throws {
    var generator = SeededGenerator(seed: 3)
    let ties = (0..<20_000).map { _ in (generator.index(below: 9000), generator.index(below: 9000))
    }
    let graph = SmallGraphs.make(9000, ties, true)
    let one = try graph.triadCensus(monitor: Monitor(threads: 1))
    for threads in [2, 7] {
      #expect(try graph.triadCensus(monitor: Monitor(threads: threads)) == one)
    }
    let table = try Measure.triadCensus.compute(MeasureInput(ReferenceTown.binary))
      .table("triad-census")
    #expect(table?["003"] == 18)
    #expect(table?.fields.map(\.name) == TriadType.allCases.map(\.rawValue))
    #expect(throws: MeasureError.cancelled) {
      try graph.triadCensus(monitor: Monitor(isCancelled: { true }))
    }
  }

  /// The type of each set of ties among three nodes, as six bits, found by turning the drawings.
  private static func typesByTies() -> [Int] {
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    var types = [Int](repeating: -1, count: 64)
    for (place, (_, ties)) in drawings.enumerated() {
      for order in orders {
        types[ties.reduce(0) { $0 | bit(order[$1.0], order[$1.1]) }] = place
      }
    }
    return types
  }

  private static func bit(_ source: Int, _ target: Int) -> Int {
    1 << (2 * source + (target > source ? target - 1 : target))
  }

  private func naive(_ graph: Graph, _ types: [Int]) -> [Double] {
    let a = graph.matrix
    var counts = [Double](repeating: 0, count: 16)
    for i in graph.nodes {
      for j in graph.nodes where j > i {
        for k in graph.nodes where k > j {
          let triple = [i, j, k]
          var ties = 0
          for s in 0..<3 {
            for t in 0..<3 where s != t && a[triple[s]][triple[t]] != 0 { ties |= Self.bit(s, t) }
          }
          counts[types[ties]] += 1
        }
      }
    }
    return counts
  }
}
