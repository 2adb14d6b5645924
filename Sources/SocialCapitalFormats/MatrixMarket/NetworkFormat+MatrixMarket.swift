// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The exchange format of sparse and dense matrices.
  ///
  /// Boisvert, R. F., Pozo, R. and Remington, K. A. (1996). *The Matrix Market exchange formats:
  /// initial design.* NISTIR 5935, National Institute of Standards and Technology.
  public static let matrixMarket: NetworkFormat = NetworkFormat(
    id: "matrix-market", title: "Matrix Market",
    summary:
      "The entries of a sparse or dense matrix with numbers for nodes, as solvers read them.",
    fileExtensions: ["mtx", "mm"],
    holds: [
      .directedTies, .undirectedTies, .isolates, .nodeOrder, .weights, .parallelTies, .loops,
    ],
    recognizes: { $0.text.lowercased().hasPrefix("%%matrixmarket") },
    read: { request throws(FormatError) in
      var parser = MatrixMarketParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let (network, ties) = (request.network, request.network.ties)
      var builder = TextBuilder()
      // As many rows as columns would be taken for one mode.
      let rowCount = request.rowCount.flatMap { 2 * $0 == network.nodes.count ? nil : $0 }
      let columnCount = network.nodes.count - (rowCount ?? 0)
      let field = ties.weights == nil ? "pattern" : "real"
      let symmetry = network.isDirected || rowCount != nil ? "general" : "symmetric"
      builder.line("%%MatrixMarket matrix coordinate \(field) \(symmetry)")
      builder.line("\(rowCount ?? columnCount) \(columnCount) \(ties.count)")
      for row in ties.indices {
        var (source, target) = (Int(ties.sources[row]), Int(ties.targets[row]))
        if let rowCount {
          (source, target) = (min(source, target), max(source, target) - rowCount)
        } else if !network.isDirected, source < target {
          // Of a symmetric matrix only what is on or below the diagonal is written.
          swap(&source, &target)
        }
        builder.append("\(source + 1) \(target + 1)")
        if let weights = ties.weights { builder.append(" \(weights[row].shortestText)") }
        builder.endLine()
      }
      return request.written(
        builder.bytes, as: .matrixMarket, holding: rowCount == nil ? [] : .modes)
    })
}
