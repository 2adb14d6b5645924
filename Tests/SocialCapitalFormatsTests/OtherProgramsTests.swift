// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

@Suite("Files of other programs")
struct OtherProgramsTests {
  /// A file and what is in it, as other programs read it or as counting its lines shows.
  struct Fixture: CustomTestStringConvertible, Sendable {
    let path: String
    let format: String
    let nodes: Int
    let ties: Int
    let isDirected: Bool

    init(_ path: String, _ format: String, _ nodes: Int, _ ties: Int, directed: Bool) {
      (self.path, self.format, self.nodes, self.ties) = (path, format, nodes, ties)
      isDirected = directed
    }

    var testDescription: String { path }
  }

  static func file(_ path: String) throws -> SourceFile {
    try SourceFile(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/\(path)"))
  }

  /// Read by NetworkX 3.6.1, igraph 1.0.0 or Graphviz's `gc` with the same counts, except where a
  /// comment says otherwise.
  static let read: [Fixture] = [
    Fixture("DiagrammeR/karate.gml", "gml", 34, 78, directed: false),
    Fixture("networkit/jazz2_directed.gml", "gml", 5, 4, directed: true),
    Fixture("networkit/jazz2_undirected.gml", "gml", 5, 4, directed: false),
    Fixture("networkit/looptest1.gml", "gml", 9, 12, directed: false),
    Fixture("networkit/looptest2.gml", "gml", 9, 14, directed: false),
    Fixture("peer_written/karate_networkx_gml.gml", "gml", 34, 78, directed: false),
    Fixture("peer_written/karate_igraph_gml.gml", "gml", 34, 78, directed: false),
    Fixture("peer_written/hightech_advice_networkx_gml.gml", "gml", 21, 190, directed: true),
    Fixture("peer_written/hightech_advice_igraph_gml.gml", "gml", 21, 190, directed: true),
    Fixture("peer_written/davis_networkx_gml.gml", "gml", 32, 89, directed: false),
    Fixture("peer_written/davis_igraph_gml.gml", "gml", 32, 89, directed: false),
    Fixture("manynet/adols.net", "pajek", 8, 10, directed: false),
    Fixture("manynet/adols.paj", "pajek", 8, 10, directed: false),
    Fixture("manynet/SouthernWomen.paj", "pajek", 32, 89, directed: false),
    Fixture("peer_written/karate_networkx_pajek.net", "pajek", 34, 78, directed: false),
    Fixture("peer_written/karate_igraph_pajek.net", "pajek", 34, 78, directed: false),
    Fixture("peer_written/hightech_advice_networkx_pajek.net", "pajek", 21, 190, directed: true),
    Fixture("peer_written/hightech_advice_igraph_pajek.net", "pajek", 21, 190, directed: true),
    Fixture("peer_written/davis_networkx_pajek.net", "pajek", 32, 89, directed: false),
    Fixture("peer_written/davis_igraph_pajek.net", "pajek", 32, 89, directed: false),
    Fixture("petgraph/graph-example.dot", "dot", 5, 5, directed: true),
    Fixture("peer_written/karate_igraph_dot.dot", "dot", 34, 78, directed: false),
    Fixture("peer_written/hightech_advice_igraph_dot.dot", "dot", 21, 190, directed: true),
    Fixture("peer_written/davis_igraph_dot.dot", "dot", 32, 89, directed: false),
    // NCOL does not say whether ties have a direction; igraph takes them to have one.
    Fixture("peer_written/karate_igraph_ncol.ncol", "ncol", 34, 78, directed: true),
    Fixture("peer_written/hightech_advice_igraph_ncol.ncol", "ncol", 21, 190, directed: true),
    // Counted: one tie for each line that is no comment.
    Fixture("peer_written/karate_networkx_weighted.edgelist", "edgelist", 34, 78, directed: true),
    Fixture(
      "peer_written/hightech_advice_networkx_weighted.edgelist", "edgelist", 21, 190,
      directed: true),
    Fixture("peer_written/davis_networkx_weighted.edgelist", "edgelist", 32, 89, directed: true),
    Fixture("networkx/hartford_drug.edgelist", "edgelist", 212, 337, directed: true),
    Fixture("networkit/alphabet.edgelist", "edgelist", 5, 4, directed: true),
    Fixture("networkit/comments.edgelist", "edgelist", 10, 20, directed: true),
    Fixture("networkit/example.edgelist", "edgelist", 10, 20, directed: true),
    Fixture("networkit/spaceseparated.edgelist", "edgelist", 10, 20, directed: true),
    Fixture("networkit/spaceseparated_weighted.edgelist", "edgelist", 3, 3, directed: true),
    // Counted: as the second line of each says.
    Fixture("networkit/GD01_b.mtx", "matrix-market", 18, 37, directed: true),
    Fixture("networkit/Ragusa16.mtx", "matrix-market", 24, 81, directed: true),
    Fixture("networkit/chesapeake.mtx", "matrix-market", 39, 170, directed: false),
    // Counted: as the first line of each that is no comment says.
    Fixture("networkit/example.graph", "metis", 4, 2, directed: false),
    Fixture("networkit/grid-5x5-dist-arch.graph", "metis", 25, 40, directed: false),
    Fixture("networkit/jazz.graph", "metis", 198, 2742, directed: false),
    Fixture("networkit/karate.graph", "metis", 34, 78, directed: false),
    Fixture("networkit/lesmis.graph", "metis", 77, 254, directed: false),
    Fixture("networkit/tie.graph", "metis", 7, 13, directed: false),
    Fixture("networkit/tiny_01.graph", "metis", 7, 11, directed: false),
    Fixture("networkit/tiny_02.graph", "metis", 7, 11, directed: false),
    Fixture("networkit/tiny_03.graph", "metis", 7, 11, directed: false),
    Fixture("networkit/tiny_04.graph", "metis", 7, 11, directed: false),
    Fixture("manynet/testCSVComma.csv", "csv", 3, 3, directed: true),
    Fixture("manynet/testCSVSemiColon.csv", "csv", 3, 3, directed: true),
    Fixture("manynet/adols.csv", "csv", 8, 10, directed: true),
    Fixture("manynet/test_matrix.csv", "matrix", 4, 16, directed: true),
  ]

  @Test("are recognised and read", arguments: read)
  func reads(fixture: Fixture) throws {
    let file = try Self.file(fixture.path)
    #expect(NetworkFormat.recognized(in: file)?.id == fixture.format)
    let network = try NetworkReader().read(InputFiles(ties: file)).network
    #expect(network.nodes.count == fixture.nodes)
    #expect(network.ties.count == fixture.ties)
    #expect(network.isDirected == fixture.isDirected)
  }

  @Test("are refused where they are wrong or are no network")
  func refuses() throws {
    let refused: [(String, Problem.Reason, Int?)] = [
      // Two ends of a tie give it different weights: 5.21231 and 2.21231.
      ("networkit/jazz2double.graph", .unexpected, 6),
      // A stiffness matrix: strengths of ties are not below 0.
      ("networkit/LFAT5.mtx", .negativeWeight, 4),
      ("networkit/Hamrle1.mtx", .negativeWeight, 9),
      // The line of sizes is a comment, and announces more entries than there are.
      ("networkit/hamming6-4.edgelist", .unexpected, 3),
      // A table of nodes.
      ("manynet/flonode.csv", .missingColumn, 1),
    ]
    for (path, reason, line) in refused {
      let file = try Self.file(path)
      let error = #expect(throws: FormatError.self) {
        try NetworkReader().read(InputFiles(ties: file))
      }
      let problem = error?.problems.problems.first { $0.severity == .error }
      #expect(problem?.reason == reason, "\(path): \(String(describing: error))")
      #expect(problem?.place.line == line, "\(path)")
    }
    var reader = NetworkReader()
    reader.format = .edgeList
    let hamming = try reader.read(InputFiles(ties: Self.file("networkit/hamming6-4.edgelist")))
    #expect(hamming.network.ties.count == 704)
  }

  /// The ties of a network by what nodes are called, with weights, in order.
  private func ties(_ path: String) throws -> [String] {
    let network = try NetworkReader().read(InputFiles(ties: Self.file(path))).network
    return network.ties.indices.map { row in
      var ends = [network.ties.sources[row], network.ties.targets[row]].map { end in
        let node = network.nodes[Int(end)]
        // What igraph calls a node stands in an attribute where DOT numbers them.
        return path.contains("igraph_dot") ? node.attributes["name"]?.text ?? "" : node.id
      }
      if !path.contains("hightech") { ends.sort() }
      return ends.joined(separator: " - ") + " \(network.ties.weights?[row] ?? 1)"
    }.sorted()
  }

  @Test(
    "say the same in every format",
    arguments: [
      (
        "karate",
        [
          "networkx_gml.gml", "igraph_gml.gml", "networkx_pajek.net", "igraph_pajek.net",
          "igraph_dot.dot", "igraph_ncol.ncol", "networkx_weighted.edgelist",
        ]
      ),
      (
        "davis",
        [
          "networkx_gml.gml", "igraph_gml.gml", "networkx_pajek.net", "igraph_pajek.net",
          "igraph_dot.dot", "networkx_weighted.edgelist",
        ]
      ),
      (
        "hightech_advice",
        [
          "networkx_gml.gml", "igraph_gml.gml", "networkx_pajek.net", "igraph_pajek.net",
          "igraph_dot.dot", "igraph_ncol.ncol", "networkx_weighted.edgelist",
        ]
      ),
    ])
  func agree(name: String, endings: [String]) throws {
    let first = try ties("peer_written/\(name)_\(endings[0])")
    for ending in endings.dropFirst() {
      #expect(try ties("peer_written/\(name)_\(ending)") == first, "\(ending)")
    }
  }

  @Test("keep attributes with their types")
  func attributes() throws {
    let karate = try NetworkReader().read(
      InputFiles(ties: Self.file("peer_written/karate_igraph_gml.gml"))
    ).network
    #expect(karate.nodes[0].id == "1")
    #expect(karate.nodes[0].label == "Mr Hi")
    #expect(karate.nodes[0].attributes["club"] == "Mr. Hi")
    let advice = try NetworkReader().read(
      InputFiles(ties: Self.file("peer_written/hightech_advice_networkx_pajek.net"))
    ).network
    #expect(advice.nodes[0].attributes["age"] == 33)
    let women = try NetworkReader().read(
      InputFiles(ties: Self.file("manynet/SouthernWomen.paj"))
    ).network
    #expect(women.nodes[0].id == "Evelyn")
    #expect(women.nodes[0].mode == 1)
    #expect(women.nodes[18].mode == 2)
    #expect(women.nodes[0].attributes["x"] == 0.2970)
  }
}
