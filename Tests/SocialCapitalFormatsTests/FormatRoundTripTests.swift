// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Every format")
struct FormatRoundTripTests {
  /// The formats of plain text; matrices, which add parallel ties, have tests of their own, and so
  /// have XML, JSON and workbooks.
  static let writable: [NetworkFormat] = [
    .tables, .gml, .dot, .pajek, .dl, .gdf, .vna, .edgeList, .adjacencyList, .ncol, .lgl,
    .matrixMarket, .metis,
  ]

  /// Formats whose words are separated by spaces alone, without quotation marks.
  static let plainIDs: Set<String> = ["ncol", "lgl"]
  /// Formats whose names of attributes are words.
  static let plainNames: Set<String> = ["gml", "gdf"]

  static func made(_ format: NetworkFormat, seed: Int) throws -> (SocialNetwork, [Participation]) {
    var random = RandomNetwork(seed: seed)
    random.hasPlainIDs = plainIDs.contains(format.id)
    // In tables and in GDF, name is the heading of what nodes are called.
    if format.id == "csv" || format.id == "gdf" { random.attributeNames = ["age", "x_y"] }
    if !plainNames.contains(format.id), format.id != "csv" {
      random.attributeNames += ["x y", "é\"", "node", "1"]
    }
    return try random.network()
  }

  @Test(
    "reads back what it wrote, but for what it says it cannot hold",
    arguments: writable, 0..<40)
  func roundTrip(format: NetworkFormat, seed: Int) throws {
    let (network, participation) = try Self.made(format, seed: seed)
    let written = try NetworkWriter().write(network, participation: participation, as: format)
    let reduced = try Reduced(
      network, participation, to: format.holds,
      flagsBecome: { format.id == "gml" ? .integer($0 ? 1 : 0) : .text($0 ? "true" : "false") })
    var reader = NetworkReader()
    reader.format = format
    let files: InputFiles
    if written.files.count == 1 {
      files = InputFiles(ties: written.files[0])
    } else {
      files = try InputFiles(folder: "town", files: written.files)
    }
    guard !reduced.network.nodes.isEmpty, format.id != "csv" || network.ties.count > 0 else {
      return
    }
    let dataset = try reader.read(files)
    var kept = reduced.network
    if format.id == "pajek" { kept = try kept.withoutUnitWeights() }
    let expected = try kept.canonical(keeping: format.holds)
    let found = try dataset.network.canonical(keeping: format.holds)
    #expect(found.nodes == expected.nodes)
    #expect(found.ties == expected.ties)
    // Where there are no ties, some formats have nothing to say it of.
    if found.ties.count > 0 { #expect(found.isDirected == expected.isDirected) }
    let key = { (record: Participation) in record.wave + "\u{0}" + record.id }
    #expect(
      dataset.participation.sorted { key($0) < key($1) }
        == reduced.participation.sorted { key($0) < key($1) })
    // Nothing is lost without a word, and no loss is made up.
    for loss in written.losses { #expect(loss.count > 0, "\(loss)") }
    guard network.ties.count > 0 else { return }
    let isSame =
      try reduced.network.withoutUnitWeights() == network.withoutUnitWeights()
      && reduced.participation == participation
    #expect(written.losses.isEmpty == isSame, "\(written.losses)")
  }

  @Test("is recognised by what it writes, or by the name of the file", arguments: writable)
  func recognized(format: NetworkFormat) throws {
    for seed in 0..<20 {
      let (network, _) = try Self.made(format, seed: seed)
      guard network.ties.count > 0 else { continue }
      let file = try NetworkWriter().write(network, as: format).files[0]
      #expect(NetworkFormat.recognized(in: file)?.id == format.id, "seed \(seed)")
    }
  }

  @Test("has a name of its own and endings of its own")
  func catalogue() {
    #expect(Set(NetworkFormat.all.map(\.id)).count == NetworkFormat.all.count)
    for format in NetworkFormat.all {
      #expect(NetworkFormat.named(format.id)?.title == format.title)
      #expect(format.summary.hasSuffix("."))
      for ending in format.fileExtensions {
        #expect(NetworkFormat.ofFile(named: "TOWN.\(ending.uppercased())") != nil)
      }
    }
  }

  @Test("writes the same bytes each time", arguments: writable)
  func sameBytes(format: NetworkFormat) throws {
    let (network, participation) = try Self.made(format, seed: 7)
    let first = try NetworkWriter().write(network, participation: participation, as: format)
    let second = try NetworkWriter().write(network, participation: participation, as: format)
    #expect(first.files.map(\.contents) == second.files.map(\.contents))
    #expect(first.losses == second.losses)
  }
}
