// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: cohesion")
struct CohesionOracleTests {
  @Test(arguments: ReferenceLayer.having("components_weak_sizes_descending"))
  func weakComponents(layer: ReferenceLayer) {
    let parts = layer.graph.weakComponents()
    #expect(
      layer.numbers("components_weak_sizes_descending") == parts.descendingSizes.map(Double.init))
    #expect(partition(layer, "component_weak_membership") == parts)
  }

  @Test(arguments: ReferenceLayer.having("components_strong_sizes_descending"))
  func strongComponents(layer: ReferenceLayer) {
    let parts = layer.graph.strongComponents()
    #expect(
      layer.numbers("components_strong_sizes_descending")
        == parts.descendingSizes.map(Double.init))
    #expect(partition(layer, "component_strong_membership") == parts)
  }

  @Test(arguments: ReferenceLayer.having("transitivity_undirected"))
  func transitivity(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.transitivity(), with: layer, "transitivity_undirected")
  }

  @Test(arguments: ReferenceLayer.having("transitivity_directed_weak"))
  func directedTransitivity(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.transitivity(rule: .directed), with: layer, "transitivity_directed_weak")
  }

  @Test(arguments: ReferenceLayer.having("triad_census"))
  func triadCensus(layer: ReferenceLayer) throws {
    #expect(layer.numbers("triad_census") == (try layer.graph.triadCensus().all))
  }

  private func partition(_ layer: ReferenceLayer, _ metric: String) -> Partition {
    Partition(labels: layer.numbers(metric).map { Int($0 ?? 0) })
  }
}
