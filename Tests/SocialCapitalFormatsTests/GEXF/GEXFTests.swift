// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("GEXF")
struct GEXFTests {
  private func read(_ text: String) throws -> Dataset {
    try NetworkFormat.gexf.read(SourceFile(name: "x.gexf", text: text))
  }

  private func graph(_ nodes: String, _ edges: String, _ attributes: String = "") -> String {
    """
    <gexf version="1.3"><graph defaultedgetype="directed" \(attributes)>
    <nodes>\(nodes)</nodes>
    <edges>\(edges)</edges></graph></gexf>
    """
  }

  private func waves(_ network: SocialNetwork) -> [String] {
    network.ties.indices.map { row in
      let (source, target) = (network.ties.sources[row], network.ties.targets[row])
      return "\(network.nodes[Int(source)].id)\(network.nodes[Int(target)].id)"
        + (network.ties.waves[row].map { ":\($0)" } ?? "")
    }
  }

  // By hand

  @Test("has typed attributes with defaults, kinds, labels and weights")
  func attributes() throws {
    let text = """
      <gexf version="1.2"><meta><creator>x</creator></meta><graph defaultedgetype="undirected">
      <attributes class="node"><attribute id="0" title="age" type="integer"><default>7</default>
        <options>7|8|9</options></attribute>
        <attribute id="1" title="sector" type="string"/></attributes>
      <attributes class="edge"><attribute id="0" title="seen" type="boolean"/></attributes>
      <nodes><node id="a" label="Ann" pid="b"><attvalues><attvalue for="1" value="social"/></attvalues>
        <viz:color r="1" g="2" b="3"/></node>
        <node id="b" label="b"><attvalues><attvalue for="0" value="9"/></attvalues></node></nodes>
      <edges><edge id="0" source="a" target="b" weight="2.5" kind="helps" label="x">
        <attvalues><attvalue for="0" value="true"/></attvalues></edge></edges>
      </graph></gexf>
      """
    let dataset = try read(text)
    let network = dataset.network
    #expect(network.nodes[0].label == "Ann" && network.nodes[1].label == nil)
    #expect(network.nodes[0].sector == .social)
    #expect(network.nodes[0].attributes == ["age": 7, "parent": "b"])
    #expect(network.nodes[1].attributes == ["age": 9])
    #expect(network.ties.weights == [2.5])
    #expect(network.ties.relations[0] == "helps")
    #expect(network.ties.attributes == [["label": "x", "seen": true]])
    #expect(!network.isDirected)
    #expect(dataset.problems.summary == ["left-out"])
  }

  @Test("has nodes within nodes, and several parents")
  func hierarchy() throws {
    let nodes = """
      <node id="a"><nodes><node id="b"/><node id="c"><nodes><node id="d"/></nodes></node></nodes></node>
      <node id="e"><parents><parent for="a"/><parent for="b"/></parents></node>
      """
    let network = try read(graph(nodes, "<edge source='a' target='d'/>")).network
    #expect(network.nodes.map(\.id) == ["a", "b", "c", "d", "e"])
    #expect(network.nodes.map { $0.attributes["parent"] } == [nil, "a", "a", "c", "a|b"])
  }

  // Time

  @Test("has spells as waves, one for each moment at which anything begins or ends")
  func spells() throws {
    let nodes = """
      <node id="a" start="1" end="2"/><node id="b"><spells><spell end="1"/><spell start="3"/></spells></node>
      <node id="c"/>
      """
    let edges = """
      <edge source="a" target="b" start="1" end="2"/><edge source="b" target="c" startopen="1"/>
      <edge source="c" target="a"/><edge source="a" target="c" start="2" endopen="3.5"/>
      """
    let network = try read(graph(nodes, edges, "mode='dynamic' timeformat='double'")).network
    #expect(network.waves == ["1", "2", "3", "3.5"])
    #expect(network.nodes.map(\.waves) == [["1", "2"], ["1", "3", "3.5"], []])
    #expect(
      waves(network) == [
        "ab:1", "ab:2", "bc:2", "bc:3", "bc:3.5", "ca", "ac:2", "ac:3",
      ])
  }

  @Test("has moments of version 1.3, alone, in lists and in intervals")
  func timestamps() throws {
    let nodes = "<node id='a' timestamps='&lt;[2011, 2013]&gt;'/><node id='b' timestamp='2012'/>"
    let edges = """
      <edge source="a" target="b" timestamps="[2011,2012]"/>
      <edge source="b" target="a" intervals="&lt;[2011, 2011]; [2013, 2014]&gt;"/>
      """
    let network = try read(graph(nodes, edges, "timerepresentation='timestamp'")).network
    #expect(network.nodes.map(\.waves) == [["2011", "2013"], ["2012"]])
    #expect(waves(network) == ["ab:2011", "ab:2012", "ba:2011", "ba:2013", "ba:2014"])
  }

  @Test("keeps starts and ends where time is continuous")
  func continuous() throws {
    let nodes = "<node id='a'/><node id='b'/>"
    let edges = (0..<200).map { "<edge source='a' target='b' start='\($0).5' end='\($0 + 10)'/>" }
    let dataset = try read(graph(nodes, edges.joined()))
    #expect(dataset.network.ties.count == 200)
    #expect(dataset.network.waves.isEmpty)
    #expect(dataset.network.ties.attributes?[3] == ["start": "3.5", "end": "13"])
    #expect(dataset.problems.summary == ["left-out"])
  }

  // What is refused

  @Test(
    "is refused with what is wrong",
    arguments: [
      ("<node id='a'/><node id='a'/>", "", "duplicate-node:2"),
      ("<node id='a'/>", "<edge source='a'/>", "unexpected:3"),
      ("<node id='a'/>", "<edge source='a' target='a' type='sideways'/>", "unexpected:3"),
      ("<node id='a'/>", "<edge source='a' target='a' weight='much'/>", "not-a-number:3"),
      ("<vertex id='a'/>", "", "unexpected:2"), ("", "", "no-nodes"),
    ])
  func refused(nodes: String, edges: String, problem: String) throws {
    let error = #expect(throws: FormatError.self) { try read(graph(nodes, edges)) }
    #expect(error?.problems.summary.contains(problem) == true, "\(String(describing: error))")
  }

  @Test(
    "is refused when it is no GEXF or is cut off",
    arguments: [
      "<svg/>", "<gexf/>", "<gexf><graph><nodes><node id='a'/></nodes></graph>",
    ])
  func unreadable(text: String) {
    #expect(throws: FormatError.self) { try read(text) }
  }

  // Other tools: numbers as NetworkX 3.6.1 read_gexf has them, or as the file says where it refuses.

  @Test(
    "is read from other programs",
    arguments: [
      ("graphology-case", 10, 20, true), ("graphology-data", 4, 5, true),
      ("graphology-edge_data", 4, 5, true), ("graphology-edge_viz", 2, 1, true),
      ("graphology-liststring", 4, 5, true), ("graphology-minimal", 2, 1, true),
      ("graphology-missing_nodes", 6, 4, true), ("graphology-v1_3", 2, 1, false),
      ("graphology-v1_3_writer", 2, 1, true), ("networkx-davis", 32, 89, false),
      // One edge of three has no direction, which makes it two.
      ("graphology-mixed", 3, 4, true),
    ])
  func fixtures(name: String, nodes: Int, ties: Int, isDirected: Bool) throws {
    let file = try FixtureFiles.file("GEXF/\(name).gexf")
    #expect(NetworkFormat.recognized(in: file)?.id == "gexf")
    let network = try NetworkReader().read(InputFiles(ties: file)).network
    #expect(network.nodes.count == nodes)
    #expect(network.ties.count == ties)
    #expect(network.isDirected == isDirected)
  }

  @Test("keeps what other programs write")
  func fixtureValues() throws {
    let lists = try NetworkFormat.gexf.read(FixtureFiles.file("GEXF/graphology-liststring.gexf"))
    #expect(
      lists.network.nodes[0].attributes
        == ["frog": true, "types": "cooking|money", "indegree": 1.0])
    let kinds = try NetworkFormat.gexf.read(FixtureFiles.file("GEXF/graphology-v1_3.gexf"))
    #expect(kinds.network.relations == ["likes"])
    let open = try NetworkFormat.gexf.read(FixtureFiles.file("GEXF/networkit-dynamic-open.gexf"))
    #expect(open.network.waves == ["1", "2", "3", "4"])
    #expect(waves(open.network) == ["01:2", "01:3"])
    let days = try NetworkFormat.gexf.read(FixtureFiles.file("GEXF/networkit-dynamic.gexf"))
    #expect(days.network.waves.sorted() == ["2009-03-01", "2009-03-05", "2009-03-10"])
    let undeclared = try NetworkFormat.gexf.read(
      FixtureFiles.file("GEXF/graphology-undeclared_attribute.gexf"))
    #expect(undeclared.network.nodes[0].attributes == ["url": "http://gephi.org"])
    #expect(undeclared.problems.summary == ["assumed-heading:11", "assumed-heading:23"])
    for name in ["pedantic", "sanitized"] {
      let file = try FixtureFiles.file("GEXF/graphology-\(name).gexf")
      #expect(throws: FormatError.self) { try NetworkFormat.gexf.read(file) }
    }
  }

  @Test("says where a value is given twice, unless it is one that changes")
  func repeatedValues() throws {
    let declared = """
      <gexf version="1.3"><graph defaultedgetype="directed"><attributes class="node">
      <attribute id="0" title="x" type="integer"><default>0</default></attribute>
      <attribute id="1" title="x" type="integer"/><attribute id="2" title="label" type="string"/>
      </attributes><attributes class="edge"><attribute id="0" title="weight" type="double"/></attributes>
      """
    let body = """

      <nodes><node id="a"><attvalues><attvalue for="0" value="1"/></attvalues><nodes><node id="b"/></nodes>
        <attvalues><attvalue for="0" value="2"/></attvalues></node>
      <node id="c"><attvalues><attvalue for="0" value="1"/><attvalue for="1" value="2"/></attvalues></node>
      <node id="d" label="D"><attvalues><attvalue for="2" value="E"/></attvalues></node>
      <node id="e"><attvalues><attvalue for="0" value="1" end="1"/>
        <attvalue for="0" value="2" start="1"/></attvalues></node></nodes>
      <edges><edge source="a" target="b" weight="2">
        <attvalues><attvalue for="0" value="3"/></attvalues></edge></edges></graph></gexf>
      """
    let dataset = try read(declared + body)
    #expect(dataset.network.nodes.map(\.attributes["x"]) == [2, 0, 2, 0, 2])
    #expect(dataset.network.nodes[3].label == "E")
    #expect(dataset.network.ties.weights == [3])
    #expect(
      dataset.problems.summary.filter { $0.hasPrefix("repeated") }
        == ["repeated-value:5", "repeated-value:7", "repeated-value:8", "repeated-value:12"])
  }
}
