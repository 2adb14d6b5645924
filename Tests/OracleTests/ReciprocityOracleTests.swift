// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: reciprocity")
struct ReciprocityOracleTests {
  @Test(arguments: ReferenceLayer.having("reciprocity_edge"))
  func arcReciprocity(layer: ReferenceLayer) {
    expectAgrees(layer.graph.arcReciprocity().share, with: layer, "reciprocity_edge")
  }

  @Test(arguments: ReferenceLayer.having("reciprocity_dyad_ratio"))
  func dyadReciprocity(layer: ReferenceLayer) {
    expectAgrees(layer.graph.dyadReciprocity(), with: layer, "reciprocity_dyad_ratio")
  }

  @Test(arguments: ReferenceLayer.having("reciprocity_node"))
  func nodeReciprocity(layer: ReferenceLayer) {
    expectAgrees(layer.graph.nodeReciprocity(), with: layer, "reciprocity_node")
  }

  @Test(arguments: ReferenceLayer.having("reciprocity_weighted_squartini"))
  func weightedReciprocity(layer: ReferenceLayer) {
    expectAgrees(
      layer.graph.weightedReciprocity().share, with: layer, "reciprocity_weighted_squartini")
  }

  /// What sna prints by default counts absent pairs as returned; the library does not offer it.
  @Test(arguments: ReferenceLayer.having("reciprocity_dyadic"))
  func snaDefault(layer: ReferenceLayer) {
    let census = layer.graph.dyadCensus()
    expectAgrees(
      Quantity(census.mutual + census.null, over: census.pairs, else: .tooFewNodes), with: layer,
      "reciprocity_dyadic")
  }
}
