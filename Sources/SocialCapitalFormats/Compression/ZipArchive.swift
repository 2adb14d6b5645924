// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A zip archive, read from memory: what its directory lists, and what is in it.
///
/// An archive is refused as a whole when anything in its directory cannot be meant: parts that
/// overlap (with which a small archive holds a large one many times over), names that lead out of
/// a folder, two parts of one name, parts protected by a password, an archive in several pieces.
/// Nothing is ever written to a disk.
struct ZipArchive {
  /// A part of an archive, as the directory describes it.
  struct Part: Hashable {
    let name: String
    let method: Int
    let checksum: UInt32
    let packedCount: Int
    let count: Int
    /// Where its own header begins.
    let header: Int
  }

  /// The most parts of an archive; a workbook has a few for each sheet.
  static let mostParts = 10_000

  let data: Data
  let limits: UnpackingLimits
  /// The parts in the order of the directory.
  let parts: [Part]
  /// Where the data of each part begins, by its name.
  private let places: [String: (part: Part, start: Int)]

  /// Whether bytes begin as zip archives do.
  static func isZip(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 4 && bytes[0] == 0x50 && bytes[1] == 0x4B && bytes[2] == 3 && bytes[3] == 4
  }

  /// Reads the directory of an archive.
  init(_ data: Data, limits: UnpackingLimits = UnpackingLimits()) throws(CompressionError) {
    self.data = data
    self.limits = limits
    let directory = try ZipDirectory(data.span)
    parts = directory.parts
    places = try Self.places(of: parts, before: directory.start, in: data.span)
  }

  /// The name of a part in any case, as workbooks are read.
  func name(of name: String) -> String? {
    if places[name] != nil { return name }
    let folded = name.lowercased()
    return parts.first { $0.name.lowercased() == folded }?.name
  }

  /// What a part holds, or `nil` where there is none of the name.
  func contents(of name: String) throws(CompressionError) -> Data? {
    guard let (part, start) = self.name(of: name).flatMap({ places[$0] }) else { return nil }
    let packed = data.span.extracting(start..<start + part.packedCount)
    #if Compression
      var output: [UInt8] = []
      switch part.method {
      case 0:
        guard part.count == part.packedCount else { throw .damaged(Self.sizes) }
        return try checked(Data(data[start..<start + part.packedCount]), part)
      case 8:
        let bound = limits.bound(for: part.packedCount)
        guard part.count <= bound.byteCount else { throw bound.error }
        let end = try Inflater.inflate(
          packed, from: 0, framing: .raw, bound: bound, into: &output)
        guard end == part.packedCount, output.count == part.count else {
          throw .damaged(Self.sizes)
        }
        return try checked(Data(output), part)
      default: throw .unsupported("A part of the archive is packed in a way that is not read.")
      }
    #else
      throw .unavailable
    #endif
  }

  /// Gives what a part holds piece by piece; returns `false` where there is none of the name.
  ///
  /// Whether the part is what its directory says is known at the end only: what was made of the pieces
  /// does not count when this throws.
  ///
  /// - Parameter take: Is given each piece; an error of its own it keeps, and throws any.
  func unpack(
    _ name: String, _ take: (Span<UInt8>) throws(CompressionError) -> Void
  ) throws(CompressionError) -> Bool {
    guard let (part, start) = self.name(of: name).flatMap({ places[$0] }) else { return false }
    #if Compression
      let packed = data.span.extracting(start..<start + part.packedCount)
      guard part.method == 8 else {
        guard let contents = try contents(of: name) else { return false }
        try take(contents.span)
        return true
      }
      let bound = limits.bound(for: part.packedCount)
      guard part.count <= bound.byteCount else { throw bound.error }
      var (count, sum) = (0, UInt32(0))
      let end = try Inflater.inflate(
        packed, from: 0, framing: .raw, bound: (part.count, .damaged(Self.sizes))
      ) { piece throws(CompressionError) in
        count += piece.count
        sum = Inflater.checksum(piece, after: sum)
        try take(piece)
      }
      guard end == part.packedCount, count == part.count else { throw .damaged(Self.sizes) }
      guard sum == part.checksum else { throw .checksum }
      return true
    #else
      throw .unavailable
    #endif
  }

  private static let sizes = "A part of the archive is not as long as its directory says."

  #if Compression
    private func checked(_ contents: Data, _ part: Part) throws(CompressionError) -> Data {
      guard Inflater.checksum(contents.span) == part.checksum else { throw .checksum }
      return contents
    }
  #endif

  /// Where the data of parts begin, found to be apart from each other and from the directory.
  private static func places(
    of parts: [Part], before directory: Int, in bytes: Span<UInt8>
  ) throws(CompressionError) -> [String: (part: Part, start: Int)] {
    var places: [String: (part: Part, start: Int)] = [:]
    var end = directory
    for part in parts.sorted(by: { $0.header > $1.header }) {
      guard bytes.number32(at: part.header) == 0x0403_4B50,
        let nameLength = bytes.number16(at: part.header + 26),
        let extraLength = bytes.number16(at: part.header + 28)
      else { throw .damaged("The directory of the archive points to where no part begins.") }
      let start = part.header + 30 + nameLength + extraLength
      guard start <= end, part.packedCount <= end - start else {
        throw .damaged("Parts of the archive overlap.")
      }
      guard bytes.text(part.header + 30, part.header + 30 + nameLength) == part.name else {
        throw .damaged("A part of the archive has another name than its directory says.")
      }
      guard places.updateValue((part, start), forKey: part.name) == nil else {
        throw .damaged("Two parts of the archive have the same name.")
      }
      end = part.header
    }
    return places
  }
}

/// The directory at the end of a zip archive.
private struct ZipDirectory {
  private(set) var parts: [ZipArchive.Part] = []
  private(set) var start: Int

  init(_ bytes: Span<UInt8>) throws(CompressionError) {
    let (count, size, start) = try Self.summary(bytes)
    self.start = start
    guard count <= ZipArchive.mostParts else {
      throw .unsupported("The archive has more than \(ZipArchive.mostParts) parts.")
    }
    var offset = start
    for _ in 0..<count {
      parts.append(try Self.part(bytes, &offset, end: start + size))
    }
  }

  /// The number of parts, and the length and place of the directory.
  private static func summary(
    _ bytes: Span<UInt8>
  ) throws(CompressionError) -> (count: Int, size: Int, start: Int) {
    // A comment of up to 65,535 bytes may follow the 22 of the summary.
    var end = bytes.count - 22
    let first = max(0, end - 0xFFFF)
    while end >= first {
      if bytes.number32(at: end) == 0x0605_4B50,
        bytes.number16(at: end + 20) == bytes.count - end - 22
      {
        break
      }
      end -= 1
    }
    guard end >= first, let disk = bytes.number16(at: end + 4),
      let directoryDisk = bytes.number16(at: end + 6), let here = bytes.number16(at: end + 8),
      var count = bytes.number16(at: end + 10), var size = bytes.number32(at: end + 12),
      var start = bytes.number32(at: end + 16)
    else { throw .truncated }
    var limit = end
    if bytes.number32(at: end - 20) == 0x0706_4B50 {
      guard let summary = bytes.number64(at: end - 12), bytes.number32(at: summary) == 0x0606_4B50,
        summary <= end - 76, let large = bytes.number64(at: summary + 32),
        let largeSize = bytes.number64(at: summary + 40),
        let largeStart = bytes.number64(at: summary + 48)
      else { throw .damaged("The large directory of the archive is damaged.") }
      (count, size, start, limit) = (large, largeSize, largeStart, summary)
    } else {
      guard disk == 0, directoryDisk == 0, here == count else {
        throw .unsupported("The archive is in several pieces.")
      }
    }
    guard start <= limit, size <= limit - start else {
      throw .damaged("The directory of the archive is not where it should be.")
    }
    return (count, size, start)
  }

  private static func part(
    _ bytes: Span<UInt8>, _ offset: inout Int, end: Int
  ) throws(CompressionError) -> ZipArchive.Part {
    guard bytes.number32(at: offset) == 0x0201_4B50, let flags = bytes.number16(at: offset + 8),
      let method = bytes.number16(at: offset + 10), let checksum = bytes.number32(at: offset + 16),
      var packed = bytes.number32(at: offset + 20), var count = bytes.number32(at: offset + 24),
      let nameLength = bytes.number16(at: offset + 28),
      let extraLength = bytes.number16(at: offset + 30),
      let commentLength = bytes.number16(at: offset + 32),
      var header = bytes.number32(at: offset + 42),
      offset + 46 + nameLength + extraLength + commentLength <= end
    else { throw .damaged("The directory of the archive is damaged.") }
    guard flags & 0x2041 == 0 else { throw .encrypted }
    let name = bytes.text(offset + 46, offset + 46 + nameLength)
    guard isSafe(name) else {
      throw .damaged("A part of the archive has a name that leads out of its folder.")
    }
    var extra = offset + 46 + nameLength
    let extraEnd = extra + extraLength
    while extra + 4 <= extraEnd, let kind = bytes.number16(at: extra),
      let size = bytes.number16(at: extra + 2)
    {
      guard size <= extraEnd - extra - 4 else { break }
      if kind == 1 {
        var place = extra + 4
        for field in 0..<3 {
          let value = [count, packed, header][field]
          guard value == 0xFFFF_FFFF else { continue }
          guard place + 8 <= extra + 4 + size, let large = bytes.number64(at: place) else {
            throw .damaged("The directory of the archive is damaged.")
          }
          place += 8
          switch field {
          case 0: count = large
          case 1: packed = large
          default: header = large
          }
        }
      }
      extra += 4 + size
    }
    offset = extraEnd + commentLength
    return ZipArchive.Part(
      name: name, method: method, checksum: UInt32(checksum), packedCount: packed, count: count,
      header: header)
  }

  /// Whether a name stays within the folder it is given relative to.
  private static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(0), !name.contains("\\"),
      !name.contains(":")
    else { return false }
    return !name.split(separator: "/").contains("..")
  }
}
