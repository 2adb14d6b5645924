// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: size, dyads, constraint")
struct PatternOracleTests {
  @Test func layersAreThere() {
    // Eight networks are copied into the tests and hold 21 layers.
    #expect(ReferenceLayer.all.count >= 21)
    #expect(Set(ReferenceLayer.all.map(\.name)).count == ReferenceLayer.all.count)
  }

  @Test(arguments: ReferenceLayer.having("density"))
  func density(layer: ReferenceLayer) {
    expectAgrees(layer.graph.density(), with: layer, "density")
  }

  @Test(arguments: ReferenceLayer.having("dyad_census_mutual_asym_null"))
  func dyadCensus(layer: ReferenceLayer) {
    let census = layer.graph.dyadCensus()
    #expect(
      layer.numbers("dyad_census_mutual_asym_null")
        == [census.mutual, census.asymmetric, census.null].map(Double.init))
  }

  @Test(arguments: ReferenceLayer.having("constraint_undirected"))
  func constraint(layer: ReferenceLayer) throws {
    expectAgrees(try layer.weak.constraint(), with: layer, "constraint_undirected")
  }

  @Test(arguments: ReferenceLayer.having("constraint_directed"))
  func directedConstraint(layer: ReferenceLayer) throws {
    let graph = layer.graph.unweighted()
    expectAgrees(try graph.constraint(), with: layer, "constraint_directed")
  }

  @Test(arguments: ReferenceLayer.having("constraint_weighted"))
  func weightedConstraint(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.constraint(), with: layer, "constraint_weighted")
  }
}
