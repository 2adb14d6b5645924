// SPDX-License-Identifier: Apache-2.0

/// Why a graph could not be built.
@nonexhaustive
public enum GraphError: Error, Sendable, Hashable {
  /// There are more nodes than the 2³⁰ a graph can hold.
  case tooManyNodes(Int)
  /// There are more arcs than the 2³² − 1 a graph can hold.
  case tooManyArcs(Int)
  /// An edge, counted from 0, names a node outside `0..<nodeCount`.
  case nodeOutOfRange(edge: Int)
  /// The weight of an edge, counted from 0, is negative, infinite or not a number.
  case invalidWeight(edge: Int)
  /// An edge, counted from 0, ties a node to itself and loops were to be refused.
  case loop(edge: Int)
  /// Several edges tie the same pair and parallels were to be refused.
  case parallel(source: Int, target: Int)
  /// The weight of an edge, counted from 0, is not zero and outside 10⁻¹⁰⁰ … 10¹⁰⁰.
  case weightOutOfRange(edge: Int)
}

extension GraphError: CustomStringConvertible {
  /// What is wrong and where, in one sentence without names of people.
  public var description: String {
    switch self {
    case .tooManyNodes(let count): "A graph holds at most 1,073,741,824 nodes, not \(count)."
    case .tooManyArcs(let count): "A graph holds at most 4,294,967,295 arcs, not \(count)."
    case .nodeOutOfRange(let edge): "Edge \(edge) names a node that does not exist."
    case .invalidWeight(let edge):
      "The weight of edge \(edge) is negative, infinite or not a number."
    case .loop(let edge): "Edge \(edge) ties a node to itself."
    case .parallel(let source, let target):
      "More than one edge ties node \(source) to node \(target)."
    case .weightOutOfRange(let edge):
      "The weight of edge \(edge) is outside 1e-100 to 1e100; use another unit."
    }
  }
}
