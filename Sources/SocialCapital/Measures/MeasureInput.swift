// SPDX-License-Identifier: Apache-2.0

/// What a measure of one network is computed on, and how.
///
/// A graph is enough for most measures; groupings and the network itself add what others need.
public struct MeasureInput: Sendable {
  /// The ties.
  public var graph: Graph { didSet { shared = SharedResults() } }
  /// The network the graph was made of, for measures that need kinds, tiers, modes or dates;
  /// its nodes are the graph's.
  public var network: SocialNetwork?
  /// The groupings to use in measures of groups, in order.
  public var groupings: [Grouping]
  /// How the direction of the network's ties was looked at to make the graph, for measures that make
  /// graphs of their own.
  public var view: DirectionView
  /// How long a tie is in measures of paths.
  public var length: TieLength
  /// Settings of single measures.
  public var options: MeasureOptions
  /// The seed of measures that draw at random.
  public var seed: UInt64 { didSet { shared = SharedResults() } }
  /// Who watches, and the most threads.
  public var monitor: Monitor
  /// How much work a measure may be before it estimates or refuses.
  public var effort: Effort = .bySize { didSet { shared = SharedResults() } }
  /// The ids of the measures that are going to be computed, where known.
  ///
  /// Results do not depend on it: it says what is worth finding in one go.
  public var upcoming: Set<String> = []
  /// What measures of this graph have in common.
  private(set) var shared = SharedResults()

  /// Makes an input.
  public init(
    _ graph: Graph, network: SocialNetwork? = nil, groupings: [Grouping] = [],
    view: DirectionView = .directed, length: TieLength = .unit, options: MeasureOptions = [:],
    seed: UInt64 = 1, monitor: Monitor = .task
  ) {
    self.graph = graph
    self.network = network
    self.groupings = groupings
    self.view = view
    self.length = length
    self.options = options
    self.seed = seed
    self.monitor = monitor
  }
}

/// What a measure of change is computed on, and how.
public struct ChangeInput: Sendable {
  /// The two waves.
  public var comparison: WaveComparison
  /// The groupings to use in measures of groups, of the panel's nodes.
  public var groupings: [Grouping]
  /// Settings of single measures.
  public var options: MeasureOptions
  /// The seed of measures that draw at random.
  public var seed: UInt64
  /// Who watches, and the most threads.
  public var monitor: Monitor

  /// Makes an input.
  public init(
    _ comparison: WaveComparison, groupings: [Grouping] = [], options: MeasureOptions = [:],
    seed: UInt64 = 1, monitor: Monitor = .task
  ) {
    self.comparison = comparison
    self.groupings = groupings
    self.options = options
    self.seed = seed
    self.monitor = monitor
  }
}

/// How long a tie is when the shortest way along ties is looked for.
///
/// Weights are strengths, so they are never lengths unless asked.
public enum TieLength: String, Sendable, Hashable, CaseIterable {
  /// Every tie is one step.
  case unit
  /// The weight is the length: the data hold distances or costs.
  case weight
  /// One divided by the weight: strong ties are short (Opsahl, Agneessens and Skvoretz 2010,
  /// doi:10.1016/j.socnet.2010.03.006).
  case inverseWeight = "1/weight"
}

/// Settings of measures as texts, by measure and name.
public struct MeasureOptions: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private var values: [String: String] = [:]

  /// Makes settings of texts such as `"katz.alpha": "0.05"`.
  public init(dictionaryLiteral pairs: (String, String)...) {
    for (name, value) in pairs { values[name] = value }
  }

  /// The value of a setting by its full name, such as `katz.alpha`.
  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Throws when a setting belongs to no measure of the catalogue.
  public func checkNames() throws(MeasureError) {
    for name in values.keys.sorted() {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      let known = parts.first.flatMap(Measure.named)?.options.map(\.name) ?? []
      guard parts.count == 2, known.contains(parts[1]) else {
        throw .unknownOption(measure: parts.first ?? "", option: parts.last ?? "", known: known)
      }
    }
  }

  /// A number of a setting within bounds, or `nil` when it is not set.
  public func number(
    _ measure: String, _ option: String, in bounds: ClosedRange<Double>
  ) throws(MeasureError) -> Double? {
    guard let text = values["\(measure).\(option)"] else { return nil }
    guard let number = Double(text), bounds.contains(number) else {
      throw .invalidOption(
        measure: measure, option: option,
        expected: "a number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  /// A whole number of a setting within bounds, or `nil` when it is not set.
  public func count(
    _ measure: String, _ option: String, in bounds: ClosedRange<Int>
  ) throws(MeasureError) -> Int? {
    guard let text = values["\(measure).\(option)"] else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      throw .invalidOption(
        measure: measure, option: option,
        expected: "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }

  /// One of the words of an enumeration, or `nil` when it is not set.
  public func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ measure: String, _ option: String, of type: Choice.Type
  ) throws(MeasureError) -> Choice? {
    guard let text = values["\(measure).\(option)"] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalidOption(measure: measure, option: option, expected: "one of \(words)")
    }
    return choice
  }
}
