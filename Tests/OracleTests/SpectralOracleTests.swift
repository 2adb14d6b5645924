// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: eigenvectors")
struct SpectralOracleTests {
  /// Where the eigenvalue is not simple there is nothing to compare: the tools print what their start
  /// led to.
  private func expectAgreesWhereUnique(
    _ found: NodeScores, _ layer: ReferenceLayer, _ metric: String
  ) {
    if found.indices.contains(where: { found.reason(at: $0) == .ambiguous }) {
      #expect(found.definedCount == 0)
      return
    }
    expectAgrees(found, with: layer, metric)
  }

  @Test(arguments: ReferenceLayer.having("eigenvector_undirected_max1"))
  func undirected(layer: ReferenceLayer) throws {
    expectAgreesWhereUnique(
      try layer.weak.eigenvectorCentrality(), layer, "eigenvector_undirected_max1")
  }

  @Test(arguments: ReferenceLayer.having("eigenvector_in_directed_max1"))
  func directed(layer: ReferenceLayer) throws {
    expectAgreesWhereUnique(
      try layer.graph.unweighted().eigenvectorCentrality(), layer, "eigenvector_in_directed_max1")
  }

  @Test(arguments: ReferenceLayer.having("eigenvector_weighted_max1"))
  func weighted(layer: ReferenceLayer) throws {
    expectAgreesWhereUnique(
      try layer.graph.eigenvectorCentrality(), layer, "eigenvector_weighted_max1")
  }

  @Test(arguments: ReferenceLayer.having("hits_hub_max1"))
  func hubsAndAuthorities(layer: ReferenceLayer) throws {
    let result = try layer.graph.unweighted().hubsAndAuthorities()
    expectAgreesWhereUnique(result.hubs, layer, "hits_hub_max1")
    expectAgreesWhereUnique(result.authorities, layer, "hits_authority_max1")
  }

  @Test(arguments: ReferenceLayer.having("katz_in"))
  func katz(layer: ReferenceLayer) throws {
    let alpha = try #require(layer.alpha)
    expectAgrees(
      try layer.graph.unweighted().katzCentrality(attenuation: alpha), with: layer, "katz_in")
  }

  @Test(arguments: ReferenceLayer.having("katz_undirected"))
  func undirectedKatz(layer: ReferenceLayer) throws {
    let alpha = try #require(layer.alpha)
    expectAgrees(
      try layer.weak.katzCentrality(attenuation: alpha), with: layer, "katz_undirected")
  }
}

extension ReferenceLayer {
  /// The attenuation in the call `solve(I - 0.1 A^T, 1)`.
  fileprivate var alpha: Double? {
    let call = metrics["katz_in"]?.call ?? metrics["katz_undirected"]?.call ?? ""
    return call.firstMatch(of: /I - ([0-9.e-]+) A/).flatMap { Double($0.1) }
  }
}
