// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@Suite("Undefined")
struct UndefinedTests {
  @Test func codesAreDistinctAndKebabCase() {
    let codes = Undefined.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code) is not kebab-case")
    }
    #expect(Undefined.noTies.code == "no-ties")
    #expect(Undefined.isolate.code == "isolate")
  }
}
