// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Cut-points")
struct CutPointsTests {
  @Test func byHand() throws {
    #expect(try SmallGraphs.path(4).cutPoints() == [false, true, true, false])
    #expect(try SmallGraphs.star(4).cutPoints() == [true, false, false, false])
    #expect(try SmallGraphs.ring(5).cutPoints().allSatisfy { !$0 })
    // Two triangles that share node 2: no bridge, yet 2 holds them together.
    let bow = SmallGraphs.make(5, [(0, 1), (0, 2), (1, 2), (2, 3), (2, 4), (3, 4)], false)
    #expect(try bow.cutPoints() == [false, false, true, false, false])
    #expect(try ReferenceTown.binary.cutPoints().allSatisfy { !$0 })
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).cutPoints().isEmpty)
    #expect(try SmallGraphs.empty(2).cutPoints() == [false, false])
    #expect(try SmallGraphs.path(2).cutPoints() == [false, false])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything {
      let a = graph.matrix
      let all = graph.nodes.map { $0 }
      let parts = components(all, in: a)
      let expected = all.map { node in
        let isIsolate = all.allSatisfy { a[node][$0] + a[$0][node] == 0 }
        return components(all.filter { $0 != node }, in: a) > parts - (isIsolate ? 1 : 0)
      }
      #expect(try graph.cutPoints() == expected, "\(graph.sketch)")
    }
  }

  @Test func aLongPathNeedsNoStack() throws {
    let count = 300_000
    #expect(try SmallGraphs.path(count).cutPoints().count { $0 } == count - 2)
  }

  @Test(arguments: 1...6) func relabelling(seed: UInt64) throws {
    let graph = SmallGraphs.random(30, density: 0.06, directed: true, seed: seed)
    var generator = SeededGenerator(seed: seed)
    var order = Array(graph.nodes)
    generator.shuffle(&order)
    let flags = try graph.cutPoints()
    let moved = try graph.relabeled(order).cutPoints()
    for node in graph.nodes { #expect(flags[node] == moved[order[node]]) }
    #expect(try graph.reversed().cutPoints() == flags)
  }

  @Test func catalogueEntry() throws {
    let result = try Measure.cutPoints.compute(MeasureInput(SmallGraphs.path(3)))
    #expect(result.value("cut-points") == 1)
    #expect(result.nodeColumn("cut-points") == .flags([false, true, false]))
  }
}

private func components(_ nodes: [Int], in a: [[Double]]) -> Int {
  var left = Set(nodes)
  var count = 0
  while let start = left.popFirst() {
    count += 1
    var queue = [start]
    while let node = queue.popLast() {
      for other in left where a[node][other] + a[other][node] > 0 {
        left.remove(other)
        queue.append(other)
      }
    }
  }
  return count
}
