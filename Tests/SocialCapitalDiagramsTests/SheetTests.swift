// SPDX-License-Identifier: Apache-2.0

import SocialCapitalDiagrams
import Testing

struct SheetTests {
  private func diagram(label: String = "A label of several words") -> Diagram {
    var diagram = Diagram(
      title: "Title", subtitle: "Subtitle", caption: "Source",
      nodes: [
        .init(key: 4, label: label, position: .init(x: 0, y: 0)),
        .init(key: 9, label: label, position: .init(x: 200, y: 90)),
      ], edges: [.init(0, 1, line: .init(direction: .both))])
    diagram.legend = Legend([
      .init("Kind", [.init(.mark(.init(shape: .hexagon)), "Event")]),
      .init("Ties", [.init(.line(.init(direction: .both)), "Both ways")]),
    ])
    return diagram
  }

  private func value(_ name: DotGraph.Name, of node: DotGraph.Node) -> String? {
    node.attributes.first { $0.name == name }?.value
  }

  /// The rectangle of an element of a page, measured from the lower left.
  private func box(_ node: DotGraph.Node) throws -> Diagram.Rectangle {
    let place = try #require(value(.pos, of: node)).split(separator: ",").compactMap { Double($0) }
    return Diagram.Rectangle(
      left: place[0] - (Double(value(.width, of: node) ?? "") ?? 0) * 36,
      top: place[1] - (Double(value(.height, of: node) ?? "") ?? 0) * 36,
      right: place[0] + (Double(value(.width, of: node) ?? "") ?? 0) * 36,
      bottom: place[1] + (Double(value(.height, of: node) ?? "") ?? 0) * 36)
  }

  @Test func everyElementHasAPlaceOnThePageAndNoneOverlapsAnother() throws {
    let sheet = Sheet(diagram())
    let page = Diagram.Rectangle(
      left: -0.1, top: -0.1, right: sheet.width + 0.1, bottom: sheet.height + 0.1)
    var boxes: [Diagram.Rectangle] = []
    for node in sheet.graph.nodes where !node.name.hasPrefix("corner") {
      let box = try box(node)
      #expect(
        box.left >= page.left && box.right <= page.right && box.top >= page.top
          && box.bottom <= page.bottom, "\(node.name)")
      #expect(!boxes.contains { $0.overlaps(box) }, "\(node.name)")
      boxes.append(box)
    }
    #expect(boxes.count == 2 + 2 + 3 + 2 + 1 + 2 + 2)
  }

  @Test func legendIsDrawnWithTheSameShapesAndLines() {
    let graph = Sheet(diagram()).graph
    let symbol = graph.nodes.first { $0.name == "symbol2" }
    #expect(symbol.flatMap { value(.shape, of: $0) } == "hexagon")
    #expect(graph.edges.count == 2)
    #expect(graph.edges[0].attributes == graph.edges[1].attributes)
  }

  @Test func layoutKeepsPlacesAndAreaWhateverIsDrawn() throws {
    let layout = Diagram.Layout(
      places: [.init(key: 9, point: .init(x: 30, y: 40)), .init(key: 4, point: .init(x: 5, y: 6))],
      bounds: .init(left: 0, top: 0, right: 300, bottom: 200))
    let whole = diagram().placed(at: layout)
    #expect(whole.nodes.map(\.position) == [.init(x: 5, y: 6), .init(x: 30, y: 40)])
    var part = whole
    part.edges = []
    part.nodes.removeFirst()
    let (one, other) = (Sheet(whole), Sheet(part))
    #expect(one.width == other.width && one.height == other.height)
    let places = [one, other].map { sheet in
      sheet.graph.nodes.first { $0.name == "n9" }.flatMap { value(.pos, of: $0) }
    }
    #expect(places[0] != nil && places[0] == places[1])
  }

  @Test func shortLabelsAreSetOnTheMarks() {
    let graph = Sheet(diagram(label: "7")).graph
    #expect(
      graph.nodes.filter { $0.name.hasPrefix("n") }.map { value(.label, of: $0) } == ["7", "7"])
    #expect(!graph.nodes.contains { $0.name == "l4" })
  }

  @Test func wideDrawingsHaveTheirLegendUnderThem() throws {
    var wide = diagram()
    wide.nodes[1].position = .init(x: 900, y: 10)
    let sheet = Sheet(wide)
    let heading = try #require(sheet.graph.nodes.first { $0.name == "legend1" })
    let node = try #require(sheet.graph.nodes.first { $0.name == "n9" })
    #expect(try box(heading).bottom < box(node).top)
    #expect(try box(heading).left < 40)
  }
}
