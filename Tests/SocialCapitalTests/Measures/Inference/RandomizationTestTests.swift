// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("Randomization test")
struct RandomizationTestTests {
  private func test(_ observed: Quantity, _ drawn: [Quantity]) -> RandomizationTest {
    RandomizationTest(observed: observed, null: "edges", seed: 1, statistics: drawn)
  }

  @Test func byHand() {
    let found = test(3, [1, 2, 3, 4])
    // Two of four are at least 3; with the data themselves three of five.
    expectClose(found.atLeast, 0.6)
    expectClose(found.atMost, 0.8)
    expectClose(found.twoSided, 1)
    expectClose(found.mean, 2.5)
    expectClose(found.standardDeviation, (5.0 / 3).squareRoot())
    expectClose(found.z, 0.5 / (5.0 / 3).squareRoot())
    expectClose(found.error(of: found.atLeast), (0.6 * 0.4 / 5).squareRoot())
  }

  @Test func neverZero() {
    expectClose(test(9, [1, 2, 3]).atLeast, 0.25)
    expectClose(test(9, [1, 2, 3]).twoSided, 0.5)
  }

  @Test func equalButForRoundingIsEqual() {
    expectClose(test(.value(0.1 + 0.2), [0.3, 0.3]).atMost, 1)
    expectClose(test(.value(0.1 + 0.2), [0.3, 0.3]).atLeast, 1)
  }

  @Test func undefined() {
    let some = test(2, [.undefined(.noTies), 1])
    #expect(some.undefinedDraws == 1)
    expectClose(some.atLeast, 0.5)
    #expect(test(2, [.undefined(.noTies)]).atLeast.reason == .tooFewTies)
    #expect(test(.undefined(.noTies), [1]).twoSided.reason == .noTies)
    #expect(test(2, [1, 1]).z.reason == .zeroVariance)
  }
}
