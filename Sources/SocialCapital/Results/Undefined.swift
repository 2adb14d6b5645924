// SPDX-License-Identifier: Apache-2.0

/// Why a quantity has no value.
///
/// A quantity that is undefined is neither zero nor not-a-number; it is absent, for a reason.
@nonexhaustive
public enum Undefined: UInt8, Sendable, Hashable, CaseIterable, Error {
  /// The network has no nodes.
  case emptyGraph = 1
  /// The node has no ties.
  case isolate
  /// The network, or the part the quantity rests on, has no ties.
  case noTies
  /// The network has too few nodes.
  case tooFewNodes
  /// The node has too few ties.
  case tooFewTies
  /// Every possible tie is present, so nothing could be otherwise.
  case complete
  /// The quantity needs ties with a direction.
  case undirected
  /// No tie goes both ways.
  case noMutualPair
  /// No two ties meet, so nothing could be closed.
  case noTwoPath
  /// The quantity cannot vary on these data.
  case zeroVariance
  /// The quantity needs nodes in groups and there is no such attribute.
  case noGroups
  /// The node's group is not known.
  case unknownGroup
  /// All nodes whose group is known are in one group.
  case singleGroup
  /// The group is too small.
  case groupTooSmall
  /// The node reaches no other node, or is reached by none.
  case unreachable
  /// The data do not say, because those concerned did not answer.
  case notObserved
  /// Nobody was present in both waves.
  case noStayers
  /// The leading eigenvalue is not simple, so its vector is not unique.
  case ambiguous
  /// The calculation did not settle.
  case didNotConverge
  /// The network is in several pieces and the quantity needs one.
  case disconnected
  /// The network is too large for this quantity.
  case tooLarge
  /// The quantity needs weights.
  case unweighted
  /// The quantity needs dated ties.
  case undated
  /// The quantity needs nodes of two modes.
  case notTwoMode
  /// The value is withheld to protect the people it could identify.
  case suppressed
  /// The quantity rests on weights or dates, which networks drawn at random do not have.
  case notDrawn
  /// All ties run between nodes of two modes.
  case twoMode
  /// There is only one relation.
  case singleRelation
  /// There are as many nodes as there were before.
  case unchangedSize

  /// The reason as outputs spell it, such as `no-ties`.
  public var code: String {
    switch self {
    case .emptyGraph: "empty-graph"
    case .isolate: "isolate"
    case .noTies: "no-ties"
    case .tooFewNodes: "too-few-nodes"
    case .tooFewTies: "too-few-ties"
    case .complete: "complete"
    case .undirected: "undirected"
    case .noMutualPair: "no-mutual-pair"
    case .noTwoPath: "no-two-path"
    case .zeroVariance: "zero-variance"
    case .noGroups: "no-groups"
    case .unknownGroup: "unknown-group"
    case .singleGroup: "single-group"
    case .groupTooSmall: "group-too-small"
    case .unreachable: "unreachable"
    case .notObserved: "not-observed"
    case .noStayers: "no-stayers"
    case .ambiguous: "ambiguous"
    case .didNotConverge: "did-not-converge"
    case .disconnected: "disconnected"
    case .tooLarge: "too-large"
    case .unweighted: "unweighted"
    case .undated: "undated"
    case .notTwoMode: "not-two-mode"
    case .suppressed: "suppressed"
    case .notDrawn: "not-drawn"
    case .twoMode: "two-mode"
    case .singleRelation: "single-relation"
    case .unchangedSize: "unchanged-size"
    }
  }
}

extension Undefined: CustomStringConvertible {
  /// The reason in a few plain words, such as "has no ties".
  public var description: String {
    switch self {
    case .emptyGraph: "the network has no nodes"
    case .isolate: "has no ties"
    case .noTies: "there are no ties to count"
    case .tooFewNodes: "there are too few nodes"
    case .tooFewTies: "has too few ties"
    case .complete: "every possible tie is present"
    case .undirected: "needs ties with a direction"
    case .noMutualPair: "no tie goes both ways"
    case .noTwoPath: "no two ties meet"
    case .zeroVariance: "could not be otherwise on these data"
    case .noGroups: "needs nodes in groups"
    case .unknownGroup: "its group is not known"
    case .singleGroup: "all nodes are in one group"
    case .groupTooSmall: "the group is too small"
    case .unreachable: "nobody can be reached"
    case .notObserved: "those concerned did not answer"
    case .noStayers: "nobody was present in both waves"
    case .ambiguous: "the data single out no one answer"
    case .didNotConverge: "the calculation did not settle"
    case .disconnected: "the network is in several pieces"
    case .tooLarge: "the network is too large for it"
    case .unweighted: "needs weights"
    case .undated: "needs dates on ties"
    case .notTwoMode: "needs nodes of two modes"
    case .suppressed: "withheld to protect people"
    case .notDrawn: "rests on weights or dates, which are not drawn"
    case .twoMode: "all ties run between two modes"
    case .singleRelation: "needs two relations"
    case .unchangedSize: "as many members as before"
    }
  }
}
