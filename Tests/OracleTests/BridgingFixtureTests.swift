// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import TestSupport
import Testing

/// Values that `Scripts/bridging.R` and `Scripts/bridging.py` had other tools compute.
@Suite("Fixtures: bridging")
struct BridgingFixtureTests {
  /// One of the files that the scripts wrote.
  private struct Fixture {
    let values: JSONValue

    init(_ name: String) throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/\(name).json")
      values = try #require(JSONValue(contentsOf: file))
    }

    func value(_ name: String) -> JSONValue? { values[name]?["value"] ?? values[name] }
    func numbers(_ name: String) -> [Double?] { value(name)?.list?.map(\.number) ?? [] }
    func rows(_ name: String) -> [[Double?]] {
      value(name)?.list?.map { $0.list?.map(\.number) ?? [] } ?? []
    }

    /// The network the tool was given; a third number of an arc is its weight.
    var graph: Graph {
      get throws {
        let arcs = rows("arcs").map { row in row.compactMap { $0 } }
        let edges = arcs.map {
          Graph.Edge(Int($0[0]), Int($0[1]), weight: $0.count > 2 ? $0[2] : 1)
        }
        let count = try #require(values["nodes"]?.number)
        return try Graph(nodeCount: Int(count), edges: edges, isDirected: true)
      }
    }

    var grouping: Grouping {
      Grouping(column: "group", names: numbers("groups").map { $0.map { "\(Int($0))" } })
    }
  }

  @Test func brokerageOfNodesBySNA() throws {
    let fixture = try Fixture("bridging-sna")
    let brokerage = try fixture.graph.brokerage(by: fixture.grouping)
    let raw = fixture.rows("raw.nli")
    let means = fixture.rows("exp.nli")
    let deviations = fixture.rows("sd.nli")
    let z = fixture.rows("z.nli")
    #expect(raw.count == 16)
    for node in raw.indices {
      for (column, role) in Brokerage.Role.allCases.enumerated() {
        let score = try #require(brokerage.score(of: node, as: role))
        #expect(Double(score.count) == raw[node][column])
        expectClose(score.expected, means[node][column])
        expectClose(score.variance.map { $0.squareRoot() }, deviations[node][column])
        expectClose(score.z, z[node][column])
      }
    }
  }

  /// sna leaves covariances out of four of the six variances of the network; they come out too large.
  @Test func brokerageOfTheNetworkBySNA() throws {
    let fixture = try Fixture("bridging-sna")
    let brokerage = try fixture.graph.brokerage(by: fixture.grouping)
    let raw = fixture.numbers("raw.gli")
    let means = fixture.numbers("exp.gli")
    let deviations = fixture.numbers("sd.gli")
    for (column, role) in Brokerage.Role.allCases.enumerated() {
      let score = brokerage.networkScore(as: role)
      #expect(Double(score.count) == raw[column])
      expectClose(score.expected, means[column])
      let own = try #require(score.variance.value).squareRoot()
      let theirs = try #require(deviations[column])
      if role == .consultant || role == .liaison {
        expectClose(own, theirs)
      } else {
        #expect(own < theirs * 0.999, "\(role)")
      }
    }
  }

  @Test func structuralHoles() throws {
    let fixture = try Fixture("bridging-networkx")
    let graph = try fixture.graph
    expectClose(try graph.constraint(), fixture.numbers("constraint"))
    expectClose(try graph.weakView().effectiveSize(), fixture.numbers("effective_size"))
  }

  @Test func tieRanges() throws {
    let fixture = try Fixture("bridging-networkx")
    let view = try fixture.graph.weakView()
    let found = try zip(view.edges, view.tieRanges()).filter { $0.1 != 2 }
      .map { [Double($0.0.source), Double($0.0.target), $0.1] }
    let expected = fixture.rows("local_bridges").map { row -> [Double?] in
      guard let one = row[0], let other = row[1] else { return row }
      return [min(one, other), max(one, other), row[2]]
    }
    #expect(Set(found) == Set(expected))
    #expect(try fixture.graph.localBridges().count == expected.count)
  }

  @Test func cutPointsAndAssortativity() throws {
    let fixture = try Fixture("bridging-networkx")
    let graph = try fixture.graph
    let flags = try graph.cutPoints()
    #expect(graph.nodes.filter { flags[$0] }.map { Double($0) } == fixture.numbers("cut_points"))
    expectClose(
      graph.assortativity(by: fixture.grouping), fixture.value("assortativity")?.number)
  }

  @Test func twoMode() throws {
    let fixture = try Fixture("bridging-networkx")
    let pairs = fixture.rows("two_mode_edges").map { row in row.compactMap { $0.map { Int($0) } } }
    let graph = try Graph(
      nodeCount: 17, pairs: pairs.map { ($0[0], $0[1]) }, isDirected: false)
    let modes = graph.nodes.map { $0 < 10 ? TwoModeGraph.Mode.first : .second }
    let twoMode = try #require(TwoModeGraph(graph, modes: modes))
    expectClose(try twoMode.reinforcement(), fixture.value("robins_alexander")?.number)
    let projected = try twoMode.projection(onto: .first, weights: .newman)
    let expected = fixture.rows("newman_projection")
    let edges = projected.graph.edges
    #expect(edges.count == expected.count)
    for (edge, row) in zip(edges, expected) {
      #expect(Double(edge.source) == row[0] && Double(edge.target) == row[1])
      expectClose(edge.weight, row[2] ?? 0)
    }
  }
}
