// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The data language of UCINET: matrices, edge lists and node lists, of one or two modes.
  ///
  /// Borgatti, S. P., Everett, M. G. and Freeman, L. C. (2002). *UCINET for Windows: Software for
  /// social network analysis.* Analytic Technologies.
  public static let dl: NetworkFormat = NetworkFormat(
    id: "dl", title: "UCINET DL",
    summary:
      "Matrices or lists of ties with labels, one for each relation, as UCINET imports them.",
    fileExtensions: ["dl"],
    holds: [
      .ids, .directedTies, .isolates, .nodeOrder, .weights, .relations, .parallelTies, .loops,
    ],
    recognizes: { head in
      let text = head.text(skippingComments: [])
      let word = text.prefix { $0.isLetter }
      guard word.lowercased() == "dl" else { return false }
      let rest = text.dropFirst(2).drop { $0.isWhitespace || $0 == "," }.prefix(8).lowercased()
      return ["n", "format", "title", "data", "labels", "row", "col"].contains {
        rest.hasPrefix($0)
      }
    },
    read: { request throws(FormatError) in
      var parser = DLParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in DLWriter.write(request) })
}

/// Writes one list of ties for each relation; two-mode data with labels of rows and of columns.
enum DLWriter {
  static func write(_ request: WritingRequest) -> WrittenNetwork {
    let (network, ties) = (request.network, request.network.ties)
    var builder = TextBuilder()
    // Ties without a relation among others are a matrix whose label is empty.
    var names: [String?] = ties.relations.names
    if ties.count == 0 || ties.indices.contains(where: { ties.relations[$0] == nil }) {
      names.append(nil)
    }
    let rowCount = request.rowCount
    let columnCount = network.nodes.count - (rowCount ?? 0)
    // Other programs want the format on a line of its own.
    builder.append(rowCount.map { "dl nr=\($0) nc=\(columnCount)" } ?? "dl n=\(columnCount)")
    if names.count > 1 || names.first != .some(nil) { builder.append(" nm=\(names.count)") }
    builder.endLine()
    builder.line(rowCount == nil ? "format=edgelist1" : "format=edgelist2")
    builder.line(rowCount == nil ? "labels:" : "row labels:")
    for (place, node) in network.nodes.enumerated() {
      if place == rowCount { builder.line("column labels:") }
      builder.line(word(node.id))
    }
    if names.count > 1 || names.first != .some(nil) {
      builder.line("matrix labels:")
      for name in names { builder.line(name.map(word) ?? "\"\"") }
    }
    builder.line("data:")
    for (place, name) in names.enumerated() {
      if place > 0 { builder.line("!") }
      for row in ties.indices where ties.relations[row] == name {
        let (source, target) = (Int(ties.sources[row]), Int(ties.targets[row]))
        // Columns are numbered from 1 as rows are.
        let ends =
          rowCount.map { (min(source, target), max(source, target) - $0) } ?? (source, target)
        builder.append("\(ends.0 + 1) \(ends.1 + 1)")
        if let weights = ties.weights { builder.append(" \(weights[row].shortestText)") }
        builder.endLine()
      }
    }
    return request.written(
      builder.bytes, as: .dl, holding: rowCount == nil ? [] : [.modes, .undirectedTies])
  }

  /// A label, in quotation marks where it would not read as one word.
  private static func word(_ label: String) -> String {
    let isPlain = label.utf8.allSatisfy { byte in
      byte > 0x20 && !Array("\",=:\\'".utf8).contains(byte) && byte != 0x7F
    }
    return isPlain && !label.isEmpty ? label : QuotedText.encoded(label)
  }
}
