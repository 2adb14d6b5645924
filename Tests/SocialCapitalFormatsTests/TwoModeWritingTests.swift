// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import Testing

@testable import SocialCapitalFormats

@Suite("Two-mode data in formats for matrices") struct TwoModeWritingTests {
  private func network(
    _ modes: [Int?], _ ties: [Tie], isDirected: Bool = false
  ) throws -> SocialNetwork {
    let ids = ["ann", "bo", "E 1", "E2", "E3"]
    return try SocialNetwork(
      nodes: modes.enumerated().map { Node(ids[$0], mode: $1) }, ties: ties,
      isDirected: isDirected)
  }

  private let ties = [
    Tie("ann", "E 1", weight: 2), Tie("ann", "E2", weight: 0.5), Tie("bo", "E2", weight: 1),
  ]

  @Test func ofUCINETComeBackAsTheyAre() throws {
    let network = try network([1, 1, 2, 2, 2], ties)
    let written = try NetworkWriter().write(network, as: .dl)
    #expect(written.losses.isEmpty)
    let text = String(decoding: written.files[0].contents, as: UTF8.self)
    #expect(
      text == """
        dl nr=2 nc=3
        format=edgelist2
        row labels:
        ann
        bo
        column labels:
        "E 1"
        E2
        E3
        data:
        1 1 2
        1 2 0.5
        2 2 1

        """)
    #expect(try NetworkReader().read(InputFiles(ties: written.files[0])).network == network)
  }

  @Test func ofMatrixMarketLoseTheirIDsOnly() throws {
    // Written from either end.
    let turned = try network(
      [1, 1, 2, 2, 2], ties.map { Tie($0.target, $0.source, weight: $0.weight) })
    let written = try NetworkWriter().write(turned, as: .matrixMarket)
    #expect(written.losses.map(\.description) == ["ids of nodes, which become numbers (5)"])
    let text = String(decoding: written.files[0].contents, as: UTF8.self)
    #expect(
      text == "%%MatrixMarket matrix coordinate real general\n2 3 3\n1 1 2\n1 2 0.5\n2 2 1\n")
    let read = try NetworkReader().read(InputFiles(ties: written.files[0])).network
    #expect(read.nodes.map(\.mode) == [1, 1, 2, 2, 2])
    #expect(read.ties.weights == [2, 0.5, 1])
    #expect(!read.isDirected)
  }

  @Test func thatAreNoRowsAndColumnsSayThatSidesAreLost() throws {
    let cases = [
      try network([1, 1, 2, 2, 2], ties, isDirected: true), try network([1, 1, 2, 2, nil], ties),
      try network([1, 1, 2, 2, 2], ties + [Tie("E2", "E3", weight: 1)]),
      try network([1, 2, 2, 2, 1], [Tie("ann", "E 1")]),
    ]
    for network in cases {
      for format in [NetworkFormat.dl, .matrixMarket] {
        let losses = try NetworkWriter().write(network, as: format).losses
        let sides = network.nodes.count { $0.mode != nil }
        #expect(losses.first { $0.what == "sides of nodes in two-mode data" }?.count == sides)
        #expect(!losses.contains { $0.what.hasPrefix("labels") })
      }
    }
    // A square matrix would be of one mode.
    let square = try network([1, 1, 2, 2], Array(ties[..<2]))
    let losses = try NetworkWriter().write(square, as: .matrixMarket).losses
    #expect(losses.map(\.what).contains("sides of nodes in two-mode data"))
    #expect(try NetworkWriter().write(square, as: .dl).losses.isEmpty)
  }

  @Test func emptyPropertiesAreListedWhereTablesCannotHoldThem() throws {
    let network = try SocialNetwork(
      nodes: [Node("a", label: "", place: ""), Node("b", attributes: ["note": ""])],
      ties: [Tie("a", "b", relation: "")])
    let losses = try NetworkWriter().write(network, as: .tables).losses
    #expect(losses.map(\.description) == ["empty texts (4)"])
  }
}
