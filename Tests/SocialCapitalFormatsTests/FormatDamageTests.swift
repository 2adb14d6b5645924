// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Damaged and hostile files of every format")
struct FormatDamageTests {
  /// Bytes with something cut off, repeated, swapped, changed or put in.
  private func damaged(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let telling = Array("\"\\[]{}<>()*#%&;,:=+-./|0123456789eEnN \t\r\n\u{0}".utf8) + [0xFF, 0xC3]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      let other = Int.random(in: bytes.indices, using: &generator)
      let range = min(place, other)..<min(max(place, other), min(place, other) + 64)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.removeSubrange(range)
      case 2: bytes.insert(contentsOf: bytes[range], at: other)
      case 3: bytes.swapAt(place, other)
      case 4: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 5: bytes[place] = telling.randomElement(using: &generator) ?? 0
      default: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: place)
      }
    }
    return bytes
  }

  @Test(
    "are read or refused, and what is read can be written",
    arguments: FormatRoundTripTests.writable, 0..<2)
  func damage(format: NetworkFormat, part: Int) throws {
    for seed in part * 300..<(part + 1) * 300 {
      var generator = SplitMix(state: UInt64(seed))
      let (network, participation) = try FormatRoundTripTests.made(format, seed: seed % 23)
      let file = try NetworkWriter().write(network, participation: participation, as: format).files[
        0]
      let bytes = damaged(Array(file.contents), using: &generator)
      let damaged = SourceFile(name: file.name, contents: Data(bytes))
      do {
        let dataset = try format.read(damaged)
        #expect(!dataset.problems.hasErrors, "seed \(seed)")
        _ = try? NetworkWriter().write(dataset.network, as: .dot)
      } catch {
        #expect(error.problems.hasErrors, "seed \(seed)")
      }
    }
  }

  @Test("are refused where nothing can be made of them", arguments: NetworkFormat.all)
  func nothing(format: NetworkFormat) {
    let contents: [[UInt8]] = [
      [], [0], [0xFF, 0xFE], [0xFF, 0xFE, 0x61], Array("a\u{0}b c".utf8), [0xC3, 0x28],
      Array("\u{FEFF}".utf8), [0x50, 0x4B, 0x03, 0x04, 0, 0],
      [UInt8](repeating: 0x00, count: 10_000), [UInt8](repeating: 0xFF, count: 10_000),
    ]
    for bytes in contents {
      let file = SourceFile(name: "x", contents: Data(bytes))
      #expect(throws: FormatError.self) { try format.read(file) }
    }
  }

  @Test("that repeat one thing without end end in time", arguments: NetworkFormat.all)
  func repetition(format: NetworkFormat) {
    for part in [
      "[", "a[", "{", "<", "(", "\"", "a ", "1 ", "\n", "*", "a->", "graph [ a [", "{{", "x=", "%",
      "#\n", "&", "\\", "<a>", "[1,", "9", "1e", "\t", ",", "subgraph{", "*Vertices 4294967296\n",
    ] {
      let text = String(repeating: part, count: 6_000 / part.utf8.count)
      for beginning in ["", "graph [", "digraph {", "*Vertices 3\n*Edges\n", "dl n=3\ndata:\n"] {
        // Whatever comes of it, it must come.
        _ = try? format.read(SourceFile(name: "x", text: beginning + text))
      }
    }
  }
}
