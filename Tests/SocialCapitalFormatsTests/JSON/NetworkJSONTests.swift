// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Networks in JSON")
struct NetworkJSONTests {
  private func read(_ text: String) throws -> Dataset {
    let file = SourceFile(name: "x.json", text: text)
    let format = try #require(NetworkFormat.recognized(in: file))
    return try format.read(file)
  }

  private func ends(_ network: SocialNetwork) -> [String] {
    network.ties.indices.map { row in
      network.nodes[Int(network.ties.sources[row])].id + ">"
        + network.nodes[Int(network.ties.targets[row])].id
    }
  }

  // By hand

  @Test("as NetworkX writes them, with old and new names", arguments: ["links", "edges"])
  func nodeLink(links: String) throws {
    let dataset = try read(
      """
      {"directed": false, "multigraph": true, "graph": {"name": "x"},
       "nodes": [{"id": 1, "sector": "social", "age": 7}, {"id": "b", "seen": true, "n": null}],
       "\(links)": [{"source": 1, "target": "b", "key": 0, "weight": 2},
                    {"source": "1", "target": "b", "key": 1, "weight": 0.5, "tags": ["x", {}]}]}
      """)
    let network = dataset.network
    #expect(!network.isDirected)
    #expect(network.nodes.map(\.id) == ["1", "b"])
    #expect(network.nodes[0].sector == .social)
    #expect(network.nodes[0].attributes == ["age": 7])
    #expect(network.nodes[1].attributes == ["seen": true])
    #expect(network.ties.weights == [2, 0.5])
    #expect(network.ties.attributes == [["key": 0], ["key": 1, "tags": "[\"x\", {}]"]])
    #expect(dataset.problems.summary == ["left-out"])
  }

  @Test("as D3's examples have them: links by place or by id, and values for weights")
  func d3() throws {
    let places = try read(
      """
      {"nodes": [{"name": "Ann", "group": 1}, {"name": "Bo", "group": 2}],
       "links": [{"source": 1, "target": 0, "value": 3}]}
      """)
    #expect(places.network.nodes.map(\.id) == ["Ann", "Bo"])
    #expect(ends(places.network) == ["Bo>Ann"])
    #expect(places.network.ties.weights == [3])
    #expect(places.problems.summary == ["assumed-heading"])
    let ids = try read(
      """
      {"nodes": [{"id": "Ann"}, {"id": "Bo"}],
       "links": [{"source": {"id": "Ann", "x": 1}, "target": "Bo"}]}
      """)
    #expect(ends(ids.network) == ["Ann>Bo"])
    let unnamed = try read(#"{"nodes": [{}, {"group": 1}], "links": [{"source": 0, "target": 1}]}"#)
    #expect(ends(unnamed.network) == ["0>1"])
  }

  @Test("as JGF has them, in both versions")
  func jgf() throws {
    let first = try read(
      """
      {"graph": {"directed": false, "type": "x", "metadata": {"a": 1},
        "nodes": [{"id": "a", "label": "Ann", "metadata": {"age": 7}}, {"id": 2}],
        "edges": [{"source": "a", "target": 2, "relation": "helps", "metadata": {"weight": 2}}]}}
      """)
    #expect(!first.network.isDirected)
    #expect(first.network.nodes[0].label == "Ann")
    #expect(first.network.nodes[0].attributes == ["age": 7])
    #expect(first.network.ties.relations[0] == "helps" && first.network.ties.weights == [2])
    #expect(first.problems.totalCount == 1)
    let second = try read(
      """
      {"graphs": [{"nodes": {"a": {"label": "Ann"}, "b": {}},
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "a", "directed": false}]}]}
      """)
    #expect(second.network.isDirected)
    #expect(ends(second.network) == ["a>b", "b>a", "a>b"])
    #expect(second.problems.summary == ["mixed-directions"])
  }

  @Test("as Cytoscape.js has them, number parallel ties, by which NetworkX tells them apart")
  func parallelTies() throws {
    let network = try SocialNetwork(
      nodes: [Node("a"), Node("b")], ties: [Tie("a", "b", relation: "x"), Tie("a", "b")])
    let written = try NetworkWriter().write(network, as: .cytoscape)
    let text = String(decoding: written.files[0].contents, as: UTF8.self)
    #expect(text.contains("\"multigraph\": true") && text.contains("\"key\": 1"))
    #expect(try NetworkReader().read(InputFiles(ties: written.files[0])).network == network)
    // Any other key says something, and is an attribute like others.
    let years = text.replacing("\"key\": 1", with: "\"key\": 2019")
    let dated = try NetworkFormat.cytoscape.network(years)
    #expect(dated.ties.attributes?.map { $0["key"] } == [nil, 2019])
    let own = try SocialNetwork(
      nodes: [Node("a"), Node("b")], ties: [Tie("a", "b", attributes: ["key": 3])])
    let file = try NetworkWriter().write(own, as: .cytoscape).files[0]
    #expect(try NetworkReader().read(InputFiles(ties: file)).network == own)
  }

  @Test("as Cytoscape.js has them: in two lists or in one")
  func cytoscape() throws {
    let lists = try read(
      """
      {"data": [["name", "x"]], "directed": false, "multigraph": false, "elements": {
        "nodes": [{"data": {"id": "1", "value": 1, "name": "1", "age": 7}, "position": {"x": 1}},
                  {"data": {"id": "b", "name": "Bo"}}],
        "edges": [{"data": {"source": 1, "target": "b", "weight": 2}}]}}
      """)
    #expect(lists.network.nodes.map(\.label) == [nil, "Bo"])
    #expect(lists.network.nodes[0].attributes == ["age": 7])
    #expect(ends(lists.network) == ["1>b"])
    #expect(!lists.network.isDirected)
    #expect(lists.problems.summary == ["left-out", "left-out"])
    let flat = try read(
      """
      {"elements": [{"data": {"source": "a", "target": "b"}}, {"group": "nodes", "data": {"id": "a"}},
                    {"data": {"id": "b"}}], "style": []}
      """)
    #expect(flat.network.nodes.map(\.id) == ["a", "b"])
    #expect(ends(flat.network) == ["a>b"])
  }

  // What is refused

  @Test(
    "are refused with the line of what is wrong",
    arguments: [
      ("{\"nodes\": [{\"id\": 1},\n{\"id\": \"1\"}], \"links\": []}", "duplicate-node:2"),
      (
        "{\"nodes\": [{\"id\": 1}], \"links\": [\n{\"source\": 1, \"target\": 2}]}",
        "unknown-node:2"
      ),
      ("{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1}]}", "unexpected:2"),
      ("{\"nodes\": [{\"id\": 1}, {\"x\": 1,\n \"x\": 2}], \"links\": []}", "unexpected:2"),
      ("{\"nodes\": [{\"id\": 1}], \"links\": [],\n\"edges\": []}", "unexpected:2"),
      ("{\"nodes\": [{\"id\": [1]}], \"links\": []}", "unexpected:1"),
      ("{\"nodes\": {}, \"links\": []}", "unexpected:1"),
      (
        "{\"nodes\": [{\"id\": 1}], \"links\": [{\"source\": 1, \"target\": 1, \"weight\": -1}]}",
        "negative-weight:1"
      ),
      (
        "{\"nodes\": [{\"name\": \"a\"}], \"links\": [{\"source\": 0, \"target\": 7}]}",
        "unknown-node:1"
      ),
      (
        "{\"nodes\": [{\"id\": 1}], \"links\": [\n\n{\"source\": 1, \"target\": NaN}]}",
        "unexpected:3"
      ),
      ("{\"nodes\": [], \"links\": []}", "no-nodes"),
      (
        "{\"graph\": {\"nodes\": {\"a\": {}}, \"edges\": [], \"hyperedges\": [1]}}",
        "not-supported:1"
      ),
      ("{\"graphs\": [{\"nodes\": {\"a\": {}}},\n{\"nodes\": {}}]}", "not-supported:2"),
      ("{\"elements\": {\"nodes\": [{\"data\": {}}]}}", "unexpected:1"),
      ("{\"elements\": [{\"data\": {\"id\": \"a\"}}", "unexpected:1"),
    ])
  func refused(text: String, problem: String) {
    let error = #expect(throws: FormatError.self) { try read(text) }
    #expect(error?.problems.summary.contains(problem) == true, "\(String(describing: error))")
  }

  @Test(
    "are refused when they are nested a million deep",
    arguments: [
      NetworkFormat.nodeLink, .jgf, .cytoscape,
    ])
  func deep(format: NetworkFormat) {
    let text = "{\"nodes\":" + String(repeating: "[", count: 1_000_000)
    let error = #expect(throws: FormatError.self) {
      try format.read(SourceFile(name: "x", text: text))
    }
    #expect(error?.problems.summary == ["too-deep:1"])
  }

  // Other tools

  @Test(
    "are read from NetworkX 3.6.1",
    arguments: [
      ("networkx-davis-node-link", "node-link", 32, 89, false),
      ("networkx-hightech-node-link", "node-link", 21, 190, true),
      ("networkx-karate-cytoscape", "cytoscape", 34, 78, false),
    ])
  func fixtures(name: String, format: String, nodes: Int, ties: Int, isDirected: Bool) throws {
    let file = try FixtureFiles.file("JSON/\(name).json")
    #expect(NetworkFormat.recognized(in: file)?.id == format)
    let dataset = try NetworkReader().read(InputFiles(ties: file))
    #expect(dataset.network.nodes.count == nodes)
    #expect(dataset.network.ties.count == ties)
    #expect(dataset.network.isDirected == isDirected)
    #expect(dataset.network.nodes.allSatisfy { $0.label != $0.id })
  }
}
