// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalFormats

extension Kernel {
  /// A line for each tie with two whole numbers and a tab between them.
  static let readIntegers = Kernel(reading: "read-integers", ending: "integers.tsv", as: .edgeList)
  /// A line for each tie with two names and a tab between them.
  static let readStrings = Kernel(reading: "read-strings", ending: "strings.tsv", as: .edgeList)
  /// A table with headings, two names and a weight in each row.
  static let readTable = Kernel(reading: "read-table", ending: "table.csv", as: .tables)

  /// Reads a file that stands beside the graph's, from disk to a network; the answer is how many ties
  /// go out from and come in to each node, by the order of their ids as bytes.
  private init(reading name: String, ending: String, as format: NetworkFormat) {
    self.init(
      name, ready: { URL(fileURLWithPath: "\($0.path).\(ending)") },
      run: { url, _ in
        var reader = NetworkReader()
        reader.format = format
        // Peers give none.
        reader.computesChecksums = false
        return try reader.read(InputFiles(ties: SourceFile(contentsOf: url))).network
      },
      answer: { network in
        let nothing = [Double](repeating: 0, count: network.nodes.count)
        var (outs, ins) = (nothing, nothing)
        for source in network.ties.sources { outs[Int(source)] += 1 }
        for target in network.ties.targets { ins[Int(target)] += 1 }
        let order = network.nodes.indices.sorted {
          network.nodes[$0].id.utf8.lexicographicallyPrecedes(network.nodes[$1].id.utf8)
        }
        return order.flatMap { [outs[$0], ins[$0]] }
      })
  }
}
