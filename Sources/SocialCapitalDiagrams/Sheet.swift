// SPDX-License-Identifier: Apache-2.0

/// A placed diagram composed as one page: title, drawing, legend and caption at fixed places.
///
/// Graphviz has no legends, so the page is laid out here and Graphviz is asked to draw every
/// element exactly where it is put.
package struct Sheet: Sendable {
  /// The page as a graph, every node with its place.
  package private(set) var graph = DotGraph()
  /// The width of the page in points.
  package let width: Double
  /// The height of the page in points.
  package let height: Double

  private static let margin = 16.0
  private static let gutter = 26.0

  /// Composes a page.
  ///
  /// - Precondition: The diagram is placed.
  package init(_ diagram: Diagram) {
    precondition(diagram.isPlaced, "Only a placed diagram can be composed as a page.")
    let drawing = diagram.drawingBounds
    // A page shown in a column of text is shrunk to fit; larger pages get larger type.
    let scale = min(max((drawing.width / 600).squareRoot(), 1), 1.6)
    let legend = LegendBlock(diagram.legend, scale: scale)
    // Beside a small drawing there is room even for a legend taller than it is.
    let legendIsBelow =
      legend.height > drawing.height + 60 && drawing.width > 2.5 * legend.width
      || drawing.width > 3 * drawing.height
    let legendBox =
      legendIsBelow && !legend.isEmpty ? legend.flowed(in: drawing.width) : legend.size

    let beside = legend.isEmpty || legendIsBelow ? 0 : Self.gutter + legendBox.width
    let contentWidth = max(
      drawing.width + beside, legendIsBelow ? legendBox.width : 0, Self.leastWidth(diagram))
    let header = Header(diagram, width: contentWidth, scale: scale)
    let bodyHeight =
      legendIsBelow
      ? drawing.height + Self.gutter + legendBox.height : max(drawing.height, legendBox.height)
    let top = Self.margin + header.height
    let caption = diagram.caption.map {
      TextBlock($0, style: .caption.scaled(by: scale), width: contentWidth * 0.92, lines: 6)
    }
    width = contentWidth + 2 * Self.margin
    height = top + bodyHeight + (caption.map { $0.height + 12 } ?? 0) + Self.margin
    graph.attributes = DotGraph.pageAttributes

    let spare = legendIsBelow ? 0 : (bodyHeight - drawing.height) / 2
    let sideways = contentWidth - beside - drawing.width
    add(diagram, x: Self.margin + sideways / 2 - drawing.left, y: top + spare - drawing.top)
    if legendIsBelow {
      add(legend.columns(in: drawing.width), x: Self.margin, y: top + drawing.height + Self.gutter)
    } else {
      let x = Self.margin + contentWidth - legendBox.width
      add([(legend.rows, 0, 0)], x: x, y: top + (bodyHeight - legendBox.height) / 2)
    }
    var y = Self.margin
    for (number, block) in header.blocks.enumerated() {
      add(block, name: "heading\(number)", x: Self.margin, y: y)
      y += block.height + 2
    }
    if let caption {
      add(caption, name: "caption", x: Self.margin, y: height - Self.margin - caption.height)
    }
    addCorners()
  }

  private static func leastWidth(_ diagram: Diagram) -> Double {
    diagram.title == nil && diagram.caption == nil ? 0 : 260
  }

  /// The title and the subtitle.
  private struct Header {
    var blocks: [TextBlock] = []
    var height = 0.0

    init(_ diagram: Diagram, width: Double, scale: Double) {
      if let title = diagram.title {
        blocks.append(
          TextBlock(title, style: .title.scaled(by: scale), width: width * 0.92, lines: 3))
      }
      if let subtitle = diagram.subtitle {
        blocks.append(
          TextBlock(
            subtitle, style: .subtitle.scaled(by: scale), width: width * 0.92, lines: 3))
      }
      height = blocks.reduce(0) { $0 + $1.height + 2 } + (blocks.isEmpty ? 0 : 14)
    }
  }

  // MARK: Elements

  private mutating func add(_ diagram: Diagram, x: Double, y: Double) {
    let inside = diagram.labelsFitInside
    for node in diagram.nodes {
      let place = node.position ?? Diagram.Point(x: 0, y: 0)
      let middle = Diagram.Point(x: place.x + x, y: place.y + y)
      graph.add(
        "n\(node.key)",
        DotGraph.attributes(of: node.mark, label: inside ? node.label : nil)
          + [position(middle), DotGraph.Attribute(.id, "node-\(node.key)")])
    }
    for edge in diagram.edges {
      graph.edges.append(
        DotGraph.Edge(
          tail: edge.source, head: edge.target, attributes: DotGraph.attributes(of: edge.line)))
    }
    let places = LabelPlaces(diagram)
    for (node, (block, place)) in zip(diagram.nodes, zip(places.labels, places.rectangles)) {
      guard let block, let place else { continue }
      add(
        block, name: "l\(node.key)", x: place.left + x, y: place.top + y, justification: "n",
        hasPlate: true)
    }
  }

  private mutating func add(
    _ columns: [(rows: [LegendBlock.Row], x: Double, y: Double)], x: Double, y: Double
  ) {
    var number = 0
    for column in columns {
      for row in column.rows {
        number += 1
        let (x, y) = (x + column.x, y + column.y + row.top)
        add(row.text, name: "legend\(number)", x: x + row.textLeft, y: y + row.textTop)
        let middle = Diagram.Point(x: x + row.symbolMiddle, y: y + row.height / 2)
        switch row.symbol {
        case .mark(let mark):
          graph.add("symbol\(number)", DotGraph.attributes(of: mark) + [position(middle)])
        case .line(let line):
          let ends = [-0.5, 0.5].map { side in
            graph.add(
              "end\(number)" + (side < 0 ? "a" : "b"),
              DotGraph.invisible
                + [position(.init(x: middle.x + side * LegendBlock.lineLength, y: middle.y))])
          }
          graph.edges.append(
            DotGraph.Edge(
              tail: ends[0], head: ends[1], attributes: DotGraph.attributes(of: line)))
        case nil: break
        }
      }
    }
  }

  private mutating func add(
    _ block: TextBlock, name: String, x: Double, y: Double, justification: Character = "l",
    hasPlate: Bool = false
  ) {
    // Text wider than its box would spread to both sides, so text that starts at the left gets
    // room at the right for the widest fonts that may stand in for the one measured.
    let room = justification == "l" ? max(block.width, min(block.width * 1.6, width - x)) : nil
    let middle = Diagram.Point(x: x + (room ?? block.width) / 2, y: y + block.height / 2)
    graph.add(
      name,
      DotGraph.attributes(
        of: block, width: room, justification: justification, hasPlate: hasPlate)
        + [position(middle)])
  }

  /// Two corners that nothing shows, so that the page has its size whatever is on it.
  private mutating func addCorners() {
    graph.add("corner1", DotGraph.invisible + [position(.init(x: 0, y: 0))])
    graph.add("corner2", DotGraph.invisible + [position(.init(x: width, y: height))])
  }

  /// The `pos` attribute: Graphviz's *y* grows upwards.
  private func position(_ point: Diagram.Point) -> DotGraph.Attribute {
    DotGraph.Attribute(.pos, DotGraph.text(point.x) + "," + DotGraph.text(height - point.y))
  }
}

extension Diagram {
  /// The area that the drawing takes: what was asked for, or what its nodes and labels take.
  package var drawingBounds: Rectangle {
    if let bounds { return bounds }
    let rectangles = zip(nodes, footprints()).compactMap { node, print in
      node.position.map { print.rectangle.offset(x: $0.x, y: $0.y) }
    }
    guard let first = rectangles.first else {
      return Rectangle(left: 0, top: 0, right: 120, bottom: 60)
    }
    let labels = LabelPlaces(self).rectangles.compactMap { $0 }
    return (rectangles.dropFirst() + labels).reduce(first) { $0.union($1) }
  }
}
