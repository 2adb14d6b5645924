// SPDX-License-Identifier: Apache-2.0

extension Measure {
  /// Every measure, by family, in the order lists show them.
  public static let all: [Measure] =
    cohesion + reciprocity + centrality + bridging + flow + growth + inference

  private static let cohesion: [Measure] = [
    .density, .meanDegree, .components, .isolates, .transitivity, .supportRatio, .triadCensus,
  ]

  private static let reciprocity: [Measure] = [
    .dyadCensus, .arcReciprocity, .dyadReciprocity, .reciprocityCorrelation, .reciprocityLogOdds,
    .katzPowell, .raoBandyopadhyay, .weightedReciprocity, .weightedReciprocityCorrelation,
    .circulation, .strongComponentShare, .threeCycleClosure, .cyclicTriadShare, .returnTime,
    .nodeReciprocity, .outReciprocity, .inReciprocity, .sectorReciprocity, .givingBalance,
    .twoWayParticipation, .giniGiving, .giniReceiving,
  ]

  private static let centrality: [Measure] = [
    .degree, .inDegree, .outDegree, .degreeCentralization, .inDegreeCentralization,
    .outDegreeCentralization,
    .strength, .inStrength, .outStrength,
    .betweenness, .betweennessCentralization, .tieBetweenness,
    .closeness, .closenessCentralization, .harmonic, .harmonicCentralization,
    .pageRank, .pageRankCentralization,
    .eigenvector, .katz, .bonacichPower, .hitsHub, .hitsAuthority,
    .laplacianCentrality, .averageNeighborDegree, .twoStepReach, .egoBetweenness,
  ]

  private static let bridging: [Measure] = [
    .constraint, .effectiveSize, .burtEfficiency, .burtHierarchy,
    .brokerage, .eiIndex, .mixing,
    .bridges, .localBridges, .cutPoints,
  ]

  private static let flow: [Measure] = [
    .spendRetention, .localMultiplier, .finnCycling, .ascendency, .robustness,
  ]

  private static let growth: [Measure] = [
    .joiners, .leavers, .retention, .tieChange, .tiePersistence, .tieFormation, .tieJaccard,
    .hamming, .tieHalfLife, .dyadTransitions,
  ]

  private static let inference: [Measure] = [
    .waveCorrelation
  ]
}
