// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes a network as GEXF that Gephi and NetworkX read.
struct GEXFWriter {
  /// The version that is written, and what tells it apart from others.
  enum Version {
    case draft12, version13

    var root: [(String, String)] {
      switch self {
      case .draft12: [("xmlns", "http://www.gexf.net/1.2draft"), ("version", "1.2")]
      case .version13: [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]
      }
    }
  }

  private let request: WritingRequest
  private let version: Version
  private let columns: NetworkColumns
  private var typed: (nodes: TypedColumns, ties: TypedColumns)
  /// How the names of all waves read as time, where they do.
  private let timeFormat: String?

  init(_ request: WritingRequest, as version: Version) throws(FormatError) {
    self.request = request
    self.version = version
    let file = request.fileName(NetworkFormat.gexf.fileExtensions)
    try request.checkMarkupNames(file: file)
    columns = try NetworkColumns(request, file: file)
    timeFormat = Self.timeFormat(of: request.network.waves)
    typed = (TypedColumns(), TypedColumns())
    for node in request.network.nodes.indices {
      columns.forEachValue(ofNode: node) { name, value in
        if isColumn(ofNodes: name) { typed.nodes.add(name, value) }
      }
    }
    for row in request.network.ties.indices {
      columns.forEachValue(ofTie: row) { name, value in
        if isColumn(ofTies: name) { typed.ties.add(name, value) }
      }
    }
  }

  /// Waves are moments where all are numbers, or all are days, in the one spelling that reads back.
  private static func timeFormat(of waves: [String]) -> String? {
    guard !waves.isEmpty, waves.count <= GEXFWaves.mostWaves else { return nil }
    if waves.allSatisfy({ CalendarDate($0) != nil }) { return "date" }
    let areNumbers = waves.allSatisfy { wave in
      Double(wave).map { $0.isFinite && $0.shortestText == wave } ?? false
    }
    return areNumbers ? "double" : nil
  }

  /// What is written as an attribute of the element itself is no column.
  private func isColumn(ofNodes name: String) -> Bool {
    name != NodeProperty.label.rawValue
      && !(timeFormat != nil && name == NodeProperty.rosterWaves.rawValue)
  }

  private func isColumn(ofTies name: String) -> Bool {
    name != TieProperty.weight.rawValue
      && !(timeFormat != nil && name == TieProperty.wave.rawValue)
  }

  func written() -> WrittenNetwork {
    let network = request.network
    var writer = MarkupWriter()
    writer.element("gexf", version.root) { writer in
      var attributes = [("defaultedgetype", network.isDirected ? "directed" : "undirected")]
      attributes.append(("mode", timeFormat == nil ? "static" : "dynamic"))
      if let timeFormat {
        attributes.append(("timeformat", timeFormat))
        // In version 1.2 time is intervals and nothing else.
        if version == .version13 { attributes.append(("timerepresentation", "interval")) }
      }
      writer.element("graph", attributes) { writer in
        declare(typed.nodes, for: "node", &writer)
        declare(typed.ties, for: "edge", &writer)
        writer.element("nodes") { writer in
          for index in network.nodes.indices { write(node: index, &writer) }
        }
        writer.element("edges") { writer in
          for row in network.ties.indices { write(tie: row, &writer) }
        }
      }
    }
    return request.written(writer.bytes, as: .gexf, more: Loss.characters(writer))
  }

  private func declare(_ columns: TypedColumns, for domain: String, _ writer: inout MarkupWriter) {
    guard !columns.columns.isEmpty else { return }
    writer.element("attributes", [("class", domain), ("mode", "static")]) { writer in
      for (place, column) in columns.columns.enumerated() {
        let type =
          switch column.type {
          case .text: "string"
          case .number: "double"
          case .integer: "long"
          case .flag: "boolean"
          }
        writer.element(
          "attribute", [("id", "\(place)"), ("title", column.name), ("type", type)])
      }
    }
  }

  private func write(node index: Int, _ writer: inout MarkupWriter) {
    let node = request.network.nodes[index]
    writer.element("node", [("id", node.id), ("label", node.label ?? node.id)]) { writer in
      var values: [(Int, String)] = []
      columns.forEachValue(ofNode: index) { name, value in
        if isColumn(ofNodes: name) {
          values.append((typed.nodes.place(of: name, value), value.text))
        }
      }
      write(values, &writer)
      if timeFormat != nil, !node.waves.isEmpty {
        writer.element("spells") { writer in
          for wave in node.waves { writer.element("spell", [("start", wave), ("end", wave)]) }
        }
      }
    }
  }

  private func write(tie row: Int, _ writer: inout MarkupWriter) {
    let network = request.network
    let ties = network.ties
    var attributes = [
      ("id", "\(row)"), ("source", network.nodes[Int(ties.sources[row])].id),
      ("target", network.nodes[Int(ties.targets[row])].id),
    ]
    if let weights = ties.weights { attributes.append(("weight", weights[row].shortestText)) }
    if timeFormat != nil, let wave = ties.waves[row] {
      attributes += [("start", wave), ("end", wave)]
    }
    writer.element("edge", attributes) { writer in
      var values: [(Int, String)] = []
      columns.forEachValue(ofTie: row) { name, value in
        if isColumn(ofTies: name) {
          values.append((typed.ties.place(of: name, value), value.text))
        }
      }
      write(values, &writer)
    }
  }

  private func write(_ values: [(Int, String)], _ writer: inout MarkupWriter) {
    guard !values.isEmpty else { return }
    writer.element("attvalues") { writer in
      for (place, text) in values {
        writer.element("attvalue", [("for", "\(place)"), ("value", text)])
      }
    }
  }
}
