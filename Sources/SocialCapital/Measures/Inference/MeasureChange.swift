// SPDX-License-Identifier: Apache-2.0

/// A number of the network in two waves: what it was and is, and how sure the change is.
public struct MeasureChange: Sendable, Hashable {
  /// What outputs call the number.
  public let name: String
  /// The change with its uncertainty by drawing members with replacement.
  public let bootstrap: WaveDifference
  /// The change with its uncertainty by leaving members out one by one.
  public let jackknife: WaveDifference

  /// The fewest members of whom an interval says anything.
  public static let fewestMembers = 10

  /// What the intervals allow to be said.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Both intervals lie above 0.
    case rose
    /// Both intervals lie below 0.
    case fell
    /// An interval holds 0, so the change may be chance.
    case unsure
    /// There are too few members, or an interval is not known or not to be relied on.
    case unknown
  }

  /// What the intervals allow to be said: a change only where both methods agree that there is one.
  ///
  /// Below ten members, or where resampling itself moves the number by more than a quarter of the
  /// standard error, nothing is said.
  public var verdict: Verdict {
    guard let interval, bootstrap.isUnbiased else { return .unknown }
    if interval.lowerBound > 0 { return .rose }
    if interval.upperBound < 0 { return .fell }
    return .unsure
  }

  /// What both intervals span together, or `nil` where one is not known or there are too few members.
  public var interval: ClosedRange<Double>? {
    guard bootstrap.members >= Self.fewestMembers, let first = bootstrap.bounds,
      let second = jackknife.bounds
    else { return nil }
    return min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
  }
}

extension WaveDifference {
  /// The interval as a range, or `nil` where it is not known.
  public var bounds: ClosedRange<Double>? {
    guard let lower = interval.lower.value, let upper = interval.upper.value else { return nil }
    return lower...upper
  }

  /// Whether resampling moves the number by no more than a quarter of the standard error.
  ///
  /// ## Reference
  /// B. Efron and R. J. Tibshirani, *An Introduction to the Bootstrap* (Chapman and Hall, 1993), § 10.3.
  public var isUnbiased: Bool {
    guard let bias = bias.value, let error = standardError.value else { return false }
    return abs(bias) <= 0.25 * error + 1e-12
  }
}

extension ChangeInput {
  /// The change of every number of the network that measures give, with its uncertainty.
  ///
  /// ## Definition
  /// Each measure is computed on both waves among the members who answered in both, on samples of
  /// them and without each of them: ``WaveComparison/bootstrap(draws:seed:monitor:of:)`` and
  /// ``WaveComparison/jackknife(monitor:of:)``.
  ///
  /// ## Conventions
  /// - Only those who answered in both waves count, so a wave's number here need not be that of the
  ///   whole wave.
  /// - Fit for numbers that count ties, pairs or triples, such as density, reciprocity and the E-I index.
  ///   Numbers of paths and pieces do not settle when members are doubled or left out; ``WaveDifference/bias``
  ///   shows it, and ``MeasureChange/verdict`` then says nothing.
  /// - Measures that need kinds, tiers or dates are undefined.
  /// - Two waves show a difference, not a trend.
  /// - Undefined: ``Undefined/tooLarge`` where draws times members and ties pass three thousand million.
  ///
  /// - Parameters:
  ///   - measures: The measures; only their numbers of the network are used.
  ///   - draws: The number of samples.
  /// - Throws: ``MeasureError``.
  /// - Complexity: *B* + *n* times the measures and *O*(*n* + *m*), divided by the threads.
  ///
  /// ## Reference
  /// T. A. B. Snijders and S. P. Borgatti, "Non-parametric standard errors and tests for network
  /// statistics", *Connections* 22 (1999) no. 2, 161–170.
  public func changes(of measures: [Measure], draws: Int = 1_000) throws -> [MeasureChange] {
    let measures = measures.filter { $0.scope != .change && $0.family != .inference }
    let (before, after) = comparison.observedWaves
    let members = comparison.observedMembers
    var names: [String] = []
    var seen: Set<String> = []
    for graph in [before, after] {
      for measure in measures {
        let values = try measure.compute(measureInput(graph, members, monitor: monitor)).values
        for part in values where seen.insert(part.name).inserted { names.append(part.name) }
      }
    }
    if names.isEmpty { return [] }
    let quiet = Monitor(threads: 1, isCancelled: monitor.isCancelled)
    func statistics(_ graph: Graph, _ members: [Int]) -> [Quantity] {
      var values: [String: Quantity] = [:]
      let input = measureInput(graph, members, monitor: quiet)
      for measure in measures {
        // A measure that fails on a sample is undefined there.
        for part in (try? measure.compute(input))?.values ?? [] {
          values[part.name] = part.content
        }
      }
      return names.map { values[$0] ?? .undefined(.tooFewTies) }
    }
    let size = before.nodeCount + max(before.edgeCount, after.edgeCount)
    func tooLarge(_ method: WaveDifference.Method) -> [WaveDifference] {
      names.map { _ in
        WaveDifference(method, seed: seed, undefined: .tooLarge, members.count)
      }
    }
    let bootstraps =
      draws * size > 3_000_000_000
      ? tooLarge(.vertexBootstrap)
      : try comparison.bootstrapEach(
        names.count, draws: draws, seed: seed, monitor: monitor, of: statistics)
    let jackknives =
      members.count * size > 3_000_000_000
      ? tooLarge(.jackknife)
      : try comparison.jackknifeEach(names.count, monitor: monitor, of: statistics)
    return names.indices.map { place in
      MeasureChange(
        name: names[place], bootstrap: bootstraps[place], jackknife: jackknives[place])
    }
  }

  private func measureInput(
    _ graph: Graph, _ members: [Int], monitor: Monitor
  ) -> MeasureInput {
    MeasureInput(
      graph, groupings: groupings.map { $0.permuted(by: members) }, options: options, seed: seed,
      monitor: monitor)
  }
}
