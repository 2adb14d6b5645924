// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Makes looks at networks, all in the same way.
struct LookMaker {
  let options: ReportOptions
  let monitor: Monitor
  let suppression: Suppression?

  /// Looks at a network that has no waves.
  func look(
    at network: SocialNetwork, measuring ids: Set<String>,
    willCompute: (Measure, Int, Int) -> Void
  ) throws -> Evidence.WaveLook {
    let observed = try measured(network, measuring: ids, willCompute: willCompute)
    return Evidence.WaveLook(
      name: nil, observed: observed, answered: observed, scopeCount: network.nodes.count,
      respondentCount: nil)
  }

  /// Looks at one wave of a panel.
  func look(
    at wave: NetworkPanel.Wave, of panel: NetworkPanel, measuring ids: Set<String>,
    willCompute: (Measure, Int, Int) -> Void
  ) throws -> Evidence.WaveLook {
    let network = panel.network(of: wave)
    let responded = wave.responded.map { responded in
      network.nodes.map { panel.network.index(of: $0.id).map { responded[$0] } ?? false }
    }
    let observed = try measured(
      network, responded: responded, measuring: ids, willCompute: willCompute)
    var answered = observed
    if let responded, responded.contains(false) {
      let kept = responded.indices.filter { responded[$0] }
      answered = try measured(
        network.keeping(nodes: kept) { _ in true }, responded: kept.map { _ in true },
        isOfRespondents: true, measuring: Evidence.mutualIDs)
    }
    return Evidence.WaveLook(
      name: wave.name, observed: observed, answered: answered, scopeCount: wave.scopeCount,
      respondentCount: wave.respondentCount)
  }

  /// Compares the waves, where it is known, or to be assumed, who answered.
  func growth(of panel: NetworkPanel) throws -> Evidence.Growth {
    guard panel.waves.count > 1 else { return .oneWave }
    do {
      var settings = GrowthRun.Settings(
        groupings: try groupings(of: panel.network), view: options.view,
        assumingComplete: options.assumesComplete, options: options.measureOptions,
        seed: options.seed, monitor: monitor)
      if suppression == nil, panel.network.nodes.count <= Evidence.mostForIntervals {
        settings.differences = Measure.all.filter { Evidence.comparedIDs.contains($0.id) }
      }
      settings.draws = options.draws
      // An exponent from two or three sizes that hardly differ means nothing.
      let measures = Measure.all.filter { $0.id != "densification" || panel.waves.count > 3 }
      let run = try GrowthRun(measures, of: panel, settings: settings)
      guard let last = run.changes.last?.comparison else { return .oneWave }
      let kept = panel.network.nodes.indices.filter { last.answeredBoth[$0] && last.isStayer($0) }
      let looks = try [last.waves.from, last.waves.to].map { wave in
        let network = panel.network.keeping(nodes: kept) { row in
          let tieWave = panel.network.ties.waves[row]
          return tieWave == nil || tieWave == wave
        }
        return try measured(
          network, responded: kept.map { _ in true }, isOfRespondents: true,
          measuring: Evidence.mutualIDs.union(Evidence.briefIDs))
      }
      return .known(run, before: looks[0], after: looks[1])
    } catch let error as PanelError {
      return .unknown(error.description)
    }
  }

  private func measured(
    _ network: SocialNetwork, responded: [Bool]? = nil, isOfRespondents: Bool = false,
    measuring ids: Set<String>, willCompute: (Measure, Int, Int) -> Void = { _, _, _ in }
  ) throws -> Look {
    let graph = try network.graph(view: options.view, weights: options.usesWeights)
    let groupings = try groupings(of: network)
    let input = MeasureInput(
      graph, network: network, groupings: groupings, view: options.view, length: options.length,
      options: options.measureOptions, seed: options.seed, monitor: monitor)
    let measures = Measure.all.filter { ids.contains($0.id) }
    let run = try MeasurementRun(measures, of: input, willCompute: willCompute)
    return Look(
      network: network, graph: graph, groupings: groupings, run: run, responded: responded,
      isOfRespondents: isOfRespondents,
      wording: Wording(suppression: suppression, memberCount: graph.nodeCount),
      weightName: options.weightName)
  }

  private func groupings(of network: SocialNetwork) throws -> [Grouping] {
    if options.groupingColumns.isEmpty { return network.defaultGrouping.map { [$0] } ?? [] }
    return options.groupingColumns.map { column in
      Grouping(column: column, names: network.nodes.map { $0.value(of: column)?.text })
    }
  }
}
