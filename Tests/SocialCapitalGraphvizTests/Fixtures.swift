// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalDiagrams
import SocialCapitalGraphviz
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

enum Fixtures {
  /// A ring with chords, some ties one way and some both, every kind of mark, and a legend.
  static func ring(_ count: Int, labels: Bool = true, chord: Int = 5) -> Diagram {
    let nodes = (0..<count).map { index in
      Diagram.Node(
        key: index,
        mark: .init(
          shape: Diagram.Shape.allCases[index % Diagram.Shape.allCases.count],
          fill: Diagram.Palette.colors[index % 3], size: Double(10 + index % 4 * 5)),
        label: labels ? "Node number \(index)" : nil, tooltip: labels ? "Tooltip \(index)" : nil)
    }
    var edges: [Diagram.Edge] = []
    var pairs: Set<[Int]> = []
    for index in 0..<count {
      for step in [1, chord] where count > 1 {
        let other = (index + step) % count
        guard other != index, pairs.insert([index, other].sorted()).inserted else { continue }
        edges.append(
          .init(index, other, line: .init(direction: index.isMultiple(of: 2) ? .both : .forward)))
      }
    }
    return Diagram(
      title: "A ring", caption: "Made for a test.", nodes: nodes, edges: edges,
      legend: Legend([.init("Kind", [.init(.mark(.init(shape: .diamond)), "Diamond")])]))
  }

  /// One node with a label.
  static func labelled(_ label: String) -> Diagram {
    Diagram(
      title: label, subtitle: label, caption: label, summary: label,
      nodes: [
        .init(key: 0, label: label, tooltip: label, position: .init(x: 0, y: 0)),
        .init(key: 1, label: "plain", position: .init(x: 150, y: 40)),
      ], edges: [.init(0, 1)],
      legend: Legend([.init(label, [.init(.mark(.init()), label)])]))
  }
}

/// What an XML text holds, or `nil` where it is not well formed.
///
/// The parser says yes to malformed texts, so its error and the balance of tags are asked too.
final class ParsedSVG: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String] = []
  private(set) var titles: [String] = []
  private var open: [String] = []
  private var buffer = ""

  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse(), parser.parserError == nil, !elements.isEmpty, open.isEmpty else {
      return nil
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    open.append(name)
    buffer = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { buffer += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.append(buffer) }
    if name == "title" { titles.append(buffer) }
    open.removeLast()
  }

  func count(of name: String, class kind: String? = nil) -> Int {
    elements.count { $0.name == name && (kind == nil || $0.attributes["class"] == kind) }
  }
}
