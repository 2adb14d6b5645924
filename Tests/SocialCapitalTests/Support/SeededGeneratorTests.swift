// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@Suite("Seeded generator")
struct SeededGeneratorTests {
  /// The numbers of the reference implementation of SplitMix64 for the seed 1234567.
  @Test func knownNumbers() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func sameSeedSameNumbers() {
    var (one, two) = (SeededGenerator(seed: 5, stream: 3), SeededGenerator(seed: 5, stream: 3))
    #expect((0..<10).map { _ in one.next() } == (0..<10).map { _ in two.next() })
    let firsts = (0..<1000).map { stream in
      var generator = SeededGenerator(seed: 5, stream: stream)
      return generator.next()
    }
    #expect(Set(firsts).count == 1000)
  }

  @Test func uniformIsInItsRangeAndSpread() {
    var generator = SeededGenerator(seed: 1)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 {
      let number = generator.uniform()
      #expect(number >= 0 && number < 1)
      tenths[Int(number * 10)] += 1
    }
    // The standard deviation of each count is 30.
    for count in tenths { #expect(abs(count - 1000) < 150) }
  }

  @Test(arguments: [1, 2, 3, 7, 1000, Int.max]) func indicesAreBelow(count: Int) {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1000 { #expect((0..<count).contains(generator.index(below: count))) }
  }

  @Test func indicesAreEquallyLikely() {
    var generator = SeededGenerator(seed: 3)
    var counts = [0, 0, 0]
    for _ in 0..<9000 { counts[generator.index(below: 3)] += 1 }
    for count in counts { #expect(abs(count - 3000) < 220) }  // five standard deviations
  }

  @Test func shufflesKeepWhatIsThereAndGiveEveryOrder() {
    var generator = SeededGenerator(seed: 4)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 {
      var order = [0, 1, 2]
      generator.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6)
    for count in counts.values { #expect(abs(count - 1000) < 145) }
    var nothing: [Int] = []
    generator.shuffle(&nothing)
    #expect(nothing.isEmpty)
  }

  @Test func noIndexIsBelowZero() async {
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = generator.index(below: 0)
    }
  }
}
