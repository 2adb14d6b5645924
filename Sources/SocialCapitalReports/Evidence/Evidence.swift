// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

/// Everything a report says something about, measured.
struct Evidence: Sendable {
  let options: ReportOptions
  /// The panel, without those who withdrew.
  let panel: NetworkPanel
  /// What members are called.
  let names: MemberNames
  /// How numbers are said.
  let wording: Wording
  /// Each wave on everything observed; one without a name where the data have no waves.
  let waves: [WaveLook]
  /// What changed between waves, or why that cannot be told.
  let growth: Growth

  /// A wave and how it is looked at.
  struct WaveLook: Sendable {
    /// What the data call the wave, or `nil` where they have none.
    let name: String?
    /// Everything observed.
    let observed: Look
    /// What passes among those who answered, where not everybody did; else all that was observed.
    let answered: Look
    /// The number of members in scope and of those who answered, where that was recorded.
    let scopeCount: Int
    let respondentCount: Int?
  }

  /// What is known of change.
  enum Growth: Sendable {
    /// There are not two waves.
    case oneWave
    /// Who answered was not recorded, so change cannot be told from missing answers.
    case unknown(String)
    /// The measures of change, and for the last change both waves on those who answered twice.
    case known(GrowthRun, before: Look, after: Look)
  }

  /// The last wave.
  var latest: WaveLook { waves[waves.count - 1] }

  /// Measures everything.
  init(
    _ panel: NetworkPanel, options: ReportOptions, monitor: Monitor,
    willCompute: (Measure, Int, Int) -> Void
  ) throws {
    let panel = try panel.removingWithdrawn()
    let network = panel.network
    self.options = options
    self.panel = panel
    names = MemberNames(
      of: network, showsCitizens: options.showsNames, seed: options.seed,
      salt: options.pseudonymSalt)
    let suppression = options.isPublic ? options.suppression : nil
    let maker = LookMaker(options: options, monitor: monitor, suppression: suppression)
    var waves: [WaveLook] = []
    for wave in panel.waves.dropLast() {
      waves.append(try maker.look(at: wave, of: panel, measuring: Self.briefIDs) { _, _, _ in })
    }
    let all = Set(options.measures.map(\.id)).union(Self.pageIDs)
    if let last = panel.waves.last {
      waves.append(try maker.look(at: last, of: panel, measuring: all, willCompute: willCompute))
    } else {
      waves.append(try maker.look(at: network, measuring: all, willCompute: willCompute))
    }
    self.waves = waves
    wording = Wording(suppression: suppression, memberCount: waves.last?.observed.memberCount ?? 0)
    growth = try maker.growth(of: panel)
  }

  /// What the table of waves needs.
  static let briefIDs: Set = [
    "mean-degree", "arc-reciprocity", "support-ratio", "ei-index", "largest-component-share",
    "isolates", "betweenness",
  ]

  /// What passes between two people, and so can only be told where both answered.
  static let mutualIDs: Set = [
    "arc-reciprocity", "dyad-census", "reciprocity-correlation", "weighted-reciprocity",
    "sector-reciprocity", "circulation", "two-way-participation", "gini-giving",
  ]

  /// What is compared between waves with intervals: numbers that count ties and pairs, which settle
  /// when members are drawn anew.
  static let comparedIDs: Set = [
    "mean-degree", "arc-reciprocity", "support-ratio", "ei-index",
  ]

  /// The most members for whom a report works out intervals, which takes a step for each member.
  static let mostForIntervals = 3_000

  /// What the page needs of the last wave.
  static let pageIDs = mutualIDs.union(briefIDs).union([
    "density", "betweenness", "brokerage", "mixing", "bridges", "local-bridges", "cut-points",
    "effective-size", "constraint", "in-degree-centralization", "degree-centralization",
    "reach-to-power", "cross-connection", "fragmentation", "spend-retention", "lm3", "reach-2",
    "bonding-share", "bridging-share", "linking-share", "core-number", "degree", "in-degree",
    "out-degree",
  ])
}
