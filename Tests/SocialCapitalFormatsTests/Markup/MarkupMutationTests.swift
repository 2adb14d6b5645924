// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// Documents that are well-formed XML and say something else than they should.
@Suite("GraphML and GEXF that were changed")
struct MarkupMutationTests {
  /// An element of a document, whose parts can be changed.
  private struct Element {
    var name: String
    var attributes: [(name: String, value: String)] = []
    var children: [Element] = []
    var text = ""

    /// The attributes that are written, each name once.
    private var written: [(name: String, value: String)] {
      var seen: Set<String> = []
      return attributes.filter { seen.insert($0.name).inserted }
    }

    /// The document, an element on each line.
    var document: String {
      let written =
        "<" + name + self.written.map { " \($0.name)=\"\($0.value)\"" }.joined()
      return written + ">" + text + children.map { "\n" + $0.document }.joined() + "</\(name)>"
    }

    /// The number of elements, this one among them.
    var count: Int { children.reduce(1) { $0 + $1.count } }

    /// What stands in the document that people would miss: marks of the form m1.
    var marks: Set<String> {
      var marks = Set(written.map(\.value) + [text])
      for child in children { marks.formUnion(child.marks) }
      return marks.filter { $0.first == "m" && Int($0.dropFirst()) != nil }
    }

    /// Changes the element of a number, this one being 0.
    mutating func change(_ number: Int, _ body: (inout Element) -> Void) {
      guard number > 0 else { return body(&self) }
      var rest = number - 1
      for place in children.indices {
        if rest < children[place].count { return children[place].change(rest, body) }
        rest -= children[place].count
      }
    }

    func element(_ number: Int) -> Element {
      var found = self
      var copy = self
      copy.change(number) { found = $0 }
      return found
    }
  }

  /// A document with every part that is read without a remark, its values marked.
  private static func graphML() -> Element {
    func key(_ id: String, _ domain: String, _ type: String, default value: String? = nil)
      -> Element
    {
      Element(
        name: "key",
        attributes: [("id", id), ("for", domain), ("attr.name", "n" + id), ("attr.type", type)],
        children: value.map { [Element(name: "default", text: $0)] } ?? [])
    }
    func data(_ key: String, _ text: String) -> Element {
      Element(name: "data", attributes: [("key", key)], text: text)
    }
    let nodes = (1...4).map { number in
      Element(
        name: "node", attributes: [("id", "m\(number)")],
        children: [data("s", "m\(10 + number)"), data("i", "\(number)"), data("b", "true")])
    }
    let edges = (1...3).map { number in
      Element(
        name: "edge",
        attributes: [
          ("id", "m\(20 + number)"), ("source", "m\(number)"), ("target", "m\(number + 1)"),
          ("directed", "true"),
        ], children: [data("t", "m\(30 + number)"), data("d", "0.5")])
    }
    let keys = [
      key("s", "node", "string"), key("i", "node", "int"),
      key("b", "node", "boolean", default: "false"),
      key("t", "edge", "string", default: "none"), key("d", "all", "double"),
    ]
    let graph = Element(
      name: "graph", attributes: [("edgedefault", "directed")], children: nodes + edges)
    return Element(name: "graphml", children: keys + [graph])
  }

  private static func gexf() -> Element {
    func column(_ id: String, _ type: String, default value: String? = nil) -> Element {
      Element(
        name: "attribute", attributes: [("id", id), ("title", "n" + id), ("type", type)],
        children: value.map { [Element(name: "default", text: $0)] } ?? [])
    }
    func values(_ pairs: [(String, String)]) -> Element {
      Element(
        name: "attvalues",
        children: pairs.map { Element(name: "attvalue", attributes: [("for", $0), ("value", $1)]) })
    }
    let nodes = (1...4).map { number in
      Element(
        name: "node",
        attributes: [
          ("id", "m\(number)"), ("label", "m\(40 + number)"), ("pid", "m\(50 + number)"),
        ],
        children: [values([("s", "m\(10 + number)"), ("i", "\(number)")])])
    }
    let edges = (1...3).map { number in
      Element(
        name: "edge",
        attributes: [
          ("id", "m\(20 + number)"), ("source", "m\(number)"), ("target", "m\(number + 1)"),
          ("type", "directed"), ("weight", "2"), ("kind", "m\(60 + number)"),
          ("label", "m\(70 + number)"),
        ], children: [values([("t", "m\(30 + number)")])])
    }
    func columns(_ domain: String, _ children: [Element]) -> Element {
      Element(name: "attributes", attributes: [("class", domain)], children: children)
    }
    let graph = Element(
      name: "graph", attributes: [("defaultedgetype", "directed")],
      children: [
        columns("node", [column("s", "string"), column("i", "integer", default: "7")]),
        columns("edge", [column("t", "string")]), Element(name: "nodes", children: nodes),
        Element(name: "edges", children: edges),
      ])
    return Element(name: "gexf", attributes: [("version", "1.3")], children: [graph])
  }

  private static func base(_ format: NetworkFormat) -> Element {
    format.id == "gexf" ? gexf() : graphML()
  }

  private static let words = [
    "", "s", "i", "t", "nowhere", "node", "edge", "all", "int", "double", "boolean", "maybe",
    "true",
    "-1", "1e999", "NaN", "directed", "sideways", "undirected",
  ]
  private static let names = [
    "node", "edge", "data", "key", "default", "graph", "hyperedge", "port", "endpoint", "locator",
    "nodes", "edges", "attributes", "attribute", "attvalues", "attvalue", "spells", "spell",
    "parents",
    "parent", "slices", "viz:color", "desc2",
  ]
  private static let attributeNames = [
    "id", "source", "target", "key", "for", "value", "label", "start", "end", "directed", "class",
    "attr.type", "type", "pid", "weight", "sourceport", "lable",
  ]

  private static func mutate(_ root: inout Element, _ generator: inout SeededGenerator) {
    let number = Int.random(in: 1..<root.count, using: &generator)
    let other = Int.random(in: 0..<root.count, using: &generator)
    let copy = root.element(number)
    let kind = Int.random(in: 0..<8, using: &generator)
    var words = SeededGenerator(seed: UInt64(Int.random(in: 0...Int.max, using: &generator)))
    if kind == 5 { root.change(other) { $0.children.append(copy) } }
    root.change(number) { element in
      let place = element.attributes.indices.randomElement(using: &words)
      switch kind {
      case 0: if let place { element.attributes.remove(at: place) }
      case 1:
        if let place {
          element.attributes[place].name = attributeNames.randomElement(using: &words) ?? ""
        }
      case 2:
        if let place {
          element.attributes[place].value = self.words.randomElement(using: &words) ?? ""
        }
      case 3: element.children.removeAll()
      case 4: element.name = names.randomElement(using: &words) ?? "node"
      case 6: element.text = self.words.randomElement(using: &words) ?? ""
      default: element.children.shuffle(using: &words)
      }
    }
  }

  /// Everything that a network says, as texts.
  private func texts(_ dataset: Dataset) -> Set<String> {
    let network = dataset.network
    var texts: Set<String> = []
    for node in network.nodes {
      texts.insert(node.id)
      if let label = node.label { texts.insert(label) }
      texts.formUnion(node.waves)
      for entry in node.attributes.entries {
        texts.formUnion(entry.value.text.split(separator: "|").map(String.init))
      }
    }
    texts.formUnion(network.relations)
    texts.formUnion(network.waves)
    for attributes in network.ties.attributes ?? [] {
      texts.formUnion(attributes.entries.map(\.value.text))
    }
    return texts
  }

  @Test("are read without a remark as they were", arguments: [NetworkFormat.graphML, .gexf])
  func unchanged(format: NetworkFormat) throws {
    let base = Self.base(format)
    let dataset = try format.dataset(base.document)
    #expect(dataset.problems.problems.isEmpty, "\(dataset.problems)")
    #expect(texts(dataset).isSuperset(of: base.marks))
  }

  @Test(
    "are refused with a line and advice, or read, and lose nothing without a word",
    arguments: [NetworkFormat.graphML, .gexf], 0..<5)
  func changed(format: NetworkFormat, part: Int) throws {
    var (readCount, refusedCount) = (0, 0)
    for seed in part * 400..<(part + 1) * 400 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var root = Self.base(format)
      for _ in 0..<Int.random(in: 1...2, using: &generator) { Self.mutate(&root, &generator) }
      let document = root.document
      do {
        let dataset = try format.dataset(document)
        readCount += 1
        guard dataset.problems.problems.allSatisfy({ $0.reason == .noTies }) else { continue }
        let lost = root.marks.subtracting(texts(dataset))
        #expect(lost.isEmpty, "seed \(seed): \(lost.sorted())\n\(document)")
      } catch let error as FormatError {
        refusedCount += 1
        let errors = error.problems.problems.filter { $0.severity == .error }
        #expect(!errors.isEmpty)
        for problem in errors {
          #expect(!problem.advice.isEmpty)
          // A document without nodes, or without its outermost element, has no line to show.
          let isOfFile = problem.place.line == nil
          #expect(!isOfFile || [.noNodes, .unexpected].contains(problem.reason), "\(problem)")
        }
      }
    }
    // Enough of them must be refused, and enough read, for this to mean anything.
    #expect(readCount > 40 && refusedCount > 40, "\(readCount) read, \(refusedCount) refused")
  }
}
