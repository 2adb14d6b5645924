// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Graphs whose best division is known.
enum KnownCommunities {
  /// Ten cliques of five in a ring, each tied to the next by one tie.
  static let ringOfCliques: Graph = {
    var pairs: [(Int, Int)] = []
    for clique in 0..<10 {
      for i in 0..<5 { for j in 0..<i { pairs.append((clique * 5 + i, clique * 5 + j)) } }
      pairs.append((clique * 5, (clique * 5 + 5) % 50 + 1))
    }
    return SmallGraphs.make(50, pairs, false)
  }()

  static let cliques = Partition(labels: (0..<50).map { $0 / 5 })

  /// The highest modularity of any division of a small graph.
  static func best(_ graph: Graph) -> Double {
    var best = -1.0
    func extend(_ labels: [Int], _ used: Int) {
      if labels.count == graph.nodeCount {
        best = max(best, graph.modularity(of: Partition(labels: labels)).value ?? -1)
        return
      }
      for label in 0...used where label < graph.nodeCount {
        extend(labels + [label], max(used, label + 1))
      }
    }
    extend([], 0)
    return best
  }

  static func expectNoMergeIsBetter(_ parts: Partition, _ found: Double, of graph: Graph) {
    for one in 0..<parts.count {
      for other in 0..<one {
        let merged = Partition(labels: parts.membership.map { $0 == one ? other : $0 })
        let value = graph.modularity(of: merged).value ?? -1
        #expect(value <= found + 1e-9, "\(graph.sketch)")
      }
    }
  }

  static func expectNoMoveIsBetter(_ parts: Partition, _ found: Double, of graph: Graph) {
    for node in graph.nodes {
      for label in 0..<min(parts.count + 1, graph.nodeCount) {
        var moved = parts.membership
        moved[node] = label
        let value = graph.modularity(of: Partition(labels: moved)).value ?? -1
        #expect(value <= found + 1e-9, "\(graph.sketch)")
      }
    }
  }
}

@Suite("Louvain")
struct LouvainTests {
  @Test func byHand() throws {
    let parts = try ModularityTests.triangles.louvain(seed: 1)
    #expect(parts == Partition(labels: [0, 0, 0, 3, 3, 3]))
    #expect(try KnownCommunities.ringOfCliques.louvain(seed: 1) == KnownCommunities.cliques)
  }

  @Test func edgeCases() throws {
    #expect(try SmallGraphs.empty(0).louvain(seed: 1).count == 0)
    #expect(try SmallGraphs.empty(3).louvain(seed: 1).membership == [0, 1, 2])
    #expect(try SmallGraphs.path(2, directed: true).louvain(seed: 1).count == 1)
    for weight in [1e-100, 1e100] {
      let edges = ModularityTests.triangles.edges.map {
        Graph.Edge($0.source, $0.target, weight: weight)
      }
      #expect(try SmallGraphs.make(6, edges: edges, false).louvain(seed: 1).count == 2)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func noTwoPartsAreBetterAsOneOnAnySmallGraph(seed: UInt64) throws {
    for (number, plain) in SmallGraphs.all(nodes: 5, directed: false).enumerated()
    where plain.edgeCount > 0 && number % 3 == Int(seed) - 1 {
      for graph in [plain, SmallGraphs.weighted(plain, seed: UInt64(number))] {
        let parts = try graph.louvain(seed: seed)
        let found = graph.modularity(of: parts).value ?? -1
        #expect(found <= KnownCommunities.best(graph) + 1e-9 && found >= -1e-9)
        KnownCommunities.expectNoMergeIsBetter(parts, found, of: graph)
      }
    }
  }

  @Test func sameSeedSamePartsAndResolutionMatters() throws {
    let graph = SmallGraphs.random(80, density: 0.06, directed: true, weighted: true, seed: 1)
    let parts = try graph.louvain(seed: 4, monitor: Monitor(threads: 1))
    for threads in [1, 2, 7] {
      #expect(try graph.louvain(seed: 4, monitor: Monitor(threads: threads)) == parts)
    }
    #expect(try graph.weakView().louvain(seed: 4) == parts)
    let fine = try graph.louvain(resolution: 4, seed: 4)
    let coarse = try graph.louvain(resolution: 0.1, seed: 4)
    #expect(coarse.count <= parts.count && parts.count <= fine.count)
    #expect(coarse.count < fine.count)
  }

  @Test func catalogueEntryAndCancelling() throws {
    let result = try Measure.louvain.compute(MeasureInput(ModularityTests.triangles))
    #expect(result.value("louvain") == 2)
    expectClose(result.value("louvain-modularity") ?? 0, 6.0 / 7 - 0.5)
    #expect(result.nodeColumn("louvain") == .membership([0, 0, 0, 1, 1, 1]))
    #expect(throws: MeasureError.cancelled) {
      try SmallGraphs.complete(5).louvain(seed: 1, monitor: Monitor(isCancelled: { true }))
    }
  }
}
