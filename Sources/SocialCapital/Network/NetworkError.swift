// SPDX-License-Identifier: Apache-2.0

/// Why a network could not be made, or a part of it not selected.
@nonexhaustive
public enum NetworkError: Error, Sendable, Hashable {
  /// A node, counted from 0, has no id.
  case emptyID(node: Int)
  /// Two nodes, counted from 0, have the same id.
  case duplicateID(node: Int, first: Int)
  /// The source of a tie, counted from 0, is no node.
  case unknownSource(tie: Int)
  /// The target of a tie, counted from 0, is no node.
  case unknownTarget(tie: Int)
  /// The weight of a tie, counted from 0, is negative, not finite or beyond 10⁻¹⁰⁰ … 10¹⁰⁰.
  case invalidWeight(tie: Int)
  /// No tie is of this relation.
  case unknownRelation(String, known: [String])
  /// Nothing in the data is of this wave.
  case unknownWave(String, known: [String])
  /// Neither nodes nor ties have a column of this name.
  case unknownColumn(String, known: [String])
  /// No node is of this kind.
  case unknownKind(String, known: [String])
  /// A participation record, counted from 0, names a node that is not in the network.
  case unknownParticipant(record: Int)
}

extension NetworkError: CustomStringConvertible {
  /// What is wrong and where, in a sentence without names of people.
  public var description: String {
    switch self {
    case .emptyID(let node): "Node \(node + 1) has no id."
    case .duplicateID(let node, let first):
      "Node \(node + 1) has the same id as node \(first + 1)."
    case .unknownSource(let tie): "Tie \(tie + 1) comes from a node that is not in the network."
    case .unknownTarget(let tie): "Tie \(tie + 1) goes to a node that is not in the network."
    case .invalidWeight(let tie):
      "The weight of tie \(tie + 1) must be 0 or between 1e-100 and 1e100."
    case .unknownRelation(let name, let known):
      "There is no relation \(name)" + Self.list(known)
    case .unknownWave(let name, let known): "There is no wave \(name)" + Self.list(known)
    case .unknownColumn(let name, let known): "There is no column \(name)" + Self.list(known)
    case .unknownKind(let name, let known): "There are no nodes of kind \(name)" + Self.list(known)
    case .unknownParticipant(let record):
      "Participation record \(record + 1) names a node that is not in the network."
    }
  }

  private static func list(_ known: [String]) -> String {
    known.isEmpty ? "; the data have none." : "; there are: \(known.joined(separator: ", "))."
  }
}
