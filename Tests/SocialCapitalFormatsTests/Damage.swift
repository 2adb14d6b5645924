// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Damages bytes the same way every time: cuts off, takes out, repeats, swaps, changes and puts in.
struct Damage {
  private var generator: SeededGenerator
  /// Bytes that mean something to the format.
  var telling: [UInt8]

  init(seed: UInt64, telling: String = "\"\\{}[]<>&;:,/=-.'0123456789eE\u{0}\n ") {
    generator = SeededGenerator(seed: seed)
    self.telling = Array(telling.utf8) + [0xFF, 0xC3, 0x80]
  }

  /// The bytes with a few things done to them.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...2, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      let length = Int.random(in: 1...24, using: &generator)
      let range = place..<min(place + length, bytes.count)
      let other = Int.random(in: bytes.indices, using: &generator)
      let mark = telling.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.removeSubrange(range)
      case 2: bytes.insert(contentsOf: bytes[range], at: other)
      case 3: bytes.swapAt(place, other)
      case 4: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 5: bytes[place] = mark
      case 6: bytes.insert(mark, at: place)
      default: bytes.remove(at: place)
      }
    }
    return bytes
  }
}
