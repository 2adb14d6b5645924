// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Valente–Fujimoto bridging")
struct ValenteFujimotoTests {
  @Test func byHand() throws {
    // One pair: cohesion 1, without the tie 0.
    expectClose(try SmallGraphs.path(2).valenteFujimoto(), [1, 1])
    // Two triangles joined by 2–3–4.
    let joined = SmallGraphs.make(
      7, [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (4, 5), (4, 6), (5, 6)], false)
    let scores = try joined.valenteFujimoto()
    expectClose(scores.quantity(at: 2), 0.104, absolute: 5e-4)
    expectClose(scores.quantity(at: 3), 0.230, absolute: 5e-4)
  }

  @Test func goldenValuesOfTheReferenceTown() throws {
    expectClose(
      try ReferenceTown.binary.valenteFujimoto(),
      [0.026786, 0.038889, 0.038889, 0.054762, 0.047917, 0.047917, 0.054762, nil], absolute: 5e-7)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).valenteFujimoto().isEmpty)
    #expect(try SmallGraphs.empty(2).valenteFujimoto().reason(at: 1) == .isolate)
    // Ties both ways, loops and weights: one tie between the two.
    let edges = [(0, 1, 1e100), (1, 0, 1e-100), (1, 1, 5)]
    let graph = SmallGraphs.make(2, edges: edges.map { Graph.Edge($0, $1, weight: $2) }, true)
    expectClose(try graph.valenteFujimoto(), [1, 1])
  }

  @Test func equalsItsDefinitionOnEverySmallGraph() throws {
    for graph in SmallGraphs.everything where !graph.isDirected || graph.edgeCount < 5 {
      expectClose(try graph.valenteFujimoto(), naive(graph), "\(graph.sketch)")
    }
  }

  @Test func threadsDoNotMatter() throws {
    let graph = SmallGraphs.random(60, density: 0.06, directed: false, seed: 8)
    let one = try graph.valenteFujimoto(monitor: Monitor(threads: 1))
    #expect(try graph.valenteFujimoto(monitor: Monitor(threads: 7)) == one)
    expectClose(one, naive(graph))
  }

  @Test func refusesLargeNetworks() throws {
    let result = try Measure.valenteFujimoto.compute(MeasureInput(SmallGraphs.path(501)))
    guard case .scores(let scores) = result.nodeColumn("valente-fujimoto") else {
      Issue.record("valente-fujimoto has no scores")
      return
    }
    #expect(scores.reason(at: 0) == .tooLarge)
  }
}

private func naive(_ graph: Graph) -> [Double?] {
  let pairs = Set(graph.edges.map { [min($0.source, $0.target), max($0.source, $0.target)] })
  func cohesion(_ ties: Set<[Int]>) -> Double {
    var rows = [[Int]](repeating: [], count: graph.nodeCount)
    for tie in ties {
      rows[tie[0]].append(tie[1])
      rows[tie[1]].append(tie[0])
    }
    var sum = 0.0
    for source in graph.nodes {
      var distance = [Int](repeating: -1, count: graph.nodeCount)
      distance[source] = 0
      var queue = [source]
      var head = 0
      while head < queue.count {
        for other in rows[queue[head]] where distance[other] < 0 {
          distance[other] = distance[queue[head]] + 1
          sum += 1 / Double(distance[other])
          queue.append(other)
        }
        head += 1
      }
    }
    return sum / Double(max(1, graph.nodeCount * (graph.nodeCount - 1)))
  }
  let whole = cohesion(pairs)
  return graph.nodes.map { node in
    let own = pairs.filter { $0.contains(node) }.sorted { $0.lexicographicallyPrecedes($1) }
    if own.isEmpty { return nil }
    return own.reduce(0) { $0 + whole - cohesion(pairs.subtracting([$1])) } / Double(own.count)
  }
}
