// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalReports

@Suite struct RoundedNumberTests {
  @Test(arguments: [
    (0, "0.0"), (0.04, "0.0"), (0.05, "0.1"), (0.95, "1.0"), (9.96, "10.0"), (99.95, "100.0"),
    (12.34, "12.3"), (1.005, "1.0"), (-0.25, "-0.3"), (1234.5678, "1234.6"), (7, "7.0"),
    (0.001, "0.0"), (2.5e-7, "0.0"), (120, "120.0"),
  ])
  func onePlace(number: Double, text: String) {
    #expect(RoundedNumber(number).places(1).text(places: 1) == text)
  }

  @Test(arguments: [
    (0.178571428, "0.178571"), (1, "1"), (123456789, "123457000"), (1e-9, "1e-9"),
    (1.23456789e-9, "1.23457e-9"), (2e17, "2e17"), (0.00012345678, "0.000123457"),
    (999999.6, "1000000"), (-3.25, "-3.25"),
  ])
  func sixDigits(number: Double, text: String) {
    #expect(RoundedNumber(number).significant(6).text() == text)
  }

  @Test func agreesWithTheSystemWhereHalvesPlayNoPart() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let number = (generator.uniform() - 0.5) * 2_000
      let expected = String(format: "%.2f", number)
      #expect(RoundedNumber(number).places(2).text(places: 2) == expected)
    }
  }
}
