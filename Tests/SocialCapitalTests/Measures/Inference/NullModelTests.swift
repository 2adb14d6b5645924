// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Null models")
struct NullModelTests {
  @Test(arguments: 1...20) func keepWhatTheySay(seed: UInt64) throws {
    for directed in [true, false] {
      let graph = SmallGraphs.random(14, density: 0.3, directed: directed, seed: seed)
      #expect(try graph.drawn(from: .size, seed: seed).nodeCount == 14)
      #expect(try graph.drawn(from: .edges, seed: seed).edgeCount == graph.edgeCount)
      #expect(try graph.drawn(from: .dyadCensus, seed: seed).dyadCensus() == graph.dyadCensus())
      let rewired = try graph.drawn(from: .degrees, seed: seed)
      #expect(rewired.isDirected == directed)
      for node in graph.nodes {
        #expect(rewired.outgoing.degree(of: node) == graph.outgoing.degree(of: node))
        #expect(rewired.incoming.degree(of: node) == graph.incoming.degree(of: node))
      }
      for null in NullModel.allCases {
        #expect(
          try graph.drawn(from: null, seed: seed) == graph.drawn(from: null, seed: seed))
      }
    }
  }

  /// Every graph that agrees is drawn about as often as every other.
  @Test(arguments: [NullModel.edges, .dyadCensus, .degrees])
  func areUniform(null: NullModel) throws {
    // 0 ⇄ 1 → 2 → 3 among four nodes.
    let graph = SmallGraphs.make(4, [(0, 1), (1, 0), (1, 2), (2, 3)], true)
    let alike = SmallGraphs.all(nodes: 4, directed: true).filter { other in
      switch null {
      case .edges: other.edgeCount == 4
      case .dyadCensus: other.dyadCensus() == graph.dyadCensus()
      default:
        other.nodes.allSatisfy {
          other.outgoing.degree(of: $0) == graph.outgoing.degree(of: $0)
            && other.incoming.degree(of: $0) == graph.incoming.degree(of: $0)
        }
      }
    }
    let draws = 40 * alike.count
    var counts: [Graph: Int] = [:]
    for seed in 0..<draws {
      counts[try graph.drawn(from: null, seed: UInt64(seed)), default: 0] += 1
    }
    #expect(Set(counts.keys) == Set(alike))
    // Pearson's chi-squared is within four standard deviations of its degrees of freedom.
    let squares = alike.reduce(0.0) { sum, other in
      let off = Double(counts[other] ?? 0) - 40
      return sum + off * off / 40
    }
    let freedom = Double(alike.count - 1)
    #expect(squares < freedom + 4 * (2 * freedom).squareRoot() + 4, "\(squares) of \(freedom)")
  }

  /// Exchanging ends alone would never turn the circle round.
  @Test func aOneWayCircleIsTurned() throws {
    let ring = SmallGraphs.ring(3, directed: true)
    var turned = 0
    for seed in 0..<200 {
      if try ring.drawn(from: .degrees, seed: UInt64(seed)) != ring { turned += 1 }
    }
    #expect((50...150).contains(turned))
  }

  @Test func edgeCases() throws {
    for null in NullModel.allCases {
      #expect(try SmallGraphs.empty(0, directed: true).drawn(from: null, seed: 1).nodeCount == 0)
      #expect(try SmallGraphs.empty(1).drawn(from: null, seed: 1).nodeCount == 1)
    }
    let complete = SmallGraphs.complete(5, directed: true)
    #expect(try complete.drawn(from: .degrees, seed: 1) == complete)
  }
}
