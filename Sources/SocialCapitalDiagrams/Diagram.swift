// SPDX-License-Identifier: Apache-2.0

/// A network as it is to be drawn: marks, lines, words and a legend.
///
/// A diagram is a plain value. ``dot()`` writes it as DOT text; the module
/// `SocialCapitalGraphviz` draws it as SVG, PDF or PNG.
///
/// ```swift
/// let diagram = Diagram(town, graph: try town.graph(), title: "Who helps whom")
/// print(diagram.dot())
/// ```
public struct Diagram: Sendable, Hashable {
  /// What the diagram is called, drawn above it.
  public var title: String?
  /// A line under the title.
  public var subtitle: String?
  /// Lines under the drawing: what was counted, the source, the date.
  public var caption: String?
  /// What the diagram shows, for readers who cannot see it.
  public var summary: String?
  /// The nodes; an edge names them by their place here.
  public var nodes: [Node]
  /// The edges, at most one for each pair of nodes.
  public var edges: [Edge]
  /// What the marks and lines mean.
  public var legend: Legend
  /// The area the drawing takes when it is to be other than what its nodes take.
  public var bounds: Rectangle?

  /// Makes a diagram.
  public init(
    title: String? = nil, subtitle: String? = nil, caption: String? = nil, summary: String? = nil,
    nodes: [Node], edges: [Edge], legend: Legend = Legend()
  ) {
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.summary = summary
    self.nodes = nodes
    self.edges = edges
    self.legend = legend
  }

  /// A node and how it is drawn.
  public struct Node: Sendable, Hashable {
    /// What layouts call the node: the same in every wave.
    public var key: Int
    /// How it is drawn.
    public var mark: Mark
    /// The words beside or on the mark.
    public var label: String?
    /// Whether the label is set in bold.
    public var isEmphasized: Bool
    /// The words that appear under the pointer.
    public var tooltip: String?
    /// The middle of the mark, once placed.
    public var position: Point?

    /// Makes a node.
    public init(
      key: Int, mark: Mark = Mark(), label: String? = nil, isEmphasized: Bool = false,
      tooltip: String? = nil, position: Point? = nil
    ) {
      self.key = key
      self.mark = mark
      self.label = label
      self.isEmphasized = isEmphasized
      self.tooltip = tooltip
      self.position = position
    }
  }

  /// A shape with its colours and size.
  public struct Mark: Sendable, Hashable {
    /// The shape.
    public var shape: Shape
    /// The colour inside.
    public var fill: Color
    /// The colour of the outline.
    public var border: Color
    /// Whether the outline is broken.
    public var isDashed: Bool
    /// The diameter, in points, of the circle that has the area of the mark.
    public var size: Double

    /// Makes a mark.
    public init(
      shape: Shape = .circle, fill: Color = .neutral, border: Color? = nil,
      isDashed: Bool = false, size: Double = 18
    ) {
      self.shape = shape
      self.fill = fill
      self.border = border ?? fill.darkened(by: 0.55)
      self.isDashed = isDashed
      self.size = size
    }
  }

  /// The shapes of marks, in the order kinds beyond citizens and organisations take them.
  public enum Shape: String, Sendable, Hashable, CaseIterable {
    /// A circle.
    case circle
    /// A square with round corners.
    case roundedBox
    /// A square on its corner.
    case diamond
    /// A hexagon.
    case hexagon
    /// A triangle that stands on its side.
    case triangle
    /// A triangle that stands on its corner.
    case invertedTriangle
    /// A pentagon.
    case pentagon
    /// An octagon.
    case octagon
    /// A square.
    case square
  }

  /// An edge and how it is drawn.
  public struct Edge: Sendable, Hashable {
    /// The place of one end in ``Diagram/nodes``; a one-way line starts here.
    public var source: Int
    /// The place of the other end.
    public var target: Int
    /// How it is drawn.
    public var line: Line

    /// Makes an edge.
    public init(_ source: Int, _ target: Int, line: Line = Line()) {
      self.source = source
      self.target = target
      self.line = line
    }
  }

  /// A line with its colour, width and arrowheads.
  public struct Line: Sendable, Hashable {
    /// Which ends have arrowheads.
    public var direction: Direction
    /// The width in points.
    public var width: Double
    /// The colour.
    public var color: Color
    /// Whether the line is broken.
    public var isDashed: Bool

    /// Makes a line, coloured by its direction unless told otherwise.
    public init(
      direction: Direction = .none, width: Double = 0.9, color: Color? = nil,
      isDashed: Bool = false
    ) {
      self.direction = direction
      self.width = width
      self.color = color ?? direction.color
      self.isDashed = isDashed
    }
  }

  /// Which ends of a line have arrowheads.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// The target's.
    case forward
    /// The source's.
    case backward
    /// Both.
    case both
    /// Neither.
    case none

    /// The colour of lines: two-way ties are darker than one-way ties.
    public var color: Color {
      switch self {
      case .both: Color(0x37414D)
      case .forward, .backward: Color(0x8A96A6)
      case .none: Color(0x8A96A6)
      }
    }
  }
}

/// What the marks and lines of a diagram mean, in sections.
public struct Legend: Sendable, Hashable {
  /// The sections, from top to bottom.
  public var sections: [Section]

  /// Makes a legend.
  public init(_ sections: [Section] = []) { self.sections = sections }

  /// Some entries under a heading.
  public struct Section: Sendable, Hashable {
    /// What the entries are about.
    public var title: String
    /// The entries, from top to bottom.
    public var entries: [Entry]

    /// Makes a section.
    public init(_ title: String, _ entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  /// A mark or line, drawn as in the diagram, and what it means.
  public struct Entry: Sendable, Hashable {
    /// The mark or line.
    public var symbol: Symbol
    /// What it means.
    public var text: String

    /// Makes an entry.
    public init(_ symbol: Symbol, _ text: String) {
      self.symbol = symbol
      self.text = text
    }
  }

  /// What an entry shows.
  public enum Symbol: Sendable, Hashable {
    /// A mark.
    case mark(Diagram.Mark)
    /// A line.
    case line(Diagram.Line)
  }
}
