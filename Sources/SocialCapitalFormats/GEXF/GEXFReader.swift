// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Takes in a GEXF document of version 1.1, 1.2 or 1.3 (https://gexf.net).
final class GEXFReader: MarkupNetworkReader {
  var draft: NetworkDraft
  private var columns: [String: [String: Column]] = ["node": [:], "edge": [:]]
  private var graphCount = 0
  private var edgeDefaultIsDirected = false
  private var edgeCount = 0
  /// The elements that are open.
  private var open: [Open] = []
  /// How many elements deep it is within one that is passed over.
  private var skipped = 0
  private var leftOut = LeftOut()
  /// Whether a node or an edge began.
  private var hasBegun = false
  private var waves = GEXFWaves()
  private var ties: ContiguousArray<PendingTie> = []
  private var nodeSpells: [(node: Int32, spells: [GEXFSpell])] = []

  /// What an `attribute` element declares.
  private struct Column {
    var name: String
    var type: DeclaredType
  }

  /// A tie that waits for all moments to be known.
  private struct PendingTie {
    var tie: DraftTie
    var spells: [GEXFSpell] = []
    var line: Int
  }

  private enum Open {
    case gexf, graph, nodes, edges, values, spells, parents, options
    case attributes(String)
    case attribute(domain: String, id: String)
    case fallback(domain: String, id: String)
    case node(OpenNode)
    case edge(OpenTie)
  }

  /// A node that is open: a class, so that what is added to it moves nothing.
  private final class OpenNode {
    let number: Int32
    var spells: [GEXFSpell]
    var parents: [String]

    init(_ number: Int32, _ spells: [GEXFSpell], parents: [String]) {
      (self.number, self.spells, self.parents) = (number, spells, parents)
    }
  }

  /// A tie that is open.
  private final class OpenTie {
    var pending: PendingTie

    init(_ pending: PendingTie) { self.pending = pending }
  }

  private struct LeftOut {
    var drawing = 0
    var changing = 0
    var notANumber = 0
    var slices = 0
    var lateDefaults = 0
    var attributes = 0
    var texts = 0
    var other = 0
  }

  init(_ draft: NetworkDraft) { self.draft = draft }

  func begin(_ element: MarkupElement) throws(MarkupError) {
    if skipped > 0 {
      skipped += 1
      return
    }
    switch (open.last, element.name) {
    case (nil, "gexf"): open.append(.gexf)
    case (nil, _):
      throw MarkupError(
        kind: .malformed, message: "The outermost element is not “gexf”.", line: element.line)
    case (.gexf, "graph"): beginGraph(element)
    case (.gexf, _):
      if element.name != "meta" { leftOut.other += 1 }
      skipped = 1
    case (.graph, "attributes"): beginAttributes(element)
    case (.attributes(let domain), "attribute"): beginAttribute(element, domain)
    case (.attribute(let domain, let id), "default"):
      open.append(.fallback(domain: domain, id: id))
    case (.attribute, _):
      if element.name != "options" { leftOut.other += 1 }
      skipped = 1
    case (.graph, "nodes"), (.node, "nodes"): open.append(.nodes)
    case (.graph, "edges"), (.node, "edges"): open.append(.edges)
    case (.nodes, "node"): beginNode(element)
    case (.edges, "edge"): beginEdge(element)
    case (.node, "attvalues"), (.edge, "attvalues"): open.append(.values)
    case (.values, "attvalue"): set(element)
    case (.node, "spells"), (.edge, "spells"): open.append(.spells)
    case (.spells, "spell"): add(GEXFSpell.spells(element.attributes), to: open.count - 2)
    case (.node, "parents"): open.append(.parents)
    case (.parents, "parent"):
      noteAttributes(of: element, known: ["for"])
      if let parent = element.attributes["for"] { addParent(parent) }
      skipped = 1
    default: passOver(element)
    }
  }

  private func passOver(_ element: MarkupElement) {
    let word = element.name.split(separator: ":").last.map(String.init) ?? ""
    if ["color", "position", "size", "shape", "thickness"].contains(word) {
      leftOut.drawing += 1
    } else if word == "slices" {
      leftOut.slices += 1
    } else if element.name.contains(":") {
      leftOut.other += 1
    } else {
      draft.report(
        .unexpected, at: element.position, detail: "GEXF has no such element here.")
    }
    skipped = 1
  }

  func end(_ name: String, text: String, line: Int) throws(MarkupError) {
    if skipped > 0 {
      skipped -= 1
      return
    }
    switch open.popLast() {
    case .fallback(let domain, let id):
      guard let column = columns[domain]?[id], let value = value(of: text, column, line) else {
        return
      }
      let isRepeated =
        domain == "node"
        ? draft.addNodeDefault(value, for: column.name)
        : draft.addTieDefault(value, for: column.name)
      if isRepeated {
        draft.report(.repeatedValue, at: .line(line), detail: "(A default.)", heading: column.name)
      }
      if hasBegun { leftOut.lateDefaults += 1 }
    case .node(let node):
      noteText(text)
      if !node.parents.isEmpty {
        let parents = node.parents.joined(separator: "|")
        draft.set(.text(parents), for: "parent", ofNode: node.number)
      }
      guard !node.spells.isEmpty else { return }
      waves.look(at: node.spells)
      nodeSpells.append((node.number, node.spells))
    case .edge(let tie):
      noteText(text)
      waves.look(at: tie.pending.spells)
      ties.append(tie.pending)
    default: noteText(text)
    }
  }

  /// Counts text where only elements can be.
  private func noteText(_ text: String) {
    if text.utf8.contains(where: { $0 > 0x20 }) { leftOut.texts += 1 }
  }

  // MARK: Declarations

  private func beginGraph(_ element: MarkupElement) {
    graphCount += 1
    if graphCount == 2 {
      draft.report(
        .notSupported, at: element.position, detail: "The file holds more than one network.")
    }
    // The standard's own default is undirected.
    switch element.attributes["defaultedgetype"]?.lowercased() {
    case "directed": edgeDefaultIsDirected = true
    case "undirected", "mutual", nil: edgeDefaultIsDirected = false
    default:
      draft.report(
        .unexpected, at: element.position,
        detail: "Expected: defaultedgetype=\"directed\", \"undirected\" or \"mutual\".")
    }
    draft.isDirected = edgeDefaultIsDirected
    open.append(.graph)
  }

  private func beginAttributes(_ element: MarkupElement) {
    let domain = element.attributes["class"] ?? "node"
    if domain != "node", domain != "edge" {
      draft.report(
        .unexpected, at: element.position, detail: "Expected: class=\"node\" or \"edge\".")
    }
    open.append(.attributes(domain))
  }

  private func beginAttribute(_ element: MarkupElement, _ domain: String) {
    let id = element.attributes["id"] ?? ""
    let column = Column(
      name: element.attributes["title"] ?? id,
      type: DeclaredType(element.attributes["type"] ?? "string"))
    if columns[domain]?[id] != nil {
      draft.report(
        .unexpected, at: element.position, detail: "Two attributes have the same id.", value: id)
    }
    columns[domain, default: [:]][id] = column
    open.append(.attribute(domain: domain, id: id))
  }

  // MARK: Nodes and edges

  private static let times: Set = [
    "start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals",
  ]
  private static let nodeAttributes = times.union(["id", "label", "pid"])
  private static let edgeAttributes = times.union([
    "id", "source", "target", "type", "weight", "label", "kind",
  ])
  private static let valueAttributes = times.union(["for", "id", "value"])

  /// Counts attributes of an element that GEXF does not have there.
  private func noteAttributes(of element: MarkupElement, known: Set<String>) {
    for name in element.attributes.keys where !known.contains(name) && !name.contains(":") {
      leftOut.attributes += 1
    }
  }

  private func beginNode(_ element: MarkupElement) {
    noteAttributes(of: element, known: Self.nodeAttributes)
    let id = element.attributes["id"] ?? ""
    let node = draft.declareNode(id, at: element.position)
    draft.setDefaults(ofNode: node)
    if let label = element.attributes["label"], label != id {
      draft.set(.text(label), for: "label", ofNode: node)
    }
    var parents: [String] = []
    if let parent = element.attributes["pid"] { parents.append(parent) }
    if case .node(let parent)? = open.dropLast().last {
      parents.append(draft.ids.name(Int(parent.number)))
    }
    hasBegun = true
    open.append(.node(OpenNode(node, GEXFSpell.spells(element.attributes), parents: parents)))
  }

  private func beginEdge(_ element: MarkupElement) {
    noteAttributes(of: element, known: Self.edgeAttributes)
    let attributes = element.attributes
    let position = element.position
    guard let source = attributes["source"], let target = attributes["target"] else {
      draft.report(.unexpected, at: position, detail: "An edge has no source or no target.")
      skipped = 1
      return
    }
    var tie = DraftTie(draft.node(source, at: position), draft.node(target, at: position))
    switch attributes["type"]?.lowercased() {
    case nil: tie.isDirected = edgeDefaultIsDirected
    case "directed": tie.isDirected = true
    case "undirected", "mutual": tie.isDirected = false
    default: draft.report(.unexpected, at: position, detail: "This is no type of edge.")
    }
    draft.setDefaults(of: &tie, at: position)
    // Ids that only count the edges, from 0 or from 1, say nothing.
    if let id = attributes["id"], id != "\(edgeCount)", id != "\(edgeCount + 1)" {
      draft.set(.text(id), for: "id", of: &tie, at: position)
    }
    edgeCount += 1
    if let kind = attributes["kind"] { tie.relation = kind }
    if let label = attributes["label"], !label.isEmpty {
      draft.set(.text(label), for: "label", of: &tie, at: position)
    }
    if let weight = attributes["weight"] {
      tie.weight = draft.weight(.text(Headings.trimmed(weight)), at: position, heading: "weight")
    }
    hasBegun = true
    let pending = PendingTie(tie: tie, spells: GEXFSpell.spells(attributes), line: element.line)
    open.append(.edge(OpenTie(pending)))
  }

  /// Adds spells to the node or edge that is open at a place.
  private func add(_ spells: [GEXFSpell], to place: Int) {
    switch open[place] {
    case .node(let node): node.spells += spells
    case .edge(let tie): tie.pending.spells += spells
    default: break
    }
    skipped = 1
  }

  private func addParent(_ parent: String) {
    if case .node(let node) = open[open.count - 2] { node.parents.append(parent) }
  }

  // MARK: Values

  private func set(_ element: MarkupElement) {
    noteAttributes(of: element, known: Self.valueAttributes)
    skipped = 1
    let attributes = element.attributes
    guard let id = attributes["for"] ?? attributes["id"], let text = attributes["value"] else {
      draft.report(
        .unexpected, at: element.position, detail: "A value has no name or says nothing.")
      return
    }
    let holder = open[open.count - 2]
    let domain = if case .node = holder { "node" } else { "edge" }
    let column = columns[domain]?[id] ?? undeclared(id, domain, element.line)
    let isChanging = !GEXFSpell.spells(attributes).isEmpty
    if isChanging { leftOut.changing += 1 }
    guard let value = value(of: text, column, element.line) else { return }
    switch holder {
    case .node(let node):
      draft.set(value, for: column.name, ofNode: node.number, isReplaceable: isChanging)
    case .edge(let tie):
      draft.set(
        value, for: column.name, of: &tie.pending.tie, at: element.position,
        isReplaceable: isChanging)
    default: break
    }
  }

  /// An attribute that is not declared holds texts under its id.
  private func undeclared(_ id: String, _ domain: String, _ line: Int) -> Column {
    draft.report(
      .assumedHeading, at: .line(line),
      detail: "(The attribute is not declared; it was read as texts.)", value: id)
    let column = Column(name: id, type: .text)
    columns[domain, default: [:]][id] = column
    return column
  }

  private func value(of text: String, _ column: Column, _ line: Int) -> AttributeValue? {
    switch column.type.value(of: text) {
    case .value(let value): return value
    case .absent: return nil
    case .notANumber:
      leftOut.notANumber += 1
      return nil
    case .wrong(let reason):
      draft.report(reason, at: .line(line), heading: column.name, value: text)
      return nil
    }
  }

  // MARK: The end

  /// Adds what waited for all moments to be known, and notes what has no place in a network.
  func finish() {
    if graphCount == 0 {
      draft.report(.unexpected, at: .file, detail: "There is no “graph” element.")
    }
    let count = addTies(waves.waves)
    draft.reportLeftOut([
      ("Colours, places, sizes and shapes", leftOut.drawing),
      ("Values that change in time, of which the last stands", leftOut.changing),
      ("Values that are not a number", leftOut.notANumber),
      ("Lists of slices", leftOut.slices), ("Elements of other programs", leftOut.other),
      ("Defaults that stand after nodes or edges, for what came before them", leftOut.lateDefaults),
      ("Texts where only elements can be", leftOut.texts),
      ("Attributes of elements that GEXF does not have", leftOut.attributes),
      ("Moments too many for waves; ties and nodes have “start” and “end”", count),
    ])
    draft.reportUndescribedNodes()
  }

  /// Adds the ties, each once for every wave it is there in.
  ///
  /// - Returns: The number of moments where they are too many to be waves, else 0.
  private func addTies(_ moments: [GEXFMoment]?) -> Int {
    var moments = moments
    let limit = max(100_000, draft.request.file.contents.count)
    if let waves = moments {
      let count = ties.reduce(0) { $0 + GEXFWaves.places($1.spells, waves).count }
      let nodeCount = nodeSpells.reduce(0) { $0 + GEXFWaves.places($1.spells, waves).count }
      if count + nodeCount > limit { moments = nil }
    }
    for (node, spells) in nodeSpells {
      if let moments {
        let names = GEXFWaves.places(spells, moments).map { moments[$0].text }
        draft.set(.text(WaveNames.text(of: names)), for: "rosterWaves", ofNode: node)
      } else {
        for (name, value) in Self.limits(spells) {
          draft.set(.text(value), for: name, ofNode: node)
        }
      }
    }
    for var pending in ties {
      let position = TextPosition.line(pending.line)
      guard !pending.spells.isEmpty else {
        draft.add(pending.tie, at: position)
        continue
      }
      if let moments {
        for place in GEXFWaves.places(pending.spells, moments) {
          pending.tie.wave = moments[place].text
          draft.add(pending.tie, at: position)
        }
      } else {
        for (name, value) in Self.limits(pending.spells) {
          draft.set(.text(value), for: name, of: &pending.tie, at: position)
        }
        draft.add(pending.tie, at: position)
      }
    }
    return moments == nil ? waves.moments.count : 0
  }

  /// The starts and ends of spells as two values.
  private static func limits(_ spells: [GEXFSpell]) -> [(String, String)] {
    [
      ("start", spells.map { $0.start?.text ?? "" }.joined(separator: "|")),
      ("end", spells.map { $0.end?.text ?? "" }.joined(separator: "|")),
    ].filter { !$0.1.isEmpty }
  }
}
