// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SocialCapitalFormats

#if Compression
  @Suite("Zip archives")
  struct ZipArchiveTests {
    private func archive(_ parts: [(String, String)]) throws -> [UInt8] {
      var writer = ZipWriter()
      for (name, text) in parts { try writer.add(name, Array(text.utf8)) }
      return Array(writer.finished())
    }

    private func text(_ name: String, in bytes: [UInt8]) throws -> String? {
      try ZipArchive(Data(bytes)).contents(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The place of the first of some bytes.
    private func place(_ mark: [UInt8], in bytes: [UInt8]) throws -> Int {
      try #require((0...bytes.count - mark.count).first { bytes[$0...].starts(with: mark) })
    }

    private let directory: [UInt8] = [0x50, 0x4B, 1, 2]
    private let end: [UInt8] = [0x50, 0x4B, 5, 6]

    // By hand

    @Test("give what was put into them, by name in any case")
    func roundTrip() throws {
      let bytes = try archive([
        ("a/b.xml", "hello"), ("é.xml", String(repeating: "x", count: 99_999)), ("empty", ""),
      ])
      let read = try ZipArchive(Data(bytes))
      #expect(read.parts.map(\.name) == ["a/b.xml", "é.xml", "empty"])
      #expect(try text("a/b.xml", in: bytes) == "hello")
      #expect(try text("A/B.xml", in: bytes) == "hello")
      #expect(try text("é.xml", in: bytes)?.count == 99_999)
      #expect(try text("empty", in: bytes) == "")
      #expect(try text("b.xml", in: bytes) == nil)
      #expect(try archive([]).count == 22)
      #expect(try ZipArchive(Data(archive([]))).parts.isEmpty)
    }

    @Test("may have a comment, and things before and between their parts")
    func comment() throws {
      var bytes = try archive([("a", "hello")])
      bytes[bytes.count - 2] = 5
      bytes += Array("PK\u{5}\u{6}!".utf8)
      #expect(try text("a", in: bytes) == "hello")
    }

    @Test("may have parts that are not packed, and fields of eight bytes")
    func storedAndLarge() throws {
      // One part of five bytes, stored, whose directory gives lengths and place in eight bytes each.
      let sum: [UInt8] = [0x86, 0xA6, 0x10, 0x36]
      let name: [UInt8] = [1, 0]
      var bytes: [UInt8] = [0x50, 0x4B, 3, 4, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sum
      bytes += [5, 0, 0, 0, 5, 0, 0, 0] + name + [0, 0, 0x61] + Array("hello".utf8)
      let start = bytes.count
      let all = [UInt8](repeating: 0xFF, count: 4)
      bytes += directory + [45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sum + all + all + name
      bytes += [28, 0] + [UInt8](repeating: 0, count: 10) + all + [0x61]
      bytes += [1, 0, 24, 0] + eight(5) + eight(5) + eight(0)
      let summary = bytes.count
      bytes += [0x50, 0x4B, 6, 6] + eight(44) + [45, 0, 45, 0] + [UInt8](repeating: 0, count: 8)
      bytes += eight(1) + eight(1) + eight(summary - start) + eight(start)
      bytes += [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + eight(summary) + [1, 0, 0, 0]
      bytes += end + [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF] + all + all + [0, 0]
      #expect(try text("a", in: bytes) == "hello")
    }

    private func eight(_ number: Int) -> [UInt8] {
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    // What is refused

    @Test("are refused when they are cut off, at every byte")
    func truncation() throws {
      let bytes = try archive([("a", "hello"), ("b", "world")])
      for length in 0..<bytes.count {
        #expect(throws: CompressionError.self) { try ZipArchive(Data(bytes.prefix(length))) }
      }
    }

    @Test(
      "are refused when a name leads out of its folder",
      arguments: [
        "../a", "a/../../b", "/a", "a\\b", "C:a", "a\0b", "",
      ])
    func names(name: String) throws {
      let bytes = try archive([(name, "hello")])
      #expect(throws: CompressionError.self) { try ZipArchive(Data(bytes)) }
    }

    @Test("are refused when a part is protected, in several pieces, or there twice")
    func structure() throws {
      let bytes = try archive([("a", "hello"), ("b", "world")])
      let (directory, end) = (try place(directory, in: bytes), try place(end, in: bytes))
      func changed(_ place: Int, _ value: UInt8) -> Data {
        var copy = bytes
        copy[place] = value
        return Data(copy)
      }
      #expect(throws: CompressionError.encrypted) { try ZipArchive(changed(directory + 8, 1)) }
      #expect(throws: CompressionError.self) { try ZipArchive(changed(end + 4, 1)) }
      #expect(throws: CompressionError.self) { try ZipArchive(changed(end + 8, 1)) }
      #expect(throws: CompressionError.self) { try ZipArchive(changed(end + 16, 0xFF)) }
      #expect(throws: CompressionError.self) {
        try ZipArchive(Data(archive([("a", "hello"), ("a", "world")])))
      }
      let method = try ZipArchive(changed(directory + 10, 14))
      #expect(throws: CompressionError.self) { try method.contents(of: "a") }
    }

    @Test("are refused when parts overlap")
    func overlap() throws {
      // Both entries of the directory point to the same part, under its name and under another.
      var bytes = try archive([("a", "hello"), ("b", "world")])
      let first = try place(directory, in: bytes)
      let second = first + 47
      bytes.replaceSubrange(second + 42..<second + 46, with: [0, 0, 0, 0])
      #expect(throws: CompressionError.self) { try ZipArchive(Data(bytes)) }
      // A part that reaches into the next.
      bytes = try archive([("a", "hello"), ("b", "world")])
      bytes[first + 20] += 1
      #expect(throws: CompressionError.damaged("Parts of the archive overlap.")) {
        try ZipArchive(Data(bytes))
      }
    }

    @Test("are refused when a part unpacks to more than it should")
    func bombs() throws {
      var writer = ZipWriter()
      try writer.add("a", [UInt8](repeating: 0, count: 17 << 20))
      var bytes = Array(writer.finished())
      #expect(throws: CompressionError.bomb(ratio: 200)) {
        try ZipArchive(Data(bytes)).contents(of: "a")
      }
      // The directory says less than what comes out.
      let directory = try place(directory, in: bytes)
      bytes.replaceSubrange(directory + 24..<directory + 28, with: [9, 0, 0, 0])
      #expect(throws: CompressionError.self) { try ZipArchive(Data(bytes)).contents(of: "a") }
    }

    @Test("are refused when what comes out is not what was packed")
    func checksums() throws {
      let bytes = try archive([("a", "hello")])
      let place = try place(directory, in: bytes) + 16
      var copy = bytes
      copy[place] ^= 1
      #expect(throws: CompressionError.checksum) { try ZipArchive(Data(copy)).contents(of: "a") }
    }

    @Test("are refused or give what was packed when they are damaged")
    func damaged() throws {
      let bytes = try archive([("a/b.xml", "hello hello hello"), ("c", "world")])
      var readCount = 0
      for seed in 0..<5_000 {
        var damage = Damage(seed: UInt64(seed), telling: "PK\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{0}a/")
        guard let archive = try? ZipArchive(Data(damage.damaged(bytes))) else { continue }
        guard let contents = try? archive.contents(of: "c") else { continue }
        readCount += 1
        #expect(contents == Data("world".utf8), "seed \(seed)")
      }
      #expect((50..<4_500).contains(readCount), "\(readCount)")
    }
  }
#endif
