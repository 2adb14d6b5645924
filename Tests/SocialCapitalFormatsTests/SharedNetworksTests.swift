// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import TestSupport
import Testing

@Suite("Reading real networks", .needsSharedData)
struct SharedNetworksTests {
  private struct Facts: Decodable {
    let nodeCount: Int
    let tieCount: Int

    enum CodingKeys: String, CodingKey {
      case nodeCount = "n_nodes"
      case tieCount = "n_edge_rows"
    }
  }

  static var names: [String] {
    let folders = try? FileManager.default.contentsOfDirectory(
      at: SharedData.folder, includingPropertiesForKeys: nil)
    return (folders ?? [])
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "meta.json").path) }
      .map(\.lastPathComponent).sorted()
  }

  @Test("has the nodes and ties its description counts", arguments: names)
  func counts(name: String) throws {
    let folder = SharedData.folder.appending(path: name)
    let facts = try JSONDecoder().decode(
      Facts.self, from: Data(contentsOf: folder.appending(path: "meta.json")))
    let dataset = try NetworkReader().read(InputFiles(contentsOf: folder))
    #expect(dataset.network.nodes.count == facts.nodeCount)
    #expect(dataset.network.ties.count == facts.tieCount)
    #expect(dataset.problems.isEmpty)
  }

  @Test("are there at all")
  func areThere() { #expect(Self.names.count >= 10) }
}
