// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import SocialCapital

@Suite("Products of renamed ties")
struct RenamedProductsTests {
  /// Σ w(i,j)·w′(π(i), π(j)) over pairs, an undirected pair once.
  private func plainSum(_ one: Graph, _ other: Graph, _ names: [UInt32]) -> Double {
    one.edges.reduce(0) {
      $0 + $1.weight
        * (other.weight(from: Int(names[$1.source]), to: Int(names[$1.target])) ?? 0)
    }
  }

  private func check(_ one: Graph, _ other: Graph, _ comment: Comment? = nil) {
    let products = RenamedProducts(renaming: one, in: other)
    var workspace = products.makeWorkspace()
    var generator = SeededGenerator(seed: 5)
    var names = Array(products.identity)
    // The first has every node keep its name; a workspace can be used again.
    for _ in 0..<4 {
      workspace.names = ContiguousArray(names)
      expectClose(products.sum(&workspace), plainSum(one, other, names), comment)
      generator.shuffle(&names)
    }
  }

  @Test func equalsItsDefinition() {
    for directed in [true, false] {
      for (count, seed) in [(1, 1), (2, 2), (7, 3), (64, 4), (65, 5), (130, 6)] {
        let seed = UInt64(seed)
        let one = SmallGraphs.random(count, density: 0.3, directed: directed, seed: seed)
        let other = SmallGraphs.random(count, density: 0.5, directed: directed, seed: seed + 50)
        let heavy = SmallGraphs.weighted(one, seed: seed)
        let heavier = SmallGraphs.weighted(other, seed: seed + 1)
        check(one, other, "\(count)")
        check(heavy, other, "\(count)")
        check(one, heavier, "\(count)")
        check(heavy, heavier, "\(count)")
      }
    }
  }

  /// More nodes than there are bits for.
  @Test func equalsItsDefinitionOnManyNodes() throws {
    let count = 1 << 14 + 1
    let one = try Graph.erdosRenyi(
      nodeCount: count, edgeCount: 3_000, isDirected: true, seed: 1)
    check(one, one)
  }

  @Test func shufflesNamesAsAnyElements() {
    for count in 0..<20 {
      var one = SeededGenerator(seed: 9)
      var other = one
      var names = ContiguousArray(0..<UInt32(count))
      var elements = Array(names)
      one.shuffle(&names)
      other.shuffle(&elements)
      #expect(Array(names) == elements)
      #expect(one == other)
    }
  }
}
