// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The JSON of Cytoscape.js, which Cytoscape and NetworkX write too.
  public static let cytoscape: NetworkFormat = NetworkFormat(
    id: "cytoscape", title: "Cytoscape.js JSON",
    summary: "JSON with elements, as Cytoscape, Cytoscape.js and NetworkX write it.",
    fileExtensions: ["cyjs"], holds: .everything,
    recognizes: { $0.isJSON(naming: ["elements"]) },
    read: { request throws(FormatError) in
      var reader = CytoscapeReader(network: try JSONNetwork(request))
      return try reader.read()
    },
    write: { request throws(FormatError) in try CytoscapeWriter.write(request) })
}

/// Reads the JSON of Cytoscape.js (https://js.cytoscape.org/#notation/elements-json).
private struct CytoscapeReader {
  var network: JSONNetwork
  /// The numbers of parallel ties, where the file says that there may be some.
  private var numbers: ParallelNumbers?

  init(network: JSONNetwork) { self.network = network }

  mutating func read() throws(FormatError) -> Reading {
    var elements: JSONValue?
    for (name, value) in network.members(network.root, "The file") {
      switch name {
      case "elements": elements = value
      case "directed": network.draft.isDirected = network.flag(value, "“directed”")
      case "multigraph":
        if network.flag(value, "“multigraph”") == true { numbers = ParallelNumbers() }
      case "data":
        let count = value.kind == .object ? Array(value.members).count : Array(value.elements).count
        network.leaveOut("Values of the network itself", count)
      default: network.leaveOut("Settings of the program, such as styles")
      }
    }
    guard let elements else {
      throw network.draft.failure(.unexpected, at: .offset(0), detail: "There are no “elements”.")
    }
    var edges: [JSONValue] = []
    if elements.kind == .array {
      for (_, value) in elements.elements {
        if isEdge(value) { edges.append(value) } else { readNode(value) }
      }
    } else {
      for (name, list) in network.members(elements, "“elements”") {
        for (_, value) in network.elements(list, "“\(name == "edges" ? name : "nodes")”") {
          switch name {
          case "nodes": readNode(value)
          case "edges": edges.append(value)
          default: network.refuse(value, "Elements are “nodes” or “edges”.")
          }
        }
      }
    }
    for edge in edges { readEdge(edge) }
    return try network.finish(as: .cytoscape)
  }

  private func isEdge(_ element: JSONValue) -> Bool {
    for (key, value) in element.members {
      if key.string == "group" { return value.string == "edges" }
    }
    let data = element.members.first { $0.key.string == "data" }?.value
    return data?.members.contains { $0.key.string == "source" } ?? false
  }

  /// The data of an element; what else it has says how it is drawn.
  private mutating func data(_ element: JSONValue) -> [(name: String, value: JSONValue)] {
    var data: [(name: String, value: JSONValue)] = []
    for (name, value) in network.members(element, "An element") {
      switch name {
      case "data": data = network.members(value, "“data”")
      case "group": continue
      default: network.leaveOut("Places, classes and states of elements")
      }
    }
    return data
  }

  private mutating func readNode(_ element: JSONValue) {
    let data = data(element)
    guard let value = data.first(where: { $0.name == "id" })?.value else {
      if element.kind == .object { network.refuse(element, "A node has no “id”.") }
      return
    }
    guard let id = network.id(value, "The id of a node") else { return }
    let node = network.draft.declareNode(id, at: .offset(element.offset))
    let hasLabel = data.contains { $0.name == "label" }
    for (name, value) in data where name != "id" {
      // NetworkX gives every node its id as a name and as a value.
      if name == "name" || name == "value", value.name == id { continue }
      network.set(value, for: name == "name" && !hasLabel ? "label" : name, ofNode: node)
    }
  }

  private mutating func readEdge(_ element: JSONValue) {
    let data = data(element)
    guard let source = data.first(where: { $0.name == "source" })?.value,
      let target = data.first(where: { $0.name == "target" })?.value
    else {
      if element.kind == .object {
        network.refuse(element, "An edge has no “source” or no “target”.")
      }
      return
    }
    guard var tie = network.tie(source, target) else { return }
    let number = numbers?.next(
      UInt32(tie.source), UInt32(tie.target), isDirected: network.draft.isDirected ?? true)
    for (name, value) in data where name != "source" && name != "target" {
      // What tells parallel ties apart and no more is not kept.
      if name == "key", let number, value.attributeValue == .integer(number) { continue }
      network.set(value, for: name, of: &tie)
    }
    network.draft.add(tie, at: .offset(element.offset))
  }
}

/// Numbers the ties of each pair from 0, as NetworkX does in keys to tell parallel ties apart.
private struct ParallelNumbers {
  private var counts: [UInt64: Int] = [:]

  mutating func next(_ source: UInt32, _ target: UInt32, isDirected: Bool) -> Int {
    let isTurned = !isDirected && source > target
    let (first, second) = isTurned ? (target, source) : (source, target)
    let count = counts[UInt64(first) << 32 | UInt64(second), default: 0]
    counts[UInt64(first) << 32 | UInt64(second)] = count + 1
    return count
  }
}

/// Writes the JSON of Cytoscape.js so that NetworkX reads it too.
private enum CytoscapeWriter {
  static func write(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let file = request.fileName(NetworkFormat.cytoscape.fileExtensions)
    var numbers = request.hasParallelTies ? ParallelNumbers() : nil
    try request.checkNames(
      nodes: ["id", "name", "value"],
      ties: numbers == nil ? ["source", "target"] : ["source", "target", "key"], file: file)
    let columns = try NetworkColumns(request, file: file)
    let network = request.network
    var writer = JSONWriter(sortsKeys: false)
    func data(_ writer: inout JSONWriter, _ values: [(String, AttributeValue)]) {
      writer.object(isInline: true) { writer in
        writer.key("data")
        writer.object { $0.members(values) }
      }
    }
    writer.object { writer in
      writer.key("data")
      writer.array { _ in }
      writer.key("directed")
      writer.bool(network.isDirected)
      writer.key("multigraph")
      writer.bool(numbers != nil)
      writer.key("elements")
      writer.object { writer in
        writer.key("nodes")
        writer.array { writer in
          for (index, node) in network.nodes.enumerated() {
            var values: [(String, AttributeValue)] = [
              ("id", .text(node.id)), ("value", .text(node.id)), ("name", .text(node.id)),
            ]
            columns.forEachValue(ofNode: index) { values.append(($0, $1)) }
            data(&writer, values)
          }
        }
        writer.key("edges")
        writer.array { writer in
          for row in network.ties.indices {
            var values: [(String, AttributeValue)] = [
              ("source", .text(network.nodes[Int(network.ties.sources[row])].id)),
              ("target", .text(network.nodes[Int(network.ties.targets[row])].id)),
            ]
            // NetworkX takes ties without one, or with the same, for one tie.
            let number = numbers?.next(
              network.ties.sources[row], network.ties.targets[row],
              isDirected: network.isDirected)
            if let number { values.append(("key", .integer(number))) }
            columns.forEachValue(ofTie: row) { values.append(($0, $1)) }
            data(&writer, values)
          }
        }
      }
    }
    return request.written(writer.bytes, as: .cytoscape)
  }
}
