// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("GraphML")
struct GraphMLTests {
  private func read(_ text: String) throws -> Dataset {
    try NetworkFormat.graphML.read(SourceFile(name: "x.graphml", text: text))
  }

  private func graph(_ keys: String, _ body: String, edges: String = "directed") -> String {
    "<graphml>\n\(keys)<graph edgedefault='\(edges)'>\n\(body)\n</graph></graphml>"
  }

  private func problems(_ text: String) throws -> [String] {
    do {
      return try read(text).problems.summary
    } catch let error as FormatError {
      return error.problems.summary
    }
  }

  // By hand

  @Test("has typed attributes with defaults for nodes, edges or both")
  func attributes() throws {
    let keys = """
      <key id="a" for="node" attr.name="age" attr.type="int"><default>7</default></key>
      <key id="b" for="edge" attr.name="weight" attr.type="double"><default>2.5</default></key>
      <key id="c" for="all" attr.name="seen" attr.type="boolean"><default>true</default></key>
      <key id="d" for="node" attr.name="sector" attr.type="string"/>
      <key id="e" attr.name="ratio" attr.type="float"/>
      """
    let body = """
      <node id="x"><data key="a"> 9 </data><data key="d"> social </data><data key="e">1e3</data></node>
      <node id="y"><data key="c">0</data><data key="a"></data></node>
      <edge source="x" target="y"><data key="b">4</data></edge>
      <edge source="y" target="x" id="e1"/>
      """
    let dataset = try read(graph(keys, body))
    let (x, y) = (dataset.network.nodes[0], dataset.network.nodes[1])
    #expect(x.attributes == ["age": 9, "seen": true, "ratio": 1000.0])
    #expect(x.sector?.rawValue == " social ")
    #expect(y.attributes == ["age": 7, "seen": false])
    #expect(dataset.network.ties.weights == [4, 2.5])
    #expect(dataset.network.ties.attributes == [["seen": true], ["seen": true, "id": "e1"]])
    #expect(dataset.network.isDirected)
    #expect(dataset.problems.isEmpty)
  }

  @Test("has a direction for all edges or for each")
  func directions() throws {
    let nodes = "<node id='a'/><node id='b'/><node id='c'/>"
    let plain = nodes + "<edge source='a' target='b'/>"
    #expect(try read(graph("", plain)).network.isDirected)
    #expect(try !read(graph("", plain, edges: "undirected")).network.isDirected)
    let mixed = plain + "<edge source='b' target='c' directed='false'/>"
    let dataset = try read(graph("", mixed))
    #expect(dataset.network.isDirected)
    #expect(dataset.network.ties.sources == [0, 1, 2])
    #expect(dataset.network.ties.targets == [1, 2, 1])
    #expect(dataset.problems.summary == ["mixed-directions"])
    let all = nodes + "<edge source='b' target='c' directed='false'/>"
    #expect(try !read(graph("", all)).network.isDirected)
  }

  @Test("says what it leaves out")
  func leftOut() throws {
    let keys = """
      <key id="g" for="graph" attr.name="title" attr.type="string"/>
      <key id="y" for="node" yfiles.type="nodegraphics"/>
      <key id="n" for="node" attr.name="x" attr.type="double"/>
      """
    let body = """
      <data key="g">Town</data><desc>a town</desc>
      <node id="a"><data key="y"><y:Node><y:Fill color="#fff"/></y:Node></data>
        <data key="n">NaN</data><port name="p"/></node>
      <node id="b"><graph id="b:" edgedefault="directed"><node id="c"/><node id="d"/>
        <edge source="c" target="d"/></graph></node>
      <edge source="a" target="c" sourceport="p"/>
      """
    let dataset = try read(graph(keys, body))
    #expect(dataset.network.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(dataset.network.nodes[2].attributes == ["parent": "b"])
    #expect(dataset.network.nodes[0].attributes.isEmpty)
    #expect(dataset.problems.problems.map(\.reason) == Array(repeating: .leftOut, count: 5))
    #expect(dataset.problems.description.contains("(Ports of nodes, or edges that use them: 2.)"))
  }

  @Test("says where a value is given twice, on both sides of a network within a node too")
  func repeatedValues() throws {
    let keys = """
      <key id="a" for="node" attr.name="x" attr.type="int"><default>0</default></key>
      <key id="b" for="all" attr.name="x" attr.type="int"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"><default>1</default></key>
      <key id="v" for="edge" attr.name="weight" attr.type="double"/>
      """
    let body = """
      <node id="n"><data key="a">1</data>
        <graph edgedefault="directed"><node id="m"><data key="a">2</data></node></graph>
        <data key="a">3</data></node>
      <node id="o"><data key="a">4</data><data key="b">5</data></node>
      <node id="p"><data key="b">6</data><data key="a">6</data></node>
      <edge source="n" target="m"><data key="w">2</data></edge>
      <edge source="n" target="o"><data key="w">2</data>
        <data key="v">3</data></edge>
      """
    let dataset = try read(graph(keys, body))
    #expect(
      dataset.network.nodes.map(\.attributes) == [
        ["x": 3], ["x": 2, "parent": "n"], ["x": 5], ["x": 6],
      ])
    #expect(dataset.network.ties.weights == [2, 3])
    #expect(
      dataset.problems.summary == [
        "left-out", "repeated-value:6", "repeated-value:9", "repeated-value:13",
      ])
  }

  // What is refused

  @Test(
    "is refused with the line of what is wrong",
    arguments: [
      ("<node id='a'/>\n<node id='a'/>", "duplicate-node:3"),
      ("<node id=''/>", "empty-id:2"), ("<node/>", "empty-id:2"),
      ("\n<edge source='a'/><node id='a'/>", "unexpected:3"),
      ("<node id='a'/>\n<hyperedge><endpoint node='a'/></hyperedge>", "not-supported:3"),
      ("<node id='a'>\n<data key='i'>x</data></node>", "not-a-number:3"),
      ("<node id='a'>\n<data key='b'>maybe</data></node>", "not-yes-or-no:3"),
      (
        "<node id='a'/><edge source='a' target='a'>\n<data key='w'>-1</data></edge>",
        "negative-weight:3"
      ),
      ("<node id='a'/></graph>\n<graph>", "not-supported:3"),
      ("<node id='a'/>\n<vertex/>", "unexpected:3"),
      ("<node id='a'/>\n<locator href='http://example.org'/>", "not-supported:3"),
    ])
  func refused(body: String, problem: String) throws {
    let keys =
      "<key id='i' for='node' attr.name='i' attr.type='int'/><key id='b' attr.name='b' "
      + "attr.type='boolean'/><key id='w' for='edge' attr.name='weight' attr.type='double'/>"
    let found = try problems(
      "<graphml>\(keys)<graph edgedefault='directed'>\n\(body)</graph></graphml>")
    #expect(found.contains(problem), "\(found)")
  }

  @Test(
    "is refused when it is no GraphML, is cut off, or declares entities",
    arguments: [
      "<svg/>", "<graphml/>", "<graphml><graph><node id='a'/></graph>",
      "<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml><graph><node id='&a;'/></graph></graphml>",
      "<graphml><graph></graph></graphml>",
      "<graphml>" + String(repeating: "<graph><node id='a'>", count: 200),
    ])
  func unreadable(text: String) {
    #expect(throws: FormatError.self) { try read(text) }
  }

  /// Declarations of many attributes of nodes, or of edges, each with a default.
  private func manyKeys(for owner: String) -> String {
    (0..<400).map {
      """
      <key id='\(owner)\($0)' for='\(owner)' attr.name='n\($0)' attr.type='int'><default>1</default></key>
      """
    }.joined()
  }

  @Test("gives any number of nodes and edges the same defaults")
  func sharedDefaults() throws {
    let nodes = (0..<1_000).map { "<node id='\($0)'/>" }.joined()
    let edges = (1..<1_000).map { "<edge source='0' target='\($0)'/>" }.joined()
    let text = graph(manyKeys(for: "node") + manyKeys(for: "edge"), nodes + edges)
    let network = try read(text).network
    let names = (0..<400).map { "n\($0)" }
    #expect(network.nodes.allSatisfy { $0.attributes.entries.map(\.name) == names })
    #expect(network.nodes.allSatisfy { $0.attributes.entries.allSatisfy { $0.value == 1 } })
    #expect(network.nodes.map(\.id) == (0..<1_000).map { "\($0)" })
    let attributes = try #require(network.ties.attributes)
    #expect(attributes.allSatisfy { $0.entries.map(\.name) == names })
    #expect(attributes.allSatisfy { $0.entries.allSatisfy { $0.value == 1 } })
  }

  @Test("cannot multiply a few defaults into more than the file accounts for")
  func manyDefaults() throws {
    let key = "<key id='own' for='all' attr.name='own' attr.type='int'/>"
    let value = "<data key='own'>2</data>"
    let nodes = (0..<400).map { "<node id='\($0)'>\(value)</node>" }
    let few = graph(key + manyKeys(for: "node"), nodes.prefix(100).joined())
    #expect(try read(few).network.nodes.allSatisfy { $0.attributes.entries.count == 401 })
    let many = graph(key + manyKeys(for: "node"), nodes.joined())
    #expect(try problems(many).contains("too-large:3"))
    // Shared or not, whoever goes through all values meets each.
    let crowd = (0..<11_000).map { "<node id='\($0)'/>" }.joined()
    #expect(try problems(graph(manyKeys(for: "node"), crowd)).contains("too-large:3"))
    let edges = (0..<400).map { "\n<edge source='\($0)' target='0'>\(value)</edge>" }
    let bare = (0..<400).map { "<node id='\($0)'/>" }.joined()
    #expect(
      try problems(graph(key + manyKeys(for: "edge"), bare + edges.joined()))
        .contains("too-large:254"))
  }

  @Test("gives late defaults to what comes after them, and the last of a name")
  func lateDefaults() throws {
    let text = """
      <graphml><key id="s" for="node" attr.name="sector"><default>social</default></key>
      <key id="r" for="edge" attr.name="relation"><default>help</default></key>
      <key id="x" for="all" attr.name="x" attr.type="int"><default>1</default></key>
      <graph edgedefault="directed"><node id="a"/><node id="b"><data key="s">public</data></node>
      <edge source="a" target="b"/><edge source="b" target="a"><data key="r">trust</data></edge>
      </graph>
      <key id="y" for="all" attr.name="x" attr.type="int"><default>2</default></key>
      <key id="z" for="all" attr.name="z" attr.type="int"><default>3</default></key>
      <key id="t" for="node" attr.name="sector"><default>commercial</default></key>
      <graph edgedefault="directed"><node id="c"/><node id="d"/><edge source="c" target="d"/>
      <edge source="d" target="c"><data key="x">9</data></edge></graph></graphml>
      """
    let draft = try draft(text)
    let nodes = draft.nodes
    #expect(nodes.map(\.sector?.rawValue) == ["social", "public", "commercial", "commercial"])
    #expect(nodes.map(\.attributes) == [["x": 1], ["x": 1], ["x": 2, "z": 3], ["x": 2, "z": 3]])
    #expect(draft.relations == ["help", "trust", "help", "help"])
    #expect(draft.attributes == [["x": 1], ["x": 1], ["x": 2, "z": 3], ["x": 9, "z": 3]])
  }

  /// What is read of a document, whatever may be wrong with it.
  private func draft(
    _ text: String
  ) throws -> (nodes: [Node], relations: [String?], attributes: [Attributes]) {
    let file = SourceFile(name: "x.graphml", text: text)
    let request = ReadingRequest(files: InputFiles(ties: file), reader: NetworkReader())
    let reader = GraphMLReader(NetworkDraft(request))
    try reader.read()
    let nodes = reader.draft.makeNodes()
    let table = reader.draft.ties.makeTable(expanding: false)
    return (
      nodes, table.sources.indices.map { table.relations[$0] }, Array(table.attributes ?? [])
    )
  }

  @Test("may say that it is in one of the older encodings")
  func encodings() throws {
    let text = "<?xml version='1.0' encoding='ISO-8859-1'?>" + graph("", "<node id='é'/>")
    let data = try #require(text.data(using: .isoLatin1))
    let dataset = try NetworkFormat.graphML.read(SourceFile(name: "x", contents: data))
    #expect(dataset.network.nodes.map(\.id) == ["é"])
    // Without saying so, it is refused as any text is.
    let unsaid = try #require(graph("", "<node id='é'/>").data(using: .isoLatin1))
    #expect(throws: FormatError.self) {
      try NetworkFormat.graphML.read(SourceFile(name: "x", contents: unsaid))
    }
    let wide = try #require(text.data(using: .utf16))
    #expect(
      try NetworkFormat.graphML.read(SourceFile(name: "x", contents: wide)).network.nodes.count == 1
    )
  }

  // Other tools: numbers of nodes and ties as NetworkX 3.6.1 read_graphml and python-igraph 1.0.0
  // Read_GraphML have them; where they differ or refuse, what the file says.

  @Test(
    "is read from other programs",
    arguments: [
      ("graphology-attributes", 6, 7, false), ("graphology-basic", 11, 12, false),
      ("graphology-missing_nodes", 51, 37, true), ("graphology-multigraph", 6, 9, false),
      ("graphology-miserables_broken", 77, 254, false), ("networkx-karate", 34, 78, false),
      ("igraph-davis", 32, 89, false), ("networkx-hightech-advice", 21, 190, true),
    ])
  func fixtures(name: String, nodes: Int, ties: Int, isDirected: Bool) throws {
    let file = try FixtureFiles.file("GraphML/\(name).graphml")
    #expect(NetworkFormat.recognized(in: file)?.id == "graphml")
    let network = try NetworkReader().read(InputFiles(ties: file)).network
    #expect(network.nodes.count == nodes)
    #expect(network.ties.count == ties)
    #expect(network.isDirected == isDirected)
  }

  @Test("keeps what other programs write of nodes and ties")
  func fixtureValues() throws {
    let igraph = try NetworkFormat.graphML.read(FixtureFiles.file("GraphML/igraph-davis.graphml"))
    #expect(igraph.network.nodes[0].id == "n0")
    #expect(igraph.network.nodes[0].mode == 1)
    let missing = try NetworkFormat.graphML.read(
      FixtureFiles.file("GraphML/graphology-missing_nodes.graphml"))
    #expect(missing.problems.summary.contains("undescribed-node"))
    #expect(missing.network.nodes[0].attributes["modification"] == "add")
    // Gephi writes labels under a key that it does not declare.
    let broken = try NetworkFormat.graphML.read(
      FixtureFiles.file("GraphML/graphology-miserables_broken.graphml"))
    #expect(broken.network.nodes[0].label == "Valjean")
    #expect(broken.problems.summary.contains("assumed-heading:12"))
    let mixed = try NetworkFormat.graphML.read(
      FixtureFiles.file("GraphML/graphology-mixed_multigraph.graphml"))
    #expect(mixed.problems.summary.contains("mixed-directions"))
  }
}
