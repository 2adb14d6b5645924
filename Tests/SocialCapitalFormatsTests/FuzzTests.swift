// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Damaged files")
struct FuzzTests {
  private static let ties = Array(
    """
    source,target,relation,weight,wave,date,note
    ann,bo,helps,2.5,1,2026-03-31,"weekly, at ""noon""
    or later"
    bo,library,,1,2,,é
    library,ann,knows,1e3,1,2026-04-01T09:30,😀

    """.utf8)
  private static let nodes = Array(
    """
    id,label,kind,mode,sector,consent,wave,street
    ann,Ann,person,1,social,consented,1,High Street
    ann,Ann,person,1,public,consented,2,
    bo,,citizen,,,Named,,
    library,"Town
    Library",organisation,2,public,,,

    """.utf8)
  private static let participation = Array(
    "wave;id;responded\r\n1;ann;TRUE\r\n2;ann;no\r\n1;bo;1\r\n".utf8)

  /// Bytes with something cut off, repeated, swapped, changed or put in.
  private func damaged(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let telling: [UInt8] = [
      0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x00, 0xFF, 0xFE, 0xEF, 0xC3, 0xE2, 0xF0, 0x80, 0x2D,
      0x2E,
    ]
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      let other = Int.random(in: bytes.indices, using: &generator)
      let range = min(place, other)..<max(place, other)
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

  @Test("are read or refused, and never read to something that is not valid", arguments: 0..<10)
  func damagedFiles(part: Int) throws {
    var readCount = 0
    for seed in part * 1_000..<(part + 1) * 1_000 {
      var generator = SplitMix(state: UInt64(seed))
      func file(_ name: String, _ bytes: [UInt8]) -> SourceFile {
        let isSpared = Int.random(in: 0..<3, using: &generator) == 0
        let contents = isSpared ? bytes : damaged(bytes, using: &generator)
        return SourceFile(name: name, contents: Data(contents))
      }
      let hasNodes = Bool.random(using: &generator)
      let files = InputFiles(
        ties: file("ties.csv", Self.ties), nodes: hasNodes ? file("nodes.csv", Self.nodes) : nil,
        participation: file("participation.csv", Self.participation))
      do {
        let dataset = try NetworkReader().read(files)
        readCount += 1
        // What was read can be written, and reads back as what is written the same.
        let written = try NetworkWriter().tables(
          of: dataset.network, participation: dataset.participation)
        let reread = try NetworkReader().read(written)
        let again = try NetworkWriter().tables(
          of: reread.network, participation: reread.participation)
        #expect(again.all.map(\.contents) == written.all.map(\.contents), "seed \(seed)")
        #expect(reread.network.ties.sources == dataset.network.ties.sources, "seed \(seed)")
        #expect(reread.network.nodes.map(\.id) == dataset.network.nodes.map(\.id), "seed \(seed)")
        if seed % 8 == 0 { #expect(!NetworkReader().check(files).hasErrors, "seed \(seed)") }
      } catch {
        #expect(error.problems.hasErrors, "seed \(seed): \(error)")
        if seed % 8 == 0 { #expect(NetworkReader().check(files) == error.problems) }
      }
    }
    // Enough of them must be refused, and enough read, for this to mean anything.
    #expect((20..<980).contains(readCount))
  }

  @Test("that are huge in one way are refused")
  func huge() {
    let long = [UInt8](repeating: 0x78, count: 1 << 20 + 1)
    for bytes in [
      long, Array("source,target\na,\"".utf8) + long, Array("source,target\na,".utf8) + long,
      [UInt8](repeating: 0x2C, count: 1 << 15) + long,
      Array("source,target\na,b".utf8) + [UInt8](repeating: 0x2C, count: 1 << 18) + [0x78],
      [UInt8](repeating: 0x22, count: 1 << 20 + 1),
    ] {
      let file = SourceFile(name: "ties.csv", contents: Data(bytes))
      #expect(throws: FormatError.self) { try NetworkReader().read(InputFiles(ties: file)) }
    }
  }
}
