// SPDX-License-Identifier: Apache-2.0

/// The places of labels beside their marks: under them, unless another side is clearer.
///
/// Each label in turn takes the side on which it hides least: marks and other labels first, then
/// the lines that run under it. A second round lets early labels answer to later ones.
struct LabelPlaces {
  private let diagram: Diagram
  private let marks: [Diagram.Rectangle]
  let labels: [TextBlock?]
  private(set) var rectangles: [Diagram.Rectangle?]

  /// What standing elsewhere than under the mark must save, in points of line hidden.
  private static let reluctance: [(side: Side, points: Double)] = [
    (.below, 0), (.above, 6), (.right, 10), (.left, 12),
  ]
  /// A point of area hidden of a mark or label, in points of line.
  private static let weightOfArea = 40.0
  /// Beyond this many comparisons every label stands under its mark.
  private static let limit = 20_000_000

  private enum Side { case below, above, right, left }

  /// - Precondition: The diagram is placed.
  init(_ diagram: Diagram) {
    let labels = diagram.footprints().map(\.label)
    self.labels = labels
    self.diagram = diagram
    marks = diagram.nodes.map { node in
      Diagram.Rectangle(
        center: node.position ?? Diagram.Point(x: 0, y: 0), width: node.mark.extent.width + 2,
        height: node.mark.extent.height + 2)
    }
    rectangles = zip(marks, labels).map { mark, label in
      label.map { Self.rectangle(of: $0, at: .below, of: mark) }
    }
    let labelled = labels.indices.filter { labels[$0] != nil }
    let comparisons = labelled.count * 4 * (2 * diagram.nodes.count + diagram.edges.count)
    guard comparisons <= Self.limit else { return }
    for _ in 0..<2 {
      for node in labelled {
        guard let label = labels[node] else { continue }
        rectangles[node] = clearest(label, of: node)
      }
    }
  }

  private static func rectangle(
    of label: TextBlock, at side: Side, of mark: Diagram.Rectangle
  ) -> Diagram.Rectangle {
    // Beside a mark, text in a font wider than was measured would run into it.
    let away = Footprint.gap + label.width * 0.04 + 1
    var center = mark.center
    switch side {
    case .below: center.y = mark.bottom + Footprint.gap + label.height / 2
    case .above: center.y = mark.top - Footprint.gap - label.height / 2
    case .right: center.x = mark.right + away + label.width / 2
    case .left: center.x = mark.left - away - label.width / 2
    }
    return Diagram.Rectangle(center: center, width: label.width, height: label.height)
  }

  private func clearest(_ label: TextBlock, of node: Int) -> Diagram.Rectangle {
    var best = Self.rectangle(of: label, at: .below, of: marks[node])
    var least = hidden(by: best, of: node)
    for (side, reluctance) in Self.reluctance.dropFirst() where least > reluctance {
      let place = Self.rectangle(of: label, at: side, of: marks[node])
      guard isOnPage(place) else { continue }
      let cost = hidden(by: place, of: node) + reluctance
      if cost < least { (best, least) = (place, cost) }
    }
    return best
  }

  /// Whether a place is within the area that was asked for.
  private func isOnPage(_ place: Diagram.Rectangle) -> Bool {
    diagram.bounds.map { $0.union(place) == $0 } ?? true
  }

  /// What a label would hide, in points of line.
  private func hidden(by place: Diagram.Rectangle, of node: Int) -> Double {
    var area = 0.0
    for other in marks.indices where other != node {
      area += marks[other].areaInCommon(with: place)
      if let label = rectangles[other] { area += label.areaInCommon(with: place) }
    }
    var length = 0.0
    for edge in diagram.edges {
      // An arrowhead is about three times as wide as its line.
      length += place.grown(by: edge.line.width * 1.5).lengthWithin(
        from: marks[edge.source].center, to: marks[edge.target].center)
    }
    return area * Self.weightOfArea + length
  }
}

extension Diagram.Rectangle {
  /// The rectangle with its sides moved outwards.
  fileprivate func grown(by distance: Double) -> Self {
    Self(
      left: left - distance, top: top - distance, right: right + distance,
      bottom: bottom + distance)
  }

  /// The area that two rectangles share.
  fileprivate func areaInCommon(with other: Diagram.Rectangle) -> Double {
    let width = min(right, other.right) - max(left, other.left)
    let height = min(bottom, other.bottom) - max(top, other.top)
    return width > 0 && height > 0 ? width * height : 0
  }

  /// The length of the part of a line that is within the rectangle.
  ///
  /// Each pair of sides leaves an interval of the line; what all leave is within (Liang and Barsky
  /// 1984, doi:10.1145/357332.357333).
  fileprivate func lengthWithin(from start: Diagram.Point, to end: Diagram.Point) -> Double {
    var (enters, leaves) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (from, step, low, high) in [(start.x, dx, left, right), (start.y, dy, top, bottom)] {
      if step == 0 {
        if from < low || from > high { return 0 }
      } else {
        let (one, other) = ((low - from) / step, (high - from) / step)
        enters = max(enters, min(one, other))
        leaves = min(leaves, max(one, other))
        if enters >= leaves { return 0 }
      }
    }
    return (leaves - enters) * (dx * dx + dy * dy).squareRoot()
  }
}
