// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Takes in a document element by element, as bytes.
protocol ScannedMarkupHandler: AnyObject {
  /// An element begins; its name and the attributes are ranges of the bytes.
  func begin(
    _ bytes: Span<UInt8>, _ name: Cell, _ attributes: ScannedAttributes
  ) throws(MarkupError)
  /// An element ends, with the text since the last tag.
  func end(_ bytes: Span<UInt8>, _ name: Cell, text: Span<UInt8>) throws(MarkupError)
}

/// Goes over XML that comes in pieces, for documents with millions of small elements.
///
/// It makes no string and no dictionary of what nobody asks for, and needs as much of the document at
/// once as one tag or text takes. What is not well-formed is refused as ``MarkupReader`` refuses it: tags
/// that do not match, attributes without quotation marks or there twice, references to entities
/// that XML does not define, characters that it cannot hold, any document type that declares something.
struct MarkupScanner<Handler: ScannedMarkupHandler> {
  private let handler: Handler
  /// The names of the open elements, one after another, and where each begins.
  private var openNames: ContiguousArray<UInt8> = []
  private var openStarts: ContiguousArray<Int> = []
  private var rootPrefix: ContiguousArray<UInt8> = []
  private var isAtStart = true
  private var isBeforeRoot = true
  private var attributes = ScannedAttributes()
  private var text = MarkupText()

  init(_ handler: Handler) { self.handler = handler }

  /// Goes on as far as whole tags and texts reach, and leaves the offset where the next begins.
  ///
  /// - Parameter isLast: Whether nothing follows the bytes.
  mutating func scan(
    _ bytes: Span<UInt8>, _ offset: inout Int, isLast: Bool
  ) throws(MarkupError) {
    while offset < bytes.count {
      let isMarkup = bytes[offset] == UInt8(ascii: "<")
      let next =
        try isMarkup ? readMarkup(bytes, offset) : readText(bytes, offset, isLast: isLast)
      if let next {
        offset = next
        isAtStart = false
        continue
      }
      if isLast { throw Self.malformed("The document is cut off.") }
      if bytes.count - offset > MarkupReader.longestText { throw MarkupText.tooLong }
      return
    }
    guard isLast else { return }
    if isBeforeRoot { throw Self.malformed("There is no element.") }
    if !openStarts.isEmpty { throw Self.malformed("The document ends before its elements do.") }
  }

  static func malformed(_ message: String) -> MarkupError {
    MarkupError(kind: .malformed, message: message, line: 1)
  }

  // MARK: Texts

  private mutating func readText(
    _ bytes: Span<UInt8>, _ start: Int, isLast: Bool
  ) throws(MarkupError) -> Int? {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "<") { end += 1 }
    if end == bytes.count, !isLast { return nil }
    if openStarts.isEmpty {
      for offset in start..<end where !Self.isSpace(bytes[offset]) {
        throw Self.malformed("Something stands outside the outermost element.")
      }
    } else {
      try text.add(bytes, start, end)
    }
    return end
  }

  // MARK: Markup

  private mutating func readMarkup(_ bytes: Span<UInt8>, _ start: Int) throws(MarkupError) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"): return try readEndTag(bytes, start)
    case UInt8(ascii: "?"): return try readInstruction(bytes, start)
    case UInt8(ascii: "!"): return try readDeclaration(bytes, start)
    default: return try readTag(bytes, start)
    }
  }

  /// Where an instruction to another program ends, or the declaration that a document begins with.
  private mutating func readInstruction(
    _ bytes: Span<UInt8>, _ start: Int
  ) throws(MarkupError) -> Int? {
    guard let end = Self.end(of: "?>", bytes, from: start + 2) else { return nil }
    var offset = start + 2
    let name = try Self.name(bytes, &offset)
    guard offset == end - 2 || Self.isSpace(bytes[offset]) else {
      throw Self.malformed("A name is missing.")
    }
    if bytes.text(of: name).lowercased() == "xml", !isAtStart {
      throw Self.malformed("The declaration of the document does not begin it.")
    }
    try MarkupText.check(bytes, from: offset, to: end)
    return end
  }

  /// Where a comment, a run of plain characters or a document type ends.
  private mutating func readDeclaration(
    _ bytes: Span<UInt8>, _ start: Int
  ) throws(MarkupError) -> Int? {
    guard start + 9 <= bytes.count else { return nil }
    let head = Cell(start: start, end: start + 9)
    if bytes.has("<!--", at: head) {
      guard let end = Self.end(of: "--", bytes, from: start + 4) else { return nil }
      guard end < bytes.count else { return nil }
      guard bytes[end] == UInt8(ascii: ">") else {
        throw Self.malformed("There are two hyphens within a comment.")
      }
      try MarkupText.check(bytes, from: start, to: end)
      return end + 1
    }
    if bytes.has("<![CDATA[", at: head) {
      guard !openStarts.isEmpty else {
        throw Self.malformed("Something stands outside the outermost element.")
      }
      guard let end = Self.end(of: "]]>", bytes, from: start + 9) else { return nil }
      try text.addPlain(bytes, start + 9, end - 3)
      return end
    }
    guard bytes.has("<!DOCTYPE", at: head), isBeforeRoot else {
      throw Self.malformed("There is a declaration where none can be.")
    }
    return try Self.endOfDocumentType(bytes, start)
  }

  private static func endOfDocumentType(
    _ bytes: Span<UInt8>, _ start: Int
  ) throws(MarkupError) -> Int? {
    var quote: UInt8?
    for offset in start..<bytes.count {
      let byte = bytes[offset]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: ">"): return offset + 1
      case UInt8(ascii: "["):
        throw MarkupError(
          kind: .documentType, message: "The document declares entities or elements of its own.",
          line: 1)
      default: break
      }
    }
    return nil
  }

  private static func end(of mark: StaticString, _ bytes: Span<UInt8>, from start: Int) -> Int? {
    let length = mark.utf8CodeUnitCount
    var offset = start
    while offset + length <= bytes.count {
      if bytes.has(mark, at: Cell(start: offset, end: offset + length)) { return offset + length }
      offset += 1
    }
    return nil
  }

  private mutating func readEndTag(_ bytes: Span<UInt8>, _ start: Int) throws(MarkupError) -> Int? {
    var end = start + 2
    while end < bytes.count, bytes[end] != UInt8(ascii: ">") { end += 1 }
    guard end < bytes.count else { return nil }
    var name = Cell(start: start + 2, end: end)
    while name.end > name.start, Self.isSpace(bytes[name.end - 1]) { name.end -= 1 }
    try close(bytes, name)
    return end + 1
  }

  private mutating func readTag(_ bytes: Span<UInt8>, _ start: Int) throws(MarkupError) -> Int? {
    var offset = start + 1
    let name = try Self.name(bytes, &offset)
    attributes.removeAll()
    while true {
      let before = offset
      while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
      guard offset < bytes.count else { return nil }
      switch bytes[offset] {
      case UInt8(ascii: ">"):
        try open(bytes, name)
        return offset + 1
      case UInt8(ascii: "/"):
        guard offset + 1 < bytes.count else { return nil }
        guard bytes[offset + 1] == UInt8(ascii: ">") else {
          throw Self.malformed("A tag has no end.")
        }
        try open(bytes, name)
        try close(bytes, name)
        return offset + 2
      default:
        guard offset > before else {
          throw Self.malformed("There is no space between attributes.")
        }
        guard try readAttribute(bytes, &offset) else { return nil }
      }
    }
  }

  /// Reads an attribute; returns `false` where it is cut off.
  private mutating func readAttribute(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(MarkupError) -> Bool {
    let name = try Self.name(bytes, &offset)
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    guard offset < bytes.count else { return false }
    guard bytes[offset] == UInt8(ascii: "=") else {
      throw Self.malformed("An attribute has no value.")
    }
    offset += 1
    while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
    guard offset < bytes.count else { return false }
    let mark = bytes[offset]
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      throw Self.malformed("The value of an attribute is not in quotation marks.")
    }
    offset += 1
    var value = Cell(start: offset, end: offset)
    while offset < bytes.count, bytes[offset] != mark {
      if bytes[offset] == UInt8(ascii: "<") {
        throw Self.malformed("There is a “<” within the value of an attribute.")
      }
      offset += 1
    }
    guard offset < bytes.count else { return false }
    value.end = offset
    offset += 1
    try attributes.add(bytes, name, value, most: MarkupTags.mostAttributes)
    return true
  }

  /// The name at an offset, which is left after it.
  private static func name(
    _ bytes: Span<UInt8>, _ offset: inout Int
  ) throws(MarkupError) -> Cell {
    let start = offset
    while offset < bytes.count, isOfName(bytes[offset]) { offset += 1 }
    guard offset > start, !isDigit(bytes[start]) else {
      // At the end of the bytes more may follow, and the tag has no end yet.
      if offset == bytes.count, offset == start { return Cell(start: start, end: start) }
      throw malformed("A name is missing.")
    }
    // A colon stands between a prefix and a name, or not at all.
    var colonCount = 0
    for place in start..<offset where bytes[place] == UInt8(ascii: ":") { colonCount += 1 }
    let isSplit = bytes[start] == UInt8(ascii: ":") || bytes[offset - 1] == UInt8(ascii: ":")
    guard colonCount == 0 || colonCount == 1 && !isSplit || offset == bytes.count else {
      throw malformed("A name has no part before or after its colon.")
    }
    return Cell(start: start, end: offset)
  }

  // MARK: Elements

  private mutating func open(_ bytes: Span<UInt8>, _ name: Cell) throws(MarkupError) {
    if openStarts.isEmpty {
      guard isBeforeRoot else { throw Self.malformed("Something follows the outermost element.") }
      isBeforeRoot = false
      for offset in name.start..<name.end where bytes[offset] == UInt8(ascii: ":") {
        for place in name.start...offset { rootPrefix.append(bytes[place]) }
        break
      }
    }
    guard openStarts.count < MarkupReader.deepest else {
      throw MarkupError(
        kind: .tooDeep, message: "Elements are nested more than \(MarkupReader.deepest) deep.",
        line: 1)
    }
    openStarts.append(openNames.count)
    for offset in name.start..<name.end { openNames.append(bytes[offset]) }
    text.removeAll()
    try handler.begin(bytes, plain(bytes, name), attributes)
  }

  private mutating func close(_ bytes: Span<UInt8>, _ name: Cell) throws(MarkupError) {
    guard let start = openStarts.last, openNames.count - start == name.end - name.start else {
      throw Self.malformed("An element is ended by another's end tag.")
    }
    for place in start..<openNames.count
    where openNames[place] != bytes[name.start + place - start] {
      throw Self.malformed("An element is ended by another's end tag.")
    }
    openStarts.removeLast()
    openNames.removeLast(openNames.count - start)
    // References may stand for what the bytes were looked through for.
    if EndlessMarks.are(in: text.bytes.span) { throw MarkupText.endlessMarks }
    try handler.end(bytes, plain(bytes, name), text: text.bytes.span)
    text.removeAll()
  }

  /// A name without the prefix that all names of the document's own vocabulary have.
  private func plain(_ bytes: Span<UInt8>, _ name: Cell) -> Cell {
    guard !rootPrefix.isEmpty, name.end - name.start > rootPrefix.count else { return name }
    for place in rootPrefix.indices where bytes[name.start + place] != rootPrefix[place] {
      return name
    }
    return Cell(start: name.start + rootPrefix.count, end: name.end)
  }

  // MARK: Characters

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether a byte may begin no name but stand in one.
  private static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  @inline(__always)
  private static func isOfName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":") || isDigit(byte)
  }
}
