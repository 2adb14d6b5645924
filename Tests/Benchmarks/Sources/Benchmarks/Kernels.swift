// SPDX-License-Identifier: Apache-2.0

extension Kernel {
  /// Every kernel; each has a file in `Kernels` and one of the same name in `Harness/kernels`.
  static let all: [Kernel] = [
    build,
    betweenness,
    dyadCensus,
    keyPlayers,
    labelPropagation,
    leiden,
    louvain,
    pageRank,
    qap,
    rewiring,
  ]
}
