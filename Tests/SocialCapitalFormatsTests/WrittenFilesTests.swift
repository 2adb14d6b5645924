// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import Testing

@testable import SocialCapitalFormats

/// Files written here that other programs were found to read: `Scripts/read_written.py` does that.
///
/// With `WRITE_FIXTURES=1` in the environment they are written anew.
@Suite("Files for other programs")
struct WrittenFilesTests {
  static func town() throws -> SocialNetwork {
    try SocialNetwork(
      nodes: [
        Node(
          "ann", label: "Ann “A” <é 日本> & co", kind: .citizen, sector: .social, mode: 1,
          attributes: ["age": 41, "ratio": 0.1, "member": true, "note": "=1+1"]),
        Node("bo", attributes: ["age": -7, "ratio": 2.0, "member": false, "note": "a\nb"]),
        Node("7", label: "Library", kind: .organization, attributes: ["note": "  spaces  "]),
        Node("alone"),
      ],
      ties: [
        Tie("ann", "bo", relation: "helps", weight: 2.5, attributes: ["seen": 1]),
        Tie("bo", "ann", relation: "helps", weight: 1, attributes: ["seen": 2]),
        Tie("bo", "7", relation: "knows, well", weight: 0.125, date: CalendarDate("2026-03-31")),
      ])
  }

  @Test(
    "are still written as they were when others read them",
    arguments: [
      NetworkFormat.graphML, .gexf, .nodeLink, .jgf, .cytoscape,
    ])
  func text(format: NetworkFormat) throws {
    let written = try NetworkWriter().write(Self.town(), as: format)
    #expect(written.losses.isEmpty)
    try compare(written.files[0], "town.\(format.fileExtensions[0])")
  }

  @Test(
    "are still written with parallel ties that NetworkX tells apart",
    arguments: [NetworkFormat.gml, .cytoscape])
  func parallelTies(format: NetworkFormat) throws {
    let network = try SocialNetwork(
      nodes: [Node("ann"), Node("bo")],
      ties: [
        Tie("ann", "bo", relation: "helps"), Tie("ann", "bo", relation: "knows"),
        Tie("bo", "ann", relation: "helps"),
      ])
    let written = try NetworkWriter().write(network, as: format)
    #expect(written.losses.isEmpty)
    try compare(written.files[0], "parallel.\(format.fileExtensions[0])")
  }

  @Test("are still written with their waves as spells of GEXF 1.2")
  func waves() throws {
    let network = try SocialNetwork(
      nodes: [
        Node("ann", label: "Ann", sector: .social, waves: ["1", "2"], attributes: ["age": 41]),
        Node("bo", waves: ["2"], attributes: ["age": 7]),
      ],
      ties: [
        Tie("ann", "bo", weight: 2.5, wave: "1", attributes: ["seen": true]),
        Tie("ann", "bo", weight: 1, wave: "2"),
      ])
    let written = try NetworkWriter().write(network, as: .gexf12)
    #expect(written.losses.isEmpty)
    #expect(written.files.map(\.name) == ["network.gexf"])
    try compare(written.files[0], "waves-1.2.gexf")
    #expect(try NetworkReader().read(InputFiles(ties: written.files[0])).network == network)
  }

  #if Compression
    @Test("are still written in workbooks and packed files")
    func packed() throws {
      let workbook = try NetworkWriter().write(Self.town(), as: .workbook).files[0]
      if Self.writesAnew { try Self.write(workbook, "town.xlsx") }
      // The packing may differ between versions of zlib; what is packed may not.
      let kept = try ZipArchive(FixtureFiles.file("Written/town.xlsx").contents)
      let new = try ZipArchive(workbook.contents)
      #expect(new.parts.map(\.name) == kept.parts.map(\.name))
      for part in kept.parts {
        #expect(try new.contents(of: part.name) == kept.contents(of: part.name), "\(part.name)")
      }
      let graph = try NetworkWriter().write(Self.town(), as: .graphML).files[0]
      if Self.writesAnew { try Self.write(graph.packedWithGzip(), "town.graphml.gz") }
      let unpacked = try FixtureFiles.file("Written/town.graphml.gz").unpacked()
      #expect(unpacked.contents == graph.contents)
    }
  #endif

  private static var writesAnew: Bool {
    ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil
  }

  private func compare(_ file: SourceFile, _ name: String) throws {
    if Self.writesAnew { try Self.write(file, name) }
    #expect(try FixtureFiles.file("Written/\(name)").contents == file.contents)
  }

  private static func write(_ file: SourceFile, _ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    try file.contents.write(to: folder.appending(path: "Fixtures/Written/\(name)"))
  }
}
