// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats
import Testing

/// Writes files for NetworkX and igraph to read; `Scripts/peers.py read FOLDER` compares.
@Suite(
  "Files for other programs",
  .enabled(if: ProcessInfo.processInfo.environment["SOCIAL_CAPITAL_PEER_FILES"] != nil))
struct PeerFilesTests {
  private struct Facts: Encodable {
    let directed: Bool
    let nodes: [String: [String: String]]
    let ties: [String: [[String]]]
  }

  private func network(isDirected: Bool) throws -> SocialNetwork {
    try SocialNetwork(
      nodes: [
        Node("ann", attributes: ["age": 33, "share": 0.25, "note": "likes tea"]),
        Node("Bo Li", attributes: ["age": 70, "share": 1e-7, "note": "a & b"]),
        Node("library", attributes: ["age": 120, "share": 2.5, "note": "say hello"]),
        Node("pump", attributes: ["age": 9, "share": 0.1, "note": "none"]),
      ],
      ties: [
        Tie("ann", "Bo Li", weight: 2.5), Tie("Bo Li", "library", weight: 1),
        Tie("library", "pump", weight: 0.1), Tie("ann", "library", weight: 1e6),
        Tie("pump", "ann", weight: 3),
      ], isDirected: isDirected)
  }

  @Test("are written with what is in them", arguments: [true, false])
  func write(isDirected: Bool) throws {
    let path = try #require(ProcessInfo.processInfo.environment["SOCIAL_CAPITAL_PEER_FILES"])
    let folder = URL(filePath: path)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var network = try network(isDirected: isDirected)
    var writer = NetworkWriter()
    for hasSpaces in [true, false] {
      writer.name = (isDirected ? "directed" : "undirected") + (hasSpaces ? "-spaces" : "")
      if !hasSpaces {
        // The Large Graph Layout has no way to write names with spaces.
        network = try SocialNetwork(
          nodes: network.nodes.map { node in
            var node = node
            node.id = node.id.replacing(" ", with: "-")
            return node
          }, ties: network.ties, isDirected: isDirected)
      }
      for format in NetworkFormat.all where format.isWritable {
        guard let written = try? writer.write(network, as: format), written.files.count == 1 else {
          continue
        }
        try written.files[0].contents.write(to: folder.appending(path: written.files[0].name))
      }
      try facts(of: network).write(to: folder.appending(path: "\(writer.name).facts.json"))
    }
  }

  private func facts(of network: SocialNetwork) throws -> Data {
    var nodes: [String: [String: String]] = [:]
    for node in network.nodes {
      for entry in node.attributes.entries {
        nodes[node.id, default: [:]][entry.name] = entry.value.text
      }
    }
    func ties(_ name: (Int) -> String, _ weight: (Double) -> Double, isMirrored: Bool) -> [[String]]
    {
      network.ties.indices.flatMap { row -> [[String]] in
        let ends = [name(Int(network.ties.sources[row])), name(Int(network.ties.targets[row]))]
        let last = ["\(weight(network.ties.weights?[row] ?? 1))"]
        if isMirrored { return [ends + last, Array(ends.reversed()) + last] }
        return [(network.isDirected ? ends : ends.sorted()) + last]
      }
    }
    let names = { (place: Int) in network.nodes[place].id }
    return try JSONEncoder().encode(
      Facts(
        directed: network.isDirected, nodes: nodes,
        ties: [
          "any": ties(names, { $0 }, isMirrored: false),
          ".adjlist": ties(names, { _ in 1 }, isMirrored: false),
          ".mtx": ties({ "\($0 + 1)" }, { $0 }, isMirrored: !network.isDirected),
        ]))
  }
}
