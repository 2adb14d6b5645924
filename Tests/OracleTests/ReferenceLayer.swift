// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// One layer of a published network (a relation, a wave) with what other tools compute on it.
///
/// Read here from the files' plain rows rather than with the library's own reader, so that the two
/// check each other.
struct ReferenceLayer: Sendable, CustomTestStringConvertible {
  let name: String
  let network: SocialNetwork
  /// The layer as the data have it.
  let graph: Graph
  /// A tie where one exists in either direction, without weights: `…_undirected` in the references.
  let weak: Graph
  let metrics: [String: Metric]

  var testDescription: String { name }

  /// A reference value with its source.
  struct Metric: Sendable {
    let value: JSONValue
    let tool: String
    let call: String
  }

  /// All layers of the networks copied into the tests, and of the shared ones where they are.
  static let all: [ReferenceLayer] = {
    let copies = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data")
    var folders: [String: URL] = [:]
    for place in [copies, SharedData.folder] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      for name in names { folders[name] = place.appending(path: name) }
    }
    return folders.sorted { $0.key < $1.key }.flatMap { layers(in: $0.value) }
  }()

  /// The layers that have a metric.
  static func having(_ metric: String) -> [ReferenceLayer] {
    all.filter { $0.metrics[metric] != nil }
  }

  /// The metric as one number, `nil` where the tool says it is undefined.
  func number(_ metric: String) -> Double? { metrics[metric]?.value.number }

  /// The metric as a number for each node or place.
  func numbers(_ metric: String) -> [Double?] { metrics[metric]?.value.list?.map(\.number) ?? [] }

  /// The grouping of the nodes by an attribute.
  func grouping(_ column: String) throws -> Grouping { try network.grouping(by: column) }

  private static func layers(in folder: URL) -> [ReferenceLayer] {
    guard
      let reference = JSONValue(contentsOf: folder.appending(path: "reference.json")),
      let layers = reference["layers"]?.list,
      let nodeRows = rows(of: folder.appending(path: "nodes.csv")),
      let tieRows = rows(of: folder.appending(path: "ties.csv"))
    else { return [] }
    let nodes = nodeRows.map { row in
      var node = Node(row["id"] ?? "", mode: row["mode"].flatMap(Int.init))
      for (name, value) in row.sorted(by: { $0.key < $1.key })
      where !["id", "mode"].contains(name) && !value.isEmpty {
        node.attributes[name] = .text(value)
      }
      return node
    }
    return layers.compactMap { try? layer($0, in: folder, nodes: nodes, tieRows: tieRows) }
  }

  private static func layer(
    _ layer: JSONValue, in folder: URL, nodes: [Node], tieRows: [[String: String]]
  ) throws -> ReferenceLayer {
    let relations = layer["spec"]?["relations"]?.list?.compactMap(\.text) ?? []
    let waves = (layer["spec"]?["waves"]?.list ?? []).compactMap { value in
      value.text ?? value.number.map { "\(Int($0))" }
    }
    let ties = tieRows.filter { row in
      (relations.isEmpty || row["relation"].map(relations.contains) == true)
        && (waves.isEmpty || row["wave"].map(waves.contains) == true)
    }.map { row in
      Tie(row["source"] ?? "", row["target"] ?? "", weight: row["weight"].flatMap(Double.init))
    }
    let network = try SocialNetwork(
      nodes: nodes, ties: ties, isDirected: layer["directed"]?.flag ?? true)
    let graph = try network.graph()
    var metrics: [String: Metric] = [:]
    for (name, metric) in layer["metrics"]?.fields ?? [:] {
      guard let value = metric["value"] else { continue }
      metrics[name] = Metric(
        value: value, tool: metric["tool"]?.text ?? "", call: metric["call"]?.text ?? "")
    }
    let part = (relations + waves.map { "wave \($0)" }).joined(separator: ", ")
    return ReferenceLayer(
      name: folder.lastPathComponent + (part.isEmpty ? "" : " (\(part))"), network: network,
      graph: graph, weak: graph.unweighted().weakView(), metrics: metrics)
  }

  /// The rows of a comma-separated file by heading; quoted cells may hold commas.
  private static func rows(of file: URL) -> [[String: String]]? {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    var lines = text.split(whereSeparator: \.isNewline).map { line in
      var cells = [""]
      var isQuoted = false
      for letter in line {
        switch letter {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(letter)
        }
      }
      return cells
    }
    guard !lines.isEmpty else { return nil }
    let headings = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(headings, $0)) }
  }
}

/// Expects a number to agree with a tool that printed 12 significant digits.
func expectAgrees(
  _ found: Quantity, with layer: ReferenceLayer, _ metric: String, relative: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = layer.metrics[metric].map { "\($0.tool): \($0.call)" } ?? ""
  let number = layer.number(metric)
  expectClose(
    found, number, relative: relative, absolute: 1e-11,
    "\(layer.name), \(metric): \(found), expected \(String(describing: number)) by \(source)",
    sourceLocation: sourceLocation)
}

/// Expects scores to agree, node by node, with a tool that printed 12 significant digits.
func expectAgrees(
  _ found: NodeScores, with layer: ReferenceLayer, _ metric: String, relative: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let expected = layer.numbers(metric)
  #expect(found.count == expected.count, "\(layer.name), \(metric)", sourceLocation: sourceLocation)
  for (node, number) in zip(found.indices, expected) {
    let quantity = found.quantity(at: node)
    expectClose(
      quantity, number, relative: relative, absolute: 1e-11,
      "\(layer.name), \(metric), node \(node): \(quantity), expected \(String(describing: number))",
      sourceLocation: sourceLocation)
  }
}
