// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// A graph in the terms of the DOT language: what the DOT text and the renderer are both made of.
///
/// Names are made up here and attributes are a closed list, so nothing of the user's but words on
/// the page, escaped, can reach Graphviz.
package struct DotGraph: Sendable, Hashable {
  package var attributes: [Attribute] = []
  package var nodes: [Node] = []
  package var edges: [Edge] = []
  package var cluster: Cluster?

  package init() {}

  package struct Node: Sendable, Hashable {
    package var name: String
    package var attributes: [Attribute]
  }

  package struct Edge: Sendable, Hashable {
    package var tail: Int
    package var head: Int
    package var attributes: [Attribute]

    package init(tail: Int, head: Int, attributes: [Attribute]) {
      self.tail = tail
      self.head = head
      self.attributes = attributes
    }
  }

  /// Nodes drawn in a box of their own.
  package struct Cluster: Sendable, Hashable {
    package var nodes: Range<Int>
    package var attributes: [Attribute]
  }

  package struct Attribute: Sendable, Hashable {
    package let name: Name
    package let value: String

    package init(_ name: Name, _ value: String) {
      self.name = name
      self.value = value
    }

    package init(_ name: Name, _ value: Double) {
      self.init(name, DotGraph.text(value))
    }

    package init(_ name: Name, exactly value: Double) {
      self.init(name, value.shortestText)
    }
  }

  /// Every attribute this library ever sets.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case arrowsize, bgcolor, color, dir, dpi, fillcolor, fixedsize, fontcolor, fontname, fontsize
    case height, id, label, labeljust, layout, len, margin, nodesep, notranslate, outputorder
    case overlap, pad, penwidth, pos, ranksep, sep, shape, splines, start, style, width, K
  }

  /// A number to a thousandth, as short as possible.
  package static func text(_ number: Double) -> String {
    let rounded = (number * 1000).rounded() / 1000
    return rounded == 0 ? "0" : rounded.shortestText
  }

  /// Adds a node and says its place.
  @discardableResult
  package mutating func add(_ name: String, _ attributes: [Attribute]) -> Int {
    nodes.append(Node(name: name, attributes: attributes))
    return nodes.count - 1
  }

  /// Text as a label that shows exactly that text.
  ///
  /// Graphviz gives meaning to backslashes and to entities such as `&amp;`; both are taken from it.
  /// - Parameter justification: What ends a line: `n` centred, `l` left, `r` right.
  package static func label(_ lines: [String], justification: Character = "n") -> String {
    var label = ""
    for (number, line) in lines.enumerated() {
      for scalar in line.unicodeScalars {
        switch scalar {
        case "\\": label += "\\\\"
        case "&": label += "&amp;"
        default: label.unicodeScalars.append(scalar)
        }
      }
      if justification != "n" || number + 1 < lines.count { label += "\\\(justification)" }
    }
    return label
  }

  /// The graph as DOT text.
  package var dot: String {
    var text = "strict digraph G {\n"
    text += "  graph [\(Self.list(attributes))];\n"
    for (place, node) in nodes.enumerated() where cluster?.nodes.contains(place) != true {
      text += "  \(node.name) [\(Self.list(node.attributes))];\n"
    }
    if let cluster {
      text += "  subgraph cluster_legend {\n    graph [\(Self.list(cluster.attributes))];\n"
      for node in nodes[cluster.nodes] {
        text += "    \(node.name) [\(Self.list(node.attributes))];\n"
      }
      text += "  }\n"
    }
    for edge in edges {
      text += "  \(nodes[edge.tail].name) -> \(nodes[edge.head].name)"
      text += " [\(Self.list(edge.attributes))];\n"
    }
    return text + "}\n"
  }

  private static func list(_ attributes: [Attribute]) -> String {
    attributes.map { "\($0.name.rawValue)=\(quoted($0.value))" }.joined(separator: ", ")
  }

  /// A value between quotes.
  ///
  /// Only quotes need escaping: the language keeps backslashes as they
  /// are, and ``label(_:justification:)`` has made sure that they come in pairs.
  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
