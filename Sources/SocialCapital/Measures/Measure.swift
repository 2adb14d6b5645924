// SPDX-License-Identifier: Apache-2.0

/// A quantity the library can compute, with what a reader needs to understand and to choose it.
///
/// The command line, the report and the documentation list ``all`` and ask each measure to explain
/// itself, so that adding a measure touches its own files and one line of the catalogue.
///
/// ```swift
/// let result = try Measure.named("density")?.compute(MeasureInput(graph))
/// ```
public struct Measure: Sendable, Identifiable {
  /// What commands and outputs call the measure, in kebab-case; it never changes.
  public let id: String
  /// What headings call it.
  public let title: String
  /// The family it belongs to.
  public let family: Family
  /// What it says something about.
  public let scope: Scope
  /// What it tells, in one plain sentence.
  public let summary: String
  /// The formula and what its letters mean.
  public let definition: String
  /// What values it can have.
  public let range: String
  /// How it treats direction, weights, isolates and what it leaves undefined.
  public let conventions: String
  /// Where it was published, with a DOI where there is one.
  public let reference: String
  /// What can be set with `MEASURE.NAME=VALUE`.
  public let options: [Option]
  /// How its work grows with the network, as in *O*(*n* + *m*).
  public let complexity: String
  private let computation: Computation

  /// Makes a measure of one network.
  public init(
    id: String, title: String, family: Family, scope: Scope, summary: String, definition: String,
    range: String, conventions: String, reference: String, options: [Option] = [],
    complexity: String, compute: @escaping @Sendable (MeasureInput) throws -> MeasureResult
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.scope = scope
    self.summary = summary
    self.definition = definition
    self.range = range
    self.conventions = conventions
    self.reference = reference
    self.options = options
    self.complexity = complexity
    computation = .ofNetwork(compute)
  }

  /// Makes a measure of the change between two waves.
  public init(
    id: String, title: String, summary: String, definition: String, range: String,
    conventions: String, reference: String, options: [Option] = [], complexity: String,
    compare: @escaping @Sendable (ChangeInput) throws -> MeasureResult
  ) {
    self.id = id
    self.title = title
    family = .growth
    scope = .change
    self.summary = summary
    self.definition = definition
    self.range = range
    self.conventions = conventions
    self.reference = reference
    self.options = options
    self.complexity = complexity
    computation = .ofChange(compare)
  }

  private enum Computation: Sendable {
    case ofNetwork(@Sendable (MeasureInput) throws -> MeasureResult)
    case ofChange(@Sendable (ChangeInput) throws -> MeasureResult)
  }

  /// Computes the measure on one network; a measure of change gives an empty result.
  ///
  /// - Throws: ``MeasureError``.
  public func compute(_ input: MeasureInput) throws -> MeasureResult {
    guard case .ofNetwork(let compute) = computation else { return MeasureResult() }
    return try compute(input)
  }

  /// Computes the measure on two waves; a measure of one network gives an empty result.
  ///
  /// - Throws: ``MeasureError``.
  public func compute(_ input: ChangeInput) throws -> MeasureResult {
    guard case .ofChange(let compare) = computation else { return MeasureResult() }
    return try compare(input)
  }

  /// The measure of an id, or `nil` where there is none.
  public static func named(_ id: String) -> Measure? { all.first { $0.id == id } }
}

extension Measure {
  /// Measures that belong together.
  @nonexhaustive
  public enum Family: String, Sendable, Hashable, CaseIterable {
    /// How many members and ties there are and how well they hold together.
    case cohesion
    /// How much of what is given comes back.
    case reciprocity
    /// Who is well connected.
    case centrality
    /// Who and what connects different parts.
    case bridging
    /// Which parts there are.
    case communities
    /// How two kinds of nodes meet.
    case twoMode = "two-mode"
    /// Where what is spent goes.
    case flow
    /// What changed between waves.
    case growth
    /// What could be chance.
    case inference
  }

  /// What a measure says something about.
  @nonexhaustive
  public enum Scope: String, Sendable, Hashable, CaseIterable {
    /// The network as a whole.
    case network
    /// Each node.
    case node
    /// Each tie.
    case tie
    /// Each group of nodes.
    case group
    /// Two waves.
    case change
  }

  /// A setting of a measure.
  public struct Option: Sendable, Hashable {
    /// The name after the measure's id and a point.
    public let name: String
    /// What it sets and which values it takes.
    public let summary: String
    /// What holds when it is not given.
    public let defaultValue: String

    /// Makes an option.
    public init(_ name: String, summary: String, defaultValue: String) {
      self.name = name
      self.summary = summary
      self.defaultValue = defaultValue
    }
  }
}
