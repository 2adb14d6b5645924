// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import TestSupport
import Testing

/// Communities beside the largest modularity there is, which igraph found by integer programming, and
/// beside divisions that several tools find from every seed; `Scripts/chance_fixture.py` wrote both.
@Suite("Fixtures: communities")
struct CommunityFixtureTests {
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    let graph: Graph
    let largest: Double
    let below: [String: [JSONValue]]
    let foundByAll: [String: [Int]]
    var testDescription: String { name }

    init(_ content: JSONValue) throws {
      name = content["name"]?.text ?? ""
      graph = try Graph(
        nodeCount: Int(content["nodes"]?.number ?? 0),
        edges: (content["ties"]?.rows ?? []).map {
          Graph.Edge(Int($0[0]), Int($0[1]), weight: $0[2])
        },
        isDirected: content["directed"]?.flag ?? false)
      largest = content["largest-modularity"]?["value"]?.number ?? .nan
      below = (content["below"]?.fields ?? [:]).mapValues { $0.list ?? [] }
      foundByAll = (content["found-by-all"]?.fields ?? [:]).mapValues { entry in
        (entry["parts"]?.list ?? []).compactMap(\.number).map { Int($0) }
      }
    }
  }

  static let networks = (JSONValue.fixture("communities")?.list ?? []).compactMap {
    try? Network($0)
  }

  @Test func theFixtureIsThere() {
    #expect(Self.networks.count == 11)
    for method in ["louvain", "leiden", "label-propagation"] {
      #expect(Self.networks.contains { $0.foundByAll[method] != nil }, "\(method)")
    }
  }

  /// No division passes the optimum; the best of thirty seeds comes within 0.005 of it by Leiden; and none
  /// stays further below than those of other tools from 200 seeds, nor do they on average.
  @Test(arguments: networks) func reachesTheLargestModularity(network: Network) throws {
    let view = network.graph.weakView()
    for method in ["leiden", "louvain"] {
      let below = try (1...30 as ClosedRange<UInt64>).map { seed in
        let parts =
          method == "leiden"
          ? try network.graph.leiden(seed: seed) : try network.graph.louvain(seed: seed)
        let modularity = Self.modularity(of: parts, on: view)
        expectClose(view.modularity(of: parts), modularity)
        if method == "leiden" {
          for part in parts.parts { #expect(view.induced(on: part).weakComponents().count == 1) }
        }
        return network.largest - modularity
      }
      #expect(below.allSatisfy { $0 >= -1e-9 }, "\(method)")
      if method == "leiden" { #expect((below.min() ?? 1) <= 0.005) }
      let others = try #require(network.below[method])
      let largest = others.compactMap { $0["largest"]?.number }.max() ?? 0
      #expect(below.allSatisfy { $0 <= largest + 1e-9 }, "\(method): \(below), at most \(largest)")
      let bound = others.compactMap { other -> Double? in
        guard let mean = other["mean"]?.number, let deviation = other["standard-deviation"]?.number
        else { return nil }
        return mean + 4 * deviation / 30.0.squareRoot()
      }.max()
      let mean = below.reduce(0, +) / 30
      #expect(mean <= (bound ?? 0) + 1e-9, "\(method): \(mean) on average")
    }
  }

  @Test(arguments: networks) func findsWhatEveryToolFinds(network: Network) throws {
    for (method, parts) in network.foundByAll {
      for seed in 1...10 as ClosedRange<UInt64> {
        let found =
          switch method {
          case "louvain": try network.graph.louvain(seed: seed)
          case "leiden": try network.graph.leiden(seed: seed)
          default: try network.graph.labelPropagation(seed: seed)
          }
        #expect(found.membership == parts, "\(network.name), \(method), seed \(seed)")
      }
    }
  }

  /// Nobody has more tie weight to another label than to its own, which is where igraph and NetworkX
  /// stop too.
  @Test(arguments: networks) func labelsAreThoseOfMost(network: Network) throws {
    let view = network.graph.weakView()
    for seed in 1...10 as ClosedRange<UInt64> {
      let labels = try network.graph.labelPropagation(seed: seed)
      for node in view.nodes {
        var sums = [Double](repeating: 0, count: labels.count)
        for other in view.nodes where other != node {
          sums[labels[other]] += view.weight(from: node, to: other) ?? 0
        }
        let most = sums.max() ?? 0
        #expect(sums[labels[node]] >= most * (1 - 1e-12), "\(network.name), seed \(seed)")
      }
    }
  }

  /// The share of weight within parts less what the sums of its ends would put there, pair by pair.
  private static func modularity(of parts: Partition, on view: Graph) -> Double {
    let strength = view.nodes.map { view.strength()[$0] ?? 0 }
    let whole = strength.reduce(0, +)
    var sum = 0.0
    for i in view.nodes {
      for j in view.nodes where parts[i] == parts[j] {
        let weight = i == j ? 0 : view.weight(from: i, to: j) ?? 0
        sum += weight - strength[i] * strength[j] / whole
      }
    }
    return sum / whole
  }
}
