// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: cohesion")
struct CohesionOracleTests {
  @Test(arguments: ReferenceLayer.having("components_weak_sizes_descending"))
  func weakComponents(layer: ReferenceLayer) {
    let parts = layer.graph.weakComponents()
    #expect(
      layer.numbers("components_weak_sizes_descending") == parts.descendingSizes.map(Double.init))
    #expect(partition(layer, "component_weak_membership") == parts)
  }

  @Test(arguments: ReferenceLayer.having("components_strong_sizes_descending"))
  func strongComponents(layer: ReferenceLayer) {
    let parts = layer.graph.strongComponents()
    #expect(
      layer.numbers("components_strong_sizes_descending")
        == parts.descendingSizes.map(Double.init))
    #expect(partition(layer, "component_strong_membership") == parts)
  }

  @Test(arguments: ReferenceLayer.having("transitivity_undirected"))
  func transitivity(layer: ReferenceLayer) throws {
    expectAgrees(try layer.graph.transitivity(), with: layer, "transitivity_undirected")
  }

  @Test(arguments: ReferenceLayer.having("transitivity_directed_weak"))
  func directedTransitivity(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.transitivity(rule: .directed), with: layer, "transitivity_directed_weak")
  }

  @Test(arguments: ReferenceLayer.having("transitivity_directed_strong"))
  func strongTransitivity(layer: ReferenceLayer) throws {
    expectAgrees(
      try layer.graph.transitivity(rule: .strong), with: layer, "transitivity_directed_strong")
  }

  @Test(arguments: ReferenceLayer.having("local_clustering_directed_fagiolo"))
  func directedClustering(layer: ReferenceLayer) throws {
    expectAgrees(
      zeroFilled(try layer.graph.localClustering(rule: .directed)), with: layer,
      "local_clustering_directed_fagiolo")
  }

  @Test(arguments: ReferenceLayer.having("triad_census"))
  func triadCensus(layer: ReferenceLayer) throws {
    #expect(layer.numbers("triad_census") == (try layer.graph.triadCensus().all))
  }

  @Test(arguments: ReferenceLayer.having("local_clustering_undirected"))
  func localClustering(layer: ReferenceLayer) throws {
    expectAgrees(
      zeroFilled(try layer.weak.localClustering()), with: layer, "local_clustering_undirected")
    expectAgrees(try layer.weak.meanLocalClustering(), with: layer, "average_clustering_nan")
    expectAgrees(
      try layer.weak.meanLocalClustering(fillingWithZeros: true), with: layer,
      "average_clustering_zero")
  }

  @Test(arguments: ReferenceLayer.having("local_clustering_barrat"))
  func weightedClustering(layer: ReferenceLayer) throws {
    expectAgrees(
      zeroFilled(try layer.graph.localClustering(weighting: .barrat)), with: layer,
      "local_clustering_barrat")
    expectAgrees(
      zeroFilled(try layer.graph.localClustering(weighting: .onnela)), with: layer,
      "local_clustering_onnela")
  }

  @Test(arguments: ReferenceLayer.having("triangles"))
  func triangles(layer: ReferenceLayer) throws {
    // Each triangle at a node is a shared contact on two of its ties.
    var twice = [Double](repeating: 0, count: layer.weak.nodeCount)
    let shared = try layer.weak.tieEmbeddedness()
    for (place, edge) in layer.weak.edges.enumerated() {
      twice[edge.source] += shared[place] ?? 0
      twice[edge.target] += shared[place] ?? 0
    }
    let expected = layer.numbers("triangles")
    if expected.count == twice.count {
      #expect(expected == twice.map { $0 / 2 })
    } else {
      #expect(layer.number("triangles") == twice.reduce(0, +) / 6)
    }
  }

  @Test(arguments: ReferenceLayer.having("core_number_undirected"))
  func coreNumbers(layer: ReferenceLayer) {
    #expect(layer.numbers("core_number_undirected") == layer.graph.coreNumbers().map(Double.init))
    if layer.metrics["core_number_in"] == nil { return }
    #expect(
      layer.numbers("core_number_in")
        == layer.graph.coreNumbers(counting: .incoming).map(Double.init))
    #expect(
      layer.numbers("core_number_out")
        == layer.graph.coreNumbers(counting: .outgoing).map(Double.init))
  }

  @Test(arguments: ReferenceLayer.having("average_path_length_undirected"))
  func distances(layer: ReferenceLayer) throws {
    expectAgrees(try layer.weak.meanDistance(), with: layer, "average_path_length_undirected")
    expectAgrees(try layer.weak.diameter(), with: layer, "diameter_undirected")
    if layer.metrics["diameter_directed"] == nil { return }
    expectAgrees(try layer.graph.meanDistance(), with: layer, "average_path_length_directed")
    expectAgrees(try layer.graph.diameter(), with: layer, "diameter_directed")
  }

  @Test(arguments: ReferenceLayer.having("krackhardt_connectedness"))
  func krackhardt(layer: ReferenceLayer) throws {
    let graph = layer.graph
    expectAgrees(graph.connectedness(), with: layer, "krackhardt_connectedness")
    expectAgrees(graph.krackhardtEfficiency(), with: layer, "krackhardt_efficiency")
    expectAgrees(try graph.krackhardtHierarchy(), with: layer, "krackhardt_hierarchy")
  }

  /// Two rules: sna takes an upper bound that leads to all others for the least one.
  ///
  /// Its value is computed here by that rule, and the library's by the definition; see the guide.
  @Test(arguments: ReferenceLayer.having("krackhardt_lubness"))
  func leastUpperBounds(layer: ReferenceLayer) throws {
    for (order, metric) in [
      (TieOrder.downwards, "krackhardt_lubness"), (.upwards, "krackhardt_lubness_transposed"),
    ] where layer.metrics[metric] != nil {
      let ties = order == .downwards ? layer.graph : layer.graph.reversed()
      let top = boundedness(of: ties) { bound, bounds, below in
        bounds.isSubset(of: below[bound])
      }
      expectAgrees(top, with: layer, metric)
      let least = boundedness(of: ties) { bound, bounds, below in
        bounds.allSatisfy { below[$0].contains(bound) }
      }
      #expect(try layer.graph.leastUpperBoundedness(order: order) == least)
    }
  }

  /// The share of pairs of which some common upper bound passes a test.
  private func boundedness(
    of graph: Graph, _ isBound: (_ bound: Int, _ bounds: Set<Int>, _ below: [Set<Int>]) -> Bool
  ) -> Quantity {
    let below = graph.nodes.map { node in
      let distances = graph.distances(from: node)
      return Set(graph.nodes.filter { $0 == node || distances[$0] != nil })
    }
    var (violations, possible) = (0, 0)
    for part in graph.weakComponents().parts where part.count > 2 {
      possible += (part.count - 1) * (part.count - 2) / 2
      for i in part {
        for j in part where j < i {
          let bounds = Set(part.filter { below[$0].contains(i) && below[$0].contains(j) })
          if !bounds.contains(where: { isBound($0, bounds, below) }) { violations += 1 }
        }
      }
    }
    return possible == 0
      ? .undefined(.tooFewNodes) : .value(1 - Double(violations) / Double(possible))
  }

  @Test(arguments: ReferenceLayer.all.filter { !$0.modularityColumns.isEmpty })
  func modularity(layer: ReferenceLayer) throws {
    for column in layer.modularityColumns {
      let result = try Measure.modularity.compute(
        MeasureInput(layer.weak, groupings: [try layer.grouping(column)]))
      let value = result.value("modularity:\(column)") ?? .undefined(.noGroups)
      expectAgrees(value, with: layer, "modularity_\(column)_undirected")
    }
  }

  /// The references give 0 to nodes below two contacts, where there is no pair to be tied.
  private func zeroFilled(_ scores: NodeScores) -> NodeScores {
    NodeScores(scores.map { $0 ?? 0 })
  }

  private func partition(_ layer: ReferenceLayer, _ metric: String) -> Partition {
    Partition(labels: layer.numbers(metric).map { Int($0 ?? 0) })
  }
}

extension ReferenceLayer {
  /// The attributes by which the references have modularity on the weak view.
  fileprivate var modularityColumns: [String] {
    metrics.keys.filter { $0.hasPrefix("modularity_") && $0.hasSuffix("_undirected") }
      .map { String($0.dropFirst("modularity_".count).dropLast("_undirected".count)) }.sorted()
  }
}
