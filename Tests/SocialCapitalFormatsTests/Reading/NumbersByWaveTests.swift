// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalFormats

@Suite("Numbers by wave")
struct NumbersByWaveTests {
  @Test("are what a dictionary would hold", arguments: 0..<20)
  func asADictionary(seed: UInt64) {
    var generator = SplitMix(state: seed)
    var numbers = NumbersByWave()
    var expected: [[Int]: Int] = [:]
    for _ in 0..<300 {
      let (wave, node) = (
        Int32.random(in: 0...2, using: &generator), Int.random(in: 0...20, using: &generator)
      )
      #expect(numbers[wave, node] == expected[[Int(wave), node]])
      let number = Int.random(in: 0...3, using: &generator)
      numbers[wave, node] = number == 0 ? nil : number
      expected[[Int(wave), node]] = number == 0 ? nil : number
    }
  }
}
