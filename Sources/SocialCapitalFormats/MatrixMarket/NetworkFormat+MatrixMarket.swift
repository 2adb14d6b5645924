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
      let field = ties.weights == nil ? "pattern" : "real"
      let symmetry = network.isDirected ? "general" : "symmetric"
      builder.line("%%MatrixMarket matrix coordinate \(field) \(symmetry)")
      builder.line("\(network.nodes.count) \(network.nodes.count) \(ties.count)")
      for row in ties.indices {
        var (source, target) = (ties.sources[row], ties.targets[row])
        // Of a symmetric matrix only what is on or below the diagonal is written.
        if !network.isDirected, source < target { swap(&source, &target) }
        builder.append("\(source + 1) \(target + 1)")
        if let weights = ties.weights { builder.append(" \(weights[row].shortestText)") }
        builder.endLine()
      }
      return request.written(builder.bytes, as: .matrixMarket)
    })
}
