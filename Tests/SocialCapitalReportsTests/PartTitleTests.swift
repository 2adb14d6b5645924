// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalReports

@Suite("Titles of parts of results")
struct PartTitleTests {
  @Test func namesMeasuresGroupingsAndParts() {
    #expect(PartTitle("density")?.text == Measure.density.title)
    #expect(PartTitle("ei-index:sector")?.text == "\(Measure.eiIndex.title) by sector")
    #expect(PartTitle("key-players:positive")?.text == "\(Measure.keyPlayers.title): positive")
    #expect(
      PartTitle("relation-correlation:trust+help")?.text
        == "\(Measure.relationCorrelation.title): trust and help")
    #expect(PartTitle("closure-rate-lift")?.text == "\(Measure.closureRate.title): lift")
    #expect(PartTitle("closure-rate-lift")?.measure.id == "closure-rate")
    #expect(PartTitle("no-such-measure")?.text == nil)
  }
}
