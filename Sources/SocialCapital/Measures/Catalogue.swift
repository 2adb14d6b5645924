// SPDX-License-Identifier: Apache-2.0

extension Measure {
  /// Every measure, by family, in the order lists show them.
  public static let all: [Measure] =
    cohesion + communities + reciprocity + centrality + bridging + twoMode + flow + growth
    + inference

  private static let cohesion: [Measure] = [
    .density, .meanDegree, .components, .largestComponentShare, .isolates, .transitivity,
    .localClustering, .meanLocalClustering, .supportRatio, .tieEmbeddedness, .tieOverlap,
    .simmelianTies, .triadCensus, .coreNumber, .trussNumber, .corePeriphery, .cliques,
    .meanDistance, .reachablePairs, .diameter, .eccentricity, .globalEfficiency, .fragmentation,
    .connectedness, .krackhardtHierarchy, .krackhardtEfficiency, .krackhardtLub, .smallWorld,
  ]

  private static let communities: [Measure] = [
    .louvain, .leiden, .labelPropagation, .modularity,
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
    .strength, .inStrength, .outStrength, .strengthCentralization, .inStrengthCentralization,
    .outStrengthCentralization,
    .betweenness, .betweennessCentralization, .tieBetweenness,
    .closeness, .closenessCentralization, .harmonic, .harmonicCentralization,
    .pageRank, .pageRankCentralization,
    .eigenvector, .eigenvectorCentralization, .katz, .bonacichPower, .hitsHub, .hitsAuthority,
    .hitsHubCentralization, .hitsAuthorityCentralization,
    .subgraphCentrality, .laplacianCentrality, .laplacianCentralization,
    .averageNeighborDegree, .twoStepReach, .twoStepReachCentralization,
    .egoBetweenness, .egoBetweennessCentralization, .information, .currentFlowCloseness,
    .currentFlowBetweenness, .currentFlowBetweennessCentralization,
  ]

  private static let bridging: [Measure] = [
    .constraint, .effectiveSize, .burtEfficiency, .burtHierarchy,
    .openPairs,
    .brokerage, .eiIndex, .mixing, .assortativity, .colemanHomophily,
    .participationCoefficient, .sectorSpan,
    .bridges, .localBridges, .tieRange, .cutPoints,
    .everettValente, .valenteFujimoto, .hwangBridging, .jensenBridging, .keyPlayers,
    .bondingShare, .bridgingShare, .linkingShare, .twoWayLinking, .reachToPower,
    .linkingDependence, .crossConnection, .exposure, .friendingBias,
  ]

  private static let twoMode: [Measure] = [
    .twoModeDegree, .twoModeCloseness, .twoModeBetweenness,
    .reinforcement, .twoModeClustering, .interlocks,
  ]

  private static let flow: [Measure] = [
    .spendRetention, .localMultiplier, .finnCycling, .ascendency, .robustness,
  ]

  private static let growth: [Measure] = [
    .joiners, .leavers, .retention, .tieChange, .tiePersistence, .tieFormation, .tieJaccard,
    .hamming, .tieHalfLife, .dyadTransitions, .reciprocationRate, .closureRate,
    .newcomerIntegration, .densification, .attachment,
  ]

  private static let inference: [Measure] = [
    .waveCorrelation, .relationCorrelation, .relationRegression,
  ]
}
