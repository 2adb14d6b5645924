// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Random graphs")
struct RandomGraphTests {
  @Test(arguments: [true, false]) func erdosRenyiHasItsDensity(isDirected: Bool) throws {
    let graph = try Graph.erdosRenyi(
      nodeCount: 400, probability: 0.05, isDirected: isDirected, seed: 1)
    // Six standard deviations of a binomial share.
    let spread = 6 * (0.05 * 0.95 / Double(graph.possibleEdgeCount)).squareRoot()
    expectClose(graph.density(), 0.05, absolute: spread)
    #expect(graph.isDirected == isDirected)
  }

  @Test func erdosRenyiAtTheEnds() throws {
    for isDirected in [true, false] {
      let none = try Graph.erdosRenyi(
        nodeCount: 20, probability: 0, isDirected: isDirected, seed: 1)
      #expect(none.edgeCount == 0)
      let all = try Graph.erdosRenyi(
        nodeCount: 20, probability: 1, isDirected: isDirected, seed: 1)
      #expect(all == SmallGraphs.complete(20, directed: isDirected))
      let exact = try Graph.erdosRenyi(
        nodeCount: 20, edgeCount: 31, isDirected: isDirected, seed: 2)
      #expect(exact.edgeCount == 31)
    }
    #expect(
      try Graph.erdosRenyi(nodeCount: 0, probability: 0.5, isDirected: true, seed: 1).nodeCount == 0
    )
  }

  /// Three nodes have three possible ties, so there are three sets of two of them.
  @Test func fixedSizeGraphsAreEquallyLikely() throws {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<3000 {
      let graph = try Graph.erdosRenyi(
        nodeCount: 3, edgeCount: 2, isDirected: false, seed: UInt64(seed))
      counts[graph.edges.map { $0.source * 3 + $0.target }, default: 0] += 1
    }
    #expect(counts.count == 3)
    // 1,000 expected of each; six standard deviations are 155.
    for count in counts.values { #expect(abs(count - 1000) < 155) }
  }

  @Test func wattsStrogatzWithoutRewiringIsARing() throws {
    let ring = try Graph.wattsStrogatz(nodeCount: 30, neighbors: 2, rewiring: 0, seed: 1)
    #expect(ring == SmallGraphs.ring(30))
    let wired = try Graph.wattsStrogatz(nodeCount: 200, neighbors: 6, rewiring: 0.3, seed: 1)
    #expect(wired.edgeCount == 600)
    let near = wired.edges.count { edge in
      let gap = edge.target - edge.source
      return min(gap, 200 - gap) <= 3
    }
    // 70 % stay and about 3 % of the moved ones land near by chance.
    #expect((380...470).contains(near))
  }

  @Test func preferentialAttachmentGrowsHubs() throws {
    let graph = try Graph.barabasiAlbert(nodeCount: 2000, edgesPerNode: 3, seed: 4)
    #expect(graph.edgeCount == (2000 - 3) * 3)
    let largest = graph.nodes.map { graph.outgoing.degree(of: $0) }.max() ?? 0
    #expect(largest > 60)  // a random graph of this density has at most about 18
    let clustered = try Graph.holmeKim(
      nodeCount: 2000, edgesPerNode: 3, triadFormation: 0.9, seed: 4)
    #expect(closedTriples(clustered) > 4 * closedTriples(graph))
  }

  @Test func blocksHaveTheirDensities() throws {
    let graph = try Graph.stochasticBlock(
      sizes: [60, 40], probabilities: [[0.5, 0.05], [0.2, 0]], isDirected: true, seed: 9)
    var counts = [[0, 0], [0, 0]]
    for edge in graph.edges { counts[edge.source / 60][edge.target / 60] += 1 }
    #expect((1600...1940).contains(counts[0][0]))  // 1,770 expected of 3,540
    #expect((80...165).contains(counts[0][1]))  // 120 expected of 2,400
    #expect((400...565).contains(counts[1][0]))  // 480 expected of 2,400
    #expect(counts[1][1] == 0)
  }

  @Test func configurationKeepsDegreesButForWhatItErased() throws {
    let degrees = (0..<300).map { 1 + $0 % 7 }
    let even = degrees.reduce(0, +) % 2 == 0 ? degrees : degrees + [1]
    let graph = try Graph.configuration(degrees: even, seed: 5)
    let erased = graph.building.loopsDropped + graph.building.parallelMerged
    #expect(graph.edgeCount == even.reduce(0, +) / 2 - erased)
    #expect(graph.nodes.allSatisfy { graph.outgoing.degree(of: $0) <= even[$0] })
    let directed = try Graph.configuration(
      outDegrees: degrees, inDegrees: degrees.reversed(), seed: 6)
    #expect(
      directed.edgeCount == degrees.reduce(0, +) - directed.building.loopsDropped
        - directed.building.parallelMerged)
  }

  /// Sizes and degrees of the same rule run in Python (numpy 2.4.6), with python-igraph 1.0.0.
  @Test func rmatIsTheSameInAnyLanguage() throws {
    let graph = try Graph.rmat(scale: 16, draws: 500_000, seed: 42)
    #expect(graph.edgeCount == 472_197)
    #expect(graph.nodes.lazy.map { graph.incoming.degree(of: $0) }.max() == 3717)
    #expect(graph.nodes.lazy.map { graph.outgoing.degree(of: $0) }.max() == 3788)
    #expect(graph.building.loopsDropped == 257)
  }

  @Test func sameSeedSameGraph() throws {
    for seed: UInt64 in [1, 2] {
      let make = {
        [
          try Graph.erdosRenyi(nodeCount: 50, probability: 0.1, isDirected: true, seed: seed),
          try Graph.wattsStrogatz(nodeCount: 50, neighbors: 4, rewiring: 0.2, seed: seed),
          try Graph.holmeKim(nodeCount: 50, edgesPerNode: 2, triadFormation: 0.5, seed: seed),
        ]
      }
      #expect(try make() == make())
    }
  }

  private func closedTriples(_ graph: Graph) -> Int {
    graph.nodes.reduce(0) { sum, node in
      let row = Array(graph.outgoing[node])
      return sum
        + row.indices.reduce(0) { inner, place in
          inner + row[(place + 1)...].count { graph.hasEdge(from: row[place], to: $0) }
        }
    }
  }
}
