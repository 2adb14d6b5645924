// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

#if Compression
  @Suite("gzip")
  struct GzipTests {
    /// "hello\n" as gzip 1.12 packs it, without name and time.
    private let hello: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9,
      0xE7, 0x02, 0x00, 0x20, 0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00,
    ]

    private func text(_ bytes: [UInt8]) throws(CompressionError) -> String {
      String(decoding: try Gzip.unpack(Data(bytes)), as: UTF8.self)
    }

    // By hand

    @Test("gives what was packed, of one member and of several")
    func members() throws {
      #expect(try text(hello) == "hello\n")
      #expect(try text(hello + hello + hello) == "hello\nhello\nhello\n")
      #expect(try text(hello + [0, 0, 0, 0]) == "hello\n")
    }

    @Test("may have a name, a comment and more in its header")
    func header() throws {
      var named = hello
      named[3] = 0x1C
      named.insert(contentsOf: [2, 0, 9, 9] + Array("n.csv\0c\0".utf8), at: 10)
      #expect(try text(named) == "hello\n")
    }

    @Test("gives back what was packed here, and packs the same way twice")
    func roundTrip() throws {
      var generator = SeededGenerator(seed: 5)
      for count in [0, 1, 100, 65_535, 65_536, 65_537, 300_000] {
        let data = Data(
          (0..<count).map { UInt8(truncatingIfNeeded: $0 / 3) ^ UInt8(generator.next() & 1) })
        let packed = try Gzip.pack(data)
        #expect(try Gzip.unpack(packed) == data)
        #expect(try Gzip.pack(data) == packed)
      }
    }

    // Damage

    @Test("is refused when it is cut off, at every byte")
    func truncation() {
      for length in 3..<hello.count {
        #expect(throws: CompressionError.truncated, "\(length)") {
          try text(Array(hello.prefix(length)))
        }
      }
      #expect(throws: CompressionError.truncated) { try text(hello + hello.prefix(12)) }
    }

    @Test("is refused when its checksum or its length differ, or when something follows")
    func damage() {
      for place in hello.count - 8..<hello.count - 4 {
        var bytes = hello
        bytes[place] ^= 1
        #expect(throws: CompressionError.checksum) { try text(bytes) }
      }
      var long = hello
      long[hello.count - 4] ^= 1
      #expect(throws: CompressionError.self) { try text(long) }
      #expect(throws: CompressionError.self) { try text(hello + [1]) }
      #expect(throws: CompressionError.self) {
        try text([0x1F, 0x8B, 8, 0xE0] + hello.dropFirst(4))
      }
    }

    @Test("is refused when it was made to fill memory")
    func bombs() throws {
      let zeros = try Gzip.pack(Data(count: 17 << 20))
      #expect(throws: CompressionError.bomb(ratio: 200)) { try Gzip.unpack(zeros) }
      // Of many members none of which is large.
      let small = try Gzip.pack(Data(count: 8 << 20))
      #expect(throws: CompressionError.bomb(ratio: 200)) {
        try Gzip.unpack(Data([Data](repeating: small, count: 3).joined()))
      }
      var limits = UnpackingLimits()
      limits.byteCount = 1000
      #expect(throws: CompressionError.tooLarge(limit: 1000)) {
        try Gzip.unpack(Gzip.pack(Data(count: 1001)), limits: limits)
      }
      #expect(try Gzip.unpack(Gzip.pack(Data(count: 1000)), limits: limits).count == 1000)
    }

    @Test("is refused or read to what was packed when it is damaged")
    func damaged() throws {
      let original = Data("source,target\nann,bo\nbo,library\n".utf8)
      let packed = Array(try Gzip.pack(original))
      var readCount = 0
      for seed in 0..<3_000 {
        var damage = Damage(seed: UInt64(seed))
        if let data = try? Gzip.unpack(Data(damage.damaged(packed))) {
          readCount += 1
          #expect(data == original || data == original + original, "seed \(seed)")
        }
      }
      // Changes of the time, the system and the level in the header change nothing.
      #expect((20..<1_000).contains(readCount), "\(readCount)")
    }
  }
#endif
