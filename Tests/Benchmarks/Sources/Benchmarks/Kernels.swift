// SPDX-License-Identifier: Apache-2.0

extension Kernel {
  /// Every kernel; each has a file in `Kernels` and one of the same name in `Harness/kernels`.
  static let all: [Kernel] = [
    betweenness,
    bridges,
    build,
    closeness,
    components,
    constraint,
    coreNumber,
    cutPoints,
    dyadCensus,
    effectiveSize,
    eigenvector,
    harmonic,
    hyperBall,
    keyPlayers,
    labelPropagation,
    leiden,
    localBridges,
    localClustering,
    louvain,
    pageRank,
    qap,
    readIntegers,
    readStrings,
    readTable,
    rewiring,
    sampledBetweenness,
    strongComponents,
    tieRange,
    triadCensus,
    triangles,
  ]
}
