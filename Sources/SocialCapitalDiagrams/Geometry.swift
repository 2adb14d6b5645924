// SPDX-License-Identifier: Apache-2.0

extension Diagram {
  /// A place on the page in points (1⁄72 inch), *y* growing downwards.
  public struct Point: Sendable, Hashable {
    /// The distance from the left.
    public var x: Double
    /// The distance from the top.
    public var y: Double

    /// Makes a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// An upright rectangle on the page, in points.
  public struct Rectangle: Sendable, Hashable {
    /// The least *x*.
    public var left: Double
    /// The least *y*.
    public var top: Double
    /// The greatest *x*.
    public var right: Double
    /// The greatest *y*.
    public var bottom: Double

    /// Makes a rectangle of its sides.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
    }

    /// From left to right.
    public var width: Double { right - left }
    /// From top to bottom.
    public var height: Double { bottom - top }
    /// The point in the middle.
    public var center: Point { Point(x: (left + right) / 2, y: (top + bottom) / 2) }

    /// Whether the insides of two rectangles have a point in common.
    public func overlaps(_ other: Rectangle) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// The least rectangle that holds both.
    public func union(_ other: Rectangle) -> Rectangle {
      Rectangle(
        left: min(left, other.left), top: min(top, other.top),
        right: max(right, other.right), bottom: max(bottom, other.bottom))
    }

    /// The rectangle moved.
    public func offset(x: Double, y: Double) -> Rectangle {
      Rectangle(left: left + x, top: top + y, right: right + x, bottom: bottom + y)
    }

    /// A rectangle of a size around a middle.
    package init(center: Point, width: Double, height: Double) {
      self.init(
        left: center.x - width / 2, top: center.y - height / 2,
        right: center.x + width / 2, bottom: center.y + height / 2)
    }
  }

  /// Where the nodes of a diagram stand, by key, and the area the drawing takes.
  ///
  /// A layout made of everything ever present serves every wave: a node keeps its place and every
  /// picture has the same size.
  public struct Layout: Sendable, Hashable {
    /// The keys of the nodes placed and their places, in the order of the diagram.
    public let places: [Place]
    /// The area that the nodes and their labels take.
    public let bounds: Rectangle

    /// A node's key and the middle of its mark.
    public struct Place: Sendable, Hashable {
      /// The key of the node.
      public let key: Int
      /// The middle of its mark.
      public let point: Point

      /// Makes a place.
      public init(key: Int, point: Point) {
        self.key = key
        self.point = point
      }
    }

    /// Makes a layout.
    public init(places: [Place], bounds: Rectangle) {
      self.places = places
      self.bounds = bounds
    }
  }

  /// The diagram with the nodes that a layout names where it puts them, on its area.
  public func placed(at layout: Layout) -> Diagram {
    var points: [Int: Point] = Dictionary(minimumCapacity: layout.places.count)
    for place in layout.places { points[place.key] = place.point }
    var diagram = self
    for index in diagram.nodes.indices {
      if let point = points[diagram.nodes[index].key] { diagram.nodes[index].position = point }
    }
    diagram.bounds = layout.bounds
    return diagram
  }

  /// Whether every node has a place.
  public var isPlaced: Bool { nodes.allSatisfy { $0.position != nil } }
}
