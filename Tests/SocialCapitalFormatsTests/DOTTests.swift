// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("DOT")
struct DOTTests {
  @Test("reads subgraphs, defaults, chains, ports, comments and every kind of name")
  func byHand() throws {
    let dataset = try NetworkFormat.dot.dataset(
      """
      /* a comment */
      # a line of the preprocessor
      DiGraph "a b" {
        rankdir = LR; graph [bgcolor=white]
        node [kind=citizen, size=2] // applies to what is new
        a -> b:port:n -> "c " + "d" [weight=2.5, relation=helps];
        subgraph cluster_1 { node [size=3]; e; f [size=4.5] }
        a -> { e f } -> g
        <<b>x</b>> -> -1.5 [on=true off]
        "q\\"\\\\\\n\\N"
      }
      """)
    let network = dataset.network
    #expect(network.isDirected)
    #expect(
      network.nodes.map(\.id) == [
        "a", "b", "c d", "e", "f", "g", "<<b>x</b>>", "-1.5", "q\"\\\n\\N",
      ])
    #expect(network.nodes[0].kind == .citizen)
    #expect(network.nodes.map { $0.attributes["size"] } == [2, 2, 2, 3, 4.5, 2, 2, 2, 2])
    #expect(
      network.tieTexts == [
        "a>b 2.5 helps", "b>c d 2.5 helps", "a>e 1.0", "a>f 1.0", "e>g 1.0", "f>g 1.0",
        "<<b>x</b>>>-1.5 1.0",
      ])
    #expect(network.ties.attributes?[6] == ["on": true, "off": true])
    let note = dataset.problems.problems.first { $0.reason == .leftOut }
    #expect(note?.detail == "(Values of graphs: 2; ports: 2; subgraphs: 1.)")
    #expect(dataset.problems.counts[.missingWeight] == 1)
  }

  @Test("keeps one tie of a pair in a strict graph, with what all of them say")
  func strict() throws {
    let network = try NetworkFormat.dot.network(
      "strict graph { a -- b [x=1]; b -- a [y=2]; a -- a; a -- a }")
    #expect(network.tieTexts == ["a-b", "a-a"])
    #expect(network.ties.attributes?[0] == ["x": 1, "y": 2])
    #expect(try NetworkFormat.dot.network("graph{a--b;b--a}").ties.count == 2)
  }

  @Test("says what is wrong and where")
  func wrong() {
    let dot = NetworkFormat.dot
    #expect(dot.fault("graph {\na -> b }") == Fault(.unexpected, line: 2))
    #expect(dot.fault("digraph {\na -- b }") == Fault(.unexpected, line: 2))
    #expect(dot.fault("digraph {\na ->\n}") == Fault(.unexpected, line: 3))
    #expect(dot.fault("digraph {\n{ b -> } }") == Fault(.unexpected, line: 2))
    #expect(dot.fault("digraph {\n\"a") == Fault(.endsEarly, line: 2))
    #expect(dot.fault("digraph {\n/* a") == Fault(.endsEarly, line: 2))
    #expect(dot.fault("digraph { a") == Fault(.endsEarly, line: 1))
    #expect(dot.fault("digraph { a } digraph { b }") == Fault(.notSupported, line: 1))
    #expect(dot.fault("digraph { a [x=] }") == Fault(.unexpected, line: 1))
    #expect(dot.fault("digraph { \"\" }") == Fault(.emptyID, line: 1))
    #expect(dot.fault("digraph { a -> b [weight=heavy] }") == Fault(.notANumber, line: 1))
    #expect(dot.fault("digraph { a ; }") == nil)
  }

  @Test("refuses what is too deep, or makes too much of a few words")
  func hostile() {
    let dot = NetworkFormat.dot
    let braces = String(repeating: "{", count: 1_000_000)
    #expect(dot.fault("digraph " + braces) == Fault(.tooDeep, line: 1))
    #expect(
      dot.fault("graph { " + String(repeating: "<", count: 1_000_000)) == Fault(.tooDeep, line: 1))
    let many = (0..<2_000).map { "n\($0)" }.joined(separator: " ")
    #expect(dot.fault("digraph { { \(many) } -> { \(many) } }") == Fault(.tooLarge, line: 1))
    let defaults = (0..<2_000).map { "node [v\($0)=1]" }.joined(separator: " ")
    #expect(dot.fault("digraph { \(defaults) a }") == Fault(.tooLarge, line: 1))
    let values = (0..<2_000).map { "v\($0)=1" }.joined(separator: ",")
    #expect(dot.fault("digraph { node [\(values)] \(many) }") == Fault(.tooLarge, line: 1))
    #expect(dot.fault("digraph { edge [\(values)] a -> {\(many)} }") == Fault(.tooLarge, line: 1))
  }
}
