// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of XML as it begins.
struct MarkupElement {
  /// The name; a prefix stands only before names of another vocabulary than the outermost element's.
  var name: String
  /// The attributes by name, prefixes included.
  var attributes: [String: String]
  /// The line, counted from 1, on which the tag ends, and the character of it where it does.
  var line: Int
  var column: Int?

  /// Where the tag ends.
  var position: TextPosition { .line(line, column: column) }
}

/// Takes in a document element by element.
protocol MarkupHandler: AnyObject {
  /// An element begins.
  func begin(_ element: MarkupElement) throws(MarkupError)
  /// An element ends, with the text since the last tag: all its text where no element is in it.
  func end(_ name: String, text: String, line: Int) throws(MarkupError)
}

/// Why a text is not XML that can be read, and where.
struct MarkupError: Error, Hashable {
  enum Kind { case malformed, documentType, tooDeep, longText, encoding }
  var kind: Kind
  var message: String
  var line: Int
  var column: Int?
}

/// Reads XML with the toolchain's parser, and makes sure of all that the parser does not.
///
/// Foundation's `XMLParser` says that all is well when a document is cut off or empty, or followed by
/// something else; it drops entities that a document declares, and gives up on 10 megabytes of
/// `Data`. So a document that declares anything is refused before it sees a parser, elements are
/// counted, and the bytes come as a stream.
///
/// - Complexity: Time in proportion to the document; space for one copy of it and what is open.
enum MarkupReader {
  /// How deep elements may be nested.
  static let deepest = 256
  /// The longest text of one element, in bytes, as for the cells of a table.
  static let longestText = 1 << 20

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - data: UTF-8, known to be valid and without zero bytes, whatever its declaration says.
  ///   - start: Where the document begins, after a byte order mark.
  ///   - handler: Takes in what is read.
  static func read(
    _ data: Data, start: Int = 0, with handler: some MarkupHandler
  ) throws(MarkupError) {
    let document = try MarkupProlog.withoutDeclarations(data, start: start)
    try MarkupTags.check(document.span)
    let delegate = MarkupDelegate(handler)
    let parser = XMLParser(stream: InputStream(data: document))
    parser.delegate = delegate
    let succeeds = parser.parse()
    if let failure = delegate.failure { throw failure }
    let fault = parser.parserError.flatMap { MarkupDelegate.isAboutPrefixes($0) ? nil : $0 }
    guard succeeds, fault == nil else { throw MarkupDelegate.malformed(parser, fault) }
    guard delegate.isWhole else {
      throw MarkupError(
        kind: .malformed,
        message: delegate.isEmpty
          ? "There is no element." : "The document ends before its elements do.",
        line: max(parser.lineNumber, 1))
    }
  }
}

/// What the parser calls; counts elements, gathers text and passes both on.
private final class MarkupDelegate: NSObject, XMLParserDelegate {
  private let handler: any MarkupHandler
  private var depth = 0
  private var rootPrefix: String?
  private var text = ""
  private(set) var isEmpty = true
  /// The first thing that was refused by the parser, here or by the handler.
  private(set) var failure: MarkupError?

  init(_ handler: any MarkupHandler) { self.handler = handler }

  /// Whether the outermost element began and every element ended.
  var isWhole: Bool { !isEmpty && depth == 0 }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard failure == nil else { return }
    if isEmpty {
      rootPrefix = name.firstIndex(of: ":").map { String(name[...$0]) }
      isEmpty = false
    }
    depth += 1
    text = ""
    let element = MarkupElement(
      name: plain(name), attributes: attributes, line: parser.lineNumber,
      column: parser.columnNumber > 0 ? parser.columnNumber : nil)
    attempt(parser) { () throws(MarkupError) in
      // References may stand for what the bytes were looked through for.
      for value in attributes.values { try refuseEndlessMarks(in: value, parser) }
      guard depth <= MarkupReader.deepest else {
        throw MarkupError(
          kind: .tooDeep,
          message: "Elements are nested more than \(MarkupReader.deepest) deep.",
          line: parser.lineNumber)
      }
      try handler.begin(element)
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard failure == nil else { return }
    depth -= 1
    let whole = text
    text = ""
    attempt(parser) { () throws(MarkupError) in
      try refuseEndlessMarks(in: whole, parser)
      try handler.end(plain(name), text: whole, line: parser.lineNumber)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { add(string, parser) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    add(String(decoding: block, as: UTF8.self), parser)
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard failure == nil, !Self.isAboutPrefixes(error) else { return }
    // It would go on and find ever more that is wrong.
    failure = Self.malformed(parser, error)
    parser.abortParsing()
  }

  /// Whether an error is that a prefix was not declared, after which the parser goes on: names are
  /// read as they are written, so that it does not matter.
  static func isAboutPrefixes(_ error: any Error) -> Bool { (error as NSError).code == 201 }

  private func add(_ string: String, _ parser: XMLParser) {
    guard failure == nil else { return }
    text += string
    guard text.utf8.count > MarkupReader.longestText else { return }
    attempt(parser) { () throws(MarkupError) in
      throw MarkupError(
        kind: .longText, message: "A text is longer than a megabyte.", line: parser.lineNumber)
    }
  }

  private func refuseEndlessMarks(
    in text: String, _ parser: XMLParser
  ) throws(MarkupError) {
    guard EndlessMarks.are(in: text) else { return }
    throw MarkupError(kind: .malformed, message: EndlessMarks.message, line: parser.lineNumber)
  }

  /// Does something and stops the parser when it fails.
  private func attempt(_ parser: XMLParser, _ body: () throws(MarkupError) -> Void) {
    do {
      try body()
    } catch {
      failure = error
      parser.abortParsing()
    }
  }

  /// A name without the prefix that all names of the document's own vocabulary have.
  private func plain(_ name: String) -> String {
    guard let rootPrefix, name.hasPrefix(rootPrefix) else { return name }
    return String(name.dropFirst(rootPrefix.count))
  }

  static func malformed(_ parser: XMLParser, _ error: (any Error)?) -> MarkupError {
    MarkupError(
      kind: .malformed, message: messages[(error as NSError?)?.code ?? 0] ?? anyMessage,
      line: max(parser.lineNumber, 1), column: parser.columnNumber > 0 ? parser.columnNumber : nil)
  }

  private static let anyMessage = "The document is not well-formed XML."
  /// What the parser's numbers, which are libxml2's, mean where there is more to say.
  private static let messages = [
    4: "There is no element.",
    5: "The document is cut off, or something follows its end.",
    9: "There is a character that XML cannot hold.",
    26: "There is a reference to an entity that XML does not define.",
    38: "There is a “<” within the value of an attribute.",
    39: "The value of an attribute is not in quotation marks.",
    42: "An element has the same attribute twice.",
    65: "There is no space between attributes.",
    68: "A name is missing.",
    73: "A tag has no end.",
    76: "An element is ended by another's end tag.",
    77: "The document ends before its elements do.",
  ]
}
