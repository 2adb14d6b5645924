// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalTool

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("degree", "dergee", 1),
    ("flaw", "lawn", 2), ("ca", "abc", 3),
  ])
  func distancesAreThoseOfTheLiterature(one: String, other: String, distance: Int) {
    #expect(Spelling.distance(one, other) == distance)
    #expect(Spelling.distance(other, one) == distance)
  }

  @Test func theNearestIsNearOrNotGiven() {
    let known = ["density", "degree", "in-degree", "betweenness", "betweenness-centralization"]
    #expect(Spelling.nearest(to: "dgree", among: known) == "degree")
    #expect(Spelling.nearest(to: "betweeness", among: known) == "betweenness")
    #expect(Spelling.nearest(to: "betw", among: known) == "betweenness")
    #expect(Spelling.nearest(to: "DENSITY", among: known) == "density")
    #expect(Spelling.nearest(to: "shoe-size", among: known) == nil)
    #expect(Spelling.nearest(to: "", among: known) == nil)
  }
}
