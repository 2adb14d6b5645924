// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes a network as GraphML that NetworkX, igraph and Gephi read.
struct GraphMLWriter {
  private let request: WritingRequest
  private let columns: NetworkColumns
  private let typed: (nodes: TypedColumns, ties: TypedColumns)

  init(_ request: WritingRequest) throws(FormatError) {
    self.request = request
    let file = request.fileName(NetworkFormat.graphML.fileExtensions)
    try request.checkMarkupNames(file: file)
    columns = try NetworkColumns(request, file: file)
    typed = TypedColumns.columns(of: columns, request.network)
  }

  func written() -> WrittenNetwork {
    let network = request.network
    var writer = MarkupWriter()
    writer.element("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")]) { writer in
      declare(typed.nodes, for: "node", &writer)
      declare(typed.ties, for: "edge", &writer)
      let direction = network.isDirected ? "directed" : "undirected"
      writer.element("graph", [("id", "G"), ("edgedefault", direction)]) { writer in
        for index in network.nodes.indices { write(node: index, &writer) }
        for row in network.ties.indices { write(tie: row, &writer) }
      }
    }
    return request.written(writer.bytes, as: .graphML, more: Loss.characters(writer))
  }

  private func declare(_ columns: TypedColumns, for domain: String, _ writer: inout MarkupWriter) {
    for (place, column) in columns.columns.enumerated() {
      let type =
        switch column.type {
        case .text: "string"
        case .number: "double"
        case .integer: "long"
        case .flag: "boolean"
        }
      writer.element(
        "key",
        [
          ("id", "\(domain.prefix(1))\(place)"), ("for", domain), ("attr.name", column.name),
          ("attr.type", type),
        ])
    }
  }

  private func write(node index: Int, _ writer: inout MarkupWriter) {
    writer.element("node", [("id", request.network.nodes[index].id)]) { writer in
      columns.forEachValue(ofNode: index) { name, value in
        let place = typed.nodes.place(of: name, value)
        writer.element("data", [("key", "n\(place)")], text: value.text)
      }
    }
  }

  private func write(tie row: Int, _ writer: inout MarkupWriter) {
    let network = request.network
    let ends = [
      ("source", network.nodes[Int(network.ties.sources[row])].id),
      ("target", network.nodes[Int(network.ties.targets[row])].id),
    ]
    writer.element("edge", ends) { writer in
      columns.forEachValue(ofTie: row) { name, value in
        let place = typed.ties.place(of: name, value)
        writer.element("data", [("key", "e\(place)")], text: value.text)
      }
    }
  }
}

extension Loss {
  /// What a document in XML could not hold of texts.
  static func characters(_ writer: MarkupWriter) -> [Loss] {
    writer.lostCharacterCount > 0
      ? [Loss("control characters in texts, which become “�”", writer.lostCharacterCount)] : []
  }
}
