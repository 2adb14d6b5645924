// SPDX-License-Identifier: Apache-2.0

/// Counts what stands in the tags of an XML document before its parser sees them.
///
/// The toolchain's parser compares each attribute of an element with each, and looks for a prefix in all
/// that are declared so far: a megabyte in one tag would take seconds.
struct MarkupTags {
  /// The most attributes of an element.
  static let mostAttributes = 256
  /// The most vocabularies that are declared where an element stands.
  static let mostVocabularies = 256

  private var offset = 0
  private var depth = 0
  /// The open elements that declare vocabularies: how deep they are, and how many.
  private var declared: ContiguousArray<(depth: Int, count: Int)> = []
  private var vocabularyCount = 0

  /// Refuses a document in which too much stands in a tag; what is not well-formed is left to the parser.
  ///
  /// - Complexity: Time in proportion to the document.
  static func check(_ bytes: Span<UInt8>) throws(MarkupError) {
    var tags = MarkupTags()
    while tags.offset < bytes.count {
      if bytes[tags.offset] == UInt8(ascii: "<") {
        try tags.readMarkup(bytes)
      } else {
        tags.offset += 1
      }
    }
  }

  private mutating func readMarkup(_ bytes: Span<UInt8>) throws(MarkupError) {
    let rest = Cell(start: offset, end: bytes.count)
    if bytes.has("<!--", at: rest) {
      skip(4, past: "-->", bytes)
    } else if bytes.has("<![CDATA[", at: rest) {
      skip(9, past: "]]>", bytes)
    } else if bytes.has("<?", at: rest) {
      skip(2, past: "?>", bytes)
    } else if bytes.has("</", at: rest) {
      skip(2, past: ">", bytes)
      close()
    } else {
      try readTag(bytes)
    }
  }

  /// Goes on to after the next mark, or to the end.
  private mutating func skip(_ length: Int, past mark: StaticString, _ bytes: Span<UInt8>) {
    offset += length
    while offset < bytes.count {
      if bytes.has(mark, at: Cell(start: offset, end: bytes.count)) {
        offset += mark.utf8CodeUnitCount
        return
      }
      offset += 1
    }
  }

  private mutating func readTag(_ bytes: Span<UInt8>) throws(MarkupError) {
    let start = offset
    var (attributeCount, newCount) = (0, 0)
    var quote: UInt8?
    var wasSpace = false
    depth += 1
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributeCount += 1
      } else if wasSpace, bytes.has("xmlns", at: Cell(start: offset, end: bytes.count)) {
        newCount += 1
      } else if byte == UInt8(ascii: ">") {
        break
      }
      wasSpace = byte <= 0x20
      offset += 1
    }
    vocabularyCount += newCount
    guard attributeCount <= Self.mostAttributes, vocabularyCount <= Self.mostVocabularies else {
      throw MarkupError(
        kind: .malformed,
        message: attributeCount > Self.mostAttributes
          ? "An element has more than \(Self.mostAttributes) attributes."
          : "More than \(Self.mostVocabularies) vocabularies are declared.",
        line: MarkupProlog.line(of: start, bytes))
    }
    if newCount > 0 { declared.append((depth, newCount)) }
    if offset < bytes.count, bytes[offset - 1] == UInt8(ascii: "/") { close() }
    offset += 1
  }

  /// Ends an element, and with it the vocabularies it declares.
  private mutating func close() {
    if let last = declared.last, last.depth == depth {
      vocabularyCount -= last.count
      declared.removeLast()
    }
    depth -= 1
  }
}
