// SPDX-License-Identifier: Apache-2.0

/// A small, fast random generator that gives the same numbers for the same seed everywhere.
///
/// This is SplitMix64. Its draws, and the shuffles and samples made from them here, are fixed by
/// this library and do not change with the version of Swift, as those of the standard library may.
///
/// ```swift
/// var generator = SeededGenerator(seed: 42)
/// generator.index(below: 6)
/// ```
///
/// ## Reference
/// G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators",
/// OOPSLA 2014, doi:10.1145/2660193.2660195.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Makes a generator for a seed.
  public init(seed: UInt64) { state = seed }

  /// Makes the generator of one stream of many, so that replicate *k* of a simulation draws the
  /// same numbers whichever thread runs it.
  public init(seed: UInt64, stream: Int) {
    var parent = SeededGenerator(seed: seed)
    let offset = parent.next()
    state = offset &+ UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95
    state = next()
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to but not including 1, of 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An index from 0 up to but not including `count`, each equally likely (Lemire 2019).
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "There is no index below \(count).")
    let bound = UInt64(count)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// Puts the elements in an order drawn at random, each order equally likely (Fisher–Yates).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// The same for names of nodes, as measures that rename them many times hold them.
  mutating func shuffle(_ names: inout ContiguousArray<UInt32>) {
    var names = names.mutableSpan
    for last in stride(from: names.count - 1, to: 0, by: -1) {
      let other = index(below: last + 1)
      let name = names[last]
      names[last] = names[other]
      names[other] = name
    }
  }
}
