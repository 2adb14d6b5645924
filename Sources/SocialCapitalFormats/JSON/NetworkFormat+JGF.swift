// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The JSON Graph Format, of version 1 with a list of nodes and of version 2 with an object.
  public static let jgf: NetworkFormat = NetworkFormat(
    id: "jgf", title: "JSON Graph Format",
    summary: "JSON with a “graph” of nodes by id and of edges, each with its metadata.",
    fileExtensions: ["jgf"], holds: .everything,
    recognizes: { $0.isJSONGraph },
    read: { request throws(FormatError) in
      var reader = JGFReader(network: try JSONNetwork(request))
      return try reader.read()
    },
    write: { request throws(FormatError) in try JGFWriter.write(request) })
}

extension FileHead {
  /// Whether the file is JSON whose outermost object begins with a “graph” that has nodes or edges.
  var isJSONGraph: Bool {
    guard isJSON(naming: []) else { return false }
    let start = text.drop { $0.isWhitespace || $0 == "{" }
    guard start.hasPrefix("\"graph\"") || start.hasPrefix("\"graphs\"") else { return false }
    // NetworkX writes a “graph” of the network's own values, and nodes beside it.
    let value = start.drop { $0 != ":" }.dropFirst().drop { $0.isWhitespace || $0 == "[" }
    guard value.first == "{" else { return false }
    let inner = value.dropFirst().drop { $0.isWhitespace }
    return inner.first != "}" && (text.contains("\"nodes\"") || text.contains("\"edges\""))
  }
}

/// Reads the JSON Graph Format (https://jsongraphformat.info).
private struct JGFReader {
  var network: JSONNetwork

  mutating func read() throws(FormatError) -> Reading {
    var graphs: [JSONValue] = []
    for (name, value) in network.members(network.root, "The file") {
      switch name {
      case "graph": graphs.append(value)
      case "graphs": graphs += network.elements(value, "“graphs”").map(\.value)
      default: network.leaveOut("Values of the network itself")
      }
    }
    guard let graph = graphs.first else {
      throw network.draft.failure(.unexpected, at: .offset(0), detail: "There is no “graph”.")
    }
    if graphs.count > 1 {
      network.draft.report(
        .notSupported, at: .offset(graphs[1].offset),
        detail: "The file holds more than one network.")
    }
    read(graph)
    return try network.finish(as: .jgf)
  }

  private mutating func read(_ graph: JSONValue) {
    // The standard's own default.
    network.draft.isDirected = true
    var edges: JSONValue?
    for (name, value) in network.members(graph, "“graph”") {
      switch name {
      case "directed":
        if let flag = network.flag(value, "“directed”") { network.draft.isDirected = flag }
      case "nodes": readNodes(value)
      case "edges": edges = value
      case "hyperedges":
        if value.elements.contains(where: { _ in true }) {
          network.draft.report(
            .notSupported, at: .offset(value.offset),
            detail: "A hyperedge ties more than two nodes.")
        }
      case "metadata":
        network.leaveOut("Values of the network itself", Array(value.members).count)
      default: network.leaveOut("Values of the network itself")
      }
    }
    if let edges { readEdges(edges) }
  }

  private mutating func readNodes(_ list: JSONValue) {
    if list.kind == .object {
      for (name, value) in network.members(list, "“nodes”") { readNode(value, id: name) }
      return
    }
    for (_, value) in network.elements(list, "“nodes”") {
      guard let id = value.members.first(where: { $0.key.string == "id" })?.value else {
        network.refuse(value, "A node has no “id”.")
        continue
      }
      if let id = network.id(id, "The id of a node") { readNode(value, id: id) }
    }
  }

  private mutating func readNode(_ value: JSONValue, id: String) {
    let node = network.draft.declareNode(id, at: .offset(value.offset))
    for (name, value) in network.members(value, "A node") {
      switch name {
      case "id": continue
      case "metadata":
        for (name, value) in metadata(value) { network.set(value, for: name, ofNode: node) }
      default: network.set(value, for: name, ofNode: node)
      }
    }
  }

  private mutating func readEdges(_ list: JSONValue) {
    let fallback = network.draft.isDirected ?? true
    for (_, value) in network.elements(list, "“edges”") {
      let members = network.members(value, "An edge")
      guard value.kind == .object else { continue }
      guard let source = members.first(where: { $0.name == "source" })?.value,
        let target = members.first(where: { $0.name == "target" })?.value
      else {
        network.refuse(value, "An edge has no “source” or no “target”.")
        continue
      }
      guard var tie = network.tie(source, target) else { continue }
      tie.isDirected = fallback
      for (name, value) in members {
        switch name {
        case "source", "target": continue
        case "directed": tie.isDirected = network.flag(value, "“directed”") ?? fallback
        case "metadata":
          for (name, value) in metadata(value) { network.set(value, for: name, of: &tie) }
        default: network.set(value, for: name, of: &tie)
        }
      }
      network.draft.add(tie, at: .offset(value.offset))
    }
  }

  private mutating func metadata(_ value: JSONValue) -> [(name: String, value: JSONValue)] {
    value.kind == .null ? [] : network.members(value, "“metadata”")
  }
}

/// Writes the JSON Graph Format of version 2.
private enum JGFWriter {
  static func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let file = request.fileName(NetworkFormat.jgf.fileExtensions)
    let columns = try NetworkColumns(request, file: file)
    let network = request.network
    var writer = JSONWriter(sortsKeys: false)
    func object(
      _ writer: inout JSONWriter, _ own: [(String, AttributeValue)],
      _ metadata: [(String, AttributeValue)]
    ) {
      writer.object(isInline: true) { writer in
        writer.members(own)
        guard !metadata.isEmpty else { return }
        writer.key("metadata")
        writer.object { $0.members(metadata) }
      }
    }
    writer.object { writer in
      writer.key("graph")
      writer.object { writer in
        writer.key("directed")
        writer.bool(network.isDirected)
        writer.key("nodes")
        writer.object { writer in
          for index in network.nodes.indices {
            var (own, metadata): ([(String, AttributeValue)], [(String, AttributeValue)]) = ([], [])
            columns.forEachValue(ofNode: index) { name, value in
              name == "label" ? own.append((name, value)) : metadata.append((name, value))
            }
            writer.key(network.nodes[index].id)
            object(&writer, own, metadata)
          }
        }
        writer.key("edges")
        writer.array { writer in
          for row in network.ties.indices {
            var own: [(String, AttributeValue)] = [
              ("source", .text(network.nodes[Int(network.ties.sources[row])].id)),
              ("target", .text(network.nodes[Int(network.ties.targets[row])].id)),
            ]
            var metadata: [(String, AttributeValue)] = []
            columns.forEachValue(ofTie: row) { name, value in
              name == "relation" ? own.append((name, value)) : metadata.append((name, value))
            }
            object(&writer, own, metadata)
          }
        }
      }
    }
    return request.written(writer.bytes, as: .jgf)
  }
}
