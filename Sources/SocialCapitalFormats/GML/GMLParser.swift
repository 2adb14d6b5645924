// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads GML: keeps a stack of open lists rather than recursing into them.
struct GMLParser {
  private var draft: NetworkDraft
  private let text: DecodedText
  private var lexer: GMLLexer
  /// What the open lists are, the outermost first.
  private var lists: [List] = []
  private var graphCount = 0
  private var names = NodeNames()
  private var tie = OpenTie()
  private var leftOutCount = 0

  /// A list that is open.
  private enum List {
    case graph, node, edge
    /// A list within a node or tie, with the names of its values so far; or one that is left out.
    case inner(prefix: String), other
  }

  /// A tie whose list is open.
  private struct OpenTie {
    var source: Int32?
    var target: Int32?
    var values: [(name: String, value: AttributeValue)] = []
    var offset = 0
  }

  init(_ request: ReadingRequest) throws(FormatError) {
    draft = NetworkDraft(request)
    text = try draft.decodeText()
    lexer = GMLLexer(offset: text.start)
  }

  mutating func run() throws(FormatError) -> Reading {
    draft.isDirected = false
    let data = text.data
    let bytes = data.span
    reading: while true {
      switch lexer.next(bytes) {
      case .key(let key): try readValue(of: bytes.text(of: key), bytes)
      case .close:
        guard let list = lists.popLast() else {
          throw draft.failure(
            .unexpected, at: .offset(lexer.start), detail: "No list is open that “]” could close.")
        }
        close(list)
      case .end:
        guard lists.isEmpty, lexer.start == bytes.count else {
          throw draft.failure(.endsEarly, at: .offset(lexer.start))
        }
        break reading
      default:
        throw draft.failure(.unexpected, at: .offset(lexer.start), detail: "Expected: a key.")
      }
    }
    if graphCount == 0 {
      throw draft.failure(.unexpected, at: .file, detail: "Expected: graph [ … ].")
    }
    if leftOutCount > 0 {
      draft.report(.leftOut, at: .file, detail: "(Values of the graph itself: \(leftOutCount).)")
    }
    try names.declare(in: &draft)
    return try draft.finish(as: .gml)
  }

  private mutating func readValue(
    of key: String, _ bytes: Span<UInt8>
  ) throws(FormatError) {
    switch lexer.next(bytes) {
    case .open:
      guard lists.count < FormatLimits.depth else {
        throw draft.failure(.tooDeep, at: .offset(lexer.start))
      }
      try open(key)
    case .integer(let number): take(.integer(number), for: key)
    case .number(let number): take(.number(number), for: key)
    case .text(let cell, let hasEntities):
      let text = bytes.text(of: cell)
      take(.text(hasEntities ? GMLEntities.decoded(text) : text), for: key)
    case .key(let word), .signed(let word):
      // Other programs write what is no number in capitals.
      let text = bytes.text(word.start, min(word.end, word.start + 5))
      guard ["INF", "NAN", "+INF", "-INF", "+NAN", "-NAN"].contains(text.uppercased()) else {
        throw draft.failure(.unexpected, at: .offset(lexer.start), detail: "Expected: a value.")
      }
      take(.text(text), for: key)
    case .end: throw draft.failure(.endsEarly, at: .offset(lexer.start))
    case .close, .wrong:
      throw draft.failure(.unexpected, at: .offset(lexer.start), detail: "Expected: a value.")
    }
  }

  private mutating func open(_ key: String) throws(FormatError) {
    switch (lists.last, key.lowercased()) {
    case (nil, "graph"):
      graphCount += 1
      if graphCount > 1 {
        throw draft.failure(
          .notSupported, at: .offset(lexer.start), detail: "There is more than one graph.")
      }
      lists.append(.graph)
    case (.graph?, "node"):
      names.begin(at: lexer.start)
      lists.append(.node)
    case (.graph?, "edge"):
      tie = OpenTie(offset: lexer.start)
      lists.append(.edge)
    case (.node?, _), (.edge?, _): lists.append(.inner(prefix: key + "."))
    case (.inner(let prefix)?, _):
      guard prefix.utf8.count < 1_024 else {
        throw draft.failure(.tooDeep, at: .offset(lexer.start))
      }
      lists.append(.inner(prefix: prefix + key + "."))
    default:
      leftOutCount += 1
      lists.append(.other)
    }
  }

  private mutating func close(_ list: List) {
    switch list {
    case .node: names.end(in: &draft)
    case .edge: closeTie()
    default: break
    }
  }

  private mutating func take(_ value: AttributeValue, for key: String) {
    guard let list = lists.last else {
      // igraph keeps what it calls a node in an attribute of this name.
      if key.lowercased() == "creator" { names.prefersNames = value.text.hasPrefix("igraph") }
      return
    }
    switch list {
    case .graph:
      switch key.lowercased() {
      case "directed": draft.isDirected = value == .integer(1)
      case "multigraph": break
      default: leftOutCount += 1
      }
    case .node: names.set(value, for: key, in: &draft, at: lexer.start)
    case .edge:
      switch key.lowercased() {
      case "source": take(value, asEnd: \.source)
      case "target": take(value, asEnd: \.target)
      default: addToTie(value, for: key)
      }
    case .inner(let prefix):
      // The list this one is in, however deep, is that of a node or a tie.
      let isTie = lists.contains { if case .edge = $0 { true } else { false } }
      if isTie {
        addToTie(value, for: prefix + key)
      } else {
        names.set(value, for: prefix + key, in: &draft, at: lexer.start)
      }
    case .other: break
    }
  }

  private mutating func addToTie(_ value: AttributeValue, for key: String) {
    if tie.values.count < FormatLimits.attributeNames {
      tie.values.append((key, value))
    } else {
      draft.report(.tooManyColumns, at: .offset(lexer.start))
    }
  }

  private mutating func take(
    _ value: AttributeValue, asEnd end: WritableKeyPath<OpenTie, Int32?>
  ) {
    if tie[keyPath: end] != nil {
      draft.report(
        .unexpected, at: .offset(lexer.start), detail: "An edge has one source and one target.")
    }
    tie[keyPath: end] = names.number(of: value, at: lexer.start)
  }

  private mutating func closeTie() {
    guard let source = tie.source, let target = tie.target else {
      draft.report(
        .unexpected, at: .offset(tie.offset), detail: "Expected: a source and a target.")
      return
    }
    var made = DraftTie(source, target)
    for (name, value) in tie.values {
      draft.set(value, for: name, of: &made, at: .offset(tie.offset))
    }
    draft.add(made, at: .offset(tie.offset))
  }
}
