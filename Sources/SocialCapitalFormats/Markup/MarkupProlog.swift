// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What may stand before the outermost element of an XML document.
enum MarkupProlog {
  /// A copy of a document without its declarations, and with its lines where they were.
  ///
  /// The XML declaration goes because the text was decoded already, whatever encoding it names. A
  /// document type that only points elsewhere goes because nothing is ever fetched, and because with
  /// it parsers let undefined entities pass in silence. One that declares something within is
  /// refused: entities it declares can be made to fill memory, and parsers drop them.
  static func withoutDeclarations(
    _ data: Data, start: Int
  ) throws(MarkupError) -> Data {
    let bytes = data.span
    var blanks: [Range<Int>] = []
    var offset = start
    if starts("<?xml", bytes, offset), offset + 5 < bytes.count, isSpace(bytes[offset + 5]) {
      let end = try end("?>", bytes, from: offset)
      blanks.append(offset..<end)
      offset = end
    }
    while true {
      while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
      if starts("<!--", bytes, offset) {
        offset = try end("-->", bytes, from: offset)
      } else if starts("<?", bytes, offset) {
        offset = try end("?>", bytes, from: offset)
      } else if starts("<!", bytes, offset) {
        let end = try endOfDocumentType(bytes, from: offset)
        blanks.append(offset..<end)
        offset = end
      } else {
        break
      }
    }
    var copy = Data(data[start...])
    for range in blanks { blank(&copy, range.lowerBound - start..<range.upperBound - start) }
    return fillingInstructions(copy)
  }

  /// A document with a space in instructions that say nothing, such as `<?x?>`: the toolchain's parser
  /// takes what they say for a text without looking, and ends the process.
  ///
  /// What looks like one within an instruction or a comment gets a space too, which changes nothing:
  /// after an error the parser may take it for one.
  private static func fillingInstructions(_ data: Data) -> Data {
    let bytes = data.span
    var places: [Int] = []
    // What ends the instruction, comment or section that the place is in.
    var end: StaticString?
    var isText = false
    var offset = 0
    while offset < bytes.count {
      if let awaited = end, starts(awaited, bytes, offset) {
        end = nil
        isText = false
      } else if isText {
        // Within CDATA all is text.
      } else if starts("<?", bytes, offset) {
        if let place = endOfBareName(bytes, from: offset + 2) { places.append(place) }
        if end == nil { end = "?>" }
      } else if end == nil, starts("<!--", bytes, offset) {
        end = "-->"
        // The hyphens that begin a comment do not end it.
        offset += 3
      } else if end == nil, starts("<![CDATA[", bytes, offset) {
        end = "]]>"
        isText = true
      }
      offset += 1
    }
    guard !places.isEmpty else { return data }
    var filled = Data()
    var start = 0
    for place in places {
      filled.append(data[start..<place])
      filled.append(0x20)
      start = place
    }
    filled.append(data[start...])
    return filled
  }

  /// Where a name ends that nothing but the end of its instruction follows, or `nil`.
  private static func endOfBareName(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, !isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: "<") {
      if starts("?>", bytes, offset) { return offset }
      offset += 1
    }
    return nil
  }

  /// The encoding a document says it is in, where it is one of those with a byte for each character.
  ///
  /// What a document says of itself is no guess, so those are read in XML and nowhere else.
  static func olderEncoding(of data: Data) -> String.Encoding? {
    let head = data.prefix(200)
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let declaration = String(decoding: head[..<end], as: UTF8.self)
    guard let place = declaration.firstRange(of: "encoding") else { return nil }
    let value = declaration[place.upperBound...].split { "='\" \t".contains($0) }.first ?? ""
    return olderEncodings[value.lowercased()]
  }

  private static let olderEncodings: [String: String.Encoding] = [
    "iso-8859-1": .isoLatin1, "latin1": .isoLatin1, "latin-1": .isoLatin1,
    "windows-1252": .windowsCP1252, "cp1252": .windowsCP1252, "iso-8859-2": .isoLatin2,
    "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251,
  ]

  /// Makes a comment of bytes, line ends kept.
  private static func blank(_ data: inout Data, _ range: Range<Int>) {
    for place in range where data[place] != 0x0A && data[place] != 0x0D { data[place] = 0x20 }
    data.replaceSubrange(range.lowerBound..<range.lowerBound + 4, with: Data("<!--".utf8))
    data.replaceSubrange(range.upperBound - 3..<range.upperBound, with: Data("-->".utf8))
  }

  static func line(of offset: Int, _ bytes: Span<UInt8>) -> Int {
    var line = 1
    for place in 0..<offset where bytes[place] == 0x0A { line += 1 }
    return line
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func starts(_ word: StaticString, _ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    var place = offset
    // A static string of ASCII holds a byte for each character.
    for index in 0..<word.utf8CodeUnitCount {
      let byte = unsafe word.utf8Start[index]
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }

  private static func end(
    _ word: StaticString, _ bytes: Span<UInt8>, from begin: Int
  ) throws(MarkupError) -> Int {
    var offset = begin + 2
    while offset < bytes.count {
      if starts(word, bytes, offset) { return offset + word.utf8CodeUnitCount }
      offset += 1
    }
    throw MarkupError(
      kind: .malformed, message: "The document ends before its first element.",
      line: line(of: begin, bytes))
  }

  private static func endOfDocumentType(
    _ bytes: Span<UInt8>, from begin: Int
  ) throws(MarkupError) -> Int {
    var offset = begin
    var quote: UInt8?
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "[") {
        throw MarkupError(
          kind: .documentType,
          message: "The document declares entities or other things of its own.",
          line: line(of: offset, bytes))
      } else if byte == UInt8(ascii: ">") {
        // A comment in its place takes seven bytes.
        guard offset - begin >= 7 else { break }
        return offset
      }
    }
    throw MarkupError(
      kind: .malformed, message: "The document type has no end.",
      line: line(of: begin, bytes))
  }
}
