// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: two-mode")
struct TwoModeOracleTests {
  @Test(arguments: ReferenceLayer.having("two_mode_degree_normalised"))
  func degree(layer: ReferenceLayer) throws {
    expectAgrees(try twoMode(layer).degrees(), with: layer, "two_mode_degree_normalised")
  }

  /// NetworkX gives an isolate 0, which is no closeness; here it has none.
  @Test(arguments: ReferenceLayer.having("two_mode_closeness_normalised"))
  func closeness(layer: ReferenceLayer) throws {
    let scores = try twoMode(layer).closeness()
    let expected = layer.numbers("two_mode_closeness_normalised")
    #expect(scores.count == expected.count)
    for (node, number) in expected.enumerated() {
      if scores.reason(at: node) == .isolate {
        #expect(number == 0 && layer.weak.outgoing[node].isEmpty, "\(layer.name) node \(node)")
      } else {
        expectClose(
          scores.quantity(at: node), number, absolute: 1e-11, "\(layer.name) node \(node)")
      }
    }
  }

  @Test(arguments: ReferenceLayer.having("two_mode_betweenness_normalised"))
  func betweenness(layer: ReferenceLayer) throws {
    expectAgrees(
      try twoMode(layer).betweenness(), with: layer, "two_mode_betweenness_normalised")
  }

  @Test(arguments: ReferenceLayer.having("two_mode_robins_alexander"))
  func reinforcement(layer: ReferenceLayer) throws {
    expectAgrees(try twoMode(layer).reinforcement(), with: layer, "two_mode_robins_alexander")
  }

  /// Nodes, ties, sum of weights and largest weight of each mode's projection.
  @Test(
    arguments: ReferenceLayer.having("projection_mode1_n_m_sumweight_maxweight"),
    TwoModeGraph.Mode.allCases)
  func projection(layer: ReferenceLayer, mode: TwoModeGraph.Mode) throws {
    let projected = try twoMode(layer).projection(onto: mode).graph
    let found = [
      Double(projected.nodeCount), Double(projected.edgeCount), projected.totalWeight,
      projected.edges.map(\.weight).max() ?? 0,
    ]
    let metric = "projection_mode\(mode.rawValue)_n_m_sumweight_maxweight"
    #expect(found == layer.numbers(metric).compactMap { $0 }, "\(layer.name)")
  }

  private func twoMode(_ layer: ReferenceLayer) throws -> TwoModeGraph {
    let modes = layer.network.nodes.map { $0.mode.flatMap(TwoModeGraph.Mode.init) }
    return try #require(TwoModeGraph(layer.graph, modes: modes.compactMap { $0 }))
  }
}
