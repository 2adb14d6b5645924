// SPDX-License-Identifier: Apache-2.0

/// How the direction of ties is looked at.
public enum DirectionView: String, Sendable, Hashable, CaseIterable {
  /// As the data have it.
  case directed
  /// A tie where one exists in either direction; weights add.
  case weak
  /// A tie only where both directions exist; the smaller weight.
  case strong
}

extension SocialNetwork {
  /// The graph that measures run on: one node for each of ``nodes``, in their order.
  ///
  /// Loops are dropped, parallel ties merged into one whose weight is their sum, ties of weight zero
  /// left out; ``Graph/building`` counts them. A network none of whose ties has a weight, or one
  /// looked at without weights, makes an unweighted graph.
  ///
  /// - Parameters:
  ///   - view: How direction is looked at; an undirected network is the same in every view.
  ///   - weights: Whether weights are used.
  /// - Complexity: *O*(*n* + *m*) time and space.
  public func graph(
    view: DirectionView = .directed, weights: Bool = true
  ) throws(GraphError) -> Graph {
    let list = try EdgeList(
      nodeCount: nodes.count, sources: ties.sources, targets: ties.targets,
      weights: weights ? ties.weights : nil, loops: .drop)
    let graph = try Graph(list, isDirected: isDirected, parallels: .sum)
    return switch view {
    case .directed: graph
    case .weak: graph.weakView()
    case .strong: graph.strongView()
    }
  }
}
