// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Takes in a document in GraphML (http://graphml.graphdrawing.org).
final class GraphMLReader: MarkupNetworkReader {
  var draft: NetworkDraft
  private var keys: [String: Key] = [:]
  private var graphCount = 0
  private var edgeDefaultIsDirected = true
  /// The elements that are open.
  private var open: [Open] = []
  /// How many elements deep it is within one that is passed over; 0 where it is not.
  private var skipped = 0
  private var leftOut = LeftOut()

  /// What a `key` element declares.
  private struct Key {
    let name: String
    let type: DeclaredType
    let domain: String
    /// Whether another program's own data stand under it.
    let isForeign: Bool
    var hasDefault = false

    func isFor(_ owner: String) -> Bool { domain == "all" || domain == owner }
  }

  /// An element that is open, with what is known of it.
  private enum Open {
    case graphml
    case key(String)
    case fallback(String)
    case graph
    case node(Int32)
    case edge(OpenTie)
    case data(String, hasElements: Bool)
  }

  /// A tie that is open: a class, so that what is added to it moves nothing.
  private final class OpenTie {
    var tie: DraftTie
    /// Whether it has both ends.
    let isWhole: Bool

    init(_ tie: DraftTie, isWhole: Bool) { (self.tie, self.isWhole) = (tie, isWhole) }
  }

  private struct LeftOut {
    var graphData = 0
    var foreignData = 0
    var ports = 0
    var notANumber = 0
    var nested = 0
    var lateDefaults = 0
    var foreignElements = 0
    var attributes = 0
    var texts = 0
  }

  init(_ draft: NetworkDraft) { self.draft = draft }

  func begin(_ element: MarkupElement) throws(MarkupError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch (open.last, element.name) {
    case (nil, "graphml"): open.append(.graphml)
    case (nil, _):
      throw MarkupError(
        kind: .malformed, message: "The outermost element is not “graphml”.", line: element.line)
    case (.graphml, "key"): beginKey(element)
    case (.key(let id), "default"): open.append(.fallback(id))
    case (.graphml, "graph"), (.node, "graph"): try beginGraph(element)
    case (.graph, "node"): beginNode(element)
    case (.graph, "edge"): beginEdge(element)
    case (.graph, "hyperedge"):
      draft.report(
        .notSupported, at: element.position, detail: "A hyperedge ties more than two nodes.")
      skipped = 1
    case (.node, "data"), (.edge, "data"), (.graph, "data"), (.graphml, "data"):
      noteAttributes(of: element, known: ["key", "id"])
      open.append(.data(element.attributes["key"] ?? "", hasElements: false))
    case (.data(let key, _), _):
      open[open.count - 1] = .data(key, hasElements: true)
      skipped = 1
    case (.node, "port"):
      leftOut.ports += 1
      skipped = 1
    case (_, "desc"): skipped = 1
    case (.key, _), (.graphml, _):
      leftOut.foreignElements += 1
      skipped = 1
    case (_, "locator"):
      draft.report(
        .notSupported, at: element.position, detail: "A part of the network is in another file.")
      skipped = 1
    default:
      if element.name.contains(":") {
        leftOut.foreignElements += 1
      } else {
        draft.report(
          .unexpected, at: element.position, detail: "GraphML has no such element here.")
      }
      skipped = 1
    }
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch open.popLast() {
    case .fallback(let id): endFallback(id, text, line)
    case .data(let id, let hasElements): endData(id, text, hasElements, line)
    case .edge(let edge):
      if edge.isWhole { draft.add(edge.tie, at: .line(line)) }
      noteText(text)
    default: noteText(text)
    }
  }

  /// Counts text where only elements can be.
  private func noteText(_ text: String) {
    if text.utf8.contains(where: { $0 > 0x20 }) { leftOut.texts += 1 }
  }

  /// Counts attributes of an element that GraphML does not have there.
  private func noteAttributes(of element: MarkupElement, known: Set<String>) {
    for name in element.attributes.keys where !known.contains(name) && !name.contains(":") {
      leftOut.attributes += 1
    }
  }

  // MARK: Declarations

  private func beginKey(_ element: MarkupElement) {
    let attributes = element.attributes
    let id = attributes["id"] ?? ""
    let key = Key(
      name: attributes["attr.name"] ?? id, type: DeclaredType(attributes["attr.type"] ?? "string"),
      domain: attributes["for"] ?? "all",
      isForeign: attributes["yfiles.type"] != nil && attributes["attr.name"] == nil)
    if keys.updateValue(key, forKey: id) != nil {
      draft.report(
        .unexpected, at: element.position, detail: "Two keys have the same id.", value: id)
    }
    open.append(.key(id))
  }

  private func endFallback(_ id: String, _ text: String, _ line: Int) {
    guard let key = keys[id], !key.isForeign,
      let value = value(of: text, key, line)
    else { return }
    if key.hasDefault {
      draft.report(.repeatedValue, at: .line(line), detail: "(A default.)", heading: key.name)
    }
    if graphCount > 0 { leftOut.lateDefaults += 1 }
    keys[id]?.hasDefault = true
    if key.isFor("node") { _ = draft.addNodeDefault(value, for: key.name) }
    if key.isFor("edge") { _ = draft.addTieDefault(value, for: key.name) }
  }

  private func beginGraph(_ element: MarkupElement) throws(MarkupError) {
    if case .node = open.last {
      leftOut.nested += 1
    } else {
      graphCount += 1
      if graphCount == 2 {
        draft.report(
          .notSupported, at: element.position, detail: "The file holds more than one network.")
      }
      switch element.attributes["edgedefault"] {
      case "directed", nil: edgeDefaultIsDirected = true
      case "undirected": edgeDefaultIsDirected = false
      default:
        draft.report(
          .unexpected, at: element.position,
          detail: "Expected: edgedefault=\"directed\" or \"undirected\".")
      }
      draft.isDirected = edgeDefaultIsDirected
    }
    open.append(.graph)
  }

  // MARK: Nodes and edges

  private static let nodeAttributes: Set = ["id"]
  private static let edgeAttributes: Set = [
    "id", "source", "target", "directed", "sourceport", "targetport",
  ]

  private func beginNode(_ element: MarkupElement) {
    noteAttributes(of: element, known: Self.nodeAttributes)
    let position = element.position
    let node = draft.declareNode(element.attributes["id"] ?? "", at: position)
    draft.setDefaults(ofNode: node)
    // A node within a node keeps whose part it is.
    if case .node(let parent)? = open.dropLast().last {
      draft.set(.text(draft.ids.name(Int(parent))), for: "parent", ofNode: node)
    }
    open.append(.node(node))
  }

  private func beginEdge(_ element: MarkupElement) {
    noteAttributes(of: element, known: Self.edgeAttributes)
    let position = element.position
    guard let source = element.attributes["source"], let target = element.attributes["target"]
    else {
      draft.report(.unexpected, at: position, detail: "An edge has no source or no target.")
      open.append(.edge(OpenTie(DraftTie(0, 0), isWhole: false)))
      return
    }
    var tie = DraftTie(
      draft.node(source, at: position), draft.node(target, at: position))
    tie.isDirected = edgeDefaultIsDirected
    switch element.attributes["directed"] {
    case nil: break
    case "true", "1": tie.isDirected = true
    case "false", "0": tie.isDirected = false
    case let word?: draft.report(.notYesOrNo, at: position, heading: "directed", value: word)
    }
    if element.attributes["sourceport"] != nil || element.attributes["targetport"] != nil {
      leftOut.ports += 1
    }
    draft.setDefaults(of: &tie, at: position)
    if let id = element.attributes["id"] { draft.set(.text(id), for: "id", of: &tie, at: position) }
    open.append(.edge(OpenTie(tie, isWhole: true)))
  }

  // MARK: Values

  private func endData(_ id: String, _ text: String, _ hasElements: Bool, _ line: Int) {
    let position = TextPosition.line(line)
    let key = keys[id] ?? undeclared(id, line)
    if hasElements || key.isForeign {
      leftOut.foreignData += 1
      return
    }
    guard let value = value(of: text, key, line) else { return }
    switch open.last {
    case .node(let node): draft.set(value, for: key.name, ofNode: node)
    case .edge(let edge): draft.set(value, for: key.name, of: &edge.tie, at: position)
    default: leftOut.graphData += 1
    }
  }

  /// A key that is not declared holds texts under its id; Gephi writes labels under one.
  private func undeclared(_ id: String, _ line: Int) -> Key {
    draft.report(
      .assumedHeading, at: .line(line), detail: "(The key is not declared; it was read as texts.)",
      value: id)
    let key = Key(name: id, type: .text, domain: "all", isForeign: id.isEmpty)
    keys[id] = key
    return key
  }

  private func value(of text: String, _ key: Key, _ line: Int) -> AttributeValue? {
    switch key.type.value(of: text) {
    case .value(let value): return value
    case .absent: return nil
    case .notANumber:
      leftOut.notANumber += 1
      return nil
    case .wrong(let reason):
      draft.report(reason, at: .line(line), heading: key.name, value: text)
      return nil
    }
  }

  /// Notes what was read and has no place in a network.
  func reportLeftOut() {
    if graphCount == 0 {
      draft.report(.unexpected, at: .file, detail: "There is no “graph” element.")
    }
    draft.reportLeftOut([
      ("Values of the network itself", leftOut.graphData),
      ("Values of other programs, such as drawing details", leftOut.foreignData),
      ("Ports of nodes, or edges that use them", leftOut.ports),
      ("Values that are not a number", leftOut.notANumber),
      ("Defaults that stand after the network, for what came before them", leftOut.lateDefaults),
      ("Texts where only elements can be", leftOut.texts),
      ("Elements of other programs", leftOut.foreignElements),
      ("Attributes of elements that GraphML does not have", leftOut.attributes),
      (
        "Networks within nodes; their nodes stand beside the others and have a “parent”",
        leftOut.nested
      ),
    ])
    draft.reportUndescribedNodes()
  }
}
