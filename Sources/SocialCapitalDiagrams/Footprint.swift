// SPDX-License-Identifier: Apache-2.0

extension Diagram.Mark {
  /// The width and height to ask Graphviz for, at which the shape has the area of a circle of diameter ``size``.
  ///
  /// Graphviz draws triangles and pentagons lower than the height asked for.
  package var extent: (width: Double, height: Double) {
    switch shape {
    case .circle: (size, size)
    case .roundedBox, .square: (size * 0.886, size * 0.886)
    case .diamond: (size * 1.253, size * 1.253)
    case .hexagon: (size * 1.1, size * 0.952)
    case .triangle, .invertedTriangle: (size * 1.347, size * 1.555)
    case .pentagon: (size * 1.093, size * 1.15)
    case .octagon: (size * 0.974, size * 0.974)
    }
  }
}

/// The room that a node takes on the page: its mark and the label under it.
package struct Footprint: Sendable, Hashable {
  /// The label under the mark, if it has one there.
  package var label: TextBlock?
  /// The mark and the label, measured from the middle of the mark.
  package var rectangle: Diagram.Rectangle

  /// The space between a mark and its label.
  package static let gap = 1.5

  /// The share of a mark's width that text set on it may take.
  static let textShare = 0.74

  /// The least mark that each of the labels can be set on, where all are very short.
  static func sizeHolding(_ labels: [String?]) -> Double? {
    let widths = labels.map { TextBlock.width(of: $0 ?? "", style: .inside) }
    guard let widest = widths.max(), widest > 0, widest < 11, !labels.contains(nil) else {
      return nil
    }
    return (widest / textShare / 0.886).rounded(.up)
  }
}

extension Diagram {
  /// The label set on the mark, where every label of the diagram is short enough to be set so.
  package var labelsFitInside: Bool {
    nodes.allSatisfy { node in
      guard let label = node.label else { return true }
      let width = TextBlock.width(of: label, style: .inside)
      return width <= node.mark.extent.width * Footprint.textShare && node.mark.shape.holdsText
        && label.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    }
  }

  /// The room each node takes.
  ///
  /// Fonts other than Helvetica may be wider than the table of widths says, so there is some slack.
  package func footprints() -> [Footprint] {
    let inside = labelsFitInside
    return nodes.map { node in
      let (width, height) = node.mark.extent
      var rectangle = Rectangle(center: Point(x: 0, y: 0), width: width + 2, height: height + 2)
      guard !inside, let text = node.label, !text.isEmpty else {
        return Footprint(label: nil, rectangle: rectangle)
      }
      let style: TextStyle = node.isEmphasized ? .emphasizedLabel : .label
      let block = TextBlock(text, style: style, width: 84, lines: 3)
      rectangle.left = min(rectangle.left, -block.width * 0.58 - 2)
      rectangle.right = -rectangle.left
      rectangle.bottom += Footprint.gap + block.height
      return Footprint(label: block, rectangle: rectangle)
    }
  }
}

extension Diagram.Shape {
  /// Whether short text can stand in the middle of the shape.
  var holdsText: Bool {
    switch self {
    case .circle, .roundedBox, .square, .hexagon, .octagon: true
    case .diamond, .triangle, .invertedTriangle, .pentagon: false
    }
  }
}
