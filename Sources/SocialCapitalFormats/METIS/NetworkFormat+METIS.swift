// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The graph file of METIS: the neighbours of each node by number, each tie with both its ends.
  ///
  /// Karypis, G. and Kumar, V. (1998). A fast and high quality multilevel scheme for partitioning
  /// irregular graphs. *SIAM Journal on Scientific Computing* 20(1). doi:10.1137/S1064827595287997
  public static let metis: NetworkFormat = NetworkFormat(
    id: "metis", title: "METIS",
    summary:
      "The numbers of each node's neighbours, a line for each node, as partitioners read them.",
    fileExtensions: ["graph", "metis"],
    holds: [.undirectedTies, .isolates, .nodeOrder, .weights, .parallelTies],
    recognizes: { _ in false },
    read: { request throws(FormatError) in
      var parser = METISParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let (network, ties) = (request.network, request.network.ties)
      var rows = [[(neighbor: UInt32, row: Int)]](repeating: [], count: network.nodes.count)
      var count = 0
      for row in ties.indices where ties.sources[row] != ties.targets[row] {
        rows[Int(ties.sources[row])].append((ties.targets[row], row))
        rows[Int(ties.targets[row])].append((ties.sources[row], row))
        count += 1
      }
      var builder = TextBuilder()
      builder.line("\(network.nodes.count) \(count)\(ties.weights == nil ? "" : " 1")")
      for row in rows {
        for (place, entry) in row.enumerated() {
          if place > 0 { builder.append(byte: 0x20) }
          builder.append(Int(entry.neighbor) + 1)
          if let weights = ties.weights { builder.append(" \(weights[entry.row].shortestText)") }
        }
        builder.endLine()
      }
      return request.written(builder.bytes, as: .metis)
    })
}
