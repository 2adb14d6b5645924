// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// Chosen measures of one network: all their results together, and how long each took.
///
/// ```swift
/// let run = try MeasurementRun(Measure.all, of: MeasureInput(town.graph(), network: town))
/// let bytes = run.json(provenance: Provenance(seed: 1))
/// ```
public struct MeasurementRun: Sendable {
  /// The measures, in the order they ran; measures of change are left out.
  public let measures: [Measure]
  /// What they were computed on.
  public let input: MeasureInput
  /// What all of them gave, in that order.
  public let result: MeasureResult
  /// The numbers of the network beside those of chance, where that was asked for.
  public let chance: MeasureChance?
  /// How long each took, by id.
  public let seconds: [Timing]

  /// How long one step took.
  public struct Timing: Sendable, Hashable {
    /// The id of the measure, or what else took the time, such as `read`.
    public let name: String
    /// The seconds it took.
    public let seconds: Double

    /// Makes a timing.
    public init(_ name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// Computes measures of a network, one after another.
  ///
  /// - Parameters:
  ///   - measures: The measures; those that compare waves are left out.
  ///   - input: What to compute them on.
  ///   - chance: What to compare the numbers of the network with, and the number of draws.
  ///   - willCompute: Told each measure before it is computed, how many are done and how many
  ///     there are.
  /// - Throws: `MeasureError`.
  public init(
    _ measures: [Measure], of input: MeasureInput,
    comparedWith chance: (model: ChanceModel, draws: Int)? = nil,
    willCompute: (_ measure: Measure, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
  ) throws {
    let measures = measures.filter { $0.scope != .change }
    var input = input
    input.upcoming.formUnion(measures.map(\.id))
    let clock = ContinuousClock()
    var result = MeasureResult()
    var seconds: [Timing] = []
    for (done, measure) in measures.enumerated() {
      try input.monitor.checkCancellation()
      willCompute(measure, done, measures.count)
      var part = MeasureResult()
      let duration = try clock.measure { part = try measure.compute(input) }
      seconds.append(Timing(measure.id, seconds: duration / .seconds(1)))
      result.add(contentsOf: part)
    }
    self.chance =
      try chance.map { chance in
        var comparison: MeasureChance?
        let duration = try clock.measure {
          comparison = try input.chance(of: measures, model: chance.model, draws: chance.draws)
        }
        seconds.append(Timing("chance", seconds: duration / .seconds(1)))
        return comparison
      } ?? nil
    self.measures = measures
    self.input = input
    self.result = result
    self.seconds = seconds
  }

  /// The id of a node, or its number where the graph came without a network.
  func id(of node: Int) -> String { input.network?.nodes[node].id ?? "\(node)" }
}

extension MeasureResult {
  /// Adds all parts of another result.
  mutating func add(contentsOf other: MeasureResult) {
    for part in other.values { add(part.name, part.content) }
    for part in other.nodes { add(part.name, nodes: part.content) }
    for part in other.ties { add(part.name, ties: part.content) }
    for part in other.tables { add(part.name, part.content) }
    for part in other.notes { add(part.name, note: part.content) }
  }
}
