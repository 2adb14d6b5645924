// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("GML")
struct GMLTests {
  @Test("reads typed values, lists within lists, entities and comments")
  func byHand() throws {
    let network = try NetworkFormat.gml.network(
      """
      # a comment
      Creator "by hand"
      graph [
        directed 1
        node [ id 3 label "Zo&euml;" age 33 share .5 graphics [ x 1.5 Line [ width 2 ] ] ]
        node [ id 1 label "Bo
      Li &#8212; &amp;&unknown;" age -9223372036854775808 big 9223372036854775808 ]
        edge [ source 1 target 3 weight 2.5e1 relation "helps" since 1999 ]
      ]
      """)
    #expect(network.nodes.map(\.id) == ["Zoë", "Bo\nLi — &&unknown;"])
    #expect(network.nodes[0].attributes["age"] == 33)
    #expect(network.nodes[0].attributes["share"] == 0.5)
    #expect(network.nodes[0].attributes["graphics.x"] == 1.5)
    #expect(network.nodes[0].attributes["graphics.Line.width"] == 2)
    #expect(network.nodes[1].attributes["age"] == .integer(.min))
    #expect(network.nodes[1].attributes["big"] == 9.223372036854775808e18)
    #expect(network.tieTexts == ["Bo\nLi — &&unknown;>Zoë 25.0 helps"])
    #expect(network.ties.attributes?[0]["since"] == 1999)
  }

  @Test("takes what NetworkX writes for infinity as a text, and no other word with a sign")
  func infinity() throws {
    let network = try NetworkFormat.gml.network(
      "graph [ node [ id 0 a +INF b -INF c NAN d Inf ] edge [ source 0 target 0 ] ]")
    let texts = ["a", "b", "c", "d"].map { network.nodes[0].attributes[$0] }
    #expect(texts == ["+INF", "-INF", "NAN", "Inf"])
    for word in ["+INFX", "+x", "-", "+ INF", "+IN", "1e400"] {
      #expect(throws: FormatError.self) {
        try NetworkFormat.gml.network("graph [ node [ id 0 a \(word) ] ]")
      }
    }
    #expect(throws: FormatError.self) { try NetworkFormat.gml.network("graph [ +INF 0 ]") }
  }

  @Test("says that ties are parallel where some are, without which NetworkX refuses them")
  func parallelTies() throws {
    func text(_ ties: [Tie]) throws -> String {
      let network = try SocialNetwork(nodes: [Node("a"), Node("b")], ties: ties)
      let file = try NetworkWriter().write(network, as: .gml).files[0]
      #expect(try NetworkReader().read(InputFiles(ties: file)).network == network)
      return String(decoding: file.contents, as: UTF8.self)
    }
    #expect(try text([Tie("a", "b"), Tie("a", "b")]).contains("  multigraph 1\n"))
    #expect(try !text([Tie("a", "b"), Tie("b", "a")]).contains("multigraph"))
  }

  @Test("calls nodes by label, name or id, whichever is distinct, and edges may come first")
  func names() throws {
    func ids(_ nodes: String) throws -> [String] {
      try NetworkFormat.gml.network("graph [ edge [ source 1 target 2 ] \(nodes) ]").nodes.map(\.id)
    }
    #expect(try ids("node [ id 1 label \"a\" ] node [ id 2 label \"b\" ]") == ["a", "b"])
    #expect(
      try ids("node [ id 1 label \"a\" name \"x\" ] node [ id 2 label \"a\" name \"y\" ]")
        == ["x", "y"])
    #expect(try ids("node [ label \"a\" id 1 ] node [ id 2 label \"a\" ]") == ["1", "2"])
    #expect(try ids("node [ id 1 label \"é\" ] node [ id 2 label \"e\u{301}\" ]") == ["1", "2"])
    let igraph = try NetworkFormat.gml.network(
      "Creator \"igraph version 1\" graph [ node [ id 0 name \"n\" label \"l\" ] ]")
    #expect(igraph.nodes[0].id == "n")
    #expect(igraph.nodes[0].label == "l")
    #expect(!igraph.isDirected)
  }

  @Test("says where a value is given twice")
  func repeatedValues() throws {
    let file = SourceFile(
      name: "x.gml",
      text: """
        graph [
        node [ id 1 label "a" x 1
          x 2 ]
        node [ id 2 label "b" label "c" y 1 y 1 ]
        edge [ source 1 target 2 weight 1 weight 2 ]
        edge [ source 2 target 1 z 1 z 2 ] ]
        """)
    let dataset = try NetworkFormat.gml.read(file)
    #expect(dataset.network.nodes.map(\.id) == ["a", "c"])
    #expect(dataset.network.nodes.map(\.attributes) == [["x": 2], ["y": 1]])
    #expect(dataset.network.ties.weights == [2, 1])
    #expect(dataset.network.ties.attributes?[1] == ["z": 2])
    #expect(
      dataset.problems.summary.filter { $0.hasPrefix("repeated") }
        == ["repeated-value:2", "repeated-value:4", "repeated-value:5", "repeated-value:6"])
    #expect(
      NetworkFormat.gml.fault("graph [ node [ id 1 ]\nedge [ source 1 source 1 target 1 ] ]")
        == Fault(.unexpected, line: 2))
  }

  @Test("says what is wrong and where")
  func wrong() {
    let gml = NetworkFormat.gml
    #expect(gml.fault("graph [\nnode [ id 1 ]\nnode [ id 1 ] ]") == Fault(.duplicateNode, line: 3))
    #expect(
      gml.fault("graph [\nnode [ id 1 ]\nedge [ source 1\ntarget 2 ] ]")
        == Fault(.unknownNode, line: 4))
    #expect(gml.fault("graph [\nnode [ id 1 ]\n") == Fault(.endsEarly, line: 3))
    #expect(gml.fault("graph [\nnode [ id 1 label \"x ]") == Fault(.endsEarly, line: 2))
    #expect(gml.fault("graph [ node [ id 1 ] ] ]") == Fault(.unexpected, line: 1))
    #expect(gml.fault("graph [ node [ id ] ]") == Fault(.unexpected, line: 1))
    #expect(gml.fault("graph [ node [ id 1 ] edge [ source 1 ] ]") == Fault(.unexpected, line: 1))
    #expect(gml.fault("graph [ ] graph [ ]") == Fault(.notSupported, line: 1))
    #expect(gml.fault("graph [ ]") == Fault(.noNodes, line: nil))
    #expect(
      gml.fault("graph [ node [ id 1 ] edge [ source 1 target 1\nweight -1 ] ]")
        == Fault(.negativeWeight, line: 1))
    #expect(gml.fault("graph [ node [ id 1e999 ] ]") == Fault(.unexpected, line: 1))
  }

  @Test("refuses lists that are too deep, however many there are")
  func deep() {
    let text = String(repeating: "a [ ", count: 1_000_000)
    #expect(NetworkFormat.gml.fault(text) == Fault(.tooDeep, line: 1))
    #expect(NetworkFormat.gml.fault("graph [ node [ id 1 " + text) == Fault(.tooDeep, line: 1))
  }

  @Test("says which names and values it changed")
  func losses() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", attributes: ["x y": 1, "ok": true, "x_y": 2, "id": 3, "n": .number(.infinity)])
      ], ties: [Tie]())
    let written = try NetworkWriter().write(network, as: .gml)
    #expect(
      written.losses.map(\.description) == [
        "numbers that are not finite; they become texts (1)",
        "that attributes are true or false (1)", "names of attributes that are no keys of GML (3)",
      ])
    let again = try NetworkReader().read(InputFiles(ties: written.files[0])).network
    #expect(again.nodes[0].attributes.entries.map(\.name) == ["x_y", "ok", "x_y_", "id_", "n"])
  }
}
