// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Formats that hold everything")
struct TypedRoundTripTests {
  static let formats: [NetworkFormat] = [
    .graphML, .gexf, .gexf12, .nodeLink, .jgf, .cytoscape,
  ]
  static let inXML: Set<String> = ["graphml", "gexf", "gexf-1.2"]

  @Test("give back the same network and participation", arguments: formats, 0..<40)
  func roundTrip(format: NetworkFormat, seed: Int) throws {
    var made = TypedNetworks(seed: seed)
    if !Self.inXML.contains(format.id) {
      made.oddParts = ["\u{1}", "\u{1F}", "\u{FFFF}", "\u{FEFF}"]
    }
    let (network, participation) = try made.network()
    let written = try NetworkWriter().write(network, participation: participation, as: format)
    #expect(written.losses.isEmpty)
    let file = try #require(written.files.first)
    #expect(written.files.count == 1)
    if file.contents.count > 200, network.ties.count > 0 {
      let unnamed = SourceFile(name: "x", contents: file.contents)
      let family = format.id == "gexf-1.2" ? "gexf" : format.id
      #expect(NetworkFormat.recognized(in: unnamed)?.id == family)
    }
    let dataset = try format.read(file)
    #expect(dataset.network.nodes == network.nodes)
    #expect(dataset.network.ties == network.ties)
    #expect(dataset.network == network)
    #expect(dataset.participation == participation)
    let again = try NetworkWriter().write(
      dataset.network, participation: dataset.participation, as: format)
    #expect(again.files.first?.contents == file.contents)
  }

  @Test(
    "write characters that XML cannot hold as one that says so, and list them",
    arguments: [
      NetworkFormat.graphML, .gexf,
    ])
  func controlCharacters(format: NetworkFormat) throws {
    let network = try SocialNetwork(
      nodes: [Node("a", label: "x\u{1}y\u{FFFF}"), Node("b")], ties: [Tie("a", "b")])
    let written = try NetworkWriter().write(network, as: format)
    #expect(written.losses.map(\.count) == [2])
    let read = try format.read(try #require(written.files.first)).network
    #expect(read.nodes[0].label == "x\u{FFFD}y\u{FFFD}")
    // Two ids could become one.
    let ids = try SocialNetwork(nodes: [Node("a\u{1}"), Node("a\u{2}")], ties: [Tie]())
    #expect(throws: FormatError.self) { try NetworkWriter().write(ids, as: format) }
  }

  @Test(
    "list numbers that are not finite, and give them back as texts",
    arguments: formats + [.gml, .dot, .pajek, .gdf, .vna])
  func infinite(format: NetworkFormat) throws {
    let network = try SocialNetwork(
      nodes: [
        Node("a", attributes: ["x": .number(.infinity), "y": .number(.nan)]),
        Node("b", attributes: ["x": 0.5]),
      ],
      ties: [Tie("a", "b", attributes: ["z": .number(-.infinity)])])
    let written = try NetworkWriter().write(network, as: format)
    #expect(
      written.losses.map(\.description) == ["numbers that are not finite; they become texts (3)"])
    let read = try format.read(try #require(written.files.first)).network
    #expect(read.nodes[0].attributes == ["x": "inf", "y": "nan"])
    #expect(read.nodes[1].attributes == ["x": 0.5])
    #expect(read.ties.attributes == [["z": "-inf"]])
  }

  @Test("refuse attributes that would be read as something else", arguments: formats)
  func takenNames(format: NetworkFormat) throws {
    let nodes = try SocialNetwork(
      nodes: [Node("a", attributes: ["sector": "x"])], ties: [Tie("a", "a")])
    #expect(throws: FormatError.self) { try NetworkWriter().write(nodes, as: format) }
    let ties = try SocialNetwork(
      nodes: [Node("a")], ties: [Tie("a", "a", attributes: ["relation": "x"])])
    #expect(throws: FormatError.self) { try NetworkWriter().write(ties, as: format) }
  }

  #if Compression
    @Test("may be packed with gzip, whatever they are called", arguments: formats + [.tables])
    func packed(format: NetworkFormat) throws {
      let network = try SocialNetwork(
        nodes: [Node("a"), Node("b")], ties: [Tie("a", "b", relation: "helps")])
      let written = try NetworkWriter().write(network, as: format)
      let file = try #require(written.files.first)
      let packed = try file.packedWithGzip()
      #expect(packed.name == file.name + ".gz")
      let dataset = try NetworkReader().read(InputFiles(ties: packed))
      #expect(dataset.network == network)
      #expect(dataset.provenance.map(\.file) == [packed.name])
      #expect(dataset.provenance.map(\.byteCount) == [packed.contents.count])
      let unnamed = SourceFile(name: "data", contents: packed.contents)
      #expect(try NetworkReader().read(InputFiles(ties: unnamed)).network == network)
      let cut = SourceFile(name: "x.gz", contents: packed.contents.dropLast())
      let error = #expect(throws: FormatError.self) {
        try NetworkReader().read(InputFiles(ties: cut))
      }
      #expect(error?.problems.problems.map(\.reason) == [.endsEarly])
    }
  #endif
}
