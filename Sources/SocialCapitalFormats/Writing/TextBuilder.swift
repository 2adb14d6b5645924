// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Puts together the bytes of a text file.
struct TextBuilder {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ number: Int) { append("\(number)") }

  /// A number in the fewest digits that read back the same, whole ones without a point.
  mutating func append(_ number: Double) { append(number.shortestText) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func line(_ text: String) {
    append(text)
    bytes.append(0x0A)
  }

  mutating func endLine() { bytes.append(0x0A) }
}
