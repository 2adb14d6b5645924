// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

@Suite("References: bridging")
struct BridgingOracleTests {
  @Test(arguments: ReferenceLayer.having("effective_size_undirected"))
  func effectiveSize(layer: ReferenceLayer) throws {
    expectAgrees(try layer.weak.effectiveSize(), with: layer, "effective_size_undirected")
  }

  @Test(arguments: ReferenceLayer.having("effective_size_directed"))
  func directedEffectiveSize(layer: ReferenceLayer) throws {
    let graph = layer.graph.unweighted()
    expectAgrees(try graph.effectiveSize(), with: layer, "effective_size_directed")
  }

  @Test(arguments: ReferenceLayer.having("articulation_points"))
  func cutPoints(layer: ReferenceLayer) throws {
    let flags = try layer.graph.cutPoints()
    let ids = layer.network.nodes.indices.filter { flags[$0] }.map { layer.network.nodes[$0].id }
    let expected = layer.metrics["articulation_points"]?.value.list?.compactMap(\.text) ?? []
    #expect(ids.sorted() == expected.sorted(), "\(layer.name)")
  }

  @Test(arguments: ReferenceLayer.having("bridges"))
  func bridges(layer: ReferenceLayer) throws {
    try expectTies(try layer.graph.bridges(), of: layer, "bridges")
  }

  @Test(arguments: ReferenceLayer.having("local_bridges"))
  func localBridges(layer: ReferenceLayer) throws {
    try expectTies(try layer.graph.localBridges(), of: layer, "local_bridges")
  }

  /// The references hold pairs of ids in some order; flags must mark exactly those.
  private func expectTies(
    _ picked: PickedTies, of layer: ReferenceLayer, _ metric: String
  ) throws {
    let nodes = layer.network.nodes
    let pairs = Set(
      zip(layer.graph.edges, picked.flags).filter(\.1).map {
        [nodes[$0.0.source].id, nodes[$0.0.target].id].sorted()
      })
    let expected = (layer.metrics[metric]?.value.list ?? []).map {
      ($0.list ?? []).compactMap(\.text).sorted()
    }
    #expect(pairs == Set(expected), "\(layer.name), \(metric)")
    #expect(picked.count == expected.count, "\(layer.name), \(metric)")
  }

  @Test(
    arguments: ReferenceLayer.groupingMetrics(prefix: "ei_index_", suffix: "ected")
      .filter { !$0.metric.hasPrefix("ei_index_node_") })
  func eiIndex(_ found: ReferenceLayer.GroupingMetric) throws {
    let isDirected = found.metric.hasSuffix("_directed")
    let graph = isDirected ? found.layer.graph.unweighted() : found.layer.weak
    let index = graph.eiIndex(by: try found.layer.grouping(found.column))
    expectAgrees(index.index, with: found.layer, found.metric)
  }

  @Test(arguments: ReferenceLayer.groupingMetrics(prefix: "ei_index_node_", suffix: "_undirected"))
  func nodeEIIndex(_ found: ReferenceLayer.GroupingMetric) throws {
    let index = found.layer.weak.eiIndex(by: try found.layer.grouping(found.column))
    expectAgrees(index.nodes, with: found.layer, found.metric)
  }

  @Test(arguments: ReferenceLayer.groupingMetrics(prefix: "mixing_matrix_", suffix: ""))
  func mixing(_ found: ReferenceLayer.GroupingMetric) throws {
    let mixing = found.layer.graph.mixing(by: try found.layer.grouping(found.column))
    let expected = found.layer.metrics[found.metric]?.value.list?.map { row in
      (row.list ?? []).compactMap(\.number).map { Int($0) }
    }
    #expect(mixing.counts == expected, "\(found)")
  }

  /// Columns of sna: w_I, w_O, b_IO (representative), b_OI (gatekeeper), b_O, t.
  @Test(arguments: ReferenceLayer.groupingMetrics(prefix: "brokerage_nodes_", suffix: ""))
  func nodeBrokerage(_ found: ReferenceLayer.GroupingMetric) throws {
    let brokerage = try found.layer.graph.brokerage(by: try found.layer.grouping(found.column))
    let expected = found.layer.metrics[found.metric]?.value.list ?? []
    #expect(expected.count == found.layer.graph.nodeCount)
    for (node, row) in expected.enumerated() {
      let counts = Brokerage.Role.allCases.map { brokerage.count(of: node, as: $0) }
      #expect(counts == row.list?.map { $0.number.map { Int($0) } }, "\(found) node \(node)")
    }
  }

  @Test(arguments: ReferenceLayer.groupingMetrics(prefix: "brokerage_gli_", suffix: ""))
  func networkBrokerage(_ found: ReferenceLayer.GroupingMetric) throws {
    let brokerage = try found.layer.graph.brokerage(by: try found.layer.grouping(found.column))
    let counts = Brokerage.Role.allCases.map { Double(brokerage.networkScore(as: $0).count) }
    #expect(counts == found.layer.numbers(found.metric), "\(found)")
  }
}

extension BridgingOracleTests {
  @Test(arguments: ReferenceLayer.groupingMetrics(prefix: "assortativity_", suffix: "ected"))
  func assortativity(_ found: ReferenceLayer.GroupingMetric) throws {
    let isDirected = found.metric.hasSuffix("_directed")
    let graph = isDirected ? found.layer.graph : found.layer.weak
    let value = graph.assortativity(by: try found.layer.grouping(found.column))
    expectAgrees(value, with: found.layer, found.metric)
  }
}

extension ReferenceLayer {
  /// A metric of a layer that depends on a column of its nodes.
  struct GroupingMetric: Sendable, CustomTestStringConvertible {
    let layer: ReferenceLayer
    let metric: String
    let column: String
    var testDescription: String { "\(layer.name), \(metric)" }
  }

  /// The metrics named by a prefix, a column and a suffix, on every layer that has them.
  static func groupingMetrics(prefix: String, suffix: String) -> [GroupingMetric] {
    all.flatMap { layer in
      layer.metrics.keys.sorted().filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.map {
        let column = $0.dropFirst(prefix.count).replacing(/_(un)?directed$/, with: "")
        return GroupingMetric(layer: layer, metric: $0, column: String(column))
      }
    }
  }
}
