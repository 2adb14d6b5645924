// SPDX-License-Identifier: Apache-2.0

/// How strong a tie of a projection is.
public enum ProjectionWeight: String, Sendable, Hashable, CaseIterable {
  /// No weight: tied where something is shared.
  case none
  /// How many they share. Large groups tie everybody in them to everybody.
  case shared
  /// Each thing shared counts 1/(k − 1) where k share it, so that a person's ties add up to the number
  /// of groups they share with anybody (Newman 2001).
  case newman
}

extension TwoModeGraph {
  /// The one-mode graph of those who share something: people by the groups they are in.
  ///
  /// ## Definition
  /// Two nodes of the mode are tied where both are tied to some node p of the other. With k(p) ties
  /// of p, the weight is 1, Σ 1 or Σ 1/(k(p) − 1) over those p.
  ///
  /// - Parameters:
  ///   - mode: The mode whose nodes the graph has.
  ///   - weights: How strong its ties are.
  ///   - monitor: Who watches.
  /// - Returns: The graph and, for each of its nodes, the index here.
  /// - Throws: ``MeasureError/cancelled``.
  /// - Complexity: *O*(Σ *d*²) over the other mode's nodes, in time and, for the ties, space.
  ///
  /// ## Reference
  /// M. E. J. Newman, "Scientific collaboration networks. II", *Physical Review E* 64 (2001) 016132,
  /// doi:10.1103/PhysRevE.64.016132.
  public func projection(
    onto mode: Mode, weights: ProjectionWeight = .shared, monitor: Monitor = .task
  ) throws(MeasureError) -> (graph: Graph, members: [Int]) {
    let members = nodes(mode)
    var newIndex = [UInt32](repeating: 0, count: graph.nodeCount)
    for (new, old) in members.enumerated() { newIndex[old] = UInt32(truncatingIfNeeded: new) }
    var rows = RowBuilder(nodeCount: members.count, isWeighted: weights != .none)
    var sums = [Double](repeating: 0, count: graph.nodeCount)
    var met: [Int] = []
    for one in members {
      try monitor.checkCancellation()
      for group in graph.outgoing[one] {
        let share = weights == .newman ? 1 / Double(graph.outgoing.degree(of: group) - 1) : 1
        for other in graph.outgoing[group] where other != one {
          if sums[other] == 0 { met.append(other) }
          sums[other] += share
        }
      }
      met.sort()
      for other in met {
        rows.append(newIndex[other], sums[other])
        sums[other] = 0
      }
      met.removeAll(keepingCapacity: true)
      rows.endRow()
    }
    return (Graph(isDirected: false, rows: rows.finish()), members)
  }
}
