// SPDX-License-Identifier: Apache-2.0

/// How much work a measure may be.
///
/// This is the one place that says when a measure turns from its exact form to an estimate with a
/// stated error, or, where there is none, to ``Undefined/tooLarge``.
///
/// ```swift
/// var input = MeasureInput(graph)
/// input.effort = .exact
/// ```
public struct Effort: Sendable, Hashable {
  /// The most steps along ties that one measure may take.
  public var steps: Double

  /// Makes a limit.
  public init(steps: Double) { self.steps = steps }

  /// About a minute on one core: a search over all pairs takes two to five nanoseconds a step.
  public static let bySize = Effort(steps: 2e10)

  /// No limit: everything exact, however long it takes.
  public static let exact = Effort(steps: .infinity)
}

extension MeasureInput {
  /// Whether a measure may take so many steps along ties.
  func affords(steps: Double) -> Bool { steps <= effort.steps }

  /// The steps of a search from every node along every tie.
  var stepsOverAllPairs: Double { Double(graph.nodeCount) * Double(graph.outgoing.arcCount) }
}
