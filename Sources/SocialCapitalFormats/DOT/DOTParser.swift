// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

/// Reads DOT: keeps a stack of open braces rather than recursing into them.
struct DOTParser {
  private var draft: NetworkDraft
  private let text: DecodedText
  private var lexer: DOTLexer
  private var token = DOTToken.end
  private var scopes: [DOTScope] = []
  private var isDirected = false
  /// In a strict graph, the ties so far by their ends: a second one adds to the first.
  private var strictTies: [UInt64: Int]?
  private var held: [(tie: DraftTie, start: Int)] = []
  /// How many ties and values were made of fewer words, by groups and defaults.
  private var derivedCount = 0
  private var leftOut = (graphValues: 0, ports: 0, subgraphs: 0)

  init(_ request: ReadingRequest) throws(FormatError) {
    draft = NetworkDraft(request)
    text = try draft.decodeText()
    lexer = DOTLexer(offset: text.start)
  }

  mutating func run() throws(FormatError) -> Reading {
    let data = text.data
    let bytes = data.span
    try readHead(bytes)
    while !scopes.isEmpty { try readStatement(bytes) }
    guard token == .end else {
      throw draft.failure(
        .notSupported, at: .offset(lexer.start), detail: "There is text after the graph.")
    }
    for (tie, start) in held { draft.add(tie, at: .offset(start)) }
    draft.isDirected = isDirected
    let (values, ports, subgraphs) = leftOut
    if values + ports + subgraphs > 0 {
      draft.report(
        .leftOut, at: .file,
        detail: "(Values of graphs: \(values); ports: \(ports); subgraphs: \(subgraphs).)")
    }
    return try draft.finish(as: .dot)
  }

  private mutating func readHead(_ bytes: Span<UInt8>) throws(FormatError) {
    try advance(bytes)
    if token == .keyword(.strict) {
      strictTies = [:]
      try advance(bytes)
    }
    guard token == .keyword(.graph) || token == .keyword(.digraph) else {
      throw unexpected("graph or digraph")
    }
    isDirected = token == .keyword(.digraph)
    try advance(bytes)
    if case .name = token { try advance(bytes) }
    guard token == .openBrace else { throw unexpected("{") }
    scopes.append(DOTScope())
    try advance(bytes)
  }

  private mutating func advance(_ bytes: Span<UInt8>) throws(FormatError) {
    token = lexer.next(bytes)
    switch token {
    case .cutOff: throw draft.failure(.endsEarly, at: .offset(lexer.start))
    case .tooDeep: throw draft.failure(.tooDeep, at: .offset(lexer.start))
    case .wrong: throw draft.failure(.unexpected, at: .offset(lexer.start))
    default: break
    }
  }

  private func unexpected(_ expected: String) -> FormatError {
    draft.failure(
      token == .end ? .endsEarly : .unexpected, at: .offset(lexer.start),
      detail: "Expected: \(expected).")
  }

  /// Reads from the beginning of a statement to its end, or to the brace of a subgraph within.
  private mutating func readStatement(_ bytes: Span<UInt8>) throws(FormatError) {
    let scope = scopes.count - 1
    if scopes[scope].chain.isEmpty { scopes[scope].start = lexer.start }
    switch token {
    case .semicolon, .comma: try advance(bytes)
    case .closeBrace: try closeScope(bytes)
    case .openBrace, .keyword(.subgraph): try openScope(bytes)
    case .keyword(.graph), .keyword(.node), .keyword(.edge): try readDefaults(bytes)
    case .name(let name, _):
      try advance(bytes)
      if token == .equals, scopes[scope].chain.isEmpty {
        try advance(bytes)
        guard case .name = token else { throw unexpected("a value") }
        leftOut.graphValues += 1
        try advance(bytes)
      } else {
        let node = try node(name)
        try skipPort(bytes)
        scopes[scope].chain.append(.node(node))
        try continueChain(bytes)
      }
    default: throw unexpected("a node, an edge, a subgraph or }")
    }
  }

  private mutating func openScope(_ bytes: Span<UInt8>) throws(FormatError) {
    if token == .keyword(.subgraph) {
      try advance(bytes)
      if case .name = token {
        leftOut.subgraphs += 1
        try advance(bytes)
      }
      guard token == .openBrace else { throw unexpected("{") }
    }
    guard scopes.count < FormatLimits.depth else {
      throw draft.failure(.tooDeep, at: .offset(lexer.start))
    }
    var inner = DOTScope()
    inner.nodeDefaults = scopes[scopes.count - 1].nodeDefaults
    inner.edgeDefaults = scopes[scopes.count - 1].edgeDefaults
    scopes.append(inner)
    try advance(bytes)
  }

  private mutating func closeScope(_ bytes: Span<UInt8>) throws(FormatError) {
    guard let closed = scopes.popLast() else { throw unexpected("a graph") }
    guard closed.chain.isEmpty else { throw unexpected("the other end of an edge") }
    try advance(bytes)
    guard !scopes.isEmpty else { return }
    scopes[scopes.count - 1].members += closed.members
    scopes[scopes.count - 1].chain.append(.group(closed.members))
    try continueChain(bytes)
  }

  /// After an end of edges: goes on to the next end, or makes the edges.
  private mutating func continueChain(_ bytes: Span<UInt8>) throws(FormatError) {
    if token == .arrow || token == .line {
      guard (token == .arrow) == isDirected else { throw unexpected(isDirected ? "->" : "--") }
      try advance(bytes)
      switch token {
      case .name, .openBrace, .keyword(.subgraph): return
      default: throw unexpected("the other end of an edge")
      }
    }
    let chain = scopes[scopes.count - 1].chain
    scopes[scopes.count - 1].chain = []
    let values = try readValues(bytes)
    if chain.count == 1 {
      if case .node(let node) = chain[0] { set(values, of: node) }
    } else {
      try makeTies(chain, values)
    }
  }

  private mutating func readDefaults(_ bytes: Span<UInt8>) throws(FormatError) {
    let kind = token
    guard scopes[scopes.count - 1].chain.isEmpty else { throw unexpected("a node") }
    try advance(bytes)
    guard token == .openBracket else { throw unexpected("[") }
    let values = try readValues(bytes)
    let scope = scopes.count - 1
    // What is there already is gone over with each statement.
    try derive(scopes[scope].nodeDefaults.count + scopes[scope].edgeDefaults.count)
    if kind == .keyword(.node) {
      scopes[scope].nodeDefaults = Self.merged(scopes[scope].nodeDefaults, values)
    } else if kind == .keyword(.edge) {
      scopes[scope].edgeDefaults = Self.merged(scopes[scope].edgeDefaults, values)
    } else {
      leftOut.graphValues += values.count
    }
  }

  /// Values with others put in place of those of the same name.
  private static func merged(_ old: [DOTValue], _ new: [DOTValue]) -> [DOTValue] {
    var places = Dictionary(
      old.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var all = old
    for value in new {
      if let place = places[value.name] {
        all[place] = value
      } else {
        places[value.name] = all.count
        all.append(value)
      }
    }
    return all
  }

  /// Any lists of values in square brackets.
  private mutating func readValues(_ bytes: Span<UInt8>) throws(FormatError) -> [DOTValue] {
    var values: [DOTValue] = []
    while token == .openBracket {
      try advance(bytes)
      while token != .closeBracket {
        guard case .name(let name, _) = token else { throw unexpected("a name or ]") }
        try advance(bytes)
        var value = AttributeValue.flag(true)
        if token == .equals {
          try advance(bytes)
          guard case .name(let text, let kind) = token else { throw unexpected("a value") }
          value = Self.value(text, kind)
          try advance(bytes)
        }
        guard values.count < FormatLimits.attributeNames else {
          throw draft.failure(.tooManyColumns, at: .offset(lexer.start))
        }
        values.append(DOTValue(name: name, value: value))
        if token == .comma || token == .semicolon { try advance(bytes) }
      }
      try advance(bytes)
    }
    return values
  }

  /// What stands without quotation marks is a number, true or false where it can be.
  private static func value(_ text: String, _ kind: DOTName) -> AttributeValue {
    switch kind {
    case .plain: text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
    case .numeral:
      Int(text).map(AttributeValue.integer)
        ?? Double(text).flatMap { $0.isFinite ? .number($0) : nil } ?? .text(text)
    case .quoted, .html: .text(text)
    }
  }

  private mutating func skipPort(_ bytes: Span<UInt8>) throws(FormatError) {
    while token == .colon {
      leftOut.ports += 1
      try advance(bytes)
      guard case .name = token else { throw unexpected("a port") }
      try advance(bytes)
    }
  }

  /// The number of a node; a new one gets what nodes get here.
  private mutating func node(_ name: String) throws(FormatError) -> Int32 {
    if name.isEmpty { throw draft.failure(.emptyID, at: .offset(scopes[scopes.count - 1].start)) }
    let known = draft.ids.count
    let node = draft.node(name, at: .offset(scopes[scopes.count - 1].start))
    let scope = scopes.count - 1
    scopes[scope].members.append(node)
    if Int(node) == known, !scopes[scope].nodeDefaults.isEmpty {
      try derive(scopes[scope].nodeDefaults.count)
      set(scopes[scope].nodeDefaults, of: node)
    }
    return node
  }

  private mutating func set(_ values: [DOTValue], of node: Int32) {
    for value in values {
      draft.set(value.value, for: value.name, ofNode: node, isReplaceable: true)
    }
  }

  private static func set(
    _ values: [DOTValue], of tie: inout DraftTie, at start: Int, in draft: inout NetworkDraft
  ) {
    for value in values {
      draft.set(
        value.value, for: value.name, of: &tie, at: .offset(start), isReplaceable: true)
    }
  }

  /// Counts what a few words make many of, and refuses more than the file's size accounts for.
  private mutating func derive(_ count: Int) throws(FormatError) {
    derivedCount += count
    guard FormatLimits.allows(declared: derivedCount, in: text.data.count) else {
      throw draft.failure(
        .tooLarge, at: .offset(lexer.start),
        detail: "Groups and default values make too much of a few words.")
    }
  }

  private mutating func makeTies(
    _ chain: [DOTScope.Operand], _ values: [DOTValue]
  ) throws(FormatError) {
    let scope = scopes[scopes.count - 1]
    for (left, right) in zip(chain, chain.dropFirst()) {
      if left.count + right.count > 2 { try derive(left.count + right.count) }
      let (sources, targets) = (left.nodes, right.nodes)
      if sources.count + targets.count > 2 { try derive(sources.count * targets.count) }
      for source in sources {
        for target in targets {
          if !scope.edgeDefaults.isEmpty { try derive(scope.edgeDefaults.count) }
          if sources.count + targets.count + chain.count > 4 { try derive(values.count) }
          makeTie(source, target, scope.edgeDefaults, values, scope.start)
        }
      }
    }
  }

  private mutating func makeTie(
    _ source: Int32, _ target: Int32, _ defaults: [DOTValue], _ values: [DOTValue], _ start: Int
  ) {
    let ends = isDirected ? (source, target) : (min(source, target), max(source, target))
    let key = UInt64(ends.0) << 32 | UInt64(ends.1)
    if let place = strictTies?[key] {
      Self.set(values, of: &held[place].tie, at: start, in: &draft)
      return
    }
    var tie = DraftTie(source, target)
    Self.set(defaults + values, of: &tie, at: start, in: &draft)
    if strictTies == nil {
      draft.add(tie, at: .offset(start))
    } else {
      strictTies?[key] = held.count
      held.append((tie, start))
    }
  }
}
