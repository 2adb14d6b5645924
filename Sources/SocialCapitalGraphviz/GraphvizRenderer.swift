// SPDX-License-Identifier: Apache-2.0

public import SocialCapitalDiagrams

/// Draws diagrams in process with the system's Graphviz library.
///
/// Safe from any task and any thread: the library underneath is not, so calls take turns. The
/// same diagram and options give the same bytes (a PDF but for its date). A call that fails leaves
/// nothing behind that could disturb the next.
///
/// ```swift
/// let renderer = GraphvizRenderer()
/// let svg = try renderer.svg(diagram)
/// let png = try renderer.render(diagram, as: .png(width: 1600))
/// ```
///
/// To draw the waves of one community alike, lay out everything ever present once:
///
/// ```swift
/// let layout = try renderer.layout(of: everything)
/// for wave in waves { try renderer.svg(wave.placed(at: layout)) }
/// ```
public struct GraphvizRenderer: Sendable, Hashable {
  /// The engine that places the nodes.
  public var engine: Engine
  /// What the engines' random choices start from.
  public var seed: UInt16

  /// Makes a renderer.
  public init(engine: Engine = .automatic, seed: UInt16 = 1) {
    self.engine = engine
    self.seed = seed
  }

  /// A way of placing nodes.
  ///
  /// Graphviz's `fdp` is left out: its layouts cannot be repeated within a process.
  public enum Engine: String, Sendable, Hashable, CaseIterable {
    /// ``neato`` up to 600 nodes, ``sfdp`` beyond.
    case automatic
    /// Distances on the page follow distances in the network; for up to 2,000 nodes.
    case neato
    /// Nodes repel one another and ties pull; for up to 100,000 nodes.
    case sfdp
    /// Layers from the top to the bottom; for up to 2,000 nodes and 8,000 ties.
    case dot
    /// Rings around one node; for up to 20,000 nodes.
    case twopi
    /// Circles; for up to 100 nodes.
    case circo
  }

  /// A kind of picture.
  public enum Format: Sendable, Hashable {
    /// Scalable Vector Graphics, with a title and a description for screen readers.
    case svg
    /// Portable Document Format.
    case pdf
    /// Portable Network Graphics of a width in pixels.
    case png(width: Int)
  }

  /// Places the nodes of a diagram, whether it is placed already or not.
  ///
  /// Pieces of the network are laid out one by one, turned so that they are wider than high, and
  /// set beside each other, the largest first; isolates stand in rows at the end. No mark or label
  /// overlaps another, except beyond 10,000 nodes, where that would take too long to see to.
  ///
  /// - Throws: ``GraphvizError``.
  /// - Complexity: *O*(*n*²) time and space for neato; near *O*(*n* log *n* + *m*) for sfdp.
  public func layout(of diagram: Diagram) throws(GraphvizError) -> Diagram.Layout {
    #if Graphviz
      try diagram.validate()
      return try Placement(diagram, engine: engine, seed: seed).layout
    #else
      throw .builtWithoutGraphviz
    #endif
  }

  /// Draws a diagram, laying it out first unless it is placed.
  ///
  /// A diagram placed at a layout that does not name all of its nodes is refused.
  ///
  /// - Throws: ``GraphvizError``.
  public func render(_ diagram: Diagram, as format: Format) throws(GraphvizError) -> [UInt8] {
    #if Graphviz
      if case .svg = format { return try [UInt8](svg(diagram).utf8) }
      return try Graphviz.shared.render(page(diagram), as: format)
    #else
      throw .builtWithoutGraphviz
    #endif
  }

  /// Draws a diagram as the text of an SVG element, to be saved as a file or set into a page.
  ///
  /// - Parameters:
  ///   - diagram: The diagram.
  ///   - prefix: What the ids in the element start with; elements in one page need different
  ///     ones. Characters other than ASCII letters and digits are left out.
  /// - Throws: ``GraphvizError``.
  public func svg(
    _ diagram: Diagram, idPrefix prefix: String = "sc"
  ) throws(GraphvizError) -> String {
    #if Graphviz
      let bytes = try Graphviz.shared.render(page(diagram), as: .svg)
      return AccessibleSVG(bytes, diagram: diagram, idPrefix: prefix).text
    #else
      throw .builtWithoutGraphviz
    #endif
  }

  #if Graphviz
    private func page(_ diagram: Diagram) throws(GraphvizError) -> Sheet {
      try diagram.validate()
      if diagram.isPlaced { return Sheet(diagram) }
      // Laying such a diagram out anew would move the nodes that were to stay where they are.
      if diagram.bounds != nil, let node = diagram.nodes.firstIndex(where: { $0.position == nil }) {
        throw .missingPlace(node: node)
      }
      return Sheet(diagram.placed(at: try layout(of: diagram)))
    }
  #endif
}

extension Diagram {
  /// Makes sure that nothing reaches Graphviz that it would draw wrongly without a word.
  func validate() throws(GraphvizError) {
    var keys: Set<Int> = []
    for (place, node) in nodes.enumerated() {
      guard (0.01...10_000).contains(node.mark.size) else {
        throw .invalidGeometry(node: place)
      }
      if let point = node.position, !Self.isPlace(point) { throw .invalidGeometry(node: place) }
      if !keys.insert(node.key).inserted { throw .repeatedKey(node: place) }
    }
    if let bounds,
      !Self.isPlace(Point(x: bounds.left, y: bounds.top))
        || !Self.isPlace(Point(x: bounds.right, y: bounds.bottom))
    {
      throw .invalidGeometry(node: 0)
    }
    var pairs: Set<SIMD2<Int>> = []
    for (place, edge) in edges.enumerated() {
      let pair = SIMD2(min(edge.source, edge.target), max(edge.source, edge.target))
      guard nodes.indices.contains(pair[0]), nodes.indices.contains(pair[1]), pair[0] != pair[1],
        (0...1_000).contains(edge.line.width), pairs.insert(pair).inserted
      else { throw .invalidEdge(edge: place) }
    }
  }

  /// Whether a point is on any page worth printing; not-a-number is not.
  private static func isPlace(_ point: Point) -> Bool {
    abs(point.x) <= 1_000_000 && abs(point.y) <= 1_000_000
  }
}
