// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// Node-link JSON, as NetworkX writes it and D3 reads it.
  public static let nodeLink: NetworkFormat = NetworkFormat(
    id: "node-link", title: "Node-link JSON",
    summary: "JSON with lists of nodes and links, as NetworkX writes and D3 reads it.",
    fileExtensions: ["json"], holds: .everything,
    recognizes: { head in
      let isWhole = ["links", "edges", "directed"].contains { head.isJSON(naming: [$0]) }
      return head.isJSON(naming: ["nodes"]) && (isWhole || !head.isWhole)
        && !head.isJSON(naming: ["elements"]) && !head.isJSONGraph
    },
    read: { request throws(FormatError) in
      var reader = NodeLinkReader(network: try JSONNetwork(request))
      return try reader.read()
    },
    write: { request throws(FormatError) in try NodeLinkWriter.write(request) })
}

/// Reads node-link JSON: NetworkX's with its old and new names, and what D3's examples have.
private struct NodeLinkReader {
  var network: JSONNetwork
  /// Ids in the order of the nodes where links name nodes by their place, as D3's old examples do.
  private var places: [String]?
  /// Whether the file says nothing of directions, as D3's do not.
  private var isPlain = true
  private var hasWeights = false
  private var valueCount = 0

  init(network: JSONNetwork) { self.network = network }

  mutating func read() throws(FormatError) -> Reading {
    var (nodes, links): (JSONValue?, JSONValue?)
    for (name, value) in network.members(network.root, "The file") {
      switch name {
      case "nodes": nodes = value
      case "links", "edges":
        if links != nil { network.refuse(value, "There are both “links” and “edges”.") }
        links = value
      case "directed":
        network.draft.isDirected = network.flag(value, "“directed”")
        isPlain = false
      case "multigraph":
        _ = network.flag(value, "“multigraph”")
        isPlain = false
      case "graph": network.leaveOut("Values of the network itself", Array(value.members).count)
      default: network.leaveOut("Values of the network itself")
      }
    }
    guard let nodes else {
      throw network.draft.failure(.unexpected, at: .offset(0), detail: "There are no “nodes”.")
    }
    readNodes(nodes)
    if let links { readLinks(links) }
    if valueCount > 0 {
      network.draft.report(
        .assumedHeading, at: .file, detail: "“value” of links was taken for their weight.",
        heading: "value")
    }
    return try network.finish(as: .nodeLink)
  }

  private mutating func readNodes(_ list: JSONValue) {
    let hasIDs = list.elements.contains { element in
      element.value.members.contains { $0.key.string == "id" }
    }
    if !hasIDs {
      places = []
      let count = list.elements.reduce(0) { count, _ in count + 1 }
      let byteCount = network.draft.request.file.contents.count
      guard FormatLimits.allows(numberedNodes: count, in: byteCount) else {
        network.draft.report(.tooLarge, at: .offset(list.offset))
        return
      }
    }
    for (_, value) in network.elements(list, "“nodes”") {
      let members = network.members(value, "A node")
      guard value.kind == .object else { continue }
      let key = hasIDs ? "id" : "name"
      let named = members.first { $0.name == key }
      guard
        let id = named.map({ network.id($0.value, "The id of a node") })
          ?? (hasIDs ? nil : "\(places?.count ?? 0)")
      else {
        if named == nil { network.refuse(value, "A node has no “id”.") }
        continue
      }
      places?.append(id)
      let node = network.draft.declareNode(id, at: .offset(value.offset))
      for (name, value) in members where name != key || named == nil {
        network.set(value, for: name, ofNode: node)
      }
    }
  }

  private mutating func readLinks(_ list: JSONValue) {
    hasWeights = list.elements.contains { element in
      element.value.members.contains { $0.key.string == "weight" }
    }
    for (_, value) in network.elements(list, "“links”") {
      let members = network.members(value, "A link")
      guard value.kind == .object else { continue }
      guard let source = members.first(where: { $0.name == "source" })?.value,
        let target = members.first(where: { $0.name == "target" })?.value
      else {
        network.refuse(value, "A link has no “source” or no “target”.")
        continue
      }
      guard var tie = tie(source, target) else { continue }
      for (name, value) in members where name != "source" && name != "target" {
        if name == "value", isPlain, !hasWeights, value.kind == .number {
          valueCount += 1
          network.set(value, for: "weight", of: &tie)
        } else {
          network.set(value, for: name, of: &tie)
        }
      }
      network.draft.add(tie, at: .offset(value.offset))
    }
  }

  private mutating func tie(_ source: JSONValue, _ target: JSONValue) -> DraftTie? {
    guard let first = end(source), let second = end(target) else { return nil }
    return DraftTie(first, second)
  }

  /// The node an end of a link names: by id, by place where nodes have no ids, or by an object.
  private mutating func end(_ value: JSONValue) -> Int32? {
    var value = value
    // D3 puts the node itself in the place of its id once a layout has run.
    if value.kind == .object, let id = value.members.first(where: { $0.key.string == "id" }) {
      value = id.value
    }
    guard let name = network.id(value, "An end of a link") else { return nil }
    guard let places, value.kind == .number else {
      return network.draft.node(name, at: .offset(value.offset))
    }
    guard let place = Int(name), places.indices.contains(place) else {
      network.draft.report(.unknownNode, at: .offset(value.offset), value: name)
      return nil
    }
    return network.draft.node(places[place], at: .offset(value.offset))
  }
}

/// Writes node-link JSON as NetworkX 3.4 and later read it without options.
private enum NodeLinkWriter {
  static func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let file = request.fileName(NetworkFormat.nodeLink.fileExtensions)
    try request.checkNames(nodes: ["id"], ties: ["source", "target"], file: file)
    let columns = try NetworkColumns(request, file: file)
    let network = request.network
    var writer = JSONWriter(sortsKeys: false)
    writer.object { writer in
      writer.key("directed")
      writer.bool(network.isDirected)
      writer.key("multigraph")
      writer.bool(request.hasParallelTies)
      writer.key("graph")
      writer.object { _ in }
      writer.key("nodes")
      writer.array { writer in
        for index in network.nodes.indices {
          var values: [(String, AttributeValue)] = [("id", .text(network.nodes[index].id))]
          columns.forEachValue(ofNode: index) { values.append(($0, $1)) }
          writer.object(isInline: true) { $0.members(values) }
        }
      }
      writer.key("edges")
      writer.array { writer in
        for row in network.ties.indices {
          var values: [(String, AttributeValue)] = [
            ("source", .text(network.nodes[Int(network.ties.sources[row])].id)),
            ("target", .text(network.nodes[Int(network.ties.targets[row])].id)),
          ]
          columns.forEachValue(ofTie: row) { values.append(($0, $1)) }
          writer.object(isInline: true) { $0.members(values) }
        }
      }
    }
    return request.written(writer.bytes, as: .nodeLink)
  }
}
