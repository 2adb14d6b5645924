// SPDX-License-Identifier: Apache-2.0

// Writes the invented town as the tables the command reads: MakeTown FOLDER [SEED]

import Foundation
import SocialCapital
import SocialCapitalFormats

@main
struct MakeTown {
  static func main() throws {
    let words = CommandLine.arguments
    guard (2...3).contains(words.count), let seed = UInt64(words.count > 2 ? words[2] : "2026")
    else {
      print("usage: MakeTown FOLDER [SEED]")
      exit(64)
    }
    let town = try TownModel().town(seed: seed)
    let participation = town.waves.flatMap { wave in
      town.network.nodes.indices.filter { wave.inScope[$0] }.map { node in
        Participation(
          wave: wave.name, id: town.network.nodes[node].id,
          responded: wave.responded?[node] ?? true)
      }
    }
    let folder = URL(filePath: words[1])
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tables = try NetworkWriter().tables(of: town.network, participation: participation)
    for file in [tables.nodes, tables.ties, tables.participation].compactMap({ $0 }) {
      try file.contents.write(to: folder.appending(path: file.name), options: .atomic)
    }
    print("Wrote \(town.network.nodes.count) members and \(town.network.ties.count) ties.")
  }
}
