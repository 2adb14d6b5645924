// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: centrality")
struct CentralityOracleTests {
  @Test(arguments: ReferenceLayer.all) func degrees(layer: ReferenceLayer) {
    expectAgrees(layer.graph.degree(), with: layer, ifPresent: "degree_undirected")
    expectAgrees(layer.graph.inDegree(), with: layer, ifPresent: "in_degree")
    expectAgrees(layer.graph.outDegree(), with: layer, ifPresent: "out_degree")
    expectAgrees(layer.graph.strength(), with: layer, ifPresent: "strength")
    expectAgrees(layer.graph.inStrength(), with: layer, ifPresent: "strength_in")
    expectAgrees(layer.graph.outStrength(), with: layer, ifPresent: "strength_out")
  }

  @Test(arguments: ReferenceLayer.having("centralization_degree_undirected"))
  func degreeCentralization(layer: ReferenceLayer) {
    expectAgrees(
      layer.graph.degreeCentralization(), with: layer, "centralization_degree_undirected")
  }

  @Test(arguments: ReferenceLayer.having("centralization_indegree"))
  func directedDegreeCentralization(layer: ReferenceLayer) {
    expectAgrees(layer.graph.inDegreeCentralization(), with: layer, "centralization_indegree")
    expectAgrees(layer.graph.outDegreeCentralization(), with: layer, "centralization_outdegree")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("betweenness_undirected"))
  func betweenness(layer: ReferenceLayer) throws {
    expectAgrees(try layer.weak.betweenness(), with: layer, "betweenness_undirected")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("betweenness_directed"))
  func directedBetweenness(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.betweenness(), with: layer, "betweenness_directed")
  }

  /// igraph compares lengths with a tolerance too; NetworkX, kept beside it, does not.
  @Test(arguments: ReferenceLayer.forAllPairs("betweenness_undirected_cost_1_over_w"))
  func betweennessByLengths(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.betweenness(length: .inverseWeight), with: layer,
      "betweenness_undirected_cost_1_over_w")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("betweenness_directed_cost_1_over_w"))
  func directedBetweennessByLengths(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.betweenness(length: .inverseWeight), with: layer,
      "betweenness_directed_cost_1_over_w")
  }

  @Test(arguments: ReferenceLayer.having("centralization_betweenness_undirected"))
  func betweennessCentralization(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.weak.betweennessCentralization(), with: layer,
      "centralization_betweenness_undirected")
  }

  @Test(arguments: ReferenceLayer.having("centralization_betweenness_directed"))
  func directedBetweennessCentralization(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.betweennessCentralization(), with: layer,
      "centralization_betweenness_directed")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("edge_betweenness_undirected"))
  func tieBetweenness(layer: ReferenceLayer) throws {
    let expected = layer.tieNumbers("edge_betweenness_undirected")
    let scores = try layer.weak.tieBetweenness()
    #expect(scores.count == expected.count, "\(layer.name)")
    for (edge, score) in zip(layer.weak.edges, scores) {
      let number = expected[layer.pair(edge)]
      expectClose(score.map(Quantity.value) ?? .undefined(.tooLarge), number, "\(layer.name)")
    }
  }

  @Test(arguments: ReferenceLayer.forAllPairs("closeness_undirected_wasserman_faust"))
  func closeness(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.weak.closeness(), with: layer, "closeness_undirected_wasserman_faust")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("closeness_out_wasserman_faust"))
  func directedCloseness(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.closeness(), with: layer, "closeness_out_wasserman_faust")
    expectAgrees(
      try layer.graph.reversed().closeness(), with: layer, "closeness_in_wasserman_faust")
  }

  @Test(arguments: ReferenceLayer.having("centralization_closeness_undirected"))
  func closenessCentralization(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.weak.closenessCentralization(), with: layer,
      "centralization_closeness_undirected")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("harmonic_undirected"))
  func harmonic(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.weak.harmonic(isNormalized: false), with: layer, "harmonic_undirected")
  }

  @Test(arguments: ReferenceLayer.forAllPairs("harmonic_out"))
  func directedHarmonic(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.harmonic(isNormalized: false), with: layer, "harmonic_out")
    expectAgrees(
      try layer.graph.reversed().harmonic(isNormalized: false), with: layer, "harmonic_in")
  }

  @Test(arguments: ReferenceLayer.having("pagerank_085"))
  func pageRank(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.unweighted().pageRank(), with: layer, "pagerank_085")
  }

  @Test(arguments: ReferenceLayer.having("pagerank_085_weighted"))
  func weightedPageRank(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.pageRank(), with: layer, "pagerank_085_weighted")
  }
}

/// Expects scores to agree with a metric that not every layer has.
private func expectAgrees(
  _ found: NodeScores, with layer: ReferenceLayer, ifPresent metric: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if layer.metrics[metric] == nil { return }
  expectAgrees(found, with: layer, metric, sourceLocation: sourceLocation)
}

extension ReferenceLayer {
  /// The layers that have a metric and on which ways between all pairs can be searched in a test.
  ///
  /// Without optimisation the kernels run about a hundred times as long, so that the layer of
  /// 7,115 nodes is left to release builds (`swift test -c release`).
  fileprivate static func forAllPairs(_ metric: String) -> [ReferenceLayer] {
    #if DEBUG
      let largest = 20_000_000
    #else
      let largest = Int.max
    #endif
    return having(metric).filter { $0.graph.nodeCount * $0.graph.edgeCount <= largest }
  }

  /// A metric that holds rows of two ids and a number, by the pair of ids in sorted order.
  fileprivate func tieNumbers(_ metric: String) -> [[String]: Double] {
    let rows = (metrics[metric]?.value.list ?? []).compactMap(\.list)
    return Dictionary(
      rows.map { row in (row.compactMap(\.text).sorted(), row.last?.number ?? .nan) },
      uniquingKeysWith: { _, last in last })
  }

  /// The ids of an edge's ends in sorted order.
  fileprivate func pair(_ edge: Graph.Edge) -> [String] {
    [network.nodes[edge.source].id, network.nodes[edge.target].id].sorted()
  }
}
