// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// What changed from each wave of a panel to the next, on what both observed.
///
/// ```swift
/// let run = try GrowthRun(Measure.all, of: panel)
/// run.changes.first?.result.value("tie-persistence")
/// ```
public struct GrowthRun: Sendable {
  /// The panel.
  public let panel: NetworkPanel
  /// The comparisons, in order.
  public let changes: [Change]

  /// Two waves compared.
  public struct Change: Sendable {
    /// What both waves observed.
    public let comparison: WaveComparison
    /// What the measures gave.
    public let result: MeasureResult
    /// The numbers of the network in both waves, with how sure their changes are.
    public let differences: [MeasureChange]
  }

  /// How waves are compared.
  public struct Settings: Sendable {
    /// The groupings to use, of the panel's nodes.
    public var groupings: [Grouping]
    /// How direction is looked at.
    public var view: DirectionView
    /// Whether everybody is taken to have answered in waves for which nobody recorded who did.
    public var assumingComplete: Bool
    /// The measures of one network whose numbers are compared between waves, with intervals.
    public var differences: [Measure] = []
    /// The number of samples that intervals rest on.
    public var draws = 1_000
    /// Settings of single measures.
    public var options: MeasureOptions
    /// The seed of measures that draw at random.
    public var seed: UInt64
    /// Who watches, and the most threads.
    public var monitor: Monitor

    /// Makes settings.
    public init(
      groupings: [Grouping] = [], view: DirectionView = .directed, assumingComplete: Bool = false,
      options: MeasureOptions = [:], seed: UInt64 = 1, monitor: Monitor = .task
    ) {
      self.groupings = groupings
      self.view = view
      self.assumingComplete = assumingComplete
      self.options = options
      self.seed = seed
      self.monitor = monitor
    }
  }

  /// Compares each wave of a panel with the one before.
  ///
  /// - Parameters:
  ///   - measures: The measures; those of one network are left out.
  ///   - panel: The panel; one of fewer than two waves has nothing to compare.
  ///   - settings: How waves are compared.
  /// - Throws: `PanelError` when it is not known who answered and that is not assumed,
  ///   `MeasureError`, or `GraphError`.
  public init(
    _ measures: [Measure], of panel: NetworkPanel, settings: Settings = Settings()
  ) throws {
    let measures = measures.filter { $0.scope == .change }
    self.panel = panel
    changes = try panel.waves.indices.dropFirst().map { later in
      let comparison = try panel.comparison(
        from: later - 1, to: later, view: settings.view,
        assumingComplete: settings.assumingComplete)
      let input = ChangeInput(
        comparison, groupings: settings.groupings, options: settings.options, seed: settings.seed,
        monitor: settings.monitor)
      var result = MeasureResult()
      for measure in measures {
        try settings.monitor.checkCancellation()
        result.add(contentsOf: try measure.compute(input))
      }
      let differences =
        settings.differences.isEmpty
        ? [] : try input.changes(of: settings.differences, draws: settings.draws)
      return Change(comparison: comparison, result: result, differences: differences)
    }
  }
}
