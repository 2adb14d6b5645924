// SPDX-License-Identifier: Apache-2.0

/// How many of those who wait are still waiting after a time, where some are lost sight of.
///
/// The estimator of Kaplan and Meier: after each time at which something ended, the share still
/// waiting falls by the share of those still watched whose wait ended then.
///
/// ## Reference
/// E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", *Journal of
/// the American Statistical Association* 53 (1958) 457–481, doi:10.1080/01621459.1958.10501452.
public struct SurvivalCurve: Sendable, Hashable {
  /// Each time at which a wait ended, in order, with the share still waiting after it.
  public let steps: [Step]
  /// The number of waits.
  public let count: Int
  /// The number of waits that were seen to end.
  public let endedCount: Int
  /// The longest time for which anybody was watched.
  public let longest: Int

  /// A time at which waits ended.
  public struct Step: Sendable, Hashable {
    /// The time, in days.
    public let days: Int
    /// The waits that ended then.
    public let ended: Int
    /// The waits still watched just before.
    public let atRisk: Int
    /// The share still waiting afterwards, S.
    public let waiting: Double
  }

  /// Makes the curve of waits in days, each seen to end or lost sight of then.
  ///
  /// Those lost sight of on the day others end count as watched on that day.
  ///
  /// - Complexity: *O*(*k* log *k*) time for *k* waits.
  public init(_ waits: some Sequence<(days: Int, ended: Bool)>) {
    let sorted = waits.sorted { $0.days < $1.days }
    var steps: [Step] = []
    var waiting = 1.0
    var index = 0
    while index < sorted.count {
      let days = sorted[index].days
      let atRisk = sorted.count - index
      var ended = 0
      while index < sorted.count, sorted[index].days == days {
        if sorted[index].ended { ended += 1 }
        index += 1
      }
      if ended > 0 {
        waiting *= Double(atRisk - ended) / Double(atRisk)
        steps.append(Step(days: days, ended: ended, atRisk: atRisk, waiting: waiting))
      }
    }
    self.steps = steps
    count = sorted.count
    endedCount = steps.reduce(0) { $0 + $1.ended }
    longest = sorted.last?.days ?? 0
  }

  /// The share of waits that end within a number of days, F = 1 − S.
  ///
  /// Undefined without waits, and beyond the time for which anybody was watched.
  public func share(within days: Int) -> Quantity {
    if count == 0 { return .undefined(.noTies) }
    let waiting = steps.last { $0.days <= days }?.waiting ?? 1
    if days > longest, waiting > 0 { return .undefined(.notObserved) }
    return .value(1 - waiting)
  }

  /// The number of days within which half of the waits end, or why there is none.
  public var median: Quantity {
    if count == 0 { return .undefined(.noTies) }
    // A half made of thirds and quarters may miss ½ by a bit.
    let half = steps.first { $0.waiting <= 0.5 + 1e-12 }
    return half.map { .value(Double($0.days)) } ?? .undefined(.notObserved)
  }
}
