// SPDX-License-Identifier: Apache-2.0

/// Why a diagram could not be drawn.
@nonexhaustive
public enum GraphvizError: Error, Sendable, Hashable {
  /// The package was built with its trait `Graphviz` off.
  case builtWithoutGraphviz
  /// The engine cannot finish a diagram of this size in reasonable time.
  case tooLarge(GraphvizRenderer.Engine, nodes: Int, limit: Int, instead: GraphvizRenderer.Engine?)
  /// The installed Graphviz has no such engine or format, perhaps because a plugin is missing.
  case unavailable(String)
  /// Graphviz could not lay the diagram out; what it said, if anything.
  case layoutFailed(String)
  /// Graphviz could not draw the diagram; what it said, if anything.
  case renderFailed(String)
  /// The place or size of a node, by its place in the diagram, is not a number or too great.
  case invalidGeometry(node: Int)
  /// The layout that the diagram is placed at has no place for a node, by its place in the diagram.
  case missingPlace(node: Int)
  /// An edge, by its place in the diagram, names a node that does not exist or repeats a pair.
  case invalidEdge(edge: Int)
  /// Two nodes, the second by its place in the diagram, have the same key.
  case repeatedKey(node: Int)
  /// The picture would have no pixels or more than 100 million.
  case invalidImageSize(width: Int, height: Int)
  /// The machine has no font that text in a PNG or PDF could be drawn with.
  case noUsableFont
  /// The system could not start a thread for the layout.
  case outOfResources
}

extension GraphvizError: CustomStringConvertible {
  /// What is wrong and what to do, in a sentence or two without anybody's name.
  public var description: String {
    switch self {
    case .builtWithoutGraphviz:
      "This build cannot draw SVG, PDF or PNG: the package trait Graphviz is off. "
        + "Build with it, or write DOT text instead."
    case .tooLarge(let engine, let nodes, let limit, let instead):
      "The layout \(engine.rawValue) takes at most \(limit) nodes, not \(nodes)."
        + (instead.map { " Use \($0.rawValue)." } ?? " Draw a part of the network.")
    case .unavailable(let what):
      "The installed Graphviz has no \(what). Install its plugins (on newer Debian and Ubuntu: "
        + "libgvplugin-neato-layout8 and libgvplugin-pango8)."
    case .layoutFailed(let message): "Graphviz could not lay the diagram out. \(message)"
    case .renderFailed(let message): "Graphviz could not draw the diagram. \(message)"
    case .invalidGeometry(let node):
      "The place or size of node \(node) of the diagram is not a number or is too great."
    case .missingPlace(let node):
      "The layout has no place for node \(node) of the diagram. Lay out everything ever present."
    case .invalidEdge(let edge):
      "Edge \(edge) of the diagram names a node that does not exist or repeats a pair."
    case .repeatedKey(let node): "Node \(node) of the diagram has the key of an earlier node."
    case .invalidImageSize(let width, let height):
      "A picture of \(width) by \(height) pixels is not possible; at most 100 million pixels are."
    case .noUsableFont:
      "No font is installed, so text in a PNG or PDF would be empty boxes. "
        + "Install one (on Debian and Ubuntu: fonts-dejavu-core), or draw SVG."
    case .outOfResources: "The system could not start a thread for the layout."
    }
  }
}
